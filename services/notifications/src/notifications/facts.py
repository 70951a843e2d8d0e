"""What this service has heard of one process: whom its decisions concern, who registered, and the words for notices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from events.comments import CommentAnswered, CommentPeriodOpened
from events.envelope import Event, Text
from events.notifications import ContactRegistered
from events.plan import DocumentDrafted, ProcessCancelled, ProcessResumed, ProcessStarted, ProcessSuspended
from events.proposals import (
    CallPublished,
    CureLapsed,
    MergeAsked,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalsMerged,
)
from events.rules import Process, follow
from events.workgroup import BodyEstablished, MeetingConvened, MemberAppointed

from .domain import ANNOUNCEMENTS, Audience

INTERESTS: frozenset[str] = frozenset(ANNOUNCEMENTS) | {
    ProcessStarted.TOPIC,
    ProcessSuspended.TOPIC,
    ProcessResumed.TOPIC,
    ProcessCancelled.TOPIC,
    DocumentDrafted.TOPIC,
    BodyEstablished.TOPIC,
    MemberAppointed.TOPIC,
    ContactRegistered.TOPIC,
}
"""Topics that are kept, and folded into Facts."""


@dataclass(frozen=True, kw_only=True)
class Registration:
    """Since when a person can be told, and in which language (that of their latest registration, by `version`)."""

    since: datetime
    version: int
    language: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A fold of what was heard; events of different services may arrive in any order."""

    started: ProcessStarted | None = None
    process: Process = field(default_factory=Process)
    documents: Mapping[str, Text] = field(default_factory=dict)
    bodies: Mapping[str, Text] = field(default_factory=dict)
    members: Mapping[tuple[str, UUID], datetime] = field(default_factory=dict)
    meetings: Mapping[UUID, MeetingConvened] = field(default_factory=dict)
    consultations: Mapping[UUID, CommentPeriodOpened] = field(default_factory=dict)
    calls: Mapping[UUID, CallPublished] = field(default_factory=dict)
    registrations: Mapping[UUID, Registration] = field(default_factory=dict)
    decisions: Mapping[UUID, Event] = field(default_factory=dict)

    def owed(self, decision: Event) -> tuple[UUID, ...]:
        """Who is owed a notice of that decision, by what is known of it now, in the order of their ids."""
        return tuple(person for person in sorted(self._audience(decision)) if self._had_registered(person, decision))

    def _audience(self, decision: Event) -> Iterable[UUID]:
        match ANNOUNCEMENTS[decision.TOPIC].audience:
            case Audience.MEMBERS:
                body = getattr(decision, "body", None)
                seated = self.members.items()
                return [who for (of, who), since in seated if of == body and since <= decision.happened_at]
            case Audience.REGISTERED:
                return self.registrations
            case Audience.AUTHOR:
                return _authors(decision)

    def _had_registered(self, person: UUID, decision: Event) -> bool:
        registration = self.registrations.get(person)
        return registration is not None and registration.since <= decision.happened_at


def _authors(decision: Event) -> Iterable[UUID]:
    """Whose comment or proposals the decision is about; of a receipt, who acted."""
    match decision:
        case MergeAsked() | ProposalsMerged() | ProposalFoundEligible() | ProposalFoundIneligible():
            return decision.authors
        case CommentAnswered() | ProposalReturned() | CureLapsed():
            author = decision.author
        case _:
            author = decision.person
    return [author] if author else []


def fold(facts: Facts, event: Event) -> Facts:
    """The facts after one more event."""
    if event.TOPIC in ANNOUNCEMENTS:
        facts = replace(facts, decisions={**facts.decisions, event.id: event})
    facts = replace(facts, process=follow(facts.process, event))
    match event:
        case ProcessStarted():
            return replace(facts, started=event)
        case DocumentDrafted():
            return replace(facts, documents={**facts.documents, event.name: event.title})
        case BodyEstablished():
            return replace(facts, bodies={**facts.bodies, event.name: event.title})
        case MeetingConvened():
            return replace(facts, meetings={**facts.meetings, event.stream: event})
        case CommentPeriodOpened():
            return replace(facts, consultations={**facts.consultations, event.stream: event})
        case CallPublished():
            return replace(facts, calls={**facts.calls, event.stream: event})
        case MemberAppointed():
            return _seat(facts, event)
        case ContactRegistered():
            return _register(facts, event)
        case _:
            return facts


def _seat(facts: Facts, event: MemberAppointed) -> Facts:
    seat = (event.body, event.member)
    since = min(event.happened_at, facts.members.get(seat, event.happened_at))
    return replace(facts, members={**facts.members, seat: since})


def _register(facts: Facts, event: ContactRegistered) -> Facts:
    assert event.person is not None
    registration = Registration(since=event.happened_at, version=event.version, language=event.language)
    if (known := facts.registrations.get(event.person)) is not None:
        latest = max(known, registration, key=lambda each: each.version)
        registration = replace(latest, since=min(known.since, registration.since))
    return replace(facts, registrations={**facts.registrations, event.person: registration})

"""What this service has heard of one process: whom its decisions concern, who registered, and the words for notices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from events.comments import CommentPeriodOpened
from events.criteria import Criterion
from events.envelope import Event, Text
from events.notifications import ContactRegistered, LetterIssued, ManualTaskClosed, NoticeAbandoned, NoticeFailed
from events.plan import (
    AmendmentRequested,
    ApprovalRequested,
    CommitmentAmended,
    CommitmentDrafted,
    CommitmentRevised,
    DocumentDrafted,
    ProcessCancelled,
    ProcessResumed,
    ProcessStarted,
    ProcessSuspended,
    Rules,
    RulesAmended,
    RulesPublished,
)
from events.proposals import CallPublished
from events.rules import Process, follow
from events.workgroup import (
    AttendanceRecorded,
    BodyEstablished,
    EvaluationOpened,
    EvaluationPrepared,
    InterestAlleged,
    MeetingConvened,
    MemberAppointed,
    MemberReplaced,
    MemberResigned,
    MotionProposed,
    OrganisationRegistered,
    PersonLinked,
    PersonUnlinked,
    TaskForceFormed,
    TaskForceJoined,
)

from .domain import ANNOUNCEMENTS

E = TypeVar("E", bound=Event)
K = TypeVar("K")


@dataclass(frozen=True, kw_only=True)
class Span:
    """How long a person held a seat, or belonged to an organisation. Both instants count."""

    since: datetime
    until: datetime | None = None

    def holds(self, instant: datetime) -> bool:
        """Whether that instant lies within."""
        return self.since <= instant and (self.until is None or instant <= self.until)


Spans = tuple[Span, ...]


@dataclass(frozen=True, kw_only=True)
class Registration:
    """Since when a person can be told, and how: by their latest registration (`version`).

    `channel` is the first of their ways, `others` are the channels beside it, in the order in which they are tried.
    """

    since: datetime
    version: int
    language: str
    channel: str
    others: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A fold of what was heard; events of different services may arrive in any order."""

    started: ProcessStarted | None = None
    process: Process = field(default_factory=Process)
    rules: tuple[RulesPublished | RulesAmended, ...] = ()
    documents: Mapping[str, Text] = field(default_factory=dict)
    bodies: Mapping[str, Text] = field(default_factory=dict)
    organisations: Mapping[str, Text] = field(default_factory=dict)
    members: Mapping[tuple[str, str, UUID], Spans] = field(default_factory=dict)
    links: Mapping[tuple[str, str, UUID], Spans] = field(default_factory=dict)
    meetings: Mapping[UUID, MeetingConvened] = field(default_factory=dict)
    attendance: Mapping[UUID, tuple[AttendanceRecorded, ...]] = field(default_factory=dict)
    motions: Mapping[UUID, Text] = field(default_factory=dict)
    consultations: Mapping[UUID, CommentPeriodOpened] = field(default_factory=dict)
    calls: Mapping[UUID, CallPublished] = field(default_factory=dict)
    evaluations: Mapping[UUID, EvaluationPrepared] = field(default_factory=dict)
    criteria: Mapping[UUID, tuple[Criterion, ...]] = field(default_factory=dict)
    allegations: Mapping[UUID, InterestAlleged] = field(default_factory=dict)
    joined: Mapping[UUID, tuple[TaskForceJoined, ...]] = field(default_factory=dict)
    task_forces: Mapping[UUID, tuple[TaskForceFormed, ...]] = field(default_factory=dict)
    commitments: Mapping[str, CommitmentDrafted] = field(default_factory=dict)
    titles: Mapping[str, Text] = field(default_factory=dict)
    amendments: Mapping[UUID, AmendmentRequested] = field(default_factory=dict)
    approvals: tuple[ApprovalRequested, ...] = ()
    registrations: Mapping[UUID, Registration] = field(default_factory=dict)
    decisions: Mapping[UUID, Event] = field(default_factory=dict)

    def had_registered(self, person: UUID, decision: Event) -> bool:
        """Whether the person had left a contact when that was decided."""
        registration = self.registrations.get(person)
        return registration is not None and registration.since <= decision.happened_at

    def rules_at(self, instant: datetime) -> Rules | None:
        """The edition of the rules that was in force at that instant, or None where none is known."""
        editions = [each.rules for each in self.rules if each.happened_at <= instant]
        return max(editions, key=lambda rules: rules.number, default=None)


def fold(facts: Facts, event: Event) -> Facts:
    """The facts after one more event."""
    if event.TOPIC in ANNOUNCEMENTS:
        facts = replace(facts, decisions={**facts.decisions, event.id: event})
    facts = replace(facts, process=follow(facts.process, event))
    into = _FOLDS.get(type(event))
    return into(facts, event) if into else facts


def _start(facts: Facts, event: ProcessStarted) -> Facts:
    return replace(facts, started=event)


def _rule(facts: Facts, event: RulesPublished | RulesAmended) -> Facts:
    return replace(facts, rules=(*facts.rules, event))


def _evaluate(facts: Facts, event: EvaluationOpened) -> Facts:
    return replace(facts, criteria={**facts.criteria, event.stream: event.criteria})


def _move(facts: Facts, event: MotionProposed) -> Facts:
    return replace(facts, motions={**facts.motions, event.motion: event.words})


def _allege(facts: Facts, event: InterestAlleged) -> Facts:
    return replace(facts, allegations={**facts.allegations, event.allegation: event})


def _attend(facts: Facts, event: AttendanceRecorded) -> Facts:
    return replace(facts, attendance=_more(facts.attendance, event))


def _join(facts: Facts, event: TaskForceJoined) -> Facts:
    return replace(facts, joined=_more(facts.joined, event))


def _form(facts: Facts, event: TaskForceFormed) -> Facts:
    formed = (*facts.task_forces.get(event.idea, ()), event)
    return replace(facts, task_forces={**facts.task_forces, event.idea: formed})


def _draft(facts: Facts, event: CommitmentDrafted) -> Facts:
    return _title(replace(facts, commitments={**facts.commitments, event.name: event}), event)


def _title(facts: Facts, event: CommitmentDrafted | CommitmentRevised | CommitmentAmended) -> Facts:
    return replace(facts, titles={**facts.titles, event.name: event.content.title})


def _ask(facts: Facts, event: ApprovalRequested) -> Facts:
    return replace(facts, approvals=(*facts.approvals, event))


def _seat(facts: Facts, event: MemberAppointed) -> Facts:
    seat = (event.body, event.seat_name, event.member)
    return replace(facts, members=_entered(facts.members, seat, event.happened_at))


def _resign(facts: Facts, event: MemberResigned) -> Facts:
    seat = (event.body, event.seat_name, event.member)
    return replace(facts, members=_left(facts.members, seat, event.happened_at))


def _replace(facts: Facts, event: MemberReplaced) -> Facts:
    if event.old is None:
        return facts
    return replace(facts, members=_left(facts.members, (event.body, event.seat_name, event.old), event.happened_at))


def _link(facts: Facts, event: PersonLinked) -> Facts:
    tie = (event.organisation, event.relation, event.linked)
    return replace(facts, links=_entered(facts.links, tie, event.happened_at))


def _unlink(facts: Facts, event: PersonUnlinked) -> Facts:
    tie = (event.organisation, event.relation, event.linked)
    return replace(facts, links=_left(facts.links, tie, event.happened_at))


def _register(facts: Facts, event: ContactRegistered) -> Facts:
    assert event.person is not None
    registration = Registration(
        since=event.happened_at,
        version=event.version,
        language=event.language,
        channel=event.channel,
        others=tuple(way.channel for way in event.others),
    )
    if (known := facts.registrations.get(event.person)) is not None:
        latest = max(known, registration, key=lambda each: each.version)
        registration = replace(latest, since=min(known.since, registration.since))
    return replace(facts, registrations={**facts.registrations, event.person: registration})


def _more(known: Mapping[UUID, tuple[E, ...]], event: E) -> dict[UUID, tuple[E, ...]]:
    return {**known, event.stream: (*known.get(event.stream, ()), event)}


def _entered(known: Mapping[K, Spans], key: K, at: datetime) -> dict[K, Spans]:
    spans = known.get(key, ())
    if spans and spans[-1].until is None:
        return {**known, key: (*spans[:-1], Span(since=min(at, spans[-1].since)))}
    return {**known, key: (*spans, Span(since=at))}


def _left(known: Mapping[K, Spans], key: K, at: datetime) -> dict[K, Spans]:
    spans = known.get(key, ())
    if not spans or spans[-1].until is not None:
        return dict(known)
    return {**known, key: (*spans[:-1], replace(spans[-1], until=at))}


def _by(table: str, key: str, value: str | None = None) -> Callable[[Facts, Any], Facts]:
    """Keep the event (or one field of it) in that table of the facts, under that field."""

    def into(facts: Facts, event: Any) -> Facts:
        kept = getattr(event, value) if value else event
        changed: dict[str, Any] = {table: {**getattr(facts, table), getattr(event, key): kept}}
        return replace(facts, **changed)

    return into


_FOLDS: dict[type[Event], Callable[[Facts, Any], Facts]] = {
    ProcessStarted: _start,
    RulesPublished: _rule,
    RulesAmended: _rule,
    DocumentDrafted: _by("documents", "name", "title"),
    BodyEstablished: _by("bodies", "name", "title"),
    OrganisationRegistered: _by("organisations", "name", "title"),
    MeetingConvened: _by("meetings", "stream"),
    CommentPeriodOpened: _by("consultations", "stream"),
    CallPublished: _by("calls", "stream"),
    EvaluationPrepared: _by("evaluations", "stream"),
    EvaluationOpened: _evaluate,
    MotionProposed: _move,
    InterestAlleged: _allege,
    AttendanceRecorded: _attend,
    TaskForceJoined: _join,
    TaskForceFormed: _form,
    CommitmentDrafted: _draft,
    CommitmentRevised: _title,
    CommitmentAmended: _title,
    AmendmentRequested: _by("amendments", "amendment"),
    ApprovalRequested: _ask,
    MemberAppointed: _seat,
    MemberResigned: _resign,
    MemberReplaced: _replace,
    PersonLinked: _link,
    PersonUnlinked: _unlink,
    ContactRegistered: _register,
}

INTERESTS: frozenset[str] = (
    frozenset(ANNOUNCEMENTS)
    | {kind.TOPIC for kind in _FOLDS}
    | {ProcessSuspended.TOPIC, ProcessResumed.TOPIC, ProcessCancelled.TOPIC}
    | {NoticeFailed.TOPIC, NoticeAbandoned.TOPIC, ManualTaskClosed.TOPIC, LetterIssued.TOPIC}
)
"""Topics that are kept, and folded into Facts."""

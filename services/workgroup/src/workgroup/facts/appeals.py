"""What is heard of decisions that can be appealed, and of the appeals against them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from events import comments, proposals
from events.envelope import Event
from events.workgroup import (
    AppealDecided,
    AppealLodged,
    IdeaDropped,
    IdeaKept,
    MemberSelected,
    ProposalNotSelected,
    ProposalNotShortlisted,
    ProposalSelected,
    ProposalShortlisted,
    ReserveListed,
    SeatApplicationDeclined,
    SubjectEntered,
)
from workgroup.domain.appeals import Decision, Stage

REFUSALS: Mapping[type[Event], Stage] = {
    proposals.ProposalFoundIneligible: "screening",
    ProposalNotShortlisted: "shortlist",
    ProposalNotSelected: "ideas",
    SeatApplicationDeclined: "seats",
    ReserveListed: "seats",
    IdeaDropped: "final",
    proposals.ContributionHidden: "moderation",
    comments.ContributionHidden: "moderation",
}
"""The decisions that can be appealed."""

ADMISSIONS: Mapping[type[Event], Stage] = {
    proposals.ProposalFoundEligible: "screening",
    ProposalShortlisted: "shortlist",
    ProposalSelected: "ideas",
    MemberSelected: "seats",
    IdeaKept: "final",
    proposals.ContributionRestored: "moderation",
    comments.ContributionRestored: "moderation",
}
"""What takes the place of a refusal of that stage."""

_HEARD: tuple[type[Event], ...] = (*REFUSALS, *ADMISSIONS, SubjectEntered, AppealLodged, AppealDecided)
INTERESTS: frozenset[str] = frozenset(contract.TOPIC for contract in _HEARD)


@dataclass(frozen=True, kw_only=True)
class Heard:
    """`refusals`: the decision that stands, by subject and stage; `decisions` also those before, by their events.

    `organisations`: those for which a subject's authors act.
    `waiting`: the subjects of open appeals, by appeal. `granted`: the decisions that are to be made anew.
    """

    refusals: Mapping[tuple[UUID, Stage], Decision] = field(default_factory=dict)
    decisions: Mapping[UUID, Decision] = field(default_factory=dict)
    organisations: Mapping[UUID, tuple[str, ...]] = field(default_factory=dict)
    waiting: Mapping[UUID, UUID] = field(default_factory=dict)
    granted: frozenset[UUID] = frozenset()


def open_on(heard: Heard, subjects: Iterable[UUID]) -> tuple[UUID, ...]:
    """The appeals on those subjects that wait for an answer, sorted."""
    about = frozenset(subjects)
    return tuple(sorted(appeal for appeal, subject in heard.waiting.items() if subject in about))


def decision_of(heard: Heard, decision: UUID) -> Decision | None:
    """The standing decision of that event, unless it is to be made anew."""
    found = heard.decisions.get(decision)
    return found if found and latest(heard, found.subject, found.stage) == found else None


def latest(heard: Heard, subject: UUID, stage: Stage) -> Decision | None:
    """The decision that stands on the subject in that stage, unless it is to be made anew."""
    found = heard.refusals.get((subject, stage))
    return found if found and found.id not in heard.granted else None


def fold(heard: Heard, event: Event) -> Heard:
    """What is known after one more event: those on one subject and stage are of one service, and come in order."""
    if stage := REFUSALS.get(type(event)):
        decision = _decision(event, stage)
        refusals = {**heard.refusals, (decision.subject, stage): decision}
        decisions = {**heard.decisions, decision.id: decision}
        return replace(_with_organisations(heard, event), refusals=refusals, decisions=decisions)
    if stage := ADMISSIONS.get(type(event)):
        about = (subject_of(event), stage)
        refusals = {key: each for key, each in heard.refusals.items() if key != about}
        return replace(_with_organisations(heard, event), refusals=refusals)
    match event:
        case SubjectEntered():
            return _with_organisations(heard, event)
        case AppealLodged():
            return replace(heard, waiting={**heard.waiting, event.stream: event.subject})
        case AppealDecided():
            waiting = {appeal: subject for appeal, subject in heard.waiting.items() if appeal != event.stream}
            granted = frozenset() if event.outcome == "dismissed" else frozenset({event.decision})
            return replace(heard, waiting=waiting, granted=heard.granted | granted)
    return heard


def subject_of(event: Event) -> UUID:
    """What the decision is about: an idea, a subject that was judged, or the contribution whose stream it is in."""
    found: UUID = getattr(event, "idea", None) or getattr(event, "subject", None) or event.stream
    return found


def _decision(event: Event, stage: Stage) -> Decision:
    author: UUID | None = getattr(event, "author", None)
    authors: tuple[UUID, ...] = (author,) if author else getattr(event, "authors", ())
    people = (event.person, getattr(event, "proposed_by", None))
    return Decision(
        id=event.id,
        topic=event.TOPIC,
        stage=stage,
        subject=subject_of(event),
        stream=event.stream,
        version=event.version,
        activity=event.activity,
        concerned=authors,
        decided_by=tuple(person for person in people if person is not None),
        decided_at=event.happened_at,
    )


def _with_organisations(heard: Heard, event: Event) -> Heard:
    named: tuple[str, ...] = getattr(event, "organisations", ())
    if not named:
        return heard
    subject = subject_of(event)
    together = tuple(sorted({*heard.organisations.get(subject, ()), *named}))
    return replace(heard, organisations={**heard.organisations, subject: together})

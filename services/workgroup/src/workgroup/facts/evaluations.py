"""What is heard of calls, subjects, bodies and people: what opens an evaluation, and who shares what with whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from uuid import UUID

from events.criteria import Criterion
from events.envelope import Event
from events.proposals import CallPublished, ProposalFoundEligible, ProposalsMerged, ScreeningConcluded
from events.workgroup import (
    AppealDecided,
    AppealLodged,
    BodyEstablished,
    EvaluationOpened,
    EvaluationPrepared,
    IdeasSelected,
    MemberAppointed,
    MemberReplaced,
    MemberResigned,
    OutcomeApproved,
    PersonLinked,
    PersonUnlinked,
    ProposalNotSelected,
    ProposalNotShortlisted,
    Refused,
    ReserveListed,
    SeatApplicationDeclined,
    SelectionApproved,
    ShortlistApproved,
    SubjectEntered,
    SubjectLeft,
)
from workgroup.domain import body as bodies
from workgroup.domain.body import Body
from workgroup.domain.evaluations.commands import Ties
from workgroup.domain.evaluations.state import Subject

INTERESTS: frozenset[str] = frozenset(
    contract.TOPIC
    for contract in (
        CallPublished,
        ProposalsMerged,
        ProposalFoundEligible,
        ScreeningConcluded,
        BodyEstablished,
        MemberAppointed,
        MemberReplaced,
        MemberResigned,
        PersonLinked,
        PersonUnlinked,
        EvaluationPrepared,
        EvaluationOpened,
        SubjectEntered,
        SubjectLeft,
        ShortlistApproved,
        IdeasSelected,
        SelectionApproved,
        ProposalNotShortlisted,
        ProposalNotSelected,
        ReserveListed,
        SeatApplicationDeclined,
        AppealLodged,
        AppealDecided,
    )
)


@dataclass(frozen=True, kw_only=True)
class Heard:
    """Calls by stream: criteria, and what was found eligible. Evaluations by stream: how prepared, criteria, subjects.
    `opened`: with how many subjects; `gone`: who has left it. `admitted` is an evaluation's latest outcome, `decisions`
    its event; `refusals` says in which evaluation a refusal (an event) was decided. `appeals` are those that wait, with
    the subject of each.
    """

    criteria: Mapping[UUID, tuple[Criterion, ...]] = field(default_factory=dict)
    eligible: Mapping[UUID, Mapping[UUID, Subject]] = field(default_factory=dict)
    concluded: frozenset[UUID] = frozenset()
    together: frozenset[frozenset[UUID]] = frozenset()
    bodies: Mapping[str, Body] = field(default_factory=dict)
    links: frozenset[tuple[str, UUID, str]] = frozenset()
    prepared: Mapping[UUID, EvaluationPrepared] = field(default_factory=dict)
    opened: Mapping[UUID, int] = field(default_factory=dict)
    subjects: Mapping[UUID, Mapping[UUID, Subject]] = field(default_factory=dict)
    admitted: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    decisions: Mapping[UUID, UUID] = field(default_factory=dict)
    gone: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)
    refusals: Mapping[UUID, UUID] = field(default_factory=dict)
    appeals: Mapping[UUID, UUID] = field(default_factory=dict)

    @property
    def ties(self) -> Ties:
        """What is known of people."""
        return Ties(links=self.links, together=self.together)

    def whole(self, body: str) -> bool:
        """Whether the body is there, with no seat vacant."""
        found = self.bodies.get(body)
        return found is not None and all(seat.name in found.members for seat in found.seats)

    def entered(self, evaluation: UUID) -> bool:
        """Whether it is open, and all its first subjects have been heard of."""
        return len(self.subjects.get(evaluation, {})) >= self.opened[evaluation] if evaluation in self.opened else False

    def source(self, plan: EvaluationPrepared) -> tuple[tuple[Criterion, ...], Mapping[UUID, Subject]] | None:
        """The criteria and subjects that the evaluation takes from its source, once that is known."""
        if plan.source not in self.criteria:
            return None
        if plan.source_kind == "call":
            if plan.source not in self.concluded:
                return None
            return self.criteria[plan.source], self.eligible.get(plan.source, {})
        if plan.source not in self.admitted:
            return None
        known = self.subjects[plan.source]
        return self.criteria[plan.source], {it: known[it] for it in self.admitted[plan.source]}


def fold(heard: Heard, event: Event) -> Heard:
    """What is known after one more event."""
    match event:
        case CallPublished():
            return replace(heard, criteria={**heard.criteria, event.stream: event.selection})
        case ProposalsMerged():
            return replace(heard, together=heard.together | {frozenset(event.authors)})
        case ProposalFoundEligible():
            subject = Subject(authors=event.authors, organisations=event.organisations)
            found = {**heard.eligible.get(event.call, {}), event.stream: subject}
            return replace(heard, eligible={**heard.eligible, event.call: found})
        case ScreeningConcluded():
            return replace(heard, concluded=heard.concluded | {event.stream})
        case PersonLinked():
            return replace(heard, links=heard.links | {(event.organisation, event.linked, event.relation)})
        case PersonUnlinked():
            return replace(heard, links=heard.links - {(event.organisation, event.linked, event.relation)})
        case BodyEstablished():
            return _body(heard, event, event.name)
        case MemberAppointed() | MemberReplaced() | MemberResigned():
            return _body(heard, event, event.body)
        case AppealLodged():
            return replace(heard, appeals={**heard.appeals, event.stream: event.subject})
        case AppealDecided():
            waiting = {appeal: subject for appeal, subject in heard.appeals.items() if appeal != event.stream}
            return replace(heard, appeals=waiting)
    return _evaluation(heard, event)


def _body(heard: Heard, event: Event, name: str) -> Heard:
    body = bodies.evolve(heard.bodies.get(name, Body()), event)
    return replace(heard, bodies={**heard.bodies, name: body})


def _evaluation(heard: Heard, event: Event) -> Heard:
    change = partial(_changed, heard, event.stream)
    match event:
        case EvaluationPrepared():
            return change(prepared=event)
        case EvaluationOpened():
            return change(criteria=event.criteria, opened=event.subjects)
        case SubjectEntered():
            subject = Subject(authors=event.authors, organisations=event.organisations)
            inside = {**heard.subjects.get(event.stream, {}), event.subject: subject}
            return change(subjects=inside, gone=heard.gone.get(event.stream, frozenset()) - {event.subject})
        case SubjectLeft():
            return change(gone=heard.gone.get(event.stream, frozenset()) | {event.subject})
        case OutcomeApproved():
            return change(admitted=event.admitted, decisions=event.id)
        case Refused():
            return replace(heard, refusals={**heard.refusals, event.id: event.stream})
    return heard


def _changed(heard: Heard, stream: UUID, **changes: Any) -> Heard:
    changed: dict[str, Any] = {name: {**getattr(heard, name), stream: value} for name, value in changes.items()}
    return replace(heard, **changed)

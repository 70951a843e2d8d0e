"""Who may read a proposal beside its author and the officers: those who judge it, and everybody who may vote on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from events.envelope import Event
from events.workgroup import EvaluationPrepared, MemberAppointed, MemberRecused, MemberResigned, SubjectEntered

PUBLIC_VOTE = "public_vote"
"""The method of an evaluation in which any person votes."""

INTERESTS = frozenset(
    contract.TOPIC for contract in (MemberAppointed, MemberResigned, EvaluationPrepared, SubjectEntered, MemberRecused)
)


@dataclass(frozen=True, kw_only=True)
class Judging:
    """An evaluation: its body, whether the public votes, its subjects, and (subject, member) who does not judge."""

    body: str
    public: bool
    subjects: frozenset[UUID] = frozenset()
    recused: frozenset[tuple[UUID, UUID]] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Readers:
    """`seats`: who holds each (body, seat); `judging`: the evaluations by their streams."""

    seats: Mapping[tuple[str, str], UUID] = field(default_factory=dict)
    judging: Mapping[UUID, Judging] = field(default_factory=dict)

    def may_read(self, person: UUID | None, proposal: UUID, *, hidden: bool) -> bool:
        """Whether the person judges the proposal, or votes on it as all do; a hidden one is not public."""
        judging = [each for each in self.judging.values() if proposal in each.subjects]
        public = not hidden and any(each.public for each in judging)
        return public or any(
            (proposal, person) not in each.recused and person in self._members(each.body) for each in judging
        )

    def _members(self, body: str) -> frozenset[UUID]:
        return frozenset(member for (of, _), member in self.seats.items() if of == body)


def fold(readers: Readers, event: Event) -> Readers:
    """The readers once the event is heard."""
    match event:
        case MemberAppointed():
            return replace(readers, seats={**readers.seats, (event.body, event.seat_name): event.member})
        case MemberResigned():
            left = (event.body, event.seat_name)
            return replace(readers, seats={seat: member for seat, member in readers.seats.items() if seat != left})
        case EvaluationPrepared():
            judging = Judging(body=event.body, public=event.rules.method == PUBLIC_VOTE)
            return replace(readers, judging={**readers.judging, event.stream: judging})
        case SubjectEntered():
            known = readers.judging[event.stream]
            return _judging(readers, event, replace(known, subjects=known.subjects | {event.subject}))
        case MemberRecused():
            known = readers.judging[event.stream]
            return _judging(readers, event, replace(known, recused=known.recused | {(event.subject, event.member)}))
    return readers


def _judging(readers: Readers, event: Event, judging: Judging) -> Readers:
    return replace(readers, judging={**readers.judging, event.stream: judging})

"""What is heard of bodies: their members, and what they decided on commitments; and which appeals are open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from events.envelope import Event
from events.workgroup import (
    AppealDecided,
    AppealLodged,
    CommitmentDropped,
    CommitmentsApprovedForComment,
    CommitmentsEndorsed,
    CommitmentsReturned,
    MemberAppointed,
    MemberResigned,
)
from plan.domain.commitments.commitment import APPROVED, DROPPED, ENDORSED, RETURNED, Review

INTERESTS: frozenset[str] = frozenset(
    contract.TOPIC
    for contract in (
        MemberAppointed,
        MemberResigned,
        CommitmentsEndorsed,
        CommitmentDropped,
        CommitmentsApprovedForComment,
        CommitmentsReturned,
        AppealLodged,
        AppealDecided,
    )
)
"""All of one service, and so they arrive in the order in which they were recorded."""

KINDS: Mapping[type[Event], str] = {
    CommitmentsEndorsed: ENDORSED,
    CommitmentsApprovedForComment: APPROVED,
    CommitmentsReturned: RETURNED,
}

Decided = CommitmentsEndorsed | CommitmentsApprovedForComment | CommitmentsReturned


@dataclass(frozen=True, kw_only=True)
class Heard:
    """Who holds each seat, by (body, seat); the reviews by commitment, in order; the appeals that are open."""

    seats: Mapping[tuple[str, str], UUID] = field(default_factory=dict)
    by_commitment: Mapping[str, tuple[Review, ...]] = field(default_factory=dict)
    appeals: frozenset[UUID] = frozenset()

    def of(self, commitment: str) -> tuple[Review, ...]:
        """What bodies decided on the commitment of that name, in order."""
        return self.by_commitment.get(commitment, ())

    def seats_of(self, person: UUID | None) -> dict[str, str]:
        """The seats that the person holds: the seat's path, by its body's name."""
        return {body: f"{body}/{seat}" for (body, seat), member in self.seats.items() if member == person}


def fold(heard: Heard, event: Event) -> Heard:
    """What is known after one more event."""
    match event:
        case MemberAppointed():
            return replace(heard, seats={**heard.seats, (event.body, event.seat_name): event.member})
        case MemberResigned():
            left = {place: who for place, who in heard.seats.items() if place != (event.body, event.seat_name)}
            return replace(heard, seats=left)
        case CommitmentsEndorsed() | CommitmentsApprovedForComment() | CommitmentsReturned():
            return _reviewed(heard, event)
        case CommitmentDropped():
            of = event.commitment
            return _with(heard, of.name, _review(event, DROPPED, event.body, of.number, of.hash))
        case AppealLodged():
            return replace(heard, appeals=heard.appeals | {event.stream})
        case AppealDecided():
            return replace(heard, appeals=heard.appeals - {event.stream})
    return heard


def _reviewed(heard: Heard, event: Decided) -> Heard:
    for each in event.commitments:
        heard = _with(heard, each.name, _review(event, KINDS[type(event)], event.body, each.number, each.hash))
    return heard


def _review(event: Event, kind: str, body: str, number: int, hashed: str) -> Review:
    return Review(event=event.id, kind=kind, body=body, number=number, hash=hashed)


def _with(heard: Heard, name: str, review: Review) -> Heard:
    return replace(heard, by_commitment={**heard.by_commitment, name: (*heard.of(name), review)})

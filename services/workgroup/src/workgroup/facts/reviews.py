"""What is heard of commitments: their versions and open amendments from plan, and what bodies decided on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from events.envelope import Event
from events.plan import (
    AmendmentClosed,
    AmendmentRequested,
    CommitmentAmended,
    CommitmentDrafted,
    CommitmentReadyForReview,
    CommitmentRevised,
    CommitmentsFrozen,
)
from events.workgroup import CommitmentDropped, CommitmentsApprovedForComment, CommitmentsEndorsed, CommitmentsReturned
from workgroup.domain.commitments import APPROVE_FOR_COMMENT, ENDORSE, RETURN, Commitment, Decided

INTERESTS: frozenset[str] = frozenset(
    contract.TOPIC
    for contract in (
        CommitmentDrafted,
        CommitmentRevised,
        CommitmentAmended,
        CommitmentReadyForReview,
        AmendmentRequested,
        AmendmentClosed,
        CommitmentsFrozen,
        CommitmentsEndorsed,
        CommitmentsApprovedForComment,
        CommitmentsReturned,
        CommitmentDropped,
    )
)
"""Of plan and of this service itself: each in its order, the one before or after the other."""

Reviewed = CommitmentsEndorsed | CommitmentsApprovedForComment | CommitmentsReturned
ACTS: Mapping[type[Event], str] = {
    CommitmentsEndorsed: ENDORSE,
    CommitmentsApprovedForComment: APPROVE_FOR_COMMENT,
    CommitmentsReturned: RETURN,
}


@dataclass(frozen=True, kw_only=True)
class Heard:
    """The commitments by name."""

    commitments: Mapping[str, Commitment] = field(default_factory=dict)

    def of(self, name: str) -> Commitment:
        """The commitment of that name; one of which nothing was heard has no version."""
        return self.commitments.get(name, Commitment())


def fold(heard: Heard, event: Event) -> Heard:
    """What is known after one more event."""
    match event:
        case CommitmentDrafted() | CommitmentRevised() | CommitmentAmended():
            versions = {**heard.of(event.name).versions, event.content.number: event.content.hash}
            return _with(heard, event.name, versions=versions)
        case CommitmentReadyForReview():
            return _with(heard, event.name, ready=max(heard.of(event.name).ready, event.number))
        case AmendmentRequested():
            return _with(heard, event.name, amendments=heard.of(event.name).amendments | {event.amendment})
        case AmendmentClosed():
            return _with(heard, event.name, amendments=heard.of(event.name).amendments - {event.amendment})
        case CommitmentsFrozen():
            return _each(heard, (each.name for each in event.commitments), frozen=True)
        case CommitmentsEndorsed() | CommitmentsApprovedForComment() | CommitmentsReturned():
            return _reviewed(heard, event)
        case CommitmentDropped():
            return _with(heard, event.commitment.name, dropped=True)
    return heard


def _reviewed(heard: Heard, event: Reviewed) -> Heard:
    for each in event.commitments:
        before, decided = heard.of(each.name), Decided(act=ACTS[type(event)], hash=each.hash)
        returned = max(before.returned, each.number) if isinstance(event, CommitmentsReturned) else before.returned
        heard = _with(heard, each.name, decided={**before.decided, event.body: decided}, returned=returned)
    return heard


def _each(heard: Heard, names: Iterable[str], **changes: Any) -> Heard:
    for name in names:
        heard = _with(heard, name, **changes)
    return heard


def _with(heard: Heard, name: str, **changes: Any) -> Heard:
    return replace(heard, commitments={**heard.commitments, name: replace(heard.of(name), **changes)})

"""What is known of commitments is the same, whichever service is heard first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import reduce
from itertools import combinations
from typing import Any
from uuid import UUID, uuid5

from events.envelope import MITHAQ, Act, Event, named
from events.plan import (
    AmendmentClosed,
    AmendmentRequested,
    CommitmentAmended,
    CommitmentDrafted,
    CommitmentReadyForReview,
    CommitmentRevised,
    CommitmentsFrozen,
    CommitmentVersion,
    FrozenCommitment,
)
from events.workgroup import (
    CommitmentDropped,
    CommitmentsApprovedForComment,
    CommitmentsEndorsed,
    CommitmentsReturned,
    ReviewedCommitment,
)
from workgroup.domain.commitments import Commitment, Decided
from workgroup.facts import INTERESTS, Facts, fold

NOW = datetime(2021, 10, 1, tzinfo=UTC)
A, B, C = ("a" * 64, "b" * 64, "c" * 64)
FIRST, SECOND = UUID(int=1), UUID(int=2)


def told(kind: type[Event], version: int, **fields: Any) -> Event:
    act_id = uuid5(MITHAQ, f"{kind.TOPIC}/{version}")
    act = Act(
        id=act_id,
        agency="ministry",
        process="jo-nap5",
        happened_at=NOW,
        recorded_at=NOW,
        correlation=act_id,
        tzdata="2026b",
    )
    assert kind.TOPIC in INTERESTS
    return act.event(kind, named("jo-nap5", "told", kind.TOPIC), version, **fields)


def content(number: int, hashed: str) -> CommitmentVersion:
    return CommitmentVersion(number=number, hash=hashed, file=hashed, title={}, lead=None, milestones=())


def decided(kind: type[Event], version: int, number: int, hashed: str, body: str = "group", **more: Any) -> Event:
    reviewed = (ReviewedCommitment(name="budget", number=number, hash=hashed),)
    by: dict[str, Any] = {"body": body, "motion": FIRST, "proposal": FIRST, "proposed_by": FIRST}
    return told(kind, version, commitments=reviewed, **by, **more)


def amended(amendment: UUID, version: int) -> Event:
    of: dict[str, Any] = {"name": "budget", "number": 2, "hash": B, "body": "group", "words": {}}
    return told(AmendmentRequested, version, amendment=amendment, **of)


BY_PLAN = [
    told(CommitmentDrafted, 1, name="budget", idea=None, content=content(1, A)),
    told(CommitmentReadyForReview, 2, name="budget", number=1, hash=A, workshops=1, consultations=0),
    told(CommitmentRevised, 3, name="budget", content=content(2, B), answers=()),
    told(CommitmentReadyForReview, 4, name="budget", number=2, hash=B, workshops=1, consultations=0),
    amended(FIRST, 5),
    amended(SECOND, 6),
    told(CommitmentAmended, 7, name="budget", content=content(3, C), answers=(FIRST,)),
    told(AmendmentClosed, 8, name="budget", amendment=FIRST, outcome="settled", number=3),
]
OWN = [
    decided(CommitmentsReturned, 1, 1, A),
    decided(CommitmentsEndorsed, 2, 2, B, open_amendments=()),
    decided(CommitmentsApprovedForComment, 3, 2, B, body="forum", open_amendments=(FIRST,)),
]
KNOWN = Commitment(
    versions={1: A, 2: B, 3: C},
    ready=2,
    returned=1,
    amendments=frozenset({SECOND}),
    decided={
        "group": Decided(act="EndorseCommitments", hash=B),
        "forum": Decided(act="ApproveForComment", hash=B),
    },
)


def orders() -> Iterator[list[Event]]:
    """Each way in which the two lists, each in its order, may come together."""
    size = len(BY_PLAN) + len(OWN)
    for places in combinations(range(size), len(OWN)):
        plans, owns = iter(BY_PLAN), iter(OWN)
        yield [next(owns) if place in places else next(plans) for place in range(size)]


def test_the_same_is_known_in_every_order_of_arrival() -> None:
    for events in orders():
        facts = reduce(fold, events, Facts())
        assert facts.reviews.commitments == {"budget": KNOWN}
    assert (KNOWN.newest, KNOWN.handed_over) == (3, True)


def test_what_was_returned_is_with_the_bodies_once_it_is_handed_over_again() -> None:
    events = [*BY_PLAN[:2], OWN[0]]
    assert not reduce(fold, events, Facts()).reviews.of("budget").handed_over
    assert not reduce(fold, [*events, BY_PLAN[2]], Facts()).reviews.of("budget").handed_over
    assert reduce(fold, [*events, *BY_PLAN[2:4]], Facts()).reviews.of("budget").handed_over


def test_what_was_dropped_or_frozen() -> None:
    by: dict[str, Any] = {"proposal": FIRST, "proposed_by": SECOND}
    reviewed = ReviewedCommitment(name="budget", number=1, hash=A)
    dropped = told(CommitmentDropped, 1, body="group", motion=FIRST, commitment=reviewed, **by)
    frozen = (FrozenCommitment(name="data", number=1, hash=B, lead="finance"),)
    facts = reduce(fold, [dropped, told(CommitmentsFrozen, 1, commitments=frozen, approvals=(), **by)], Facts())
    assert facts.reviews.of("budget") == Commitment(dropped=True)
    assert facts.reviews.of("data") == Commitment(frozen=True)

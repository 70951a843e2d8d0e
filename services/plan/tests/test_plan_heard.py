"""What the plan hears of task forces, bodies, organisations and appeals, in every order in which it may arrive."""

from __future__ import annotations

from functools import reduce
from itertools import combinations
from typing import Any
from uuid import UUID, uuid5

import pytest

from events.comments import AllCommentsAnswered, CommentPeriodClosed
from events.envelope import MITHAQ, Event, Seal
from events.workgroup import (
    AppealDecided,
    AppealLodged,
    CommitmentDropped,
    CommitmentsApprovedForComment,
    CommitmentsEndorsed,
    CommitmentsReturned,
    IdeaKept,
    MemberAppointed,
    MemberResigned,
    OrganisationRegistered,
    PersonLinked,
    PersonUnlinked,
    ReviewedCommitment,
    TaskForceDissolved,
    TaskForceFormed,
    TaskForceRequested,
)
from plan import policies
from plan.domain.commitments.commitment import TaskForce
from plan.facts import INTERESTS, Facts, fold


def of(name: str) -> UUID:
    return uuid5(MITHAQ, name)


RANA, SAMI, LINA = of("rana"), of("sami"), of("lina")
IDEA = of("idea")
REVIEWED = ReviewedCommitment(name="open-budget", number=2, hash="a" * 64)
TWO: dict[str, Any] = {"proposal": of("proposal"), "proposed_by": of("omar")}
BODY: dict[str, Any] = {"body": "forum", "motion": of("motion")}
SEAT: dict[str, Any] = {"body": "forum", "seat_name": "chair", "side": "government", "role": "chair"}


def workgroup(story: Any) -> list[Event]:
    """What the workgroup tells, in its order."""
    version = iter(range(1, 100))

    def told(kind: type[Event], stream: str = "any", **fields: Any) -> Event:
        event: Event = story.act().event(kind, of(stream), next(version), **fields)
        return event

    listed: dict[str, Any] = {**BODY, **TWO, "commitments": (REVIEWED,)}
    appeal: dict[str, Any] = {"decision": of("decision"), "decision_type": "x", "subject": of("subject")}
    return [
        told(IdeaKept, idea=IDEA, authors=(RANA,), motion=of("motion")),
        told(TaskForceRequested, idea=IDEA, lead=RANA, least=1, sides=(), due_on=None, due_at=None),
        told(TaskForceFormed, idea=IDEA, lead=RANA, members=(RANA, LINA), late=False),
        told(MemberAppointed, member=LINA, **SEAT),
        told(MemberResigned, member=LINA, **SEAT),
        told(MemberAppointed, member=SAMI, **SEAT),
        told(CommitmentsEndorsed, **listed, open_amendments=()),
        told(CommitmentsReturned, **listed),
        told(CommitmentsApprovedForComment, **listed, open_amendments=()),
        told(CommitmentDropped, **BODY, **TWO, commitment=REVIEWED),
        told(OrganisationRegistered, name="finance", title={}, side="government"),
        told(PersonLinked, organisation="finance", linked=SAMI, relation="representative"),
        told(PersonLinked, organisation="finance", linked=RANA, relation="employee"),
        told(PersonLinked, organisation="finance", linked=LINA, relation="representative"),
        told(PersonUnlinked, organisation="finance", linked=LINA, relation="representative"),
        told(AppealLodged, "first", **appeal, grounds=Seal(ref=of("r"), commitment="c"), language="ar"),
        told(AppealLodged, "second", **appeal, grounds=Seal(ref=of("s"), commitment="c"), language="ar"),
        told(AppealDecided, "first", **appeal, appellant=RANA, outcome="dismissed"),
    ]


def comments(story: Any) -> list[Event]:
    """What comments tells, in its order."""
    version = {"document": "plan", "number": 1, "hash": "a" * 64}
    counted = {"counted": 1, "withdrawn": 0, "last_position": 9, "ids_hash": "b" * 64}
    return [
        story.act().event(CommentPeriodClosed, of("round"), 1, **version, **counted),
        story.act().event(AllCommentsAnswered, of("round"), 2, **version, answered=1),
    ]


@pytest.fixture
def facts(story: Any) -> Facts:
    return reduce(fold, workgroup(story), Facts())


def test_what_is_heard_is_known(facts: Facts) -> None:
    assert facts.task_forces.of(IDEA) == TaskForce(lead=RANA, members=(RANA, LINA), formed=True)
    assert facts.task_forces.of(None) == facts.task_forces.of(of("another")) == TaskForce()
    assert facts.reviews.seats_of(SAMI) == {"forum": "forum/chair"}
    assert facts.reviews.seats_of(LINA) == facts.reviews.seats_of(None) == {}
    assert [each.kind for each in facts.reviews.of("open-budget")] == ["endorsed", "returned", "approved", "dropped"]
    assert {(each.number, each.hash, each.body) for each in facts.reviews.of("open-budget")} == {(2, "a" * 64, "forum")}
    assert facts.organisations.registered == {"finance"}
    assert facts.organisations.of(SAMI) == {"finance"}
    assert facts.organisations.of(RANA) == facts.organisations.of(LINA) == frozenset()
    assert facts.reviews.appeals == {of("second")}


def test_a_task_force_writes_only_of_an_idea_that_was_kept_and_until_it_is_dissolved(story: Any) -> None:
    kept, _, formed, *_ = workgroup(story)
    assert not fold(Facts(), formed).task_forces.of(IDEA).formed
    dissolved = story.act().event(TaskForceDissolved, of("any"), 9, idea=IDEA, lead=RANA)
    assert not reduce(fold, (kept, formed, dissolved), Facts()).task_forces.of(IDEA).formed


def test_every_order_of_two_services_gives_the_same_facts(story: Any) -> None:
    """Each service's events come in their order: all the ways of laying one among the other."""
    told, others = workgroup(story), comments(story)
    expected = reduce(fold, [*told, *others], Facts())
    for places in combinations(range(len(told) + len(others)), len(others)):
        rest, among = iter(told), iter(others)
        order = [next(among) if place in places else next(rest) for place in range(len(told) + len(others))]
        assert reduce(fold, order, Facts()) == expected


def test_only_what_is_folded_is_kept_and_nothing_follows_by_itself(story: Any, facts: Facts) -> None:
    for event in (*workgroup(story), *comments(story)):
        assert event.TOPIC in INTERESTS
        assert policies.react(facts, event) == ()
        assert policies.schedule(event) == ()

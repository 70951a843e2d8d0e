"""Whoever judges a proposal may read it, and everybody who may vote on it; a recused member does not, nor who left."""

from __future__ import annotations

from functools import reduce
from typing import Any

import pytest

from events.envelope import Event, named
from events.workgroup import (
    EvaluationPrepared,
    EvaluationRules,
    MemberAppointed,
    MemberRecused,
    MemberResigned,
    SubjectEntered,
)
from proposals.facts import INTERESTS, Facts, fold

BODY, EVALUATION = named("jo-nap5", "body", "workgroup"), named("jo-nap5", "evaluation", "shortlist")
SEAT = {"body": "workgroup", "seat_name": "cso-1", "side": "civil_society", "role": "member"}


class Group:
    """A working group that judges one proposal."""

    def __init__(self, world: Any) -> None:
        self.world = world
        self.proposal = world.person("a proposal's id")
        self.events: list[Event] = []

    def tell(self, kind: type[Event], stream: Any, **fields: Any) -> Group:
        self.events.append(self.world.officer().event(kind, stream, len(self.events) + 1, **fields))
        assert kind.TOPIC in INTERESTS
        return self

    def appointed(self, name: str) -> Group:
        """The person takes the seat."""
        return self.tell(MemberAppointed, BODY, member=self.world.person(name), **SEAT)

    def judging(self, method: str = "scores") -> Group:
        """The evaluation is prepared, and the proposal enters it."""
        rules = EvaluationRules(
            purpose="shortlist",
            method=method,
            size=10,
            threshold=None,
            scale=5,
            least_scores=3,
            places=2,
            ties=("criteria", "vote", "lot"),
            choices=3,
        )
        self.tell(
            EvaluationPrepared,
            EVALUATION,
            name="shortlist",
            title=self.world.both,
            body="workgroup",
            source_kind="call",
            source=self.world.stream,
            seats_of=None,
            side=None,
            rules=rules,
            first=None,
            last=None,
            stage_key=EVALUATION,
        )
        return self.tell(SubjectEntered, EVALUATION, subject=self.proposal, authors=(), organisations=())

    def may_read(self, name: str, *, hidden: bool = False) -> bool:
        facts = reduce(fold, self.events, Facts())
        return facts.readers.may_read(self.world.person(name), self.proposal, hidden=hidden)


@pytest.fixture
def group(world: Any) -> Group:
    """A working group of which nothing was heard."""
    return Group(world)


def test_members_read_what_they_judge_from_then_on(group: Group) -> None:
    assert not group.appointed("salma").may_read("salma")
    group.judging()
    assert (group.may_read("salma"), group.may_read("omar")) == (True, False)
    assert group.may_read("salma", hidden=True)


def test_who_is_recused_has_left_or_was_replaced_reads_it_no_more(group: Group, world: Any) -> None:
    group.appointed("salma").judging().appointed("omar")
    assert (group.may_read("salma"), group.may_read("omar")) == (False, True)
    group.tell(
        MemberRecused,
        EVALUATION,
        subject=group.proposal,
        member=world.person("omar"),
        cause="declared",
        allegation=None,
    )
    assert not group.may_read("omar")
    group.appointed("laila")
    assert group.may_read("laila")
    group.tell(MemberResigned, BODY, member=world.person("laila"), **SEAT)
    assert not group.may_read("laila")


def test_what_the_public_votes_on_is_public_unless_it_is_hidden(group: Group) -> None:
    group.appointed("salma").judging("public_vote")
    assert group.may_read("anyone")
    assert not group.may_read("anyone", hidden=True)
    assert group.may_read("salma", hidden=True)

"""Anybody tries any review of commitments while plan writes on: what is decided is always the newest, and once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from hunting import hunt
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from events.envelope import Event
from events.refusals import Refusal
from events.workgroup import CommitmentDropped, CommitmentsReturned, MotionCarried
from workgroup.domain.commitments import REVIEWS, CitedCommitment, Commitment
from workgroup.domain.meetings import CastVote, CloseMeeting, ProposeMotion, RecordAttendance
from workgroup.domain.reviews import EVENTS, ReviewCommitments
from workgroup.domain.seconding import ConfirmAct, DeclineAct

if TYPE_CHECKING:
    from services.workgroup.tests.conftest import Forum

PEOPLE = ("chair", "government-1", "secretary", "civil-1", "stranger")
NAMES = ("budget", "data")
people, names, acts = st.sampled_from(PEOPLE), st.sampled_from(NAMES), st.sampled_from(REVIEWS)


class ReviewMachine(RuleBasedStateMachine):
    """A meeting on two commitments, of which plan writes new versions, and the body hears of them."""

    motions = Bundle("motions")
    proposals = Bundle("proposals")

    new_forum: ClassVar[type[Forum]]

    def __init__(self) -> None:
        super().__init__()
        self.forum = self.new_forum()
        self.forum.convene()
        self.forum.do(RecordAttendance, "chair", held_on=date(2021, 4, 28), present=self.forum.people(*PEOPLE[:-1]))
        self.known = {name: Commitment(versions={1: f"{name}-1"}, ready=1) for name in NAMES}
        self.carried: dict[UUID, Any] = {}
        self.decided: list[UUID] = []

    def attempt(self, kind: Callable[..., Any], person: str, /, **fields: Any) -> tuple[Event, ...]:
        with suppress(Refusal):
            return self.forum.do(kind, person, reason=self.forum.words(), **fields)
        return ()

    @initialize(asked=st.lists(st.tuples(acts, names), max_size=5))
    def all_is_moved_carried_and_done(self, asked: list[tuple[str, str]]) -> None:
        for asks, name in asked:
            self.move("chair", asks, [name], None)
        if asked:
            self.close("chair")
        for motion in self.carried:
            self.two_do_as_it_asks(motion)

    @rule(target=motions, by=people, asks=acts, cited=st.lists(names, max_size=2), number=st.sampled_from([None, 1, 2]))
    def move(self, by: str, asks: str, cited: list[str], number: int | None) -> Any:
        commitments = tuple(CitedCommitment(name=name, number=number) for name in cited)
        fields: dict[str, Any] = {"asks": asks, "commitments": commitments, "known": self.known}
        moved = self.attempt(ProposeMotion, by, words=self.forum.words(), **fields)
        if not moved:
            return multiple()
        motion = self.forum.acts[-1].id
        for person in PEOPLE:
            self.attempt(CastVote, person, motion=motion, choice="for")
        return motion

    @rule(by=people)
    def close(self, by: str) -> None:
        if self.forum.meeting.motions:
            ended = self.attempt(CloseMeeting, by)
            self.carried |= {event.motion: event for event in ended if isinstance(event, MotionCarried)}

    @rule(name=names)
    def written(self, name: str) -> None:
        number = self.known[name].newest + 1
        versions = {**self.known[name].versions, number: f"{name}-{number}"}
        self.known[name] = replace(self.known[name], versions=versions)

    @rule(name=names)
    def handed_over(self, name: str) -> None:
        self.known[name] = replace(self.known[name], ready=self.known[name].newest)

    @rule(target=proposals, by=people, motion=motions, asks=acts)
    def propose(self, by: str, motion: UUID, asks: str) -> Any:
        proposed = self.attempt(ReviewCommitments, by, asks=asks, motion=motion, known=self.known)
        return self.forum.acts[-1].id if proposed else multiple()

    @rule(motion=motions)
    def two_do_as_it_asks(self, motion: UUID) -> None:
        asks = self.forum.meeting.motions[motion].asks
        if self.attempt(ReviewCommitments, "chair", asks=asks, motion=motion, known=self.known):
            self.confirm("civil-1", self.forum.acts[-1].id)

    @rule(by=people, proposal=proposals)
    def confirm(self, by: str, proposal: UUID) -> None:
        waiting = self.forum.meeting.pending.get(proposal)
        hashed = waiting.hash if waiting else ""
        for event in self.attempt(ConfirmAct, by, proposal=proposal, hash=hashed, known=self.known):
            self.check(event)
            self.heard(event)

    @rule(by=people, proposal=proposals)
    def decline(self, by: str, proposal: UUID) -> None:
        self.attempt(DeclineAct, by, proposal=proposal)

    def check(self, event: Any) -> None:
        motion = self.carried[event.motion]
        assert event.TOPIC == EVENTS[motion.asks].TOPIC
        assert event.person != event.proposed_by
        reviewed = (event.commitment,) if isinstance(event, CommitmentDropped) else event.commitments
        assert reviewed == motion.commitments
        for each in reviewed:
            known = self.known[each.name]
            assert (each.number, each.hash) == (known.newest, known.versions[known.newest])
            assert known.handed_over or isinstance(event, CommitmentDropped)
            assert not known.dropped
        self.decided.append(event.motion)

    def heard(self, event: Any) -> None:
        """The body hears of its own decision."""
        if isinstance(event, CommitmentDropped):
            self.known[event.commitment.name] = replace(self.known[event.commitment.name], dropped=True)
        elif isinstance(event, CommitmentsReturned):
            for each in event.commitments:
                self.known[each.name] = replace(self.known[each.name], returned=each.number)

    @invariant()
    def a_motion_is_done_once(self) -> None:
        assert len(self.decided) == len(set(self.decided))


def test_reviews_keep_their_rules(new_forum: type[Forum]) -> None:
    ReviewMachine.new_forum = new_forum
    run_state_machine_as_test(ReviewMachine, settings=hunt(60, steps=40))

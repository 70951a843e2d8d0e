"""What a body decides on commitments: given a carried motion, when two people do what it asks, then that event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from events import codec
from events.envelope import Event
from events.refusals import ContentDiffers, ReasonNeeded, Refusal, SeatNeeded, SecondPersonNeeded, UnknownThing
from events.refusals import ValueRefused as Refused
from events.workgroup import (
    CommitmentDropped,
    CommitmentsApprovedForComment,
    CommitmentsEndorsed,
    CommitmentsReturned,
    MotionFailed,
    MotionProposed,
    ReviewedCommitment,
)
from workgroup.domain.commitments import (
    AlreadyReviewed,
    CitedCommitment,
    Commitment,
    CommitmentIsDropped,
    CommitmentIsFrozen,
    Decided,
    NotHandedOver,
    StaleVersion,
)
from workgroup.domain.meeting import AlreadyDecided, NotCarried, NotPresent
from workgroup.domain.meetings import CastVote, CloseMeeting, ProposeMotion, RecordAttendance, RecuseFromMotion
from workgroup.domain.motions import Concerned
from workgroup.domain.reviews import ReviewCommitments
from workgroup.domain.seconding import ConfirmAct

if TYPE_CHECKING:
    from services.workgroup.tests.conftest import Forum

DAY = date(2021, 4, 28)
PRESENT = ("chair", "government-1", "secretary", "civil-1")
OPEN = UUID(int=7)
BUDGET = Commitment(versions={1: "a" * 64, 2: "b" * 64}, ready=1, amendments=frozenset({OPEN}))
DATA = Commitment(versions={1: "c" * 64}, ready=1)
KNOWN = {"budget": BUDGET, "data": DATA, "draft": Commitment(versions={1: "d" * 64})}
REVIEWED = (
    ReviewedCommitment(name="budget", number=2, hash="b" * 64),
    ReviewedCommitment(name="data", number=1, hash="c" * 64),
)
BOTH = (CitedCommitment(name="budget"), CitedCommitment(name="data", number=1))
DONE: list[tuple[str, type[Event], dict[str, Any]]] = [
    ("EndorseCommitments", CommitmentsEndorsed, {"commitments": REVIEWED, "open_amendments": (OPEN,)}),
    ("ApproveForComment", CommitmentsApprovedForComment, {"commitments": REVIEWED, "open_amendments": (OPEN,)}),
    ("ReturnCommitments", CommitmentsReturned, {"commitments": REVIEWED}),
    ("DropCommitment", CommitmentDropped, {"commitment": REVIEWED[0]}),
]


class Reviewing:
    """The forum's meeting on commitments, of which `known` is heard."""

    def __init__(self, forum: Forum) -> None:
        self.forum = forum
        self.known = dict(KNOWN)
        forum.convene(planned_on=DAY)
        forum.do(RecordAttendance, "chair", held_on=DAY, present=forum.people(*PRESENT))

    def move(self, asks: str | None, cited: tuple[CitedCommitment, ...] = BOTH, **more: Any) -> tuple[Event, ...]:
        fields: dict[str, Any] = {"asks": asks, "commitments": cited, "known": self.known, **more}
        return self.forum.do(ProposeMotion, "civil-1", words=self.forum.words(), **fields)

    def vote(self, choice: str = "for") -> UUID:
        motion = self.forum.acts[-1].id
        for person in ("chair", "secretary"):
            self.forum.do(CastVote, person, motion=motion, choice=choice)
        return motion

    def carried(self, asks: str, cited: tuple[CitedCommitment, ...] | None = None, choice: str = "for") -> UUID:
        self.move(asks, cited or (BOTH[:1] if asks == "DropCommitment" else BOTH))
        motion = self.vote(choice)
        self.forum.do(CloseMeeting, "chair")
        return motion

    def propose(self, asks: str, motion: UUID, person: str = "chair", why: str | None = "why") -> dict[str, Any]:
        reason = self.forum.words(why) if why else None
        fields: dict[str, Any] = {"asks": asks, "motion": motion, "known": self.known}
        self.forum.do(ReviewCommitments, person, reason=reason, **fields)
        proposal = self.forum.acts[-1].id
        return {"proposal": proposal, "hash": self.forum.meeting.pending[proposal].hash}

    def confirm(self, proposed: dict[str, Any], person: str = "civil-1") -> tuple[Event, ...]:
        return self.forum.do(ConfirmAct, person, **proposed, known=self.known)

    def now(self, name: str, **changes: Any) -> None:
        """That is heard of the commitment."""
        self.known[name] = replace(self.known[name], **changes)


@pytest.fixture
def reviewing(forum: Forum) -> Reviewing:
    return Reviewing(forum)


@pytest.mark.parametrize(("asks", "kind", "about"), DONE, ids=[asks for asks, _, _ in DONE])
def test_two_people_do_what_a_carried_motion_asks(
    reviewing: Reviewing, asks: str, kind: type[Event], about: dict[str, Any]
) -> None:
    forum = reviewing.forum
    motion = reviewing.carried(asks)
    proposed = reviewing.propose(asks, motion)
    (event,) = reviewing.confirm(proposed)
    reason = forum.words("why") if asks in ("ReturnCommitments", "DropCommitment") else None
    assert event == replace(forum.acts[-1], reason=reason).event(
        kind,
        forum.meeting_id,
        9,
        seat="forum/civil-1",
        rule=("four-eyes", 1),
        body="forum",
        motion=motion,
        proposal=proposed["proposal"],
        proposed_by=forum.person("chair"),
        **about,
    )
    assert codec.decode(codec.encode(event)) == event
    with pytest.raises(AlreadyDecided):
        reviewing.propose(asks, motion)


def test_a_motion_and_its_end_name_each_version_by_its_hash(reviewing: Reviewing) -> None:
    (moved,) = reviewing.move("EndorseCommitments")
    reviewing.vote("against")
    ended = reviewing.forum.do(CloseMeeting, "chair")[-1]
    assert isinstance(moved, MotionProposed)
    assert isinstance(ended, MotionFailed)
    assert moved.commitments == ended.commitments == REVIEWED
    assert codec.decode(codec.encode(moved)) == moved


def test_what_failed_is_not_done(reviewing: Reviewing) -> None:
    motion = reviewing.carried("EndorseCommitments", choice="against")
    with pytest.raises(NotCarried):
        reviewing.propose("EndorseCommitments", motion)


def test_a_motion_is_done_as_it_asks_and_not_otherwise(reviewing: Reviewing) -> None:
    motion = reviewing.carried("EndorseCommitments")
    for other in ("ApproveForComment", "ReturnCommitments", "DropCommitment"):
        with pytest.raises(NotCarried):
            reviewing.propose(other, motion)


WRONG: list[tuple[str | None, tuple[CitedCommitment, ...], dict[str, Any], type[Refusal], str]] = [
    ("EndorseCommitments", (), {}, Refused, "commitments"),
    ("EndorseCommitments", (BOTH[0], BOTH[0]), {}, Refused, "commitments"),
    ("DropCommitment", BOTH, {}, Refused, "commitments"),
    ("EndorseCommitments", BOTH, {"document": "plan"}, Refused, "commitments"),
    ("ApprovePublication", BOTH, {"document": "methodology"}, Refused, "commitments"),
    (None, BOTH, {}, Refused, "asks"),
    ("EndorseCommitments", (CitedCommitment(name="nothing"),), {}, UnknownThing, "commitments.0.commitment"),
    ("EndorseCommitments", (CitedCommitment(name="data", number=2),), {}, UnknownThing, "commitments.0.number"),
    ("EndorseCommitments", (BOTH[1], CitedCommitment(name="budget", number=1)), {}, StaleVersion, "commitments.1"),
    ("EndorseCommitments", (CitedCommitment(name="draft"),), {}, NotHandedOver, "commitments.0"),
    ("ReturnCommitments", (CitedCommitment(name="draft"),), {}, NotHandedOver, "commitments.0"),
]


@pytest.mark.parametrize(("asks", "cited", "more", "refusal", "field"), WRONG)
def test_what_no_motion_is_about(
    reviewing: Reviewing,
    asks: str | None,
    cited: tuple[CitedCommitment, ...],
    more: dict[str, Any],
    refusal: type[Refusal],
    field: str,
) -> None:
    with pytest.raises(refusal) as refused:
        reviewing.move(asks, cited, **more)
    assert refused.value.field == field


MEANWHILE: list[tuple[dict[str, Any], type[Refusal]]] = [
    ({"versions": {**BUDGET.versions, 3: "e" * 64}}, StaleVersion),
    ({"returned": 2}, NotHandedOver),
    ({"dropped": True}, CommitmentIsDropped),
    ({"frozen": True}, CommitmentIsFrozen),
    ({"decided": {"forum": Decided(act="EndorseCommitments", hash="b" * 64)}}, AlreadyReviewed),
]


@pytest.mark.parametrize(("heard", "refusal"), MEANWHILE)
def test_what_was_heard_meanwhile_stops_proposal_and_confirmation(
    reviewing: Reviewing, heard: dict[str, Any], refusal: type[Refusal]
) -> None:
    motion = reviewing.carried("EndorseCommitments")
    proposed = reviewing.propose("EndorseCommitments", motion)
    reviewing.now("budget", **heard)
    with pytest.raises(refusal):
        reviewing.confirm(proposed)
    with pytest.raises(refusal):
        reviewing.propose("EndorseCommitments", motion)


def test_another_body_or_another_version_is_another_review(reviewing: Reviewing) -> None:
    motion = reviewing.carried("EndorseCommitments")
    same = Decided(act="EndorseCommitments", hash="b" * 64)
    reviewing.now("budget", decided={"workgroup": same, "forum": replace(same, hash="a" * 64)})
    reviewing.confirm(reviewing.propose("EndorseCommitments", motion))


def test_amendments_are_those_open_when_it_is_confirmed(reviewing: Reviewing) -> None:
    proposed = reviewing.propose("ApproveForComment", reviewing.carried("ApproveForComment"))
    reviewing.now("budget", amendments=frozenset())
    reviewing.now("data", amendments=frozenset({UUID(int=9), UUID(int=3)}))
    (event,) = reviewing.confirm(proposed)
    assert isinstance(event, CommitmentsApprovedForComment)
    assert event.open_amendments == (UUID(int=3), UUID(int=9))


def test_what_was_never_handed_over_can_be_dropped(reviewing: Reviewing) -> None:
    motion = reviewing.carried("DropCommitment", (CitedCommitment(name="draft"),))
    (event,) = reviewing.confirm(reviewing.propose("DropCommitment", motion))
    assert isinstance(event, CommitmentDropped)
    assert event.commitment == ReviewedCommitment(name="draft", number=1, hash="d" * 64)


@pytest.mark.parametrize("asks", ["ReturnCommitments", "DropCommitment"])
def test_a_no_gives_its_reason(reviewing: Reviewing, asks: str) -> None:
    motion = reviewing.carried(asks)
    with pytest.raises(ReasonNeeded):
        reviewing.propose(asks, motion, why=None)


def test_who_may_do_it(reviewing: Reviewing) -> None:
    motion = reviewing.carried("EndorseCommitments")
    with pytest.raises(SeatNeeded):
        reviewing.propose("EndorseCommitments", motion, person="civil-1")
    proposed = reviewing.propose("EndorseCommitments", motion)
    with pytest.raises(SecondPersonNeeded):
        reviewing.confirm(proposed, "chair")
    with pytest.raises(NotPresent):
        reviewing.confirm(proposed, "government-2")
    with pytest.raises(ContentDiffers):
        reviewing.confirm(proposed | {"hash": "0" * 64})


def test_only_who_is_recused_does_not_count(reviewing: Reviewing) -> None:
    """A member of a commitment's task force votes on it, and says by oneself where there is an interest."""
    moved = reviewing.move("EndorseCommitments")
    assert [type(event) for event in moved] == [MotionProposed]
    motion = reviewing.forum.acts[-1].id
    reviewing.forum.do(RecuseFromMotion, "government-1", motion=motion, kind="other")
    with pytest.raises(Concerned):
        reviewing.forum.do(CastVote, "government-1", motion=motion, choice="for")
    reviewing.forum.do(CastVote, "civil-1", motion=motion, choice="for")
    reviewing.known = {}
    with pytest.raises(UnknownThing):
        reviewing.move("EndorseCommitments")


def test_the_proposal_says_what_is_to_be_done(reviewing: Reviewing) -> None:
    motion = reviewing.carried("ReturnCommitments", BOTH[1:])
    reviewing.propose("ReturnCommitments", motion)
    (waiting,) = reviewing.forum.meeting.pending.values()
    assert waiting.content == (
        '{"body":"forum","commitments":[{"hash":"' + "c" * 64 + '","name":"data","number":1}],'
        f'"motion":"{motion}","reason":{{"ar":"نص why","en":"why"}}}}'
    )
    assert waiting.act == "ReturnCommitments"

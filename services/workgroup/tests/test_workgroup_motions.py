"""Motions that ask for more than a publication, and who does not count for them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

import pytest

from events.envelope import Event, Seal
from events.refusals import Refusal, UnknownThing, ValueRefused
from events.workgroup import (
    MeetingHeld,
    MotionAdjourned,
    MotionCarried,
    MotionFailed,
    MotionProposed,
    MotionRecused,
    PublicationRefused,
)
from workgroup.domain.decisions import MeetingClosed, NotPresent
from workgroup.domain.meetings import (
    CastVote,
    CloseMeeting,
    Matter,
    ProposeMotion,
    RecordAttendance,
    RecuseFromMotion,
)
from workgroup.domain.motions import CONCERN_RULE, AlreadyRecused, AlreadyVoted, Concerned
from workgroup.domain.voting import QUORUM_RULE

if TYPE_CHECKING:
    from services.workgroup.tests.conftest import Forum

DAY = date(2021, 4, 28)
PRESENT = ("chair", "government-1", "secretary", "civil-1")
IDEA = uuid5(UUID(int=1), "idea")
SEALED = Seal(ref=UUID(int=2), commitment="0" * 64)


@pytest.fixture
def seated(forum: Forum) -> Forum:
    """A meeting with a quorum that one member less of a side would break."""
    forum.convene()
    forum.do(RecordAttendance, "secretary", held_on=DAY, present=forum.people(*PRESENT))
    return forum


def ask(forum: Forum, **changes: Any) -> tuple[Event, ...]:
    asked: dict[str, Any] = {"asks": "KeepIdea", "subject": IDEA, "matter": Matter()}
    return forum.do(ProposeMotion, "chair", words=forum.words(), **(asked | changes))


def recuse(forum: Forum, person: str, motion: UUID) -> tuple[Event, ...]:
    return forum.do(RecuseFromMotion, person, motion=motion, kind="family", detail=SEALED)


def kinds(events: tuple[Event, ...]) -> list[type[Event]]:
    return [type(event) for event in events]


def test_a_motion_asks_to_keep_an_idea(seated: Forum) -> None:
    cited: dict[str, Any] = {"document": None, "number": None, "hash": None, "asks": "KeepIdea", "subject": IDEA}
    events = ask(seated)
    act = seated.acts[-1]
    made = act.event(
        MotionProposed,
        seated.meeting_id,
        3,
        seat="forum/chair",
        body="forum",
        motion=act.id,
        words=seated.words(),
        **cited,
    )
    assert events == (made,)
    for person in ("chair", "secretary"):
        seated.do(CastVote, person, motion=act.id, choice="for")
    carried = seated.do(CloseMeeting, "chair")[-1]
    assert isinstance(carried, MotionCarried)
    assert (carried.subject, carried.asks, carried.votes_for) == (IDEA, "KeepIdea", 2)


@pytest.mark.parametrize("asks", ["ApproveShortlist", "SelectIdeas", "SelectMembers"])
def test_a_motion_asks_for_an_outcome_of_the_bodys_own_evaluation(seated: Forum, asks: str) -> None:
    (proposed,) = ask(seated, asks=asks, matter=Matter(body="forum"))
    assert isinstance(proposed, MotionProposed)
    assert (proposed.asks, proposed.subject) == (asks, IDEA)
    with pytest.raises(ValueRefused):
        ask(seated, asks=asks, matter=Matter(body="panel"))


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"matter": None}, UnknownThing, "subject"),
        ({"subject": None}, ValueRefused, "subject"),
        ({"asks": None}, ValueRefused, "asks"),
        ({"document": "methodology"}, ValueRefused, "document"),
        ({"asks": "ApprovePublication", "document": "methodology"}, ValueRefused, "subject"),
    ],
)
def test_what_no_motion_asks(seated: Forum, changes: dict[str, Any], refusal: type[Refusal], field: str) -> None:
    with pytest.raises(refusal) as caught:
        ask(seated, **changes)
    assert caught.value.field == field


def test_whom_the_motion_concerns_is_recused_at_once(seated: Forum) -> None:
    author, stranger = seated.people("civil-1", "author")
    events = ask(seated, matter=Matter(concerns={author: "organisation", stranger: "author"}))
    assert kinds(events) == [MotionProposed, MotionRecused]
    recused, motion = events[1], seated.acts[-1].id
    assert isinstance(recused, MotionRecused)
    assert (recused.motion, recused.member, recused.kind, recused.detail) == (motion, author, "organisation", None)
    assert (recused.rule, recused.rule_version) == CONCERN_RULE
    with pytest.raises(Concerned):
        seated.do(CastVote, "civil-1", motion=motion, choice="for")


def test_who_is_found_to_be_concerned_later_does_not_vote_either(seated: Forum) -> None:
    ask(seated)
    motion = seated.acts[-1].id
    with pytest.raises(Concerned):
        seated.do(CastVote, "civil-1", motion=motion, choice="for", concerned=frozenset(seated.people("civil-1")))


def test_a_member_steps_aside(seated: Forum) -> None:
    ask(seated)
    motion = seated.acts[-1].id
    seated.do(CastVote, "government-1", motion=motion, choice="for")
    events = recuse(seated, "government-1", motion)
    recused = seated.acts[-1].event(
        MotionRecused,
        seated.meeting_id,
        5,
        seat="forum/government-1",
        body="forum",
        motion=motion,
        member=seated.person("government-1"),
        kind="family",
        detail=SEALED,
    )
    assert events == (recused,)
    with pytest.raises(AlreadyRecused):
        recuse(seated, "government-1", motion)


@pytest.mark.parametrize(
    ("person", "motion", "refusal"), [("government-2", None, NotPresent), ("chair", UUID(int=9), UnknownThing)]
)
def test_who_does_not_step_aside(seated: Forum, person: str, motion: UUID | None, refusal: type[Refusal]) -> None:
    ask(seated)
    with pytest.raises(refusal):
        recuse(seated, person, motion or seated.acts[-1].id)


def test_nobody_steps_aside_after_the_close(seated: Forum) -> None:
    ask(seated)
    motion = seated.acts[-1].id
    seated.do(CloseMeeting, "chair")
    with pytest.raises(MeetingClosed):
        recuse(seated, "chair", motion)


def test_without_who_is_recused_there_is_no_quorum_and_only_that_motion_is_adjourned(seated: Forum) -> None:
    ask(seated)
    adjourned = seated.acts[-1].id
    seated.do(ProposeMotion, "chair", words=seated.words())
    other = seated.acts[-1].id
    for motion in (adjourned, other):
        seated.do(CastVote, "civil-1", motion=motion, choice="against")
    recuse(seated, "government-1", adjourned)
    events = seated.do(CloseMeeting, "chair")
    assert kinds(events) == [MeetingHeld, MotionAdjourned, MotionFailed]
    missing = seated.acts[-1].event(
        MotionAdjourned,
        seated.meeting_id,
        9,
        rule=QUORUM_RULE,
        seat="forum/chair",
        body="forum",
        motion=adjourned,
        missing=("seats", "government"),
    )
    assert events[1] == missing


def test_a_publication_that_is_adjourned_is_not_refused(seated: Forum) -> None:
    seated.do(ProposeMotion, "chair", words=seated.words(), asks="ApprovePublication", document="methodology")
    recuse(seated, "civil-1", seated.acts[-1].id)
    assert PublicationRefused not in kinds(seated.do(CloseMeeting, "chair"))


def test_the_vote_of_who_stepped_aside_does_not_count(forum: Forum) -> None:
    forum.appoint("civil-2", "civil-2")
    forum.convene()
    forum.do(RecordAttendance, "secretary", held_on=DAY, present=forum.people(*PRESENT, "government-2", "civil-2"))
    ask(forum)
    motion = forum.acts[-1].id
    for person, choice in (("civil-2", "for"), ("chair", "for"), ("secretary", "against")):
        forum.do(CastVote, person, motion=motion, choice=choice)
    with pytest.raises(AlreadyVoted):
        forum.do(CastVote, "chair", motion=motion, choice="for")
    recuse(forum, "civil-2", motion)
    failed = forum.do(CloseMeeting, "chair")[-1]
    assert isinstance(failed, MotionFailed)
    assert (failed.votes_for, failed.votes_against, failed.abstained) == (1, 1, 0)

"""Meetings until they close: who convenes, attends, moves and votes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from events.refusals import LanguageMissing, ProcessStopped, Refusal, SeatNeeded, UnknownThing, ValueRefused
from events.workgroup import AttendanceRecorded, MeetingConvened, MotionProposed, VoteCast
from workgroup.domain.bodies import Body
from workgroup.domain.decisions import AlreadyVoted, MeetingClosed, NotMember, NotPresent
from workgroup.domain.meetings import CastVote, CloseMeeting, Meeting, ProposeMotion, RecordAttendance

if TYPE_CHECKING:
    from services.workgroup.tests.conftest import Forum

DAY = date(2021, 4, 28)
PRESENT = ("chair", "government-1", "secretary", "civil-1")


@pytest.fixture
def seated(forum: Forum) -> Forum:
    """A meeting with all members present but one."""
    forum.convene()
    forum.do(RecordAttendance, "secretary", held_on=DAY, present=forum.people(*PRESENT))
    return forum


def move(forum: Forum, person: str = "chair") -> UUID:
    forum.do(ProposeMotion, person, words=forum.words("motion"))
    return forum.acts[-1].id


@pytest.mark.parametrize("person", ["chair", "secretary"])
def test_chair_and_secretary_convene(forum: Forum, person: str) -> None:
    assert forum.convene(person) == (
        forum.acts[-1].event(
            MeetingConvened,
            forum.acts[-1].id,
            1,
            seat=f"forum/{person}",
            body="forum",
            title=forum.words("meeting"),
            mode="in_person",
            planned_on=DAY,
            agenda=(forum.words("draft"),),
        ),
    )


@pytest.mark.parametrize("person", ["government-1", "officer"])
def test_nobody_else_convenes(forum: Forum, person: str) -> None:
    with pytest.raises(SeatNeeded):
        forum.convene(person)


def test_a_body_that_is_not_there_does_not_meet(forum: Forum) -> None:
    forum.body = Body()
    with pytest.raises(SeatNeeded):
        forum.convene()


def test_an_agenda_needs_each_language(forum: Forum) -> None:
    with pytest.raises(LanguageMissing) as caught:
        forum.convene(agenda=(forum.words(), {"ar": "بند"}))
    assert caught.value.field == "agenda.1.en"


def test_a_meeting_of_a_process_that_stands_still(seated: Forum) -> None:
    seated.process = replace(seated.process, stopped="suspended")
    with pytest.raises(ProcessStopped):
        move(seated)


def test_attendance_is_recorded_whole_on_its_own_day(forum: Forum) -> None:
    forum.convene(planned_on=date(2021, 4, 20))
    forum.do(RecordAttendance, "chair", held_on=DAY, present=forum.people("chair"))
    events = forum.do(RecordAttendance, "secretary", held_on=DAY, present=forum.people("secretary", "civil-1"))
    assert events == (
        forum.acts[-1].event(
            AttendanceRecorded,
            forum.meeting_id,
            3,
            seat="forum/secretary",
            body="forum",
            held_on=DAY,
            present=forum.people("secretary", "civil-1"),
        ),
    )
    assert forum.meeting.present == set(forum.people("secretary", "civil-1"))


@pytest.mark.parametrize(
    ("by", "day", "present", "refusal"),
    [
        ("civil-1", DAY, ("chair",), SeatNeeded),
        ("chair", date(2021, 4, 29), ("chair",), ValueRefused),
        ("chair", DAY, ("chair", "chair"), ValueRefused),
        ("chair", DAY, ("chair", "stranger"), NotMember),
    ],
)
def test_attendance_that_is_not_recorded(
    forum: Forum, by: str, day: date, present: tuple[str, ...], refusal: type[Refusal]
) -> None:
    forum.convene()
    with pytest.raises(refusal):
        forum.do(RecordAttendance, by, held_on=day, present=forum.people(*present))


def test_the_day_is_that_of_the_process_zone(forum: Forum) -> None:
    forum.process = replace(forum.process, zone="Pacific/Kiritimati")
    forum.convene()
    forum.do(RecordAttendance, "chair", held_on=date(2021, 4, 29), present=())
    assert forum.meeting.held_on == date(2021, 4, 29)


def test_who_is_present_moves_words(seated: Forum) -> None:
    events = seated.do(ProposeMotion, "civil-1", words=seated.words("motion"))
    assert events == (
        seated.acts[-1].event(
            MotionProposed,
            seated.meeting_id,
            3,
            seat="forum/civil-1",
            body="forum",
            motion=seated.acts[-1].id,
            words=seated.words("motion"),
            asks=None,
            document=None,
            number=None,
            hash=None,
        ),
    )


@pytest.mark.parametrize(("number", "cited"), [(None, (2, "b" * 64)), (1, (1, "a" * 64)), (2, (2, "b" * 64))])
def test_a_motion_cites_the_version_that_it_asks_to_publish(
    seated: Forum, number: int | None, cited: tuple[int, str]
) -> None:
    asked: dict[str, Any] = {"asks": "ApprovePublication", "document": "methodology", "number": number}
    (moved,) = seated.do(ProposeMotion, "chair", words=seated.words(), **asked)
    assert isinstance(moved, MotionProposed)
    assert (moved.asks, moved.document) == ("ApprovePublication", "methodology")
    assert (moved.number, moved.hash) == cited


@pytest.mark.parametrize(
    ("asked", "refusal", "field"),
    [
        ({"asks": "ApprovePublication"}, ValueRefused, "document"),
        ({"document": "methodology"}, ValueRefused, "asks"),
        ({"number": 1}, ValueRefused, "asks"),
        ({"asks": "ApprovePublication", "document": "plan"}, UnknownThing, "document"),
        ({"asks": "ApprovePublication", "document": "methodology", "number": 3}, UnknownThing, "number"),
        ({"words": {"en": "words"}}, LanguageMissing, "words.ar"),
    ],
)
def test_motions_that_are_not_moved(seated: Forum, asked: dict[str, Any], refusal: type[Refusal], field: str) -> None:
    with pytest.raises(refusal) as caught:
        seated.do(ProposeMotion, "chair", **{"words": seated.words(), **asked})
    assert caught.value.field == field


def test_who_is_present_votes_once(seated: Forum) -> None:
    motion = move(seated)
    assert seated.do(CastVote, "civil-1", motion=motion, choice="for") == (
        seated.acts[-1].event(
            VoteCast, seated.meeting_id, 4, seat="forum/civil-1", body="forum", motion=motion, choice="for"
        ),
    )
    with pytest.raises(AlreadyVoted):
        seated.do(CastVote, "civil-1", motion=motion, choice="against")


def test_a_vote_on_one_motion_is_none_on_another(seated: Forum) -> None:
    first, second = move(seated), move(seated)
    seated.do(CastVote, "civil-1", motion=first, choice="for")
    seated.do(CastVote, "civil-1", motion=second, choice="against")
    assert [dict(motion.votes) for motion in seated.meeting.motions.values()] == [
        {seated.person("civil-1"): "for"},
        {seated.person("civil-1"): "against"},
    ]


@pytest.mark.parametrize(("person", "refusal"), [("government-2", NotPresent), ("officer", SeatNeeded)])
def test_who_did_not_attend_neither_moves_nor_votes(seated: Forum, person: str, refusal: type[Refusal]) -> None:
    motion = move(seated)
    with pytest.raises(refusal):
        move(seated, person)
    with pytest.raises(refusal):
        seated.do(CastVote, person, motion=motion, choice="for")


def test_nobody_votes_before_attendance_is_recorded(forum: Forum) -> None:
    forum.convene()
    with pytest.raises(NotPresent):
        move(forum)


def test_nobody_votes_on_what_was_not_moved(seated: Forum) -> None:
    with pytest.raises(UnknownThing):
        seated.do(CastVote, "chair", motion=UUID(int=9), choice="for")


def test_nothing_happens_in_a_closed_meeting(seated: Forum) -> None:
    motion = move(seated)
    seated.do(CloseMeeting, "chair")
    with pytest.raises(MeetingClosed):
        seated.do(CastVote, "chair", motion=motion, choice="for")
    with pytest.raises(MeetingClosed):
        move(seated)
    with pytest.raises(MeetingClosed):
        seated.do(RecordAttendance, "chair", held_on=DAY, present=())
    with pytest.raises(MeetingClosed):
        seated.do(CloseMeeting, "chair")


def test_nothing_happens_in_a_meeting_that_was_not_convened(forum: Forum) -> None:
    forum.meeting = Meeting()
    with pytest.raises(UnknownThing):
        forum.do(CloseMeeting, "chair")

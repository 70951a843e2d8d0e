"""Minutes: drafts, objections until the end of a day, dissents in the members' words, the approval."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from events.envelope import Event, Seal
from events.refusals import LanguageMissing, Refusal, SeatNeeded, UnknownThing, ValueRefused
from events.workgroup import DissentRecorded, MinutesApproved, MinutesDrafted, MinutesObjected
from workgroup.domain.body import Body
from workgroup.domain.decisions import MEETING, NotPresent
from workgroup.domain.meetings import CastVote, CloseMeeting, ProposeMotion, RecordAttendance, RecuseFromMotion
from workgroup.domain.minutes import (
    AlreadySaid,
    ApproveMinutes,
    DraftMinutes,
    MeetingOpen,
    MinutesSettled,
    NotEnded,
    ObjectionsOpen,
    ObjectionsOver,
    ObjectToMinutes,
    RecordDissent,
)

if TYPE_CHECKING:
    from services.workgroup.tests.conftest import Forum

DAY, LAST = date(2021, 4, 28), date(2021, 4, 30)
OVER = datetime(2021, 4, 30, 21, tzinfo=UTC)
"""The first instant of 1 May in Amman."""
TICK = timedelta(microseconds=1)
DEADLINE = ("deadline-civil-days", 1)
SEALED = Seal(ref=UUID(int=2), commitment="0" * 64)
TYPED: dict[str, Any] = {"typed": "لا أوافق", "language": "ar", "words": SEALED}


@pytest.fixture
def held(forum: Forum) -> Forum:
    """A meeting that is closed: one motion carried against a vote, one left without a quorum."""
    forum.convene()
    present = forum.people("chair", "government-1", "secretary", "civil-1")
    forum.do(RecordAttendance, "secretary", held_on=DAY, present=present)
    for _ in range(2):
        forum.do(ProposeMotion, "chair", words=forum.words())
    carried, adjourned = forum.meeting.motions
    for person, choice in (("chair", "for"), ("secretary", "for"), ("civil-1", "against")):
        forum.do(CastVote, person, motion=carried, choice=choice)
    forum.do(RecuseFromMotion, "civil-1", motion=adjourned, kind="other")
    forum.do(CloseMeeting, "chair")
    return forum


def at(forum: Forum, instant: datetime, kind: Any, person: str, **fields: Any) -> tuple[Event, ...]:
    act = replace(forum.act(person), happened_at=instant)
    return forum.decide(kind(act=act, process=forum.process, meeting=forum.meeting_id, body=forum.body, **fields))


def draft(forum: Forum, person: str = "secretary", **changes: Any) -> tuple[Event, ...]:
    said: dict[str, Any] = {"words": forum.words("minutes"), "objections_by": LAST}
    return forum.do(DraftMinutes, person, **(said | changes))


def test_a_draft_is_sent_to_those_present(held: Forum) -> None:
    version = held.meeting.version
    said: dict[str, Any] = {"words": held.words("minutes"), "objections_by": LAST, "objections_until": OVER}
    for number in (1, 2):
        events = draft(held)
        at_forum: dict[str, Any] = {"seat": "forum/secretary", "rule": DEADLINE, "body": "forum", "number": number}
        made = held.acts[-1].event(MinutesDrafted, held.meeting_id, version + number, **at_forum, **said)
        assert events == (made,)


@pytest.mark.parametrize(
    ("person", "changes", "refusal"),
    [
        ("civil-1", {}, SeatNeeded),
        ("secretary", {"words": {"ar": "محضر"}}, LanguageMissing),
        ("secretary", {"objections_by": date(2021, 4, 27)}, ValueRefused),
    ],
)
def test_what_is_not_drafted(held: Forum, person: str, changes: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        draft(held, person, **changes)


def test_an_open_meeting_has_no_minutes(forum: Forum) -> None:
    forum.convene()
    with pytest.raises(MeetingOpen):
        draft(forum)


def test_who_was_present_objects_once_to_each_draft(held: Forum) -> None:
    with pytest.raises(UnknownThing):
        held.do(ObjectToMinutes, "civil-1", **TYPED)
    draft(held)
    events = at(held, OVER - TICK, ObjectToMinutes, "civil-1", **TYPED)
    about: dict[str, Any] = {"body": "forum", "number": 1, "words": SEALED, "language": "ar"}
    act = replace(held.acts[-1], happened_at=OVER - TICK)
    made = act.event(
        MinutesObjected, held.meeting_id, held.meeting.version, rule=DEADLINE, seat="forum/civil-1", **about
    )
    assert events == (made,)
    with pytest.raises(AlreadySaid):
        held.do(ObjectToMinutes, "civil-1", **TYPED)
    draft(held)
    assert held.do(ObjectToMinutes, "civil-1", **TYPED)


@pytest.mark.parametrize(
    ("person", "instant", "changes", "refusal"),
    [
        ("government-2", OVER - TICK, {}, NotPresent),
        ("stranger", OVER - TICK, {}, NotPresent),
        ("civil-1", OVER, {}, ObjectionsOver),
        ("civil-1", OVER - TICK, {"typed": "\u200b"}, ValueRefused),
    ],
)
def test_who_does_not_object(
    held: Forum, person: str, instant: datetime, changes: dict[str, Any], refusal: type[Refusal]
) -> None:
    draft(held)
    with pytest.raises(refusal):
        at(held, instant, ObjectToMinutes, person, **(TYPED | changes))


def test_who_has_left_the_body_since_objects_without_a_seat(held: Forum) -> None:
    draft(held)
    members = {seat: member for seat, member in held.body.members.items() if seat != "civil-1"}
    held.body = replace(held.body, members=members)
    (objected,) = held.do(ObjectToMinutes, "civil-1", **TYPED)
    assert (objected.person, objected.seat) == (held.person("civil-1"), None)


def test_a_dissent_is_kept_in_the_members_words(held: Forum) -> None:
    carried, adjourned = held.meeting.motions
    events = held.do(RecordDissent, "civil-1", motion=carried, **TYPED)
    about: dict[str, Any] = {"body": "forum", "motion": carried, "words": SEALED, "language": "ar"}
    made = held.acts[-1].event(DissentRecorded, held.meeting_id, held.meeting.version, seat="forum/civil-1", **about)
    assert events == (made,)
    with pytest.raises(AlreadySaid):
        held.do(RecordDissent, "civil-1", motion=carried, **TYPED)
    with pytest.raises(NotEnded):
        held.do(RecordDissent, "civil-1", motion=adjourned, **TYPED)
    with pytest.raises(NotPresent):
        held.do(RecordDissent, "government-2", motion=carried, **TYPED)


def test_the_draft_is_approved_once_the_day_is_past(held: Forum) -> None:
    draft(held)
    for person in ("civil-1", "chair"):
        held.do(ObjectToMinutes, person, **TYPED)
    with pytest.raises(ObjectionsOpen):
        at(held, OVER - TICK, ApproveMinutes, "chair", number=1)
    with pytest.raises(SeatNeeded):
        at(held, OVER, ApproveMinutes, "civil-1", number=1)
    with pytest.raises(UnknownThing):
        at(held, OVER, ApproveMinutes, "chair", number=2)
    (approved,) = at(held, OVER, ApproveMinutes, "chair", number=1)
    assert isinstance(approved, MinutesApproved)
    assert (approved.number, approved.objections, approved.seat) == (1, 2, "forum/chair")
    carried, _ = held.meeting.motions
    late: tuple[tuple[Any, dict[str, Any]], ...] = (
        (DraftMinutes, {"words": held.words(), "objections_by": date(2021, 5, 9)}),
        (ObjectToMinutes, TYPED),
        (RecordDissent, {"motion": carried, **TYPED}),
        (ApproveMinutes, {"number": 1}),
    )
    for kind, fields in late:
        with pytest.raises(MinutesSettled):
            at(held, OVER, kind, "chair", **fields)


def test_a_newer_draft_opens_the_days_anew(held: Forum) -> None:
    draft(held)
    held.do(ObjectToMinutes, "civil-1", **TYPED)
    at(held, OVER, DraftMinutes, "chair", words=held.words(), objections_by=date(2021, 5, 1))
    with pytest.raises(UnknownThing):
        at(held, OVER, ApproveMinutes, "chair", number=1)
    with pytest.raises(ObjectionsOpen):
        at(held, OVER, ApproveMinutes, "chair", number=2)
    (approved,) = at(held, OVER + timedelta(days=1), ApproveMinutes, "chair", number=2)
    assert isinstance(approved, MinutesApproved)
    assert approved.objections == 0


def test_a_meeting_that_is_not_there_has_no_minutes(forum: Forum) -> None:
    command = DraftMinutes(
        act=forum.act("chair"),
        process=forum.process,
        meeting=UUID(int=5),
        body=Body(),
        words=forum.words(),
        objections_by=LAST,
    )
    with pytest.raises(UnknownThing):
        MEETING.decide(MEETING.initial, command)

"""Hearings: only what is shortlisted is presented, once in each meeting, and then members ask."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

import pytest

from events.envelope import Event, Seal
from events.refusals import Refusal, SeatNeeded, ValueRefused
from events.workgroup import AuthorAbsent, PresentationHeard, QuestionAsked
from workgroup.domain.decisions import MeetingClosed, NotPresent
from workgroup.domain.hearings import AlreadyHeard, AskQuestion, NotHeard, NotShortlisted, RecordPresentation
from workgroup.domain.meetings import CloseMeeting, RecordAttendance

if TYPE_CHECKING:
    from services.workgroup.tests.conftest import Forum

DAY = date(2021, 4, 28)
PROPOSAL = uuid5(UUID(int=1), "proposal")
SEALED = Seal(ref=UUID(int=2), commitment="0" * 64)


@pytest.fixture
def hearing(forum: Forum) -> Forum:
    forum.convene()
    present = forum.people("chair", "government-1", "secretary", "civil-1")
    forum.do(RecordAttendance, "secretary", held_on=DAY, present=present)
    return forum


def present(forum: Forum, person: str = "chair", **changes: Any) -> tuple[Event, ...]:
    author = forum.person("author")
    said: dict[str, Any] = {"proposal": PROPOSAL, "presenter": author, "authors": frozenset({author})}
    return forum.do(RecordPresentation, person, **(said | changes))


def question(forum: Forum, person: str = "civil-1", **changes: Any) -> tuple[Event, ...]:
    said: dict[str, Any] = {"proposal": PROPOSAL, "typed": "كم تكلف؟", "language": "ar", "question": SEALED}
    return forum.do(AskQuestion, person, **(said | changes))


def test_an_author_presents_a_shortlisted_proposal(hearing: Forum) -> None:
    events = present(hearing)
    about: dict[str, Any] = {"body": "forum", "proposal": PROPOSAL, "presenter": hearing.person("author")}
    heard = hearing.acts[-1].event(PresentationHeard, hearing.meeting_id, 3, seat="forum/chair", **about)
    assert events == (heard,)


def test_no_author_is_there(hearing: Forum) -> None:
    events = present(hearing, presenter=None)
    about: dict[str, Any] = {"body": "forum", "proposal": PROPOSAL}
    assert events == (hearing.acts[-1].event(AuthorAbsent, hearing.meeting_id, 3, seat="forum/chair", **about),)
    with pytest.raises(NotHeard):
        question(hearing)


@pytest.mark.parametrize(
    ("person", "changes", "refusal"),
    [
        ("civil-1", {}, SeatNeeded),
        ("chair", {"authors": None}, NotShortlisted),
        ("chair", {"authors": None, "presenter": None}, NotShortlisted),
        ("chair", {"authors": frozenset()}, ValueRefused),
    ],
)
def test_what_is_not_heard(hearing: Forum, person: str, changes: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        present(hearing, person, **changes)


@pytest.mark.parametrize("first", [None, "author"])
def test_each_is_heard_once_in_a_meeting(hearing: Forum, first: str | None) -> None:
    present(hearing, presenter=hearing.person(first) if first else None)
    with pytest.raises(AlreadyHeard):
        present(hearing)
    assert present(hearing, proposal=UUID(int=8))


def test_a_member_who_is_present_asks(hearing: Forum) -> None:
    present(hearing)
    events = question(hearing)
    about: dict[str, Any] = {"body": "forum", "proposal": PROPOSAL, "question": SEALED, "language": "ar"}
    asked = hearing.acts[-1].event(QuestionAsked, hearing.meeting_id, 4, seat="forum/civil-1", **about)
    assert events == (asked,)


@pytest.mark.parametrize(
    ("person", "changes", "refusal"),
    [
        ("government-2", {}, NotPresent),
        ("author", {}, SeatNeeded),
        ("civil-1", {"proposal": UUID(int=8)}, NotHeard),
        ("civil-1", {"typed": " "}, ValueRefused),
        ("civil-1", {"language": "-"}, ValueRefused),
    ],
)
def test_what_is_not_asked(hearing: Forum, person: str, changes: dict[str, Any], refusal: type[Refusal]) -> None:
    present(hearing)
    with pytest.raises(refusal):
        question(hearing, person, **changes)


def test_nothing_is_heard_after_the_close(hearing: Forum) -> None:
    present(hearing)
    hearing.do(CloseMeeting, "chair")
    for late in (present, question):
        with pytest.raises(MeetingClosed):
            late(hearing)

"""A meeting: its course and the end of its motions; each command goes to the module that decides it."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from events.aggregate import Aggregate
from events.calendar import local_day
from events.envelope import Event
from events.refusals import Refusal, UnknownThing, ValueRefused
from events.rules import need_running, need_words
from events.workgroup import (
    AttendanceRecorded,
    MeetingAdjourned,
    MeetingConvened,
    MeetingHeld,
)

from . import hearings, minutes, motions, publications, reviews, seconding
from .hearings import AskQuestion, RecordPresentation
from .making import Made
from .meeting import InMeeting, Meeting, MeetingClosed, NotPresent, evolve, next_events
from .meetings import (
    ApprovePublication,
    CastVote,
    CloseMeeting,
    ConveneMeeting,
    ProposeMotion,
    RecordAttendance,
    RecuseFromMotion,
)
from .minutes import ApproveMinutes, DraftMinutes, ObjectToMinutes, RecordDissent
from .motions import AlreadyVoted
from .reviews import ReviewCommitments
from .seconding import ConfirmAct, DeclineAct
from .voting import QUORUM_RULE, missing

__all__ = ["MEETING", "AlreadyVoted", "MeetingClosed", "NotPresent"]

OnMotions: TypeAlias = ProposeMotion | RecuseFromMotion | CastVote
AtHearings: TypeAlias = RecordPresentation | AskQuestion
OnMinutes: TypeAlias = DraftMinutes | ObjectToMinutes | RecordDissent | ApproveMinutes
ByTwo: TypeAlias = ApprovePublication | ReviewCommitments | ConfirmAct | DeclineAct
InCourse: TypeAlias = ConveneMeeting | RecordAttendance | CloseMeeting
MeetingCommand: TypeAlias = InCourse | OnMotions | AtHearings | OnMinutes | ByTwo


class NotMember(Refusal):
    """The person holds no seat of the body: {person}."""

    kind = "invalid"
    slug = "not-member"


class AttendanceNeeded(Refusal):
    """Nobody has recorded yet who was present."""

    slug = "attendance-needed"


def decide(meeting: Meeting, command: MeetingCommand) -> tuple[Event, ...]:
    """What the command makes happen in the meeting; refuses what a rule forbids."""
    need_running(command.process, command.act)
    if isinstance(command, InMeeting) and not meeting.body:
        raise UnknownThing("meeting", what="meeting", name=command.meeting)
    match command:
        case ProposeMotion() | RecuseFromMotion() | CastVote():
            return _on_motions(meeting, command)
        case RecordPresentation():
            return hearings.record_presentation(meeting, command)
        case AskQuestion():
            return hearings.ask_question(meeting, command)
        case DraftMinutes() | ObjectToMinutes() | RecordDissent() | ApproveMinutes():
            return _on_minutes(meeting, command)
        case ApprovePublication() | ReviewCommitments() | ConfirmAct() | DeclineAct():
            return _by_two(meeting, command)
    return _in_course(meeting, command)


def _in_course(meeting: Meeting, command: InCourse) -> tuple[Event, ...]:
    match command:
        case ConveneMeeting():
            return _convene(command)
        case RecordAttendance():
            return _record_attendance(meeting, command)
        case CloseMeeting():
            return _close(meeting, command)
    assert_never(command)


def _by_two(meeting: Meeting, command: ByTwo) -> tuple[Event, ...]:
    match command:
        case ApprovePublication():
            return publications.propose(meeting, command)
        case ReviewCommitments():
            return reviews.propose(meeting, command)
        case ConfirmAct():
            return seconding.confirm(meeting, command)
        case DeclineAct():
            return seconding.decline(meeting, command)
    assert_never(command)


def _on_motions(meeting: Meeting, command: OnMotions) -> tuple[Event, ...]:
    match command:
        case ProposeMotion():
            return motions.propose_motion(meeting, command)
        case RecuseFromMotion():
            return motions.recuse(meeting, command)
        case CastVote():
            return motions.cast_vote(meeting, command)
    assert_never(command)


def _on_minutes(meeting: Meeting, command: OnMinutes) -> tuple[Event, ...]:
    match command:
        case DraftMinutes():
            return minutes.draft(meeting, command)
        case ObjectToMinutes():
            return minutes.object_to(meeting, command)
        case RecordDissent():
            return minutes.dissent(meeting, command)
        case ApproveMinutes():
            return minutes.approve(meeting, command)
    assert_never(command)


def _convene(command: ConveneMeeting) -> tuple[Event, ...]:
    seat = command.body.leading_seat_of(command.act)
    need_words(command.title, command.process.languages, "title")
    for place, item in enumerate(command.agenda):
        need_words(item, command.process.languages, f"agenda.{place}")
    convened = command.act.event(
        MeetingConvened,
        command.act.id,
        1,
        seat=command.body.path(seat),
        body=command.body.name,
        title=command.title,
        mode=command.mode,
        planned_on=command.planned_on,
        agenda=command.agenda,
    )
    return (convened,)


def _record_attendance(meeting: Meeting, command: RecordAttendance) -> tuple[Event, ...]:
    seat = command.body.leading_seat_of(command.act)
    meeting.need_open()
    if command.held_on > local_day(command.act.happened_at, command.process.zone):
        raise ValueRefused("held_on", rule="a meeting is not recorded before its day")
    if len(set(command.present)) < len(command.present):
        raise ValueRefused("present", rule="each person stands there once")
    for place, person in enumerate(command.present):
        if command.body.held_by(person) is None:
            raise NotMember(f"present.{place}", person=person)
    fields = {"held_on": command.held_on, "present": command.present}
    return next_events(meeting, command, seat, (AttendanceRecorded, None, fields))


def _close(meeting: Meeting, command: CloseMeeting) -> tuple[Event, ...]:
    seat = command.body.leading_seat_of(command.act)
    meeting.need_open()
    if meeting.held_on is None:
        raise AttendanceNeeded
    seats, quorum = command.body.seats, command.body.quorum
    present = tuple(taken for person in meeting.present if (taken := command.body.held_by(person)))
    about = {"held_on": meeting.held_on, "present": len(present), "seats": len(seats)}
    if lacks := missing(quorum, seats, present):
        return next_events(meeting, command, seat, (MeetingAdjourned, QUORUM_RULE, {**about, "missing": lacks}))
    held: Made = (MeetingHeld, QUORUM_RULE, {**about, "mode": meeting.mode})
    return next_events(meeting, command, seat, held, *motions.outcomes(meeting, command))


MEETING = Aggregate(initial=Meeting(), evolve=evolve, decide=decide)

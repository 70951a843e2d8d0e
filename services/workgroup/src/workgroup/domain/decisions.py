"""What is decided in a meeting: its course, the end of its motions, and a publication approved by two people."""

from __future__ import annotations

import json
from typing import Any, TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.calendar import local_day
from events.envelope import Event
from events.foureyes import FOUR_EYES_RULE, Pending, declining, for_second_person, need_content, proposing
from events.refusals import Refusal, UnknownThing, ValueRefused
from events.rules import need_reason, need_running, need_words
from events.workgroup import (
    ActDeclined,
    ActProposed,
    AttendanceRecorded,
    MeetingAdjourned,
    MeetingConvened,
    MeetingHeld,
    PublicationApproved,
    Seat,
)

from . import hearings, minutes, motions
from .hearings import AskQuestion, RecordPresentation
from .meeting import InMeeting, Made, Meeting, MeetingClosed, NotPresent, attending_seat, evolve, next_events
from .meetings import (
    ApprovePublication,
    CastVote,
    CloseMeeting,
    ConfirmAct,
    ConveneMeeting,
    DeclineAct,
    ProposeMotion,
    RecordAttendance,
    RecuseFromMotion,
)
from .minutes import ApproveMinutes, DraftMinutes, ObjectToMinutes, RecordDissent
from .motions import APPROVE_PUBLICATION, AlreadyVoted
from .voting import QUORUM_RULE, missing

__all__ = ["MEETING", "AlreadyVoted", "MeetingClosed", "NotPresent"]

OnMotions: TypeAlias = ProposeMotion | RecuseFromMotion | CastVote
AtHearings: TypeAlias = RecordPresentation | AskQuestion
OnMinutes: TypeAlias = DraftMinutes | ObjectToMinutes | RecordDissent | ApproveMinutes
InCourse: TypeAlias = RecordAttendance | CloseMeeting | ApprovePublication | ConfirmAct | DeclineAct
MeetingCommand: TypeAlias = ConveneMeeting | InCourse | OnMotions | AtHearings | OnMinutes


class NotMember(Refusal):
    """The person holds no seat of the body: {person}."""

    kind = "invalid"
    slug = "not-member"


class AttendanceNeeded(Refusal):
    """Nobody has recorded yet who was present."""

    slug = "attendance-needed"


class NotCarried(Refusal):
    """No carried motion of this meeting asks for the act."""

    slug = "not-carried"


class AlreadyDecided(Refusal):
    """What the motion asks for is decided already."""

    slug = "already-decided"


class StaleVersion(Refusal):
    """The document has a newer version ({newest}) than the one that the motion cites ({number})."""

    slug = "stale-version"


def decide(meeting: Meeting, command: MeetingCommand) -> tuple[Event, ...]:
    """What the command makes happen in the meeting; refuses what a rule forbids."""
    need_running(command.process, command.act)
    if isinstance(command, InMeeting) and not meeting.body:
        raise UnknownThing("meeting", what="meeting", name=command.meeting)
    match command:
        case ConveneMeeting():
            return _convene(command)
        case ProposeMotion() | RecuseFromMotion() | CastVote():
            return _on_motions(meeting, command)
        case RecordPresentation():
            return hearings.record_presentation(meeting, command)
        case AskQuestion():
            return hearings.ask_question(meeting, command)
        case DraftMinutes() | ObjectToMinutes() | RecordDissent() | ApproveMinutes():
            return _on_minutes(meeting, command)
    return _in_course(meeting, command)


def _in_course(meeting: Meeting, command: InCourse) -> tuple[Event, ...]:
    match command:
        case RecordAttendance():
            return _record_attendance(meeting, command)
        case CloseMeeting():
            return _close(meeting, command)
        case ApprovePublication():
            return _propose_approval(meeting, command)
        case ConfirmAct():
            return _confirm(meeting, command)
        case DeclineAct():
            return _decline(meeting, command)
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


def _propose_approval(meeting: Meeting, command: ApprovePublication) -> tuple[Event, ...]:
    seat = command.body.leading_seat_of(command.act)
    approval = _approval(meeting, command, command.motion)
    fields = proposing(
        command.act, APPROVE_PUBLICATION, {**approval, "body": meeting.body, "motion": str(command.motion)}
    )
    return next_events(meeting, command, seat, (ActProposed, None, fields))


def _approval(meeting: Meeting, command: InMeeting, motion_id: UUID) -> dict[str, Any]:
    """What an approval says, by every rule that it must keep when it is proposed and again when it is confirmed."""
    motion = meeting.motion(motion_id)
    if not (motion.carried and motion.asks == APPROVE_PUBLICATION):
        raise NotCarried("motion")
    if motion.decided:
        raise AlreadyDecided("motion")
    assert motion.document is not None
    assert motion.number is not None
    newest = max(command.process.documents.get(motion.document, ()), default=motion.number)
    if newest > motion.number:
        raise StaleVersion("motion", newest=newest, number=motion.number)
    about = {"document": motion.document, "number": motion.number, "hash": motion.hash}
    return {"motion": motion_id, **about}


def _confirm(meeting: Meeting, command: ConfirmAct) -> tuple[Event, ...]:
    waiting, seat = _second_person(meeting, command)
    need_content(waiting, command.hash)
    approval = _approval(meeting, command, UUID(json.loads(waiting.content)["motion"]))
    fields = {**approval, "proposal": waiting.proposal, "proposed_by": waiting.proposed_by}
    return next_events(meeting, command, seat, (PublicationApproved, FOUR_EYES_RULE, fields), waiting=waiting)


def _decline(meeting: Meeting, command: DeclineAct) -> tuple[Event, ...]:
    waiting, seat = _second_person(meeting, command)
    need_reason(command.act)
    return next_events(meeting, command, seat, (ActDeclined, FOUR_EYES_RULE, declining(waiting)), waiting=waiting)


def _second_person(meeting: Meeting, command: ConfirmAct | DeclineAct) -> tuple[Pending, Seat]:
    waiting = for_second_person(meeting.pending, command.proposal, command.act)
    return waiting, attending_seat(meeting, command)


MEETING = Aggregate(initial=Meeting(), evolve=evolve, decide=decide)

"""What is decided in a meeting: its course, the end of its motions, and a publication approved by two people."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
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
    MotionCarried,
    MotionFailed,
    MotionProposed,
    PublicationApproved,
    PublicationRefused,
    Seat,
    VoteCast,
)

from .meetings import (
    ApprovePublication,
    CastVote,
    CloseMeeting,
    ConfirmAct,
    ConveneMeeting,
    DeclineAct,
    InMeeting,
    Meeting,
    MeetingCommand,
    Motion,
    ProposeMotion,
    RecordAttendance,
    evolve,
)
from .voting import MAJORITIES, QUORUM_RULE, Rule, count, missing

APPROVE_PUBLICATION = "ApprovePublication"

Made: TypeAlias = tuple[type[Event], Rule | None, dict[str, Any]]
"""An event to be made in a meeting: its contract, its rule, and its own fields."""


class NotMember(Refusal):
    """The person holds no seat of the body: {person}."""

    kind = "invalid"
    slug = "not-member"


class MeetingClosed(Refusal):
    """The meeting is closed."""

    slug = "meeting-closed"


class AttendanceNeeded(Refusal):
    """Nobody has recorded yet who was present."""

    slug = "attendance-needed"


class NotPresent(Refusal):
    """Only a member who is recorded present takes part."""

    kind = "forbidden"
    slug = "not-present"


class AlreadyVoted(Refusal):
    """The person has voted on this motion: each has one vote."""

    slug = "already-voted"


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
        case RecordAttendance():
            return _record_attendance(meeting, command)
        case ProposeMotion():
            return _propose_motion(meeting, command)
        case CastVote():
            return _cast_vote(meeting, command)
        case CloseMeeting():
            return _close(meeting, command)
        case ApprovePublication():
            return _propose_approval(meeting, command)
        case ConfirmAct():
            return _confirm(meeting, command)
        case DeclineAct():
            return _decline(meeting, command)
    assert_never(command)


def _events(
    meeting: Meeting, command: InMeeting, seat: Seat, *made: Made, waiting: Pending | None = None
) -> tuple[Event, ...]:
    """The meeting's next events, for the activity of the act, else of what waited for it, else of the meeting."""
    serves = (command.act.activity, waiting.activity if waiting else None, meeting.activity)
    act = replace(command.act, activity=next((number for number in serves if number is not None), None))
    path = command.body.path(seat)
    return tuple(
        act.event(kind, command.meeting, version, rule=rule, seat=path, **fields)
        for version, (kind, rule, fields) in enumerate(made, meeting.version + 1)
    )


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
    _check_open(meeting)
    if command.held_on > local_day(command.act.happened_at, command.process.zone):
        raise ValueRefused("held_on", rule="a meeting is not recorded before its day")
    if len(set(command.present)) < len(command.present):
        raise ValueRefused("present", rule="each person stands there once")
    for place, person in enumerate(command.present):
        if command.body.held_by(person) is None:
            raise NotMember(f"present.{place}", person=person)
    fields = {"body": meeting.body, "held_on": command.held_on, "present": command.present}
    return _events(meeting, command, seat, (AttendanceRecorded, None, fields))


def _propose_motion(meeting: Meeting, command: ProposeMotion) -> tuple[Event, ...]:
    seat = _attending_seat(meeting, command)
    _check_open(meeting)
    need_words(command.words, command.process.languages, "words")
    fields = {"body": meeting.body, "motion": command.act.id, "words": command.words, **_asked_by(command)}
    return _events(meeting, command, seat, (MotionProposed, None, fields))


def _asked_by(command: ProposeMotion) -> dict[str, Any]:
    if command.asks is None:
        if command.document is not None or command.number is not None:
            raise ValueRefused("asks", rule="who names a version says what is asked for it")
        return {"asks": None, "document": None, "number": None, "hash": None}
    if command.document is None:
        raise ValueRefused("document", rule="who asks for a publication names the document")
    versions = command.process.documents.get(command.document)
    if versions is None:
        raise UnknownThing("document", what="document", name=command.document)
    number = max(versions) if command.number is None else command.number
    if number not in versions:
        raise UnknownThing("number", what="version", name=number)
    return {"asks": command.asks, "document": command.document, "number": number, "hash": versions[number]}


def _cast_vote(meeting: Meeting, command: CastVote) -> tuple[Event, ...]:
    seat = _attending_seat(meeting, command)
    _check_open(meeting)
    if command.act.person in _motion(meeting, command.motion).votes:
        raise AlreadyVoted("motion")
    fields = {"body": meeting.body, "motion": command.motion, "choice": command.choice}
    return _events(meeting, command, seat, (VoteCast, None, fields))


def _close(meeting: Meeting, command: CloseMeeting) -> tuple[Event, ...]:
    seat = command.body.leading_seat_of(command.act)
    _check_open(meeting)
    if meeting.held_on is None:
        raise AttendanceNeeded
    seats, quorum = command.body.seats, command.body.quorum
    present = tuple(taken for person in meeting.present if (taken := command.body.held_by(person)))
    about = {"body": meeting.body, "held_on": meeting.held_on, "present": len(present), "seats": len(seats)}
    if lacks := missing(quorum, seats, present):
        return _events(meeting, command, seat, (MeetingAdjourned, QUORUM_RULE, {**about, "missing": lacks}))
    held: Made = (MeetingHeld, QUORUM_RULE, {**about, "mode": meeting.mode})
    return _events(meeting, command, seat, held, *_outcomes(meeting, command))


def _outcomes(meeting: Meeting, command: CloseMeeting) -> list[Made]:
    majority, seats = MAJORITIES[command.body.majority], len(command.body.seats)
    made: list[Made] = []
    for motion_id, motion in meeting.motions.items():
        tally = count(choice for person, choice in motion.votes.items() if person in meeting.present)
        carried = majority.carries(tally, seats)
        cited = {"document": motion.document, "number": motion.number, "hash": motion.hash}
        about = {"body": meeting.body, "motion": motion_id, **cited}
        outcome = {**about, **asdict(tally), "asks": motion.asks}
        made.append((MotionCarried if carried else MotionFailed, majority.rule, outcome))
        if motion.asks == APPROVE_PUBLICATION and not carried:
            made.append((PublicationRefused, majority.rule, about))
    return made


def _propose_approval(meeting: Meeting, command: ApprovePublication) -> tuple[Event, ...]:
    seat = command.body.leading_seat_of(command.act)
    approval = _approval(meeting, command, command.motion)
    fields = proposing(command.act, APPROVE_PUBLICATION, {**approval, "motion": str(command.motion)})
    return _events(meeting, command, seat, (ActProposed, None, fields))


def _approval(meeting: Meeting, command: InMeeting, motion_id: UUID) -> dict[str, Any]:
    """What an approval says, by every rule that it must keep when it is proposed and again when it is confirmed."""
    motion = _motion(meeting, motion_id)
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
    return {"body": meeting.body, "motion": motion_id, **about}


def _confirm(meeting: Meeting, command: ConfirmAct) -> tuple[Event, ...]:
    waiting, seat = _second_person(meeting, command)
    need_content(waiting, command.hash)
    approval = _approval(meeting, command, UUID(json.loads(waiting.content)["motion"]))
    fields = {**approval, "proposal": waiting.proposal, "proposed_by": waiting.proposed_by}
    return _events(meeting, command, seat, (PublicationApproved, FOUR_EYES_RULE, fields), waiting=waiting)


def _decline(meeting: Meeting, command: DeclineAct) -> tuple[Event, ...]:
    waiting, seat = _second_person(meeting, command)
    need_reason(command.act)
    return _events(meeting, command, seat, (ActDeclined, FOUR_EYES_RULE, declining(waiting)), waiting=waiting)


def _second_person(meeting: Meeting, command: ConfirmAct | DeclineAct) -> tuple[Pending, Seat]:
    waiting = for_second_person(meeting.pending, command.proposal, command.act)
    return waiting, _attending_seat(meeting, command)


def _attending_seat(meeting: Meeting, command: InMeeting) -> Seat:
    seat = command.body.seat_of(command.act)
    if command.act.person not in meeting.present:
        raise NotPresent
    return seat


def _check_open(meeting: Meeting) -> None:
    if meeting.closed:
        raise MeetingClosed


def _motion(meeting: Meeting, motion: UUID) -> Motion:
    if motion not in meeting.motions:
        raise UnknownThing("motion", what="motion", name=motion)
    return meeting.motions[motion]


MEETING = Aggregate(initial=Meeting(), evolve=evolve, decide=decide)

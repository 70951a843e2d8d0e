"""Minutes: drafted after the meeting, open to objections for some days, approved; dissents in the members' words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.calendar import DEADLINE_RULE, ends_at
from events.envelope import Event, Seal, Text
from events.refusals import Refusal, UnknownThing, ValueRefused
from events.rules import need_words
from events.typed import check_language, check_typed
from events.workgroup import DissentRecorded, MinutesApproved, MinutesDrafted, MinutesObjected

from .meeting import InMeeting, Meeting, Minutes, need_present, next_events

MOST_IN_OBJECTION = 8_000
"""The most characters (code points) of an objection or a dissent, as typed."""


class MeetingOpen(Refusal):
    """The meeting is not closed yet."""

    slug = "meeting-open"


class MinutesSettled(Refusal):
    """The meeting's minutes are approved."""

    slug = "minutes-settled"


class ObjectionsOver(Refusal):
    """The time for objections to the draft is over."""

    slug = "objections-over"


class ObjectionsOpen(Refusal):
    """Who was present may still object to the draft."""

    slug = "objections-open"


class AlreadySaid(Refusal):
    """The person has said so already."""

    slug = "already-said"


class NotEnded(Refusal):
    """Nothing was decided on the motion: there is nothing to dissent from."""

    slug = "not-ended"


@dataclass(frozen=True, kw_only=True)
class DraftMinutes(InMeeting):
    """Send the minutes to those present, who may object until the end of a civil day."""

    words: Text
    objections_by: date


@dataclass(frozen=True, kw_only=True)
class ObjectToMinutes(InMeeting):
    """Object to the newest draft; `typed` as it was typed, and sealed as `words`."""

    typed: str
    language: str
    words: Seal


@dataclass(frozen=True, kw_only=True)
class RecordDissent(InMeeting):
    """Keep that one does not share how a motion ended; `typed` as it was typed, and sealed as `words`."""

    motion: UUID
    typed: str
    language: str
    words: Seal


@dataclass(frozen=True, kw_only=True)
class ApproveMinutes(InMeeting):
    """Make the newest draft the meeting's minutes; `number` names it."""

    number: int


def draft(meeting: Meeting, command: DraftMinutes) -> tuple[Event, ...]:
    """The next draft, in place of the one before."""
    seat = command.body.leading_seat_of(command.act)
    _need_unsettled(meeting)
    need_words(command.words, command.process.languages, "words")
    until = ends_at(command.objections_by, command.process.zone)
    if until <= command.act.happened_at:
        raise ValueRefused("objections_by", rule="minutes are sent before the day is over")
    fields = {
        "number": meeting.minutes.number + 1 if meeting.minutes else 1,
        "words": command.words,
        "objections_by": command.objections_by,
        "objections_until": until,
    }
    return next_events(meeting, command, seat, (MinutesDrafted, DEADLINE_RULE, fields))


def object_to(meeting: Meeting, command: ObjectToMinutes) -> tuple[Event, ...]:
    """Who was present objects, once to each draft and in time; also who has left the body since."""
    person = need_present(meeting, command)
    minutes = _need_draft(meeting)
    if command.act.happened_at >= minutes.objections_until:
        raise ObjectionsOver
    if person in minutes.objectors:
        raise AlreadySaid
    _check_typed(command)
    fields = {"number": minutes.number, "words": command.words, "language": command.language}
    return next_events(meeting, command, command.body.held_by(person), (MinutesObjected, DEADLINE_RULE, fields))


def dissent(meeting: Meeting, command: RecordDissent) -> tuple[Event, ...]:
    """Who was present does not share how the motion ended, once for each."""
    person = need_present(meeting, command)
    _need_unsettled(meeting)
    motion = meeting.motion(command.motion)
    if not (motion.carried or motion.failed):
        raise NotEnded("motion")
    if (command.motion, person) in meeting.dissents:
        raise AlreadySaid("motion")
    _check_typed(command)
    fields = {"motion": command.motion, "words": command.words, "language": command.language}
    return next_events(meeting, command, command.body.held_by(person), (DissentRecorded, None, fields))


def approve(meeting: Meeting, command: ApproveMinutes) -> tuple[Event, ...]:
    """The newest draft is the meeting's minutes, once the day for objections is past."""
    seat = command.body.leading_seat_of(command.act)
    minutes = _need_draft(meeting)
    if command.number != minutes.number:
        raise UnknownThing("number", what="newest draft", name=command.number)
    if command.act.happened_at < minutes.objections_until:
        raise ObjectionsOpen
    fields = {"number": minutes.number, "objections": len(minutes.objectors)}
    return next_events(meeting, command, seat, (MinutesApproved, DEADLINE_RULE, fields))


def _need_unsettled(meeting: Meeting) -> None:
    if not meeting.closed:
        raise MeetingOpen
    if meeting.minutes and meeting.minutes.approved:
        raise MinutesSettled


def _need_draft(meeting: Meeting) -> Minutes:
    _need_unsettled(meeting)
    if meeting.minutes is None:
        raise UnknownThing("meeting", what="draft of minutes", name=meeting.body)
    return meeting.minutes


def _check_typed(command: ObjectToMinutes | RecordDissent) -> None:
    check_typed("words", command.typed, MOST_IN_OBJECTION)
    check_language("language", command.language)

"""What a meeting is: its attendance, motions, votes and outcome; and the commands of those who act in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, TypeAlias
from uuid import UUID

from events.envelope import Act, Event, Text
from events.foureyes import Pending, pending, without
from events.workgroup import (
    ActDeclined,
    ActProposed,
    AttendanceRecorded,
    MeetingAdjourned,
    MeetingConvened,
    MeetingHeld,
    MotionCarried,
    MotionProposed,
    PublicationApproved,
    PublicationRefused,
    VoteCast,
)

from .bodies import Body
from .process import Process
from .voting import Choice

Mode: TypeAlias = Literal["in_person", "remote", "hybrid"]
Asked: TypeAlias = Literal["ApprovePublication"]


@dataclass(frozen=True, kw_only=True)
class Motion:
    """A motion, the votes on it by person, and its end. `decided`: what it asks for has been approved or refused."""

    asks: str | None
    document: str | None
    number: int | None
    hash: str | None
    subject: UUID | None = None
    votes: Mapping[UUID, str] = field(default_factory=dict)
    carried: bool = False
    decided: bool = False


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A meeting of the body of that name; `motions` in the order in which they were proposed."""

    version: int = 0
    activity: int | None = None
    body: str = ""
    mode: str = ""
    held_on: date | None = None
    present: frozenset[UUID] = frozenset()
    motions: Mapping[UUID, Motion] = field(default_factory=dict)
    closed: bool = False
    pending: Mapping[UUID, Pending] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ConveneMeeting:
    """Call the body to a meeting."""

    act: Act
    process: Process
    body: Body
    title: Text
    mode: Mode
    planned_on: date
    agenda: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class InMeeting:
    """An act in a meeting; `body` as it stands at that time."""

    act: Act
    process: Process
    meeting: UUID
    body: Body


@dataclass(frozen=True, kw_only=True)
class RecordAttendance(InMeeting):
    """Say on which civil day the meeting was held, and who was present, whole."""

    held_on: date
    present: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class ProposeMotion(InMeeting):
    """Move words to be voted on, which may ask for an act on a document's version (None: the newest known)."""

    words: Text
    asks: Asked | None = None
    document: str | None = None
    number: int | None = None


@dataclass(frozen=True, kw_only=True)
class CastVote(InMeeting):
    """Vote on a motion."""

    motion: UUID
    choice: Choice


@dataclass(frozen=True, kw_only=True)
class CloseMeeting(InMeeting):
    """End the meeting, which decides its motions."""


@dataclass(frozen=True, kw_only=True)
class ApprovePublication(InMeeting):
    """Propose to approve the publication that a carried motion asks for."""

    motion: UUID


@dataclass(frozen=True, kw_only=True)
class ConfirmAct(InMeeting):
    """Confirm what another person proposed, by its content's hash."""

    proposal: UUID
    hash: str


@dataclass(frozen=True, kw_only=True)
class DeclineAct(InMeeting):
    """Say no to what another person proposed."""

    proposal: UUID


MeetingCommand: TypeAlias = (
    ConveneMeeting
    | RecordAttendance
    | ProposeMotion
    | CastVote
    | CloseMeeting
    | ApprovePublication
    | ConfirmAct
    | DeclineAct
)


def evolve(meeting: Meeting, event: Event) -> Meeting:
    """The meeting after the event."""
    match event:
        case MeetingConvened():
            meeting = replace(meeting, activity=event.activity, body=event.body, mode=event.mode)
        case AttendanceRecorded():
            meeting = replace(meeting, held_on=event.held_on, present=frozenset(event.present))
        case MotionProposed():
            motion = Motion(
                asks=event.asks, document=event.document, number=event.number, hash=event.hash, subject=event.subject
            )
            meeting = replace(meeting, motions={**meeting.motions, event.motion: motion})
        case VoteCast():
            assert event.person is not None
            votes = {**meeting.motions[event.motion].votes, event.person: event.choice}
            meeting = _with_motion(meeting, event.motion, votes=votes)
        case MeetingHeld() | MeetingAdjourned():
            meeting = replace(meeting, closed=True)
        case MotionCarried():
            meeting = _with_motion(meeting, event.motion, carried=True)
        case PublicationRefused():
            meeting = _with_motion(meeting, event.motion, decided=True)
        case ActProposed():
            meeting = replace(meeting, pending={**meeting.pending, event.proposal: pending(event)})
        case ActDeclined():
            meeting = replace(meeting, pending=without(meeting.pending, event.proposal))
        case PublicationApproved():
            meeting = _with_motion(meeting, event.motion, decided=True)
            meeting = replace(meeting, pending=without(meeting.pending, event.proposal))
    return replace(meeting, version=event.version)


def _with_motion(meeting: Meeting, motion: UUID, **changes: Any) -> Meeting:
    return replace(meeting, motions={**meeting.motions, motion: replace(meeting.motions[motion], **changes)})

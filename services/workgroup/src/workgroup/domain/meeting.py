"""What a meeting is: attendance, motions and votes, whom it has heard, minutes; and what every act in it keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from events.envelope import Act, Event
from events.foureyes import Declined, Pending, Proposed, pending, without
from events.refusals import Refusal, UnknownThing
from events.workgroup import (
    ActDeclined,
    ActProposed,
    AttendanceRecorded,
    AuthorAbsent,
    CommitmentDropped,
    CommitmentsApprovedForComment,
    CommitmentsEndorsed,
    CommitmentsReturned,
    DissentRecorded,
    MeetingAdjourned,
    MeetingConvened,
    MeetingHeld,
    MinutesApproved,
    MinutesDrafted,
    MinutesObjected,
    MotionCarried,
    MotionFailed,
    MotionProposed,
    MotionRecused,
    PresentationHeard,
    PublicationApproved,
    PublicationRefused,
    ReviewedCommitment,
    Seat,
    VoteCast,
)

from .body import Body
from .making import Made, in_order, serving
from .process import Process


class MeetingClosed(Refusal):
    """The meeting is closed."""

    slug = "meeting-closed"


class NotPresent(Refusal):
    """Only a member who is recorded present takes part."""

    kind = "forbidden"
    slug = "not-present"


class NotCarried(Refusal):
    """No carried motion of this meeting asks for the act."""

    slug = "not-carried"


class AlreadyDecided(Refusal):
    """What the motion asks for is decided already."""

    slug = "already-decided"


@dataclass(frozen=True, kw_only=True)
class Motion:
    """A motion, the votes on it by person, and its end. `decided`: what it asks for has been done or refused.

    It is about a document's version, an evaluation or a proposal (`subject`), or commitments. `recused` do not count.
    """

    asks: str | None
    document: str | None
    number: int | None
    hash: str | None
    subject: UUID | None = None
    commitments: tuple[ReviewedCommitment, ...] = ()
    votes: Mapping[UUID, str] = field(default_factory=dict)
    recused: frozenset[UUID] = frozenset()
    carried: bool = False
    failed: bool = False
    decided: bool = False


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """The newest draft of the minutes: its number, until when who was present may object, and who has."""

    number: int
    objections_until: datetime
    objectors: frozenset[UUID] = frozenset()
    approved: bool = False


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A meeting of the body of that name; `motions` in the order in which they were proposed.

    `heard`: whether an author presented it, by proposal. `dissents`: the motion and the person.
    """

    version: int = 0
    activity: int | None = None
    body: str = ""
    mode: str = ""
    held_on: date | None = None
    present: frozenset[UUID] = frozenset()
    motions: Mapping[UUID, Motion] = field(default_factory=dict)
    heard: Mapping[UUID, bool] = field(default_factory=dict)
    closed: bool = False
    minutes: Minutes | None = None
    dissents: frozenset[tuple[UUID, UUID]] = frozenset()
    pending: Mapping[UUID, Pending] = field(default_factory=dict)

    def need_open(self) -> None:
        """Refuse what comes after the close."""
        if self.closed:
            raise MeetingClosed

    def motion(self, motion: UUID) -> Motion:
        """The motion of that id; refuses another."""
        if motion not in self.motions:
            raise UnknownThing("motion", what="motion", name=motion)
        return self.motions[motion]

    def carried(self, motion: UUID, act: str) -> Motion:
        """The carried motion of that id, which asks for the act; refuses another, and what is decided already."""
        found = self.motion(motion)
        if not (found.carried and found.asks == act):
            raise NotCarried("motion")
        if found.decided:
            raise AlreadyDecided("motion")
        return found


@dataclass(frozen=True, kw_only=True)
class InMeeting:
    """An act in a meeting; `body` as it stands at that time."""

    act: Act
    process: Process
    meeting: UUID
    body: Body


def attending_seat(meeting: Meeting, command: InMeeting) -> Seat:
    """The seat of a member who is recorded present; refuses everybody else."""
    seat = command.body.seat_of(command.act)
    need_present(meeting, command)
    return seat


def need_present(meeting: Meeting, command: InMeeting) -> UUID:
    """Who acts; refuses who is not recorded present."""
    if command.act.person is None or command.act.person not in meeting.present:
        raise NotPresent
    return command.act.person


def next_events(
    meeting: Meeting, command: InMeeting, seat: Seat | None, *made: Made, waiting: Pending | None = None
) -> tuple[Event, ...]:
    """The meeting's next events, for the activity of the act, else of what waited for it, else of the meeting."""
    act = serving(command.act, waiting.activity if waiting else None, meeting.activity)
    path = command.body.path(seat) if seat else None
    whole = [(kind, rule, _about(meeting, kind) | fields) for kind, rule, fields in made]
    return in_order(act, command.meeting, meeting.version, path, whole)


def _about(meeting: Meeting, kind: type[Event]) -> dict[str, Any]:
    return {} if issubclass(kind, Proposed | Declined) else {"body": meeting.body}


def evolve(meeting: Meeting, event: Event) -> Meeting:
    """The meeting after the event."""
    match event:
        case MeetingConvened():
            meeting = replace(meeting, activity=event.activity, body=event.body, mode=event.mode)
        case AttendanceRecorded():
            meeting = replace(meeting, held_on=event.held_on, present=frozenset(event.present))
        case MeetingHeld() | MeetingAdjourned():
            meeting = replace(meeting, closed=True)
        case PresentationHeard() | AuthorAbsent():
            heard = {**meeting.heard, event.proposal: isinstance(event, PresentationHeard)}
            meeting = replace(meeting, heard=heard)
        case ActProposed():
            meeting = replace(meeting, pending={**meeting.pending, event.proposal: pending(event)})
        case ActDeclined():
            meeting = _settled(meeting, event.proposal)
        case (
            PublicationApproved()
            | CommitmentsEndorsed()
            | CommitmentsApprovedForComment()
            | CommitmentsReturned()
            | CommitmentDropped()
        ):
            meeting = _with_motion(_settled(meeting, event.proposal), event.motion, decided=True)
        case MinutesDrafted() | MinutesObjected() | MinutesApproved() | DissentRecorded():
            meeting = _on_minutes(meeting, event)
        case _:
            meeting = _on_motions(meeting, event)
    return replace(meeting, version=event.version)


def _settled(meeting: Meeting, proposal: UUID) -> Meeting:
    return replace(meeting, pending=without(meeting.pending, proposal))


def _proposed(event: MotionProposed) -> Motion:
    return Motion(
        asks=event.asks,
        document=event.document,
        number=event.number,
        hash=event.hash,
        subject=event.subject,
        commitments=event.commitments,
    )


def _on_motions(meeting: Meeting, event: Event) -> Meeting:
    match event:
        case MotionProposed():
            return replace(meeting, motions={**meeting.motions, event.motion: _proposed(event)})
        case MotionRecused():
            recused = meeting.motions[event.motion].recused | {event.member}
            return _with_motion(meeting, event.motion, recused=recused)
        case VoteCast():
            assert event.person is not None
            votes = {**meeting.motions[event.motion].votes, event.person: event.choice}
            return _with_motion(meeting, event.motion, votes=votes)
        case MotionCarried():
            return _with_motion(meeting, event.motion, carried=True)
        case MotionFailed():
            return _with_motion(meeting, event.motion, failed=True)
        case PublicationRefused():
            return _with_motion(meeting, event.motion, decided=True)
    return meeting


def _on_minutes(
    meeting: Meeting, event: MinutesDrafted | MinutesObjected | MinutesApproved | DissentRecorded
) -> Meeting:
    if isinstance(event, MinutesDrafted):
        return replace(meeting, minutes=Minutes(number=event.number, objections_until=event.objections_until))
    if isinstance(event, DissentRecorded):
        assert event.person is not None
        return replace(meeting, dissents=meeting.dissents | {(event.motion, event.person)})
    assert meeting.minutes is not None
    if isinstance(event, MinutesApproved):
        return replace(meeting, minutes=replace(meeting.minutes, approved=True))
    assert event.person is not None
    return replace(meeting, minutes=replace(meeting.minutes, objectors=meeting.minutes.objectors | {event.person}))


def _with_motion(meeting: Meeting, motion: UUID, **changes: Any) -> Meeting:
    return replace(meeting, motions={**meeting.motions, motion: replace(meeting.motions[motion], **changes)})

"""What the workgroup service publishes: bodies and seats, meetings, motions and votes, approvals of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from .envelope import Event, Text
from .foureyes import Declined, Proposed


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A seat of a body: its name within it, the side it belongs to, and its role (chair, secretary, member)."""

    name: str
    side: str
    role: str


@dataclass(frozen=True, kw_only=True)
class Quorum:
    """Present must be more than `numerator/denominator` of all seats, and at least `each_side` of every side."""

    numerator: int
    denominator: int
    each_side: int


@dataclass(frozen=True, kw_only=True)
class BodyEstablished(Event):
    """A body with its seats and rules. `majority` is simple, absolute or two_thirds."""

    TOPIC: ClassVar[str] = "workgroup.BodyEstablished.v1"
    name: str
    title: Text
    seats: tuple[Seat, ...]
    quorum: Quorum
    majority: str


@dataclass(frozen=True, kw_only=True)
class MemberAppointed(Event):
    """A person takes a seat of the body."""

    TOPIC: ClassVar[str] = "workgroup.MemberAppointed.v1"
    body: str
    seat_name: str
    side: str
    role: str
    member: UUID


@dataclass(frozen=True, kw_only=True)
class MeetingConvened(Event):
    """A meeting of the body on a civil day, in person, remote or both (mode), with its agenda."""

    TOPIC: ClassVar[str] = "workgroup.MeetingConvened.v1"
    body: str
    title: Text
    mode: str
    planned_on: date
    agenda: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class AttendanceRecorded(Event):
    """Who was present, whole: a later record supersedes the one before."""

    TOPIC: ClassVar[str] = "workgroup.AttendanceRecorded.v1"
    body: str
    held_on: date
    present: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class MotionProposed(Event):
    """A motion; one that asks for an act names it (ApprovePublication) and the document's version by its hash."""

    TOPIC: ClassVar[str] = "workgroup.MotionProposed.v1"
    body: str
    motion: UUID
    words: Text
    asks: str | None
    document: str | None
    number: int | None
    hash: str | None


@dataclass(frozen=True, kw_only=True)
class VoteCast(Event):
    """A vote of who attended: for, against or abstain."""

    TOPIC: ClassVar[str] = "workgroup.VoteCast.v1"
    body: str
    motion: UUID
    choice: str


@dataclass(frozen=True, kw_only=True)
class MeetingHeld(Event):
    """The meeting was held with a quorum."""

    TOPIC: ClassVar[str] = "workgroup.MeetingHeld.v1"
    body: str
    mode: str
    held_on: date
    present: int
    seats: int


@dataclass(frozen=True, kw_only=True)
class MeetingAdjourned(Event):
    """There was no quorum: `missing` names what fell short (seats, or a side). Nothing was decided."""

    TOPIC: ClassVar[str] = "workgroup.MeetingAdjourned.v1"
    body: str
    held_on: date
    present: int
    seats: int
    missing: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MotionCarried(Event):
    """The motion has its majority."""

    TOPIC: ClassVar[str] = "workgroup.MotionCarried.v1"
    body: str
    motion: UUID
    votes_for: int
    votes_against: int
    abstained: int
    asks: str | None
    document: str | None
    number: int | None
    hash: str | None


@dataclass(frozen=True, kw_only=True)
class MotionFailed(Event):
    """The motion lacks its majority."""

    TOPIC: ClassVar[str] = "workgroup.MotionFailed.v1"
    body: str
    motion: UUID
    votes_for: int
    votes_against: int
    abstained: int
    asks: str | None
    document: str | None
    number: int | None
    hash: str | None


@dataclass(frozen=True, kw_only=True)
class PublicationApproved(Event):
    """The body approves that this version is published for comment, by a carried motion and two people."""

    TOPIC: ClassVar[str] = "workgroup.PublicationApproved.v1"
    body: str
    motion: UUID
    document: str
    number: int
    hash: str
    proposal: UUID
    proposed_by: UUID


@dataclass(frozen=True, kw_only=True)
class PublicationRefused(Event):
    """The body refuses that this version is published for comment: the motion failed."""

    TOPIC: ClassVar[str] = "workgroup.PublicationRefused.v1"
    body: str
    motion: UUID
    document: str
    number: int
    hash: str


@dataclass(frozen=True, kw_only=True)
class ActProposed(Proposed):
    """The first of two people proposes an act of the workgroup service."""

    TOPIC: ClassVar[str] = "workgroup.ActProposed.v1"


@dataclass(frozen=True, kw_only=True)
class ActDeclined(Declined):
    """The second person does not confirm the act."""

    TOPIC: ClassVar[str] = "workgroup.ActDeclined.v1"

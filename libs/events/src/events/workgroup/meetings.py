"""Meetings: attendance, motions and votes, approvals of publication, hearings, minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from events.envelope import Event, Seal, Text
from events.workgroup.reviews import ReviewedCommitment


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
    """A motion; one that asks for an act names it, and what it is about.

    That is a document's version by its hash (ApprovePublication), an evaluation (ApproveShortlist, SelectIdeas,
    SelectMembers), or an idea that is to be kept (KeepIdea): `subject` is the evaluation's stream, or the proposal's.
    Or it is commitments, each version by its hash (EndorseCommitments, ApproveForComment, ReturnCommitments,
    DropCommitment).
    """

    TOPIC: ClassVar[str] = "workgroup.MotionProposed.v1"
    body: str
    motion: UUID
    words: Text
    asks: str | None
    document: str | None
    number: int | None
    hash: str | None
    subject: UUID | None = None
    commitments: tuple[ReviewedCommitment, ...] = ()


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
    subject: UUID | None = None
    commitments: tuple[ReviewedCommitment, ...] = ()


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
    subject: UUID | None = None
    commitments: tuple[ReviewedCommitment, ...] = ()


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
class MotionRecused(Event):
    """A member has an interest in the motion, and does not count for it; the kind is public, the detail sealed."""

    TOPIC: ClassVar[str] = "workgroup.MotionRecused.v1"
    body: str
    motion: UUID
    member: UUID
    kind: str
    detail: Seal | None


@dataclass(frozen=True, kw_only=True)
class MotionAdjourned(Event):
    """Without who is recused there is no quorum for the motion: nothing was decided on it."""

    TOPIC: ClassVar[str] = "workgroup.MotionAdjourned.v1"
    body: str
    motion: UUID
    missing: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PresentationHeard(Event):
    """A shortlisted proposal was presented in the meeting, by one of its authors."""

    TOPIC: ClassVar[str] = "workgroup.PresentationHeard.v1"
    body: str
    proposal: UUID
    presenter: UUID


@dataclass(frozen=True, kw_only=True)
class AuthorAbsent(Event):
    """No author of a shortlisted proposal was there to present it."""

    TOPIC: ClassVar[str] = "workgroup.AuthorAbsent.v1"
    body: str
    proposal: UUID


@dataclass(frozen=True, kw_only=True)
class QuestionAsked(Event):
    """A member asks the author of a proposal that is heard; the words are sealed."""

    TOPIC: ClassVar[str] = "workgroup.QuestionAsked.v1"
    body: str
    proposal: UUID
    question: Seal
    language: str


@dataclass(frozen=True, kw_only=True)
class MinutesDrafted(Event):
    """The meeting's minutes as they are sent to those present, who may object until the end of a civil day."""

    TOPIC: ClassVar[str] = "workgroup.MinutesDrafted.v1"
    body: str
    number: int
    words: Text
    objections_by: date
    objections_until: datetime


@dataclass(frozen=True, kw_only=True)
class MinutesObjected(Event):
    """Who was present objects to the draft, in their own words, sealed."""

    TOPIC: ClassVar[str] = "workgroup.MinutesObjected.v1"
    body: str
    number: int
    words: Seal
    language: str


@dataclass(frozen=True, kw_only=True)
class DissentRecorded(Event):
    """A member does not share a decision of the meeting: kept in the member's own words, sealed."""

    TOPIC: ClassVar[str] = "workgroup.DissentRecorded.v1"
    body: str
    motion: UUID
    words: Seal
    language: str


@dataclass(frozen=True, kw_only=True)
class MinutesApproved(Event):
    """The draft of that number is the meeting's minutes: the day for objections is past."""

    TOPIC: ClassVar[str] = "workgroup.MinutesApproved.v1"
    body: str
    number: int
    objections: int

"""The commands of those who act in a meeting, from its convening to the approval of what it carried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias
from uuid import UUID

from events.envelope import Act, Seal, Text

from .body import Body
from .commitments import CitedCommitment, Known
from .meeting import InMeeting, Meeting, Motion, evolve
from .process import Process
from .voting import Choice

__all__ = ["InMeeting", "Meeting", "Motion", "evolve"]

Mode: TypeAlias = Literal["in_person", "remote", "hybrid"]
Review: TypeAlias = Literal["EndorseCommitments", "ApproveForComment", "ReturnCommitments", "DropCommitment"]
Asked: TypeAlias = (
    Literal["ApprovePublication", "ApproveShortlist", "SelectIdeas", "SelectMembers", "KeepIdea"] | Review
)
Interest: TypeAlias = Literal["author", "organisation", "employer", "family", "financial", "other"]


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What a motion may be about: a body's evaluation, or an idea (of no one body); and whom it concerns, and how."""

    body: str | None = None
    concerns: Mapping[UUID, Interest] = field(default_factory=dict)


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
class RecordAttendance(InMeeting):
    """Say on which civil day the meeting was held, and who was present, whole."""

    held_on: date
    present: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class ProposeMotion(InMeeting):
    """Move words to be voted on, which may ask for an act.

    It is an act on a document's version (None: the newest known), on a subject (an evaluation or an idea, of which
    `matter` is known), or on commitments, of which `known` are all that there are.
    """

    words: Text
    asks: Asked | None = None
    document: str | None = None
    number: int | None = None
    subject: UUID | None = None
    matter: Matter | None = None
    commitments: tuple[CitedCommitment, ...] = ()
    known: Known = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class RecuseFromMotion(InMeeting):
    """Say that one has an interest in a motion: the kind is public, the detail sealed."""

    motion: UUID
    kind: Interest
    detail: Seal | None = None


@dataclass(frozen=True, kw_only=True)
class CastVote(InMeeting):
    """Vote on a motion; `concerned` are those whom its subject concerns."""

    motion: UUID
    choice: Choice
    concerned: frozenset[UUID] = frozenset()


@dataclass(frozen=True, kw_only=True)
class CloseMeeting(InMeeting):
    """End the meeting, which decides its motions."""


@dataclass(frozen=True, kw_only=True)
class ApprovePublication(InMeeting):
    """Propose to approve the publication that a carried motion asks for."""

    motion: UUID

"""What bodies decide on commitments, by carried motions: endorsed, dropped, approved for comment, returned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from events.envelope import Event


@dataclass(frozen=True, kw_only=True)
class ReviewedCommitment:
    """A commitment's version that a body decides on, by its hash."""

    name: str
    number: int
    hash: str


@dataclass(frozen=True, kw_only=True)
class CommitmentsEndorsed(Event):
    """The body endorses these versions, by a carried motion and two people."""

    TOPIC: ClassVar[str] = "workgroup.CommitmentsEndorsed.v1"
    body: str
    motion: UUID
    commitments: tuple[ReviewedCommitment, ...]
    open_amendments: tuple[UUID, ...]
    proposal: UUID
    proposed_by: UUID


@dataclass(frozen=True, kw_only=True)
class CommitmentDropped(Event):
    """The body drops the commitment: it goes no further; the envelope's reason says why."""

    TOPIC: ClassVar[str] = "workgroup.CommitmentDropped.v1"
    body: str
    motion: UUID
    commitment: ReviewedCommitment
    proposal: UUID
    proposed_by: UUID


@dataclass(frozen=True, kw_only=True)
class CommitmentsApprovedForComment(Event):
    """The body approves that these versions go to public comment; the amendments that are still open are named."""

    TOPIC: ClassVar[str] = "workgroup.CommitmentsApprovedForComment.v1"
    body: str
    motion: UUID
    commitments: tuple[ReviewedCommitment, ...]
    open_amendments: tuple[UUID, ...]
    proposal: UUID
    proposed_by: UUID


@dataclass(frozen=True, kw_only=True)
class CommitmentsReturned(Event):
    """The body returns these versions to their task forces; the envelope's reason says why."""

    TOPIC: ClassVar[str] = "workgroup.CommitmentsReturned.v1"
    body: str
    motion: UUID
    commitments: tuple[ReviewedCommitment, ...]
    proposal: UUID
    proposed_by: UUID

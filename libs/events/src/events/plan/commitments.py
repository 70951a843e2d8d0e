"""Commitments: their versions in OGP's template, how they came about, amendments, the freeze, reports on milestones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from events.envelope import Event, Text
from events.plan.processes import Evidence


@dataclass(frozen=True, kw_only=True)
class MilestoneDays:
    """A milestone by its id within the commitment, with its civil days (both counted; None: not said yet)."""

    id: str
    first: date | None
    last: date | None


@dataclass(frozen=True, kw_only=True)
class CommitmentVersion:
    """A version: its number, the SHA-256 of its content (canonical JSON), the file that holds it, and what it names."""

    number: int
    hash: str
    file: str
    title: Text
    lead: str | None
    milestones: tuple[MilestoneDays, ...]


@dataclass(frozen=True, kw_only=True)
class CommitmentDrafted(Event):
    """A commitment's first version, from an idea that was kept (None where the process has no task forces)."""

    TOPIC: ClassVar[str] = "plan.CommitmentDrafted.v1"
    name: str
    idea: UUID | None
    content: CommitmentVersion


@dataclass(frozen=True, kw_only=True)
class CommitmentRevised(Event):
    """Its next version; once it was handed over, `answers` names the amendments that it answers."""

    TOPIC: ClassVar[str] = "plan.CommitmentRevised.v1"
    name: str
    content: CommitmentVersion
    answers: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class WorkshopHeld(Event):
    """A workshop on the commitment, in person, remote or both (mode), with so many participants, of those sides."""

    TOPIC: ClassVar[str] = "plan.WorkshopHeld.v1"
    name: str
    held_on: date
    mode: str
    participants: int
    sides: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class StakeholdersConsulted(Event):
    """Stakeholders were consulted on the commitment through a channel, on those civil days; the audience in words."""

    TOPIC: ClassVar[str] = "plan.StakeholdersConsulted.v1"
    name: str
    channel: str
    audience: Text
    first: date
    last: date
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class CommitmentReadyForReview(Event):
    """The task force hands the version over: its template is complete, and stakeholders were heard."""

    TOPIC: ClassVar[str] = "plan.CommitmentReadyForReview.v1"
    name: str
    number: int
    hash: str
    workshops: int
    consultations: int


@dataclass(frozen=True, kw_only=True)
class AmendmentRequested(Event):
    """A member of a body asks for a change of that version, in words."""

    TOPIC: ClassVar[str] = "plan.AmendmentRequested.v1"
    name: str
    amendment: UUID
    number: int
    hash: str
    body: str
    words: Text


@dataclass(frozen=True, kw_only=True)
class CommitmentAmended(Event):
    """A version that answers amendments."""

    TOPIC: ClassVar[str] = "plan.CommitmentAmended.v1"
    name: str
    content: CommitmentVersion
    answers: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class AmendmentClosed(Event):
    """The amendment is settled by the version of that number, or withdrawn; the envelope's reason says why."""

    TOPIC: ClassVar[str] = "plan.AmendmentClosed.v1"
    name: str
    amendment: UUID
    outcome: str
    number: int


@dataclass(frozen=True, kw_only=True)
class FrozenCommitment:
    """A commitment's version as it was frozen, with the organisation that leads it."""

    name: str
    number: int
    hash: str
    lead: str


@dataclass(frozen=True, kw_only=True)
class CommitmentsFrozen(Event):
    """These versions make up the plan: approved for comment, with every amendment closed; two people stand for it."""

    TOPIC: ClassVar[str] = "plan.CommitmentsFrozen.v1"
    commitments: tuple[FrozenCommitment, ...]
    approvals: tuple[UUID, ...]
    proposal: UUID
    proposed_by: UUID


@dataclass(frozen=True, kw_only=True)
class MilestoneReported(Event):
    """How far a milestone is, said by its entity: not_started, limited, substantial or complete."""

    TOPIC: ClassVar[str] = "plan.MilestoneReported.v1"
    name: str
    milestone: str
    document: str
    organisation: str
    status: str
    text: Text
    evidence: tuple[Evidence, ...]

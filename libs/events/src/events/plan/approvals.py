"""The plan as a document: made of the frozen commitments, revised, approved by hash, published, submitted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from events.envelope import Event, Text
from events.plan.commitments import FrozenCommitment
from events.plan.documents import Rendition
from events.plan.processes import Evidence


@dataclass(frozen=True, kw_only=True)
class PlanDrafted(Event):
    """The document's first version is the plan: exactly those commitments, after the introductions (a file each)."""

    TOPIC: ClassVar[str] = "plan.PlanDrafted.v1"
    name: str
    number: int
    hash: str
    commitments: tuple[FrozenCommitment, ...]
    introductions: tuple[Rendition, ...]
    freeze: UUID


@dataclass(frozen=True, kw_only=True)
class PlanRevised(Event):
    """The plan's next version, with a note on why, and the recorded difference to the version before (a file)."""

    TOPIC: ClassVar[str] = "plan.PlanRevised.v1"
    name: str
    number: int
    hash: str
    before: int
    before_hash: str
    note: Text
    difference: str
    changed: int
    new: int
    gone: int


@dataclass(frozen=True, kw_only=True)
class ResponsibleEntityNamed(Event):
    """The organisation answers for the commitment in the plan, in place of who did before."""

    TOPIC: ClassVar[str] = "plan.ResponsibleEntityNamed.v1"
    name: str
    commitment: str
    organisation: str
    old: str


@dataclass(frozen=True, kw_only=True)
class ApprovalRequested(Event):
    """An entity is asked to approve this version, for the commitments it answers for, by the end of a civil day."""

    TOPIC: ClassVar[str] = "plan.ApprovalRequested.v1"
    name: str
    number: int
    hash: str
    organisation: str
    commitments: tuple[str, ...]
    due_on: date | None


@dataclass(frozen=True, kw_only=True)
class EntityApproved(Event):
    """The entity approves this very version."""

    TOPIC: ClassVar[str] = "plan.EntityApproved.v1"
    name: str
    number: int
    hash: str
    organisation: str


@dataclass(frozen=True, kw_only=True)
class EntityRefused(Event):
    """The entity's no to this version: refuse, conditions or not_mine (answer); the envelope's reason says why."""

    TOPIC: ClassVar[str] = "plan.EntityRefused.v1"
    name: str
    number: int
    hash: str
    organisation: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class CabinetApproved(Event):
    """The Cabinet approved this very version, on that civil day, as two people record.

    `consulted` is the number of the version last consulted on; `revisions` are the events with note and difference that
    lead from it to this one.
    """

    TOPIC: ClassVar[str] = "plan.CabinetApproved.v1"
    name: str
    number: int
    hash: str
    decided_on: date
    decision: str
    consulted: int | None
    consultations: tuple[UUID, ...]
    revisions: tuple[UUID, ...]
    proposal: UUID
    proposed_by: UUID


@dataclass(frozen=True, kw_only=True)
class PlanReturned(Event):
    """The Cabinet returned this version, on that civil day; the envelope's reason says why."""

    TOPIC: ClassVar[str] = "plan.PlanReturned.v1"
    name: str
    number: int
    hash: str
    decided_on: date
    decision: str
    proposal: UUID
    proposed_by: UUID


@dataclass(frozen=True, kw_only=True)
class PlanPublished(Event):
    """The approved version was published, in these languages; two people stand for it."""

    TOPIC: ClassVar[str] = "plan.PlanPublished.v1"
    name: str
    number: int
    hash: str
    languages: tuple[str, ...]
    proposal: UUID
    proposed_by: UUID


@dataclass(frozen=True, kw_only=True)
class PlanSubmitted(Event):
    """The approved bytes were sent to `recipient`, on that civil day; two people stand for it."""

    TOPIC: ClassVar[str] = "plan.PlanSubmitted.v1"
    name: str
    number: int
    hash: str
    renditions: tuple[Rendition, ...]
    recipient: str
    channel: str
    sent_on: date
    proposal: UUID
    proposed_by: UUID


@dataclass(frozen=True, kw_only=True)
class SubmissionAcknowledged(Event):
    """Its recipient confirmed to have the plan, on that civil day."""

    TOPIC: ClassVar[str] = "plan.SubmissionAcknowledged.v1"
    name: str
    number: int
    hash: str
    acknowledged_on: date
    evidence: tuple[Evidence, ...]

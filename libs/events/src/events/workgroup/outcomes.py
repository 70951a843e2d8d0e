"""What follows a selection: entities' opinions, final ideas, task forces, appeals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from events.envelope import Event, Seal


@dataclass(frozen=True, kw_only=True)
class EntityOpinionRequested(Event):
    """An entity is asked what it thinks of an idea, by the end of a civil day; silence is no objection."""

    TOPIC: ClassVar[str] = "workgroup.EntityOpinionRequested.v1"
    proposal: UUID
    authors: tuple[UUID, ...]
    organisation: str
    due_on: date
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class EntityOpinionReceived(Event):
    """The entity's opinion: no_objection, conditions, refused or not_mine; the envelope's reason holds its words."""

    TOPIC: ClassVar[str] = "workgroup.EntityOpinionReceived.v1"
    proposal: UUID
    organisation: str
    opinion: str


@dataclass(frozen=True, kw_only=True)
class EntityOpinionLapsed(Event):
    """The entity was silent until the day: no objection."""

    TOPIC: ClassVar[str] = "workgroup.EntityOpinionLapsed.v1"
    proposal: UUID
    organisation: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class FinalIdeasDecided(Event):
    """The body decides which of the selected ideas it keeps: those whose motion (KeepIdea) was carried."""

    TOPIC: ClassVar[str] = "workgroup.FinalIdeasDecided.v1"
    evaluation: str
    body: str
    kept: tuple[UUID, ...]
    dropped: tuple[UUID, ...]
    meeting: UUID
    proposal: UUID
    proposed_by: UUID
    open_appeals: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class IdeaKept(Event):
    """The idea becomes a commitment: a task force is asked for. `replaces`: the decision before, after an appeal."""

    TOPIC: ClassVar[str] = "workgroup.IdeaKept.v1"
    idea: UUID
    authors: tuple[UUID, ...]
    motion: UUID
    replaces: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class IdeaDropped(Event):
    """The idea goes no further: its motion failed, by so many votes. The opinions it had are named by their events.

    `replaces` is the decision before, after an appeal.
    """

    TOPIC: ClassVar[str] = "workgroup.IdeaDropped.v1"
    idea: UUID
    authors: tuple[UUID, ...]
    motion: UUID
    votes_for: int
    votes_against: int
    abstained: int
    opinions: tuple[UUID, ...]
    replaces: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class TaskForceRequested(Event):
    """The idea's author (`lead`) is asked to form a task force of at least so many, of every one of those sides."""

    TOPIC: ClassVar[str] = "workgroup.TaskForceRequested.v1"
    idea: UUID
    lead: UUID
    least: int
    sides: tuple[str, ...]
    due_on: date
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class TaskForceInvited(Event):
    """A person is invited, for a side."""

    TOPIC: ClassVar[str] = "workgroup.TaskForceInvited.v1"
    idea: UUID
    member: UUID
    side: str


@dataclass(frozen=True, kw_only=True)
class TaskForceJoined(Event):
    """Who was invited accepts."""

    TOPIC: ClassVar[str] = "workgroup.TaskForceJoined.v1"
    idea: UUID
    member: UUID
    side: str


@dataclass(frozen=True, kw_only=True)
class TaskForceInvitationDeclined(Event):
    """Who was invited does not take part."""

    TOPIC: ClassVar[str] = "workgroup.TaskForceInvitationDeclined.v1"
    idea: UUID
    member: UUID


@dataclass(frozen=True, kw_only=True)
class TaskForceFormed(Event):
    """Enough have accepted, of every side."""

    TOPIC: ClassVar[str] = "workgroup.TaskForceFormed.v1"
    idea: UUID
    lead: UUID
    members: tuple[UUID, ...]
    late: bool


@dataclass(frozen=True, kw_only=True)
class TaskForceOverdue(Event):
    """The day has passed and the task force is not formed: who is missing (a number, and sides)."""

    TOPIC: ClassVar[str] = "workgroup.TaskForceOverdue.v1"
    idea: UUID
    lead: UUID
    accepted: int
    least: int
    sides_missing: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TaskForceDissolved(Event):
    """The task force ends; the envelope's reason says why."""

    TOPIC: ClassVar[str] = "workgroup.TaskForceDissolved.v1"
    idea: UUID
    lead: UUID


@dataclass(frozen=True, kw_only=True)
class AppealLodged(Event):
    """Whom a decision concerns appeals against it, with grounds, sealed.

    `decision` is the event that decided, `decision_type` its topic, `subject` the proposal, application or comment.
    """

    TOPIC: ClassVar[str] = "workgroup.AppealLodged.v1"
    decision: UUID
    decision_type: str
    subject: UUID
    grounds: Seal
    language: str


@dataclass(frozen=True, kw_only=True)
class AppealDecided(Event):
    """The appeal is upheld, partly or dismissed, by a person who took no part; the envelope's reason says why.

    Upheld or partly: the owner of the decision decides anew, and names the old.
    """

    TOPIC: ClassVar[str] = "workgroup.AppealDecided.v1"
    decision: UUID
    decision_type: str
    subject: UUID
    appellant: UUID
    outcome: str

"""What questions on final ideas, opinions and task forces are answered with."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, TypeAlias
from uuid import UUID

from pydantic import BaseModel

OpinionStatus: TypeAlias = Literal["waiting", "no_objection", "conditions", "refused", "not_mine", "lapsed"]


class WaitingAct(BaseModel):
    """An act that waits for its second person."""

    proposal: UUID
    act: str
    content: str
    hash: str
    proposed_by: UUID


class ReadFinalIdeas(BaseModel):
    """The selected ideas that wait for a decision, those kept and those dropped; and the acts that wait."""

    evaluation: UUID
    ideas: list[UUID]
    kept: list[UUID]
    dropped: list[UUID]
    waiting: list[WaitingAct]


class ReadOpinion(BaseModel):
    """What an entity was asked of an idea, and its answer; `lapsed` is silence: no objection."""

    opinion: UUID
    proposal: UUID
    organisation: UUID
    organisation_name: str
    due_on: date
    due_at: datetime
    status: OpinionStatus
    words: dict[str, str] | None
    version: int


class OpinionsOf(BaseModel):
    """What an organisation was asked: the ideas by how it stands with them, and all in their order."""

    waiting: list[UUID]
    no_objection: list[UUID]
    conditions: list[UUID]
    refused: list[UUID]
    not_mine: list[UUID]
    lapsed: list[UUID]
    opinions: list[ReadOpinion]


class ReadMember(BaseModel):
    """A person invited to a task force."""

    member: UUID
    side: str
    status: Literal["invited", "joined", "declined"]


class ReadTaskForce(BaseModel):
    """A task force and whom its lead has invited."""

    task_force: UUID
    idea: UUID
    lead: UUID
    least: int
    sides: list[str]
    due_on: date
    due_at: datetime
    status: Literal["requested", "formed", "dissolved"]
    overdue: bool
    members: list[ReadMember]
    version: int

"""What the questions' answers hold."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel


class Criterion(BaseModel):
    """A criterion: its name, what it asks, and its weight of 100 in a selection."""

    name: str
    title: dict[str, str]
    weight: int


class Call(BaseModel):
    """A call with its window as it stands: civil days, both counted, and the instants (UTC)."""

    call: UUID
    version: int
    process: str
    activity: int | None
    name: str
    kind: Literal["proposals", "seats"]
    title: dict[str, str]
    text: dict[str, str]
    body: str | None
    acceptance: list[Criterion]
    selection: list[Criterion]
    first: date
    last: date
    opens_at: datetime
    closes_at: datetime
    status: Literal["open", "closing", "closed", "screened"]
    received: int
    withdrawn: int
    merged: int
    eligible: int
    ineligible: int


class Waiting(BaseModel):
    """An act that waits for a second officer; its content as it was proposed, and the SHA-256 of that."""

    proposal: UUID
    act: str
    content: str
    hash: str
    proposed_by: UUID


class Merge(BaseModel):
    """Proposals that shall be one, and how many of their authors have consented."""

    merge: UUID
    version: int
    into_proposal: UUID
    proposals: list[UUID]
    asked: int
    consented: int
    status: Literal["asked", "merged", "refused"]


class CallWithActs(Call):
    """A call, the acts that wait for a second officer, and the merges asked for."""

    waiting: list[Waiting]
    merges: list[Merge]


class Outcome(BaseModel):
    """What the working group decided on it last: at which stage, and by which event."""

    stage: str
    outcome: str
    decision: UUID


class Proposal(BaseModel):
    """A proposal in its place, or an application, whose statement is its `text` and which has no title.

    Title and text are for its author, who acts for its organisation, officers, and who judges it; for all once the
    public votes on it and it is not hidden; absent once withdrawn or erased.
    `hidden` is the ground that is shown in their place, `appeals` those that are open.
    """

    proposal: UUID
    version: int
    position: int
    call: UUID
    kind: Literal["proposal", "application"]
    author: UUID
    language: str
    organisation: str | None
    arrived_at: datetime
    status: Literal["submitted", "returned", "lapsed", "withdrawn", "merged", "eligible", "ineligible", "reopened"]
    revisions: int
    cure_by: date | None
    merged_into: UUID | None
    criteria: list[str]
    reason: dict[str, str] | None
    hidden: str | None
    outcome: Outcome | None
    appeals: list[UUID]
    title: str | None
    text: str | None


class ProposalWithActs(Proposal):
    """A proposal, and the acts on it that wait for a second officer."""

    waiting: list[Waiting]


class Page(BaseModel):
    """Proposals in their order; `next` is what to ask for as `after`, absent on the last page."""

    proposals: list[Proposal]
    next: int | None

"""What questions on meetings are answered with."""

from __future__ import annotations

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

from .reviews import ReadReviewed


class ReadMotion(BaseModel):
    """A motion and its tally: the votes as cast, and once the meeting has closed, those that count.

    `outcome` is carried, failed, or adjourned where those who are not recused were no quorum (`missing`); `publication`
    is approved or refused, and `review` is what was done with its commitments; null until they are decided.
    """

    motion: UUID
    words: dict[str, str]
    asks: str | None
    document: str | None
    number: int | None
    hash: str | None
    subject: UUID | None
    commitments: list[ReadReviewed]
    recused: list[UUID]
    votes_for: int
    votes_against: int
    abstained: int
    outcome: Literal["carried", "failed", "adjourned"] | None
    missing: list[str]
    publication: Literal["approved", "refused"] | None
    review: Literal["endorsed", "approved", "returned", "dropped"] | None


class ReadMeeting(BaseModel):
    """A meeting; `missing` says of an adjourned one what its quorum lacked."""

    meeting: UUID
    process: str
    activity: int | None
    body: UUID
    title: dict[str, str]
    mode: str
    planned_on: date
    agenda: list[dict[str, str]]
    held_on: date | None
    present: list[UUID]
    status: Literal["open", "held", "adjourned"]
    missing: list[str]
    version: int


class ReadRecusal(BaseModel):
    """Who does not count for a motion: the kind of interest, and its detail for who may see it."""

    motion: UUID
    member: UUID
    kind: str
    detail: str | None


class ReadHearing(BaseModel):
    """A proposal and who presented it; without a presenter no author was there."""

    proposal: UUID
    presenter: UUID | None


class ReadQuestion(BaseModel):
    """A member's question to the author of a proposal; `question` is the reference of its words."""

    proposal: UUID
    person: UUID
    question: UUID
    language: str


class ReadMinutes(BaseModel):
    """A draft of the minutes, how many objected to it, and whether it was approved."""

    number: int
    words: dict[str, str]
    objections_by: date
    objections: int
    approved: bool


class ReadDissent(BaseModel):
    """Who does not share how a motion ended; `words` is the reference of the member's own."""

    motion: UUID
    person: UUID
    words: UUID
    language: str


class ReadMeetingWithMotions(ReadMeeting):
    """A meeting, its motions, what it heard, its minutes and dissents."""

    motions: list[ReadMotion]
    hearings: list[ReadHearing]
    questions: list[ReadQuestion]
    minutes: list[ReadMinutes]
    dissents: list[ReadDissent]

"""What questions on meetings are answered with."""

from __future__ import annotations

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import BaseModel


class ReadMotion(BaseModel):
    """A motion and its tally: the votes as cast, and once the meeting has closed, those that count.

    `outcome` is carried or failed, `publication` approved or refused; both are null until they are decided.
    """

    motion: UUID
    words: dict[str, str]
    asks: str | None
    document: str | None
    number: int | None
    hash: str | None
    votes_for: int
    votes_against: int
    abstained: int
    outcome: Literal["carried", "failed"] | None
    publication: Literal["approved", "refused"] | None


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


class ReadMeetingWithMotions(ReadMeeting):
    """A meeting and its motions."""

    motions: list[ReadMotion]

"""What questions on reviews of commitments are answered with."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from pydantic import BaseModel


class ReadReviewed(BaseModel):
    """A commitment's version, by its hash."""

    name: str
    number: int
    hash: str


class ReadReview(BaseModel):
    """What a body decided on commitments; `open_amendments` are those that it knew to be open."""

    event: UUID
    meeting: UUID
    motion: UUID
    body: str
    decision: Literal["endorsed", "approved", "returned", "dropped"]
    commitments: list[ReadReviewed]
    open_amendments: list[UUID]
    reason: dict[str, str] | None

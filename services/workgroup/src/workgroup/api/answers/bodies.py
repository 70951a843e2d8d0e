"""What questions on bodies are answered with."""

from __future__ import annotations

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

from workgroup.api.requests.bodies import QuorumOf


class ReadSeat(BaseModel):
    """A seat and who holds it."""

    name: str
    side: str
    role: str
    member: UUID | None


class ReadNomination(BaseModel):
    """What an entity was asked for a seat, and the end of it; `member` is whom it named."""

    seat_name: str
    organisation: str
    due_on: date
    status: Literal["asked", "nominated", "declined", "lapsed"]
    member: UUID | None


class ReadBody(BaseModel):
    """A body and its rules."""

    body: UUID
    process: str
    name: str
    title: dict[str, str]
    quorum: QuorumOf
    majority: str
    version: int


class ReadBodyWithSeats(ReadBody):
    """A body, its rules, its seats, and the nominations asked of entities, in the order of asking."""

    seats: list[ReadSeat]
    nominations: list[ReadNomination]

"""What questions on bodies are answered with."""

from __future__ import annotations

from uuid import UUID

from pydantic import BaseModel

from workgroup.api.requests.bodies import QuorumOf


class ReadSeat(BaseModel):
    """A seat and who holds it."""

    name: str
    side: str
    role: str
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
    """A body, its rules and its seats."""

    seats: list[ReadSeat]

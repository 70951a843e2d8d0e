"""What questions on organisations are answered with."""

from __future__ import annotations

from uuid import UUID

from pydantic import BaseModel


class ReadLink(BaseModel):
    """A person, and how the person belongs to the organisation."""

    person: UUID
    relation: str


class ReadOrganisation(BaseModel):
    """An organisation's registration, and the people who belong to it."""

    organisation: UUID
    process: str
    name: str
    title: dict[str, str]
    side: str
    version: int
    people: list[ReadLink]

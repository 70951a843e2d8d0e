"""What the questions' answers hold."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel


class Consultation(BaseModel):
    """A consultation with its window as it stands: civil days, both counted, and the instants (UTC)."""

    consultation: UUID
    version: int
    process: str
    activity: int
    name: str
    title: dict[str, str]
    document: str
    number: int | None
    hash: str | None
    gate: str
    body: str | None
    first: date
    last: date
    opens_at: datetime
    closes_at: datetime
    status: Literal["scheduled", "missed", "open", "closing", "closed", "answered"]
    submitted: int
    withdrawn: int
    answered: int


class Waiting(BaseModel):
    """An act that waits for a second officer; its content as it was proposed, and the SHA-256 of that."""

    proposal: UUID
    act: str
    content: str
    hash: str
    proposed_by: UUID


class ConsultationWithActs(Consultation):
    """A consultation, and the acts that wait for a second officer."""

    waiting: list[Waiting]


class GivenAnswer(BaseModel):
    """The answer to a comment."""

    outcome: str
    answer: dict[str, str]
    activity: int | None
    answered_at: datetime


class Comment(BaseModel):
    """A comment in its place; `text` is absent once it is withdrawn or erased.

    While it is `hidden`, the ground stands in the place of its text for all but its author and officers, who still
    answer it; `appeals` are those that are open.
    """

    comment: UUID
    version: int
    position: int
    consultation: UUID
    author: UUID
    language: str
    paragraph: str | None
    source: str
    arrived_at: datetime
    status: Literal["submitted", "withdrawn", "answered"]
    hidden: str | None
    appeals: list[UUID]
    text: str | None
    answer: GivenAnswer | None


class CommentWithActs(Comment):
    """A comment, and the acts on it that wait for a second officer."""

    waiting: list[Waiting]


class Page(BaseModel):
    """Comments in their order; `next` is what to ask for as `after`, absent on the last page."""

    comments: list[Comment]
    next: int | None

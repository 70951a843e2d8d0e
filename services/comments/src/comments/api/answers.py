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
    report: str | None


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


class GivenChange(BaseModel):
    """The version that a comment changed, and the paragraph, if one alone."""

    document: str
    number: int
    hash: str
    paragraph: UUID | None


class GivenAnswer(BaseModel):
    """The answer to a comment: the change made, or a code. `cluster` is the first comment of a set answered alike."""

    outcome: str
    answer: dict[str, str]
    change: GivenChange | None
    code: str | None
    summary: dict[str, str] | None
    cluster: UUID | None
    organisation: str | None
    activity: int | None
    answered_at: datetime


class LaterParagraph(BaseModel):
    """What the paragraph is in a later version: same, changed, dropped, or merged `into` another."""

    number: int
    change: str
    into: UUID | None


class Comment(BaseModel):
    """A comment in its place; `text` is absent once it is withdrawn or erased.

    While it is `hidden`, the ground stands in the place of its text for all but its author and officers, who still
    answer it; `appeals` are those that are open. `became` tells of its paragraph in each later version.
    """

    comment: UUID
    version: int
    position: int
    consultation: UUID
    author: UUID
    language: str
    document: str
    number: int
    paragraph: str | None
    became: list[LaterParagraph]
    source: str
    arrived_at: datetime
    status: Literal["submitted", "withdrawn", "answered"]
    hidden: str | None
    appeals: list[UUID]
    to_person: UUID | None
    to_organisation: str | None
    text: str | None
    answer: GivenAnswer | None


class CommentWithActs(Comment):
    """A comment, and the acts on it that wait for a second officer."""

    waiting: list[Waiting]


class Page(BaseModel):
    """Comments in their order; `next` is what to ask for as `after`, absent on the last page."""

    comments: list[Comment]
    next: int | None


class Group(BaseModel):
    """Comments on one paragraph that say the same: named by the first; `equal` of them in its very words."""

    cluster: UUID
    paragraph: str | None
    size: int
    equal: int
    comments: list[UUID]
    unanswered: list[UUID]


class Groups(BaseModel):
    """The groups, by the rule of that name and version."""

    rule: str
    rule_version: int
    groups: list[Group]


class Owed(BaseModel):
    """A comment without an answer: by when it is owed (a civil day), and how many days are left, working days too."""

    comment: UUID
    version: int
    position: int
    consultation: UUID
    name: str
    paragraph: str | None
    language: str
    hidden: str | None
    to_person: UUID | None
    to_organisation: str | None
    drafted_at: datetime | None
    due_on: date | None
    days_left: int | None
    working_days_left: int | None


class Draft(BaseModel):
    """The last draft of an answer; its words are absent once they are erased."""

    comment: UUID
    drafted_by: UUID | None
    drafted_at: datetime
    outcome: str | None = None
    answer: dict[str, str] | None = None
    change: dict[str, str | int | None] | None = None
    code: str | None = None
    summary: dict[str, str] | None = None


class Count(BaseModel):
    """How many comments had the outcome."""

    outcome: str
    count: int


class Form(BaseModel):
    """The report in one form, by the SHA-256 of its bytes."""

    file: str
    media_type: str
    size: int
    language: str | None


class PublishedReport(BaseModel):
    """A report: what it counts, its hash, its files, and who stood for it; before its publication nobody has."""

    consultation: UUID
    report: str
    counted: int
    withdrawn: int
    hidden: int
    outcomes: list[Count]
    groups: int
    files: list[Form]
    published_at: datetime | None
    proposed_by: UUID | None
    confirmed_by: UUID | None

"""What the comments service publishes: comment periods, comments by reference, answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from .envelope import Event, Seal, Text
from .foureyes import Declined, Proposed


@dataclass(frozen=True, kw_only=True)
class CommentPeriodScheduled(Event):
    """A planned consultation was taken over, or its dates were moved before it opened: nothing is open yet.

    `of_activity` is the activity that it will serve; `gate` is approval (of `body`, or of any), officer or date.
    """

    TOPIC: ClassVar[str] = "comments.CommentPeriodScheduled.v1"
    of_activity: int
    name: str
    title: Text
    document: str
    first: date
    last: date
    zone: str
    opens_at: datetime
    closes_at: datetime
    gate: str
    body: str | None


@dataclass(frozen=True, kw_only=True)
class CommentPeriodMissed(Event):
    """The gate opened at or after the end of the window (`closes_at`): nothing is open until new dates are planned."""

    TOPIC: ClassVar[str] = "comments.CommentPeriodMissed.v1"
    name: str
    document: str
    number: int
    hash: str
    first: date
    last: date
    closes_at: datetime
    gate: str
    approval: UUID | None


@dataclass(frozen=True, kw_only=True)
class CommentPeriodOpened(Event):
    """A consultation on one version, open from `first` to `last` (civil days, both counted); `closes_at` in UTC."""

    TOPIC: ClassVar[str] = "comments.CommentPeriodOpened.v1"
    name: str
    title: Text
    document: str
    number: int
    hash: str
    first: date
    last: date
    opens_at: datetime
    closes_at: datetime
    gate: str
    approval: UUID | None
    proposal: UUID | None
    proposed_by: UUID | None


@dataclass(frozen=True, kw_only=True)
class CommentPeriodExtended(Event):
    """The window ends later: decided before it fell, by two people, with a reason."""

    TOPIC: ClassVar[str] = "comments.CommentPeriodExtended.v1"
    old_last: date
    last: date
    closes_at: datetime
    proposal: UUID
    proposed_by: UUID


@dataclass(frozen=True, kw_only=True)
class CommentSubmitted(Event):
    """A comment, sealed. `arrived_at` is when the whole request had arrived: the process's clock, in UTC."""

    TOPIC: ClassVar[str] = "comments.CommentSubmitted.v1"
    consultation: UUID
    document: str
    number: int
    hash: str
    body: Seal
    language: str
    paragraph: str | None
    source: str
    arrived_at: datetime


@dataclass(frozen=True, kw_only=True)
class CommentWithdrawn(Event):
    """Its author takes the comment back; it keeps its place, and no answer is owed."""

    TOPIC: ClassVar[str] = "comments.CommentWithdrawn.v1"
    consultation: UUID


@dataclass(frozen=True, kw_only=True)
class CommentPeriodClosing(Event):
    """The instant has come: no comment that arrived at or after it is taken."""

    TOPIC: ClassVar[str] = "comments.CommentPeriodClosing.v1"
    closes_at: datetime


@dataclass(frozen=True, kw_only=True)
class CommentPeriodClosed(Event):
    """Everything in time is stored: how many, how many withdrawn, the last position, the SHA-256 of the sorted ids."""

    TOPIC: ClassVar[str] = "comments.CommentPeriodClosed.v1"
    document: str
    number: int
    hash: str
    counted: int
    withdrawn: int
    last_position: int
    ids_hash: str


@dataclass(frozen=True, kw_only=True)
class CommentAssigned(Event):
    """Who is to prepare the answer: a person, or an entity by its registered name; the last one holds."""

    TOPIC: ClassVar[str] = "comments.CommentAssigned.v1"
    consultation: UUID
    to_person: UUID | None
    to_organisation: str | None


@dataclass(frozen=True, kw_only=True)
class AnswerDrafted(Event):
    """A draft of the answer to the comment was kept, sealed and withheld: only those who answer read it."""

    TOPIC: ClassVar[str] = "comments.AnswerDrafted.v1"
    consultation: UUID
    draft: Seal


@dataclass(frozen=True, kw_only=True)
class ChangeMade:
    """The version of a document in which a comment changed something, and the paragraph by its id, if one alone."""

    document: str
    number: int
    hash: str
    paragraph: UUID | None


@dataclass(frozen=True, kw_only=True)
class CommentAnswered(Event):
    """The reasoned answer to one comment: accepted, partly or not (outcome).

    It names the `change` that the comment made, or a `code` for why there is none. `summary` is what was said, in the
    answerer's words. Where one text answers several comments, `cluster` is the first of them. `organisation` is the
    entity to which the comment was assigned, and which answered.
    """

    TOPIC: ClassVar[str] = "comments.CommentAnswered.v1"
    consultation: UUID
    author: UUID | None
    outcome: str
    answer: Text
    change: ChangeMade | None = None
    code: str | None = None
    summary: Text | None = None
    cluster: UUID | None = None
    organisation: str | None = None


@dataclass(frozen=True, kw_only=True)
class AllCommentsAnswered(Event):
    """Each comment of the closed period that is owed an answer has one."""

    TOPIC: ClassVar[str] = "comments.AllCommentsAnswered.v1"
    document: str
    number: int
    hash: str
    answered: int


@dataclass(frozen=True, kw_only=True)
class OutcomeCount:
    """How many comments had that outcome."""

    outcome: str
    count: int


@dataclass(frozen=True, kw_only=True)
class ReportFile:
    """The report in one form: its SHA-256 (hex), media type, size in bytes, and language (None: in all of them)."""

    file: str
    media_type: str
    size: int
    language: str | None


@dataclass(frozen=True, kw_only=True)
class ConsultationReportPublished(Event):
    """What was said and what was answered, for publication: two people stand for the report of that hash.

    `number` and `hash` are of the version consulted on, `report` is the SHA-256 (hex) of the report as canonical JSON,
    which is one of the files; `groups` are the opinions that it tells, each with its answer.
    """

    TOPIC: ClassVar[str] = "comments.ConsultationReportPublished.v1"
    name: str
    document: str
    number: int
    hash: str
    counted: int
    withdrawn: int
    hidden: int
    outcomes: tuple[OutcomeCount, ...]
    groups: int
    report: str
    files: tuple[ReportFile, ...]
    proposal: UUID
    proposed_by: UUID


@dataclass(frozen=True, kw_only=True)
class ContributionHidden(Event):
    """A comment is hidden on a ground of the public list, by two people; it keeps its place, count and answer."""

    TOPIC: ClassVar[str] = "comments.ContributionHidden.v1"
    consultation: UUID
    author: UUID
    ground: str
    proposal: UUID
    proposed_by: UUID


@dataclass(frozen=True, kw_only=True)
class ContributionRestored(Event):
    """The comment is shown again: by decision of the office, or after an appeal."""

    TOPIC: ClassVar[str] = "comments.ContributionRestored.v1"
    consultation: UUID
    author: UUID
    hidden: UUID
    appeal: UUID | None


@dataclass(frozen=True, kw_only=True)
class ActProposed(Proposed):
    """The first of two people proposes an act of the comments service."""

    TOPIC: ClassVar[str] = "comments.ActProposed.v1"


@dataclass(frozen=True, kw_only=True)
class ActDeclined(Declined):
    """The second person does not confirm the act."""

    TOPIC: ClassVar[str] = "comments.ActDeclined.v1"

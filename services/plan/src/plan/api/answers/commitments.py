"""What questions on commitments are answered with."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from .documents import ReadProposal, ReadSegment
from .processes import Text


class ReadEntity(BaseModel):
    """An organisation, by name and title."""

    organisation: str
    title: Text


class ReadMilestone(BaseModel):
    """A milestone."""

    id: str
    title: Text
    first: date | None
    last: date | None
    responsible: ReadEntity | None


class ReadContent(BaseModel):
    """A commitment in OGP's template."""

    title: Text
    problem: Text
    causes: Text
    description: Text
    values: Text
    results: Text
    lead: ReadEntity | None
    supporting: list[ReadEntity]
    others: list[Text]
    milestones: list[ReadMilestone]


class ReadAmendment(BaseModel):
    """What a body's member asks to change; the versions that answer it, and how it was closed (none: it is open)."""

    id: UUID
    body: str
    number: int
    hash: str
    words: Text
    answered: list[int]
    outcome: str | None


class ReadReview(BaseModel):
    """What a body decided on a version: endorsed, approved, returned or dropped."""

    event: UUID
    kind: str
    body: str
    number: int
    hash: str


class ReadCommitmentVersion(BaseModel):
    """A version, which never changes, and the amendments that it answers."""

    number: int
    hash: str
    answers: list[UUID]


class ReadField(BaseModel):
    """A field: same, changed, new or dropped, with its words by language.

    `item` is the organisation of a supporting entity, or a milestone's id; `was` and `now` are a civil day (ISO), or an
    organisation's registered name.
    """

    field: str
    item: str | None
    change: str
    was: str | None
    now: str | None
    words: dict[str, list[ReadSegment]]


class ReadCommitmentDifference(BaseModel):
    """The difference of two versions of a commitment, in the template's order."""

    old: int
    new: int
    fields: list[ReadField]


class ReadReport(BaseModel):
    """What was reported on a milestone."""

    milestone: str
    organisation: str
    status: str
    text: Text
    evidence: list[dict[str, str]]
    reported_at: datetime


class ReadCommitment(BaseModel):
    """A commitment: its last content, versions, amendments, reviews, and what still lacks in the template."""

    id: UUID
    process: str
    name: str
    version: int
    idea: UUID | None
    number: int
    hash: str
    content: ReadContent
    missing: list[str]
    versions: list[ReadCommitmentVersion]
    workshops: int
    consultations: int
    ready: int | None
    amendments: list[ReadAmendment]
    reviews: list[ReadReview]
    reports: list[ReadReport]


class ReadListedCommitment(BaseModel):
    """A commitment in the list of all: its last version, the one handed over, and the frozen one."""

    id: UUID
    name: str
    idea: UUID | None
    number: int
    hash: str
    title: Text
    lead: str | None
    ready: int | None
    open_amendments: int
    frozen: int | None


class ReadFrozen(BaseModel):
    """A commitment's version, as it was frozen."""

    name: str
    number: int
    hash: str
    lead: str


class ReadFreeze(BaseModel):
    """What was frozen, by which event (none yet), and what waits for a second person."""

    id: UUID
    version: int
    event: UUID | None
    commitments: list[ReadFrozen]
    proposals: list[ReadProposal]


class ReadEntityAnswer(BaseModel):
    """An entity that answers for commitments: whether it was asked for the last version, and what it answered."""

    organisation: str
    commitments: list[str]
    asked: bool
    answer: str | None


class ReadPlan(BaseModel):
    """The plan: its last version, what it is made of, and who approved that very version."""

    id: UUID
    process: str
    name: str
    version: int
    number: int
    hash: str
    commitments: list[ReadFrozen]
    entities: list[ReadEntityAnswer]
    revisions: dict[int, UUID]
    cabinet: str | None
    published: bool
    submitted: bool
    acknowledged: bool

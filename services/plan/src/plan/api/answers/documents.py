"""What questions on documents, their paragraphs and files are answered with."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from .processes import Text


class ReadRendition(BaseModel):
    """A version's text in one language: a file's SHA-256 (hex), its media type, and its size in bytes."""

    language: str
    file: str
    media_type: str
    size: int


class ReadVersion(BaseModel):
    """A version, which never changes."""

    number: int
    hash: str
    added_at: datetime
    renditions: list[ReadRendition]


class ReadProposal(BaseModel):
    """An act that waits for its second person, who names `hash`."""

    proposal: UUID
    act: str
    content: str
    hash: str
    proposed_by: UUID
    proposed_at: datetime


class ReadDocument(BaseModel):
    """A document with its versions, the number of the final one, and the acts that wait."""

    id: UUID
    process: str
    name: str
    version: int
    title: Text
    final: int | None
    published_at: datetime | None
    versions: list[ReadVersion]
    proposals: list[ReadProposal]


class ReadFile(BaseModel):
    """A stored file: its SHA-256 (hex), its media type, and its size in bytes."""

    file: str
    media_type: str
    size: int


class ReadKept(ReadFile):
    """A file as it was stored: the SHA-256 of what was sent, which is not kept, and what was taken out of it."""

    original: str
    removed: list[str]


class ReadReceived(ReadKept):
    """A file of a process: received, cleared (it is shown) or held; who looked at it, when, and the reason given."""

    kind: str
    title: Text
    status: str
    reason: Text | None
    received_at: datetime
    looked_at: datetime | None
    looked_by: UUID | None


class ReadParagraph(BaseModel):
    """A paragraph: its id for good, its place, its text by language, and its change to the version before."""

    id: UUID
    order: int
    text: Text
    hashes: dict[str, str]
    change: str


class ReadGone(BaseModel):
    """A paragraph that the version lacks: dropped, or merged into the one of that id."""

    id: UUID
    became: str
    into: UUID | None


class ReadParagraphs(BaseModel):
    """A version by paragraph. `alignment` says by what its languages were laid side by side: order or sections."""

    number: int
    hash: str
    alignment: str
    paragraphs: list[ReadParagraph]
    gone: list[ReadGone]


class ReadSegment(BaseModel):
    """Words that are equal, inserted or deleted; `was` is the old spelling of equal ones, where it differs."""

    kind: str
    text: str
    was: str | None = None


class ReadChange(BaseModel):
    """A paragraph: same, changed, new, dropped or merged (`into`), with its words by language."""

    paragraph: UUID
    change: str
    into: UUID | None
    segments: dict[str, list[ReadSegment]]


class ReadDifference(BaseModel):
    """The difference of two versions: the newer one's paragraphs in order, then those that are gone."""

    old: int
    new: int
    paragraphs: list[ReadChange]


class ReadStep(BaseModel):
    """What became of a paragraph in the version of that number."""

    number: int
    change: str
    into: UUID | None


class ReadCourse(BaseModel):
    """A paragraph's course through the versions, from its first."""

    paragraph: UUID
    steps: list[ReadStep]

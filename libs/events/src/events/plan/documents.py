"""Documents: versions that never change, their paragraphs, the final version and its publication."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from events.envelope import Event, Text


@dataclass(frozen=True, kw_only=True)
class Rendition:
    """A version's text in one language: a file's SHA-256 (hex), its media type, and its size in bytes."""

    language: str
    file: str
    media_type: str
    size: int


@dataclass(frozen=True, kw_only=True)
class DocumentDrafted(Event):
    """A document's first version. `hash` is the SHA-256 over its renditions' languages and files."""

    TOPIC: ClassVar[str] = "plan.DocumentDrafted.v1"
    name: str
    title: Text
    number: int
    renditions: tuple[Rendition, ...]
    hash: str


@dataclass(frozen=True, kw_only=True)
class DocumentVersionAdded(Event):
    """A later version of the document; the versions before it stay as they are."""

    TOPIC: ClassVar[str] = "plan.DocumentVersionAdded.v1"
    name: str
    number: int
    renditions: tuple[Rendition, ...]
    hash: str


@dataclass(frozen=True, kw_only=True)
class DocumentFinalised(Event):
    """The version is the final one: the consultations on the document are closed and answered."""

    TOPIC: ClassVar[str] = "plan.DocumentFinalised.v1"
    name: str
    number: int
    hash: str
    consultations: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class DocumentPublished(Event):
    """The final version was published, in these languages; two people stand for it."""

    TOPIC: ClassVar[str] = "plan.DocumentPublished.v1"
    name: str
    number: int
    hash: str
    languages: tuple[str, ...]
    proposal: UUID
    proposed_by: UUID


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph of a version: its id for good, its place (1 is the first), the SHA-256 of its text by language.

    `change` to the version before: same, changed or new. `name` is what its text calls it: ## Roles {#roles}.
    """

    id: UUID
    order: int
    texts: dict[str, str]
    change: str
    name: str | None = None


@dataclass(frozen=True, kw_only=True)
class ParagraphGone:
    """A paragraph of the version before that this one lacks: dropped, or merged into the one of that id (became)."""

    id: UUID
    became: str
    into: UUID | None


@dataclass(frozen=True, kw_only=True)
class ParagraphsIdentified(Event):
    """The paragraphs of a version, told in `parts` events of which this is one; the first names those that are gone.

    `alignment` says how the languages were laid side by side: by order, or by sections where their numbers differ.
    """

    TOPIC: ClassVar[str] = "plan.ParagraphsIdentified.v1"
    name: str
    number: int
    hash: str
    part: int
    parts: int
    alignment: str
    paragraphs: tuple[Paragraph, ...]
    gone: tuple[ParagraphGone, ...]

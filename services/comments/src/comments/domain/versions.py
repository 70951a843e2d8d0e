"""The versions of documents and their paragraphs: what a comment is on, what became of it, and what it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TypeAlias
from uuid import UUID

from events.comments import ChangeMade
from events.plan import Paragraph, ParagraphGone
from events.refusals import Refusal


class NoSuchParagraph(Refusal):
    """The version {number} of {document} has no such paragraph: {paragraph}."""

    kind = "invalid"
    slug = "no-such-paragraph"


class NoSuchVersion(Refusal):
    """No such version of the document is known: {document}, {number}."""

    kind = "invalid"
    slug = "no-such-version"


class NotLaterVersion(Refusal):
    """A comment on version {number} changes a later one."""

    kind = "invalid"
    slug = "not-later-version"


class NothingChanged(Refusal):
    """The paragraph {paragraph} stands in version {number} as it did in the one that was commented on."""

    kind = "invalid"
    slug = "nothing-changed"


@dataclass(frozen=True, kw_only=True)
class Known:
    """A version: its hash, its paragraphs by id in order (none where it is no text), and those that it lacks."""

    hash: str
    paragraphs: Mapping[UUID, Paragraph] = field(default_factory=dict)
    gone: Mapping[UUID, ParagraphGone] = field(default_factory=dict)


Versions: TypeAlias = Mapping[int, Known]
Documents: TypeAlias = Mapping[str, Versions]
"""Versions by number, of documents by name."""


@dataclass(frozen=True, kw_only=True)
class Became:
    """What a paragraph is in a later version: same, changed, or why it is gone and into which one it went, if any."""

    number: int
    change: str
    into: UUID | None


@dataclass(frozen=True, kw_only=True)
class Naming:
    """A change as it is said: the version of a document, and maybe a paragraph by id, place or name."""

    document: str
    number: int
    paragraph: str | None = None


def paragraph_of(known: Known, document: str, number: int, said: str, field: str = "paragraph") -> str:
    """The paragraph's id, named by itself, by its place, or as the text names it; as said where the version has none.

    Refuses what is no paragraph of the version.
    """
    if not known.paragraphs:
        return said
    for each in known.paragraphs.values():
        if said in (str(each.id), str(each.order), each.name):
            return str(each.id)
    raise NoSuchParagraph(field, document=document, number=number, paragraph=said)


def became(versions: Versions, number: int, paragraph: str | None) -> tuple[Became, ...]:
    """What became of the version's paragraph in each later version that is known by paragraph.

    A heading with a name stands for its section.
    """
    found = _paragraphs(versions, number).get(_id(paragraph)) if paragraph else None
    if found is None:
        return ()
    later = sorted(each for each in versions if each > number and versions[each].paragraphs)
    texts = _texts(_paragraphs(versions, number), found.id)
    told: list[Became] = []
    for each in later:
        told.append(_became(versions[each], each, found, texts, told[-1] if told else None))
    return tuple(told)


def _became(
    known: Known, number: int, was: Paragraph, before_texts: Sequence[Mapping[str, str]], before: Became | None
) -> Became:
    if was.id in known.paragraphs:
        same = _texts(known.paragraphs, was.id) == before_texts
        return Became(number=number, change="same" if same else "changed", into=None)
    gone = known.gone.get(was.id)
    if gone is not None:
        return Became(number=number, change=gone.became, into=gone.into)
    if before is None or before.change in ("same", "changed"):
        return Became(number=number, change="gone", into=None)
    return Became(number=number, change=before.change, into=before.into)


def change_made(documents: Documents, said: Naming, commented: tuple[str, int]) -> ChangeMade:
    """The change, where there is one: `commented` is the document and version that the comment is on."""
    known = documents.get(said.document, {}).get(said.number)
    if known is None:
        raise NoSuchVersion("change.number", document=said.document, number=said.number)
    document, number = commented
    if said.document == document and said.number <= number:
        raise NotLaterVersion("change.number", number=number)
    made = ChangeMade(document=said.document, number=said.number, hash=known.hash, paragraph=None)
    if said.paragraph is None:
        return made
    before = _paragraphs(documents.get(document, {}), number) if said.document == document else {}
    paragraph = _changed(known, said, before)
    return ChangeMade(document=said.document, number=said.number, hash=known.hash, paragraph=paragraph)


def _changed(known: Known, said: Naming, before: Mapping[UUID, Paragraph]) -> UUID:
    """The paragraph that is not as it was before: another text, new, or gone; of a section, the first such."""
    gone = next((each for each in before if str(each) == said.paragraph and each not in known.paragraphs), None)
    if gone is not None and known.paragraphs:
        return gone
    if not known.paragraphs or said.paragraph is None:
        raise NoSuchParagraph("change.paragraph", document=said.document, number=said.number, paragraph=said.paragraph)
    found = UUID(paragraph_of(known, said.document, said.number, said.paragraph, "change.paragraph"))
    if found in before and _texts(before, found) == _texts(known.paragraphs, found):
        raise NothingChanged("change.paragraph", paragraph=said.paragraph, number=said.number)
    section = section_of(known.paragraphs, found)
    return next((each for each in section if each not in before or _differs(before, known.paragraphs, each)), found)


def section_of(paragraphs: Mapping[UUID, Paragraph], first: UUID) -> tuple[UUID, ...]:
    """The paragraph alone, or, where it has a name, all from it on to the next that has one."""
    if paragraphs[first].name is None:
        return (first,)
    after = sorted((each for each in paragraphs.values() if each.order > paragraphs[first].order), key=_order)
    return (first, *(each.id for each in takewhile(lambda each: each.name is None, after)))


def _id(said: str) -> UUID:
    """The id that the words spell, if they do; else one that no paragraph has."""
    try:
        return UUID(said)
    except ValueError:
        return UUID(int=0)


def _order(paragraph: Paragraph) -> int:
    return paragraph.order


def _texts(paragraphs: Mapping[UUID, Paragraph], first: UUID) -> list[Mapping[str, str]]:
    return [paragraphs[each].texts for each in section_of(paragraphs, first)]


def _differs(before: Mapping[UUID, Paragraph], after: Mapping[UUID, Paragraph], paragraph: UUID) -> bool:
    return before[paragraph].texts != after[paragraph].texts


def _paragraphs(versions: Versions, number: int) -> Mapping[UUID, Paragraph]:
    return versions[number].paragraphs if number in versions else {}

"""A version's paragraphs get their ids: as events, each small enough to be stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from events.plan import Paragraph, ParagraphGone, ParagraphsIdentified
from events.refusals import Refusal

from .document import Document, Paragraphs, Part
from .texts.difference import Segment, difference
from .texts.matching import Identified, Known, match
from .texts.paragraphs import PARAGRAPHS_RULE, Aligned, align, name_in, text_hash

MOST_BYTES = 40_000
"""About so many bytes of paragraphs stand in one event, which has at most 65,535 with its envelope."""


class NoParagraphs(Refusal):
    """The version {number} is not known by paragraph: it has no text in Markdown or plain text."""

    kind = "missing"
    slug = "no-paragraphs"


class VersionMeanwhile(Refusal):
    """Meanwhile the document has taken the version {number}: look at it first."""

    slug = "version-meanwhile"


@dataclass(frozen=True, kw_only=True)
class Written:
    """A version's texts by language, and those of the last version before it that is known by paragraph (`since`).

    `aligned`: each language must have as many paragraphs.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    since: int | None = None
    before: Mapping[str, str] = field(default_factory=dict)
    aligned: bool = False


@dataclass(frozen=True, kw_only=True)
class Changed:
    """A paragraph that differs: same, changed or new, or dropped or merged `into` another; segments by language."""

    id: UUID
    change: str
    into: UUID | None
    segments: Mapping[str, tuple[Segment, ...]]


def last_identified(state: Document) -> int | None:
    """The number of the last version that is known by paragraph."""
    return max(state.paragraphs, default=None)


def paragraphs_of(state: Document, number: int) -> Paragraphs:
    """The paragraphs of that version; a refusal where there are none."""
    found = state.paragraphs.get(number)
    if found is None:
        raise NoParagraphs("number", number=number)
    return found


def known(paragraphs: Paragraphs, texts: Mapping[str, str]) -> tuple[Known, ...]:
    """The version's paragraphs with their texts, cut anew by the same rule."""
    cut = align(texts).paragraphs
    return tuple(Known(id=each.id, text=text) for each, text in zip(paragraphs.paragraphs, cut, strict=True))


def known_before(state: Document, written: Written) -> tuple[Known, ...]:
    """The paragraphs of the version before; a refusal where another came between reading it and deciding."""
    last = last_identified(state)
    if last != written.since:
        raise VersionMeanwhile("document", number=written.since)
    return known(state.paragraphs[last], written.before) if last is not None else ()


def identified(
    state: Document, stream: UUID, authoritative: str, written: Written, said: Mapping[str, Any]
) -> list[Part]:
    """The events that identify the version's paragraphs; none where it has no texts."""
    if not written.texts:
        return []
    alignment = align(written.texts, strictly=written.aligned)
    matched = match(
        known_before(state, written), alignment.paragraphs, authoritative, uuid5(stream, f"paragraphs/{said['number']}")
    )
    gone = [ParagraphGone(id=each.id, became=each.became, into=each.into) for each in matched.gone]
    told = [_paragraph(each, order) for order, each in enumerate(matched.paragraphs, 1)]
    parts = list(_parts(told, gone))
    return [
        (
            ParagraphsIdentified,
            PARAGRAPHS_RULE,
            {
                **said,
                "part": part,
                "parts": len(parts),
                "alignment": alignment.by,
                "paragraphs": tuple(each for each in each_part if isinstance(each, Paragraph)),
                "gone": tuple(each for each in each_part if isinstance(each, ParagraphGone)),
            },
        )
        for part, each_part in enumerate(parts, 1)
    ]


def changes(old: Sequence[Known], new: Sequence[Known], into: Mapping[UUID, ParagraphGone]) -> tuple[Changed, ...]:
    """The difference of two versions, paragraph by paragraph: the new one's in order, then those that are gone."""
    was = {each.id: each.text for each in old}
    made = [_changed(each.id, was.get(each.id), each.text) for each in new]
    left = {each.id for each in new}
    return (*made, *(_gone(each, into.get(each.id)) for each in old if each.id not in left))


def _changed(paragraph: UUID, old: Aligned | None, new: Aligned) -> Changed:
    change = "new" if old is None else "same" if dict(old) == dict(new) else "changed"
    return Changed(id=paragraph, change=change, into=None, segments=_segments(old or {}, new))


def _gone(paragraph: Known, gone: ParagraphGone | None) -> Changed:
    segments = _segments(paragraph.text, {})
    return Changed(
        id=paragraph.id, change=gone.became if gone else "dropped", into=gone.into if gone else None, segments=segments
    )


def _segments(old: Aligned, new: Aligned) -> dict[str, tuple[Segment, ...]]:
    languages = sorted({*old, *new})
    return {language: difference(old.get(language, ""), new.get(language, "")) for language in languages}


def _paragraph(found: Identified, order: int) -> Paragraph:
    texts = {language: text_hash(text) for language, text in sorted(found.text.items())}
    return Paragraph(id=found.id, order=order, texts=texts, change=found.change, name=name_in(found.text))


def _parts(
    paragraphs: Sequence[Paragraph], gone: Sequence[ParagraphGone]
) -> Iterator[tuple[Paragraph | ParagraphGone, ...]]:
    part: list[Paragraph | ParagraphGone] = []
    size = 0
    told: list[Paragraph | ParagraphGone] = [*paragraphs, *gone]
    for each in told:
        more = 240 + 110 * len(each.texts) if isinstance(each, Paragraph) else 150
        if part and size + more > MOST_BYTES:
            yield tuple(part)
            part, size = [], 0
        part.append(each)
        size += more
    yield tuple(part)

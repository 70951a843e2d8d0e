"""Paragraphs of a text, and how the same paragraphs of several languages are laid side by side."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from events.refusals import Refusal

PARAGRAPHS_RULE = ("paragraphs", 1)
"""How a text is cut, how its languages are aligned, and how paragraphs are matched with the version before."""

BY_ORDER, BY_SECTIONS = "order", "sections"

MOST_PARAGRAPHS = 3_000
MOST_CHARACTERS = 2_000_000

_HEADING = re.compile(r"#{1,6}(\s|$)")
_ITEM = re.compile(r"\s{0,8}(?:[-*+•]|\d{1,3}[.)\u066b-])\s")
_NAME = re.compile(r"\{#([a-z0-9][a-z0-9-]{0,79})\}\s*$")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")


class NotAligned(Refusal):
    """The languages differ in their number of paragraphs: {counts}."""

    kind = "invalid"
    slug = "not-aligned"


class TextTooLong(Refusal):
    """A text that is kept by paragraph has at most {paragraphs} of them, and {characters} characters."""

    kind = "invalid"
    slug = "text-too-long"


Aligned = Mapping[str, str]
"""One paragraph: its text by language."""


@dataclass(frozen=True, kw_only=True)
class Alignment:
    """The paragraphs in order, and by what the languages were aligned."""

    by: str
    paragraphs: tuple[Aligned, ...]


def split(text: str) -> tuple[str, ...]:
    """The text's paragraphs in order: blank lines part them; a heading and an item of a list stand alone."""
    made: list[list[str]] = []
    begins, fenced = True, False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        fence = bool(_FENCE.match(line))
        if not line.strip() and not fenced:
            begins = True
            continue
        heading = not fenced and bool(_HEADING.match(line))
        if begins or heading or (not fenced and (fence or _ITEM.match(line))):
            made.append([])
        made[-1].append(line.rstrip())
        begins, fenced = heading or (fenced and fence), fenced != fence
    return tuple("\n".join(lines).strip() for lines in made)


def is_heading(paragraph: str) -> bool:
    """Whether the paragraph is a heading, with which a section begins."""
    return bool(_HEADING.match(paragraph))


def name_in(paragraph: Aligned) -> str | None:
    """What a heading calls itself, in whichever language says so first: ## Roles {#roles}."""
    headings = (text for _, text in sorted(paragraph.items()) if is_heading(text))
    return next((found[1] for text in headings if (found := _NAME.search(text))), None)


def align(texts: Mapping[str, str], *, strictly: bool = False) -> Alignment:
    """The texts' paragraphs side by side: by their order where they are as many in each language, else by sections.

    Refuses texts of different numbers of paragraphs where they are to be aligned `strictly`, and those too long.
    """
    cut = {language: split(text) for language, text in sorted(texts.items())}
    _need_bounded(texts, cut)
    counts = {language: len(paragraphs) for language, paragraphs in cut.items()}
    if len(set(counts.values())) <= 1:
        return Alignment(by=BY_ORDER, paragraphs=_beside(cut))
    if strictly:
        raise NotAligned("renditions", counts=", ".join(f"{language} {count}" for language, count in counts.items()))
    sections = {language: _sections(paragraphs) for language, paragraphs in cut.items()}
    rows = zip_longest(*sections.values(), fillvalue=())
    beside = (_beside(dict(zip(sections, row, strict=True))) for row in rows)
    return Alignment(by=BY_SECTIONS, paragraphs=tuple(paragraph for section in beside for paragraph in section))


def text_hash(text: str) -> str:
    """SHA-256 (hex) of a paragraph's text, in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def _beside(cut: Mapping[str, Sequence[str]]) -> tuple[Aligned, ...]:
    rows = zip_longest(*cut.values())
    return tuple({lang: text for lang, text in zip(cut, row, strict=True) if text is not None} for row in rows)


def _sections(paragraphs: Sequence[str]) -> list[tuple[str, ...]]:
    """What stands before the first heading (maybe nothing), then each heading with what follows it."""
    sections: list[list[str]] = [[]]
    for paragraph in paragraphs:
        if is_heading(paragraph):
            sections.append([])
        sections[-1].append(paragraph)
    return [tuple(section) for section in sections]


def _need_bounded(texts: Mapping[str, str], cut: Mapping[str, Sequence[str]]) -> None:
    if any(len(text) > MOST_CHARACTERS for text in texts.values()) or any(
        len(paragraphs) > MOST_PARAGRAPHS for paragraphs in cut.values()
    ):
        raise TextTooLong("renditions", paragraphs=MOST_PARAGRAPHS, characters=MOST_CHARACTERS)

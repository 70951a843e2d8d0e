"""How paragraphs live on from version to version: the same id for the same paragraph, and what became of the others."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from .difference import matching
from .paragraphs import Aligned
from .words import words_of

SAME, CHANGED, NEW = "same", "changed", "new"
DROPPED, MERGED = "dropped", "merged"

LEAST_PERCENT = 50
"""So much of two paragraphs' words is shared at least, in order, that one is the other changed."""
MERGED_PERCENT = 60
"""So much of a paragraph's words stands in another at least that it was merged into it."""
LEAST_WORDS = 4
"""A shorter paragraph that is gone was dropped: its words stand anywhere."""
LONG_WORDS = 400
"""Two paragraphs of more words together are compared by the words that they share in any order."""
MOST_PAIRS = 10_000
"""So many pairs are looked at most: beyond it each paragraph is compared only with those near its place."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """A paragraph of the version before: its id and its text by language."""

    id: UUID
    text: Aligned


@dataclass(frozen=True, kw_only=True)
class Identified:
    """A paragraph of the new version: its id, its text by language, and its change (same, changed, new)."""

    id: UUID
    text: Aligned
    change: str


@dataclass(frozen=True, kw_only=True)
class Gone:
    """A paragraph that the new version lacks: dropped, or merged `into` one of it."""

    id: UUID
    became: str
    into: UUID | None


@dataclass(frozen=True, kw_only=True)
class Matched:
    """The new version's paragraphs in order, and those that are gone, in theirs."""

    paragraphs: tuple[Identified, ...]
    gone: tuple[Gone, ...]


def match(before: Sequence[Known], after: Sequence[Aligned], language: str, space: UUID) -> Matched:
    """Give each paragraph the id that it had; `space` is what new ids are made of, `language` the authoritative one.

    Equal in every language: the same. Else the most similar in the authoritative language, above a ratio: changed.
    """
    old = dict(enumerate(before))
    taken = _equal(old, after)
    rest = [index for index in range(len(after)) if index not in taken]
    kept = set(taken.values())
    left = [index for index in old if index not in kept]
    taken |= _similar([(i, _said(old[i].text, language)) for i in left], [(j, _said(after[j], language)) for j in rest])
    made = tuple(
        _identified(text, old.get(taken.get(index, -1)), uuid5(space, str(index + 1)))
        for index, text in enumerate(after)
    )
    others = [(each.id, Counter(_said(each.text, language))) for each in made if each.change != SAME]
    kept = set(taken.values())
    gone = tuple(_gone(known, others, language) for index, known in old.items() if index not in kept)
    return Matched(paragraphs=made, gone=gone)


def _identified(text: Aligned, known: Known | None, new: UUID) -> Identified:
    if known is None:
        return Identified(id=new, text=text, change=NEW)
    return Identified(id=known.id, text=text, change=SAME if dict(known.text) == dict(text) else CHANGED)


def _equal(old: Mapping[int, Known], after: Sequence[Aligned]) -> dict[int, int]:
    """New index -> old index of those whose texts are equal: the first with the first, the second with the second."""
    waiting: defaultdict[tuple[tuple[str, str], ...], deque[int]] = defaultdict(deque)
    for index, known in old.items():
        waiting[_key(known.text)].append(index)
    keys = ((index, waiting.get(_key(text))) for index, text in enumerate(after))
    return {index: found.popleft() for index, found in keys if found}


def _key(text: Aligned) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(text.items()))


def _said(text: Aligned, language: str) -> tuple[str, ...]:
    """The words in the authoritative language, or in the first one that the paragraph has."""
    return words_of(text.get(language) or next((text[each] for each in sorted(text)), ""))


_Told = list[tuple[int, tuple[str, ...]]]


def _similar(old: _Told, new: _Told) -> dict[int, int]:
    """New index -> old index of those that are alike: the most alike first, then the nearest, then in order."""
    alike = sorted(
        (-percent, abs(place - index), index, place)
        for place, words, index, others in _pairs(old, new)
        if (percent := _percent(words, others)) >= LEAST_PERCENT
    )
    taken: dict[int, int] = {}
    gone: set[int] = set()
    for _, _, index, place in alike:
        if index not in taken and place not in gone:
            taken[index] = place
            gone.add(place)
    return taken


def _pairs(old: _Told, new: _Told) -> Iterable[tuple[int, tuple[str, ...], int, tuple[str, ...]]]:
    width = max(8, MOST_PAIRS // max(1, len(new)))
    for rank, (index, others) in enumerate(new):
        middle = rank * len(old) // max(1, len(new))
        near = old if len(old) <= width else old[max(0, middle - width // 2) : middle + width // 2]
        for place, words in near:
            yield place, words, index, others


def _percent(old: tuple[str, ...], new: tuple[str, ...]) -> int:
    """How many of a hundred words of both are shared: in order, where they are not long."""
    both = len(old) + len(new)
    if not both or 200 * min(len(old), len(new)) < LEAST_PERCENT * both:
        return 0
    shared = 200 * sum((Counter(old) & Counter(new)).values()) // both
    if shared < LEAST_PERCENT or both > LONG_WORDS:
        return shared
    return 200 * matching(old, new) // both


def _gone(known: Known, others: Sequence[tuple[UUID, Counter[str]]], language: str) -> Gone:
    words = Counter(_said(known.text, language))
    whole = sum(words.values())
    shared = ((sum((words & other).values()), into) for into, other in others)
    held, into = max(shared, key=lambda found: found[0], default=(0, None))
    if whole < LEAST_WORDS or 100 * held < MERGED_PERCENT * whole:
        return Gone(id=known.id, became=DROPPED, into=None)
    return Gone(id=known.id, became=MERGED, into=into)

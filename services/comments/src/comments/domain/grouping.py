"""Comments that say the same, in the same words or nearly: which ones form a group, by a rule with a version.

In the order of their arrival, each comment joins the first group whose first comment it equals or is near to, or
begins one. So no later comment changes a group that is there, and chains of small differences do not grow.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from uuid import UUID

from .wording import words

GROUPS_RULE = ("equal-or-nearly", 1)
"""Near: of all pairs of neighbouring words of both, at least 3 in 4 are in both; the same numbers and negations."""

NEAR, OF = 3, 4

NEGATIONS = frozenset(
    token
    for said in (
        "لا لم لن ليس ليست غير بدون دون عدم ضد",
        "no not never nor without against cannot don doesn shouldn isn aren won",
        "ne n pas non jamais sans contre aucun aucune",
    )
    for negation in said.split()
    for token in words(negation)
)
"""Words that turn a sentence round."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """A comment's text as typed (None: erased), and the paragraph it is on."""

    comment: UUID
    paragraph: str | None
    text: str | None


@dataclass(frozen=True, kw_only=True)
class Group:
    """Comments of one opinion, in order: named by the first. `equal` have the first one's very words."""

    id: UUID
    paragraph: str | None
    comments: tuple[UUID, ...]
    equal: int


def groups(said: Iterable[Said]) -> tuple[Group, ...]:
    """The groups of those comments, in the order of their first ones; a comment without a text is alone."""
    beginnings: defaultdict[str | None, _Beginnings] = defaultdict(_Beginnings)
    made: list[_Making] = []
    for each in said:
        text = _Text.of(each.text) if each.text is not None else None
        known = beginnings[each.paragraph]
        found = known.like(text) if text else None
        if found is None:
            found = _Making(paragraph=each.paragraph, words=text.words if text else ())
            made.append(found)
            if text:
                known.add(text, found)
        found.comments.append(each.comment)
        found.equal += text is None or text.words == found.words
    return tuple(
        Group(id=each.comments[0], paragraph=each.paragraph, comments=tuple(each.comments), equal=each.equal)
        for each in made
    )


@dataclass(kw_only=True)
class _Making:
    """A group that is being made; `words` are its first comment's."""

    paragraph: str | None
    words: tuple[str, ...]
    comments: list[UUID] = field(default_factory=list)
    equal: int = 0


@dataclass(frozen=True, kw_only=True)
class _Text:
    """A text's words, its pairs of neighbouring words, and the words that may turn its meaning."""

    words: tuple[str, ...]
    pairs: frozenset[str]
    turning: Counter[str]

    @staticmethod
    def of(text: str) -> _Text:
        found = words(text)
        pairs = frozenset(f"{one} {other}" for one, other in pairwise(found)) or frozenset(found)
        turning = Counter(word for word in found if word in NEGATIONS or any(map(str.isdecimal, word)))
        return _Text(words=found, pairs=pairs, turning=turning)

    def telling(self) -> list[str]:
        """So many of its pairs, in one order, that a text near to it has one of them among its own."""
        least = -(-NEAR * len(self.pairs) // OF)
        return sorted(self.pairs)[: len(self.pairs) - least + 1]

    def near(self, other: _Text) -> bool:
        """Whether both say nearly the same."""
        shared = len(self.pairs & other.pairs)
        return OF * shared >= NEAR * (len(self.pairs) + len(other.pairs) - shared) and self.turning == other.turning


class _Beginnings:
    """The first comments of the groups on one paragraph, in order."""

    def __init__(self) -> None:
        self._begun: list[tuple[_Text, _Making]] = []
        self._equal: dict[tuple[str, ...], _Making] = {}
        self._by_pair: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, text: _Text, group: _Making) -> None:
        for pair in text.telling():
            self._by_pair[pair].append(len(self._begun))
        self._begun.append((text, group))
        self._equal[text.words] = group

    def like(self, text: _Text) -> _Making | None:
        """The first group whose first comment the text equals, or is near to."""
        if text.words in self._equal:
            return self._equal[text.words]
        candidates = sorted({index for pair in text.telling() for index in self._by_pair.get(pair, ())})
        return next((group for index in candidates for first, group in [self._begun[index]] if text.near(first)), None)

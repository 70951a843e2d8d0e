"""The difference of two texts by word: what stayed, what was inserted, what was deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .words import normal, tokens

EQUAL, INSERTED, DELETED = "equal", "inserted", "deleted"

MOST_TOKENS = 4_000
"""Longer texts, but for what they share at both ends, are taken as replaced whole."""


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A run of words: equal, inserted or deleted.

    An equal one stands as the new text spells it; `was` is the old spelling where that differs (a tatweel, a mark).
    """

    kind: str
    text: str
    was: str | None = None


class DoesNotFit(ValueError):
    """The difference is not one of that text."""


def difference(old: str, new: str) -> tuple[Segment, ...]:
    """The segments that lead from the old text to the new, in order."""
    before, after = tokens(old), tokens(new)
    segments: list[Segment] = []
    for kind, first, last, start, end in _codes([*map(normal, before)], [*map(normal, after)]):
        if kind == EQUAL:
            segments.append(_kept("".join(before[first:last]), "".join(after[start:end])))
        else:
            segments.extend(_replaced("".join(before[first:last]), "".join(after[start:end])))
    return tuple(segments)


def apply(old: str, segments: Iterable[Segment]) -> str:
    """The new text, from the old one and the difference; DoesNotFit where the old text is another."""
    at, made = 0, []
    for segment in segments:
        if segment.kind == INSERTED:
            made.append(segment.text)
            continue
        was = segment.text if segment.was is None else segment.was
        if not old.startswith(was, at):
            raise DoesNotFit
        at += len(was)
        if segment.kind == EQUAL:
            made.append(segment.text)
    if at != len(old):
        raise DoesNotFit
    return "".join(made)


def matching(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words the texts share, in order."""
    return sum(last - first for kind, first, last, _, _ in _codes(old, new) if kind == EQUAL)


def _kept(was: str, text: str) -> Segment:
    return Segment(kind=EQUAL, text=text, was=None if was == text else was)


def _replaced(deleted: str, inserted: str) -> list[Segment]:
    found = [Segment(kind=DELETED, text=deleted), Segment(kind=INSERTED, text=inserted)]
    return [segment for segment in found if segment.text]


def _codes(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """Spans of equal and of replaced tokens: (kind, old first, old last, new first, new last)."""
    first, last = _shared(old, new)
    middle = (old[first : len(old) - last], new[first : len(new) - last])
    codes = [(EQUAL, 0, first, 0, first)] if first else []
    codes += [(kind, a + first, b + first, c + first, d + first) for kind, a, b, c, d in _middle(*middle)]
    if last:
        codes.append((EQUAL, len(old) - last, len(old), len(new) - last, len(new)))
    return codes


def _shared(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many tokens are the same at the beginning, and of the rest at the end."""
    most = min(len(old), len(new))
    first = next((index for index in range(most) if old[index] != new[index]), most)
    rest = most - first
    last = next((index for index in range(rest) if old[-1 - index] != new[-1 - index]), rest)
    return first, last


def _middle(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    if not old and not new:
        return []
    if len(old) + len(new) > MOST_TOKENS:
        return [("replace", 0, len(old), 0, len(new))]
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())

"""Who is admitted: weighted means, their order, the cut, and how a tie at the cut is broken. Exact, and pure.

A mean is a fraction until it is rounded once, half to even. Whoever has the events can reckon all of it again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from events.criteria import Criterion
from events.foureyes import canonical
from events.workgroup import EvaluationRules

MEAN_RULE = ("weighted-mean", 1)
"""Per criterion the mean of the points of all scores that count; weighted, summed, divided by the weights' sum, rounded
once, half to even."""
TIES_RULE = ("ties-criteria-vote-lot", 1)
"""Equal means at the cut are parted as the rules list: criteria (each one's mean, the heaviest first, then by name),
vote (members' recorded votes), lot (the least SHA-256 over the seed and the subject's id, both in hex)."""
VOTE_RULE = ("public-vote", 1)
"""The subjects that the most ballots name; each ballot counts once for each subject on it."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a subject stands: its weighted mean, rounded (or votes), and its exact mean on each criterion."""

    subject: UUID
    mean: Decimal
    criteria: Mapping[str, Fraction]


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """The order, best first, of which the first `admitted` are admitted.

    `broken_by` says what parted equal means at the cut; `at_cut` are those that a vote or a lot must part, `unbroken`
    those that nothing has parted.
    """

    order: tuple[Standing, ...]
    admitted: int
    broken_by: str | None = None
    at_cut: tuple[UUID, ...] = ()
    unbroken: tuple[UUID, ...] = ()


def rounded(value: Fraction, places: int) -> Decimal:
    """The value with so many decimal places, half to even."""
    return Decimal(round(value * 10**places)).scaleb(-places)


def standing(
    subject: UUID, points: Sequence[Mapping[str, int]], criteria: Sequence[Criterion], places: int
) -> Standing:
    """How a subject with those scores stands."""
    means = {each.name: Fraction(sum(score[each.name] for score in points), len(points)) for each in criteria}
    whole = sum(each.weight for each in criteria)
    weighted = sum((each.weight * means[each.name] for each in criteria), Fraction()) / whole
    return Standing(subject=subject, mean=rounded(weighted, places), criteria=means)


def voted(subject: UUID, votes: int) -> Standing:
    """How a subject with so many votes stands."""
    return Standing(subject=subject, mean=Decimal(votes), criteria={})


def heaviest_first(criteria: Iterable[Criterion]) -> list[Criterion]:
    """The criteria by weight, the heaviest first, then by name."""
    return sorted(criteria, key=lambda each: (-each.weight, each.name))


def seed_of(contributions: Sequence[str]) -> str | None:
    """The lot's seed: SHA-256 (hex) over the sorted contributions as canonical JSON; None where there is none."""
    return hashlib.sha256(canonical(sorted(contributions)).encode()).hexdigest() if contributions else None


def lot_of(seed: str, subject: UUID) -> str:
    """What the subject draws: the least comes first."""
    return hashlib.sha256(f"{seed}{subject.hex}".encode()).hexdigest()


def rank(
    standings: Sequence[Standing],
    criteria: Sequence[Criterion],
    rules: EvaluationRules,
    size: int | None,
    votes: Mapping[UUID, int],
    seed: str | None,
) -> Ranking:
    """Order the subjects and cut: the best `size` (None: no bound) of those that reach the threshold."""
    levels = _levels(criteria, rules.ties, votes, seed)
    keys = {each.subject: tuple(level(each) for _, level in levels) for each in standings}
    order = tuple(sorted(standings, key=lambda each: (keys[each.subject], each.subject.hex)))
    reach = sum(rules.threshold is None or each.mean >= rules.threshold for each in order)
    admitted = reach if size is None else min(size, reach)
    if not 0 < admitted < reach:
        return Ranking(order=order, admitted=admitted)
    last, out = keys[order[admitted - 1].subject], keys[order[admitted].subject]
    names = ["mean", *(name for name, _ in levels[1:])]
    parted = next((name for name, one, other in zip(names, last, out, strict=True) if one != other), None)
    public = next((place for place, name in enumerate(names) if name in ("vote", "lot")), len(names))
    tied = last[:public] == out[:public]
    return Ranking(
        order=order,
        admitted=admitted,
        broken_by=None if parted == "mean" else parted,
        at_cut=tuple(it.subject for it in order if tied and keys[it.subject][:public] == last[:public]),
        unbroken=() if parted else tuple(it.subject for it in order if keys[it.subject] == last),
    )


def _levels(
    criteria: Sequence[Criterion], ties: Sequence[str], votes: Mapping[UUID, int], seed: str | None
) -> list[tuple[str, Callable[[Standing], Any]]]:
    """By what the subjects are ordered, the first first; the less the better."""
    heaviest = heaviest_first(criteria)
    known: dict[str, Callable[[Standing], Any]] = {
        "criteria": lambda each: tuple(-each.criteria.get(criterion.name, Fraction()) for criterion in heaviest),
        "vote": lambda each: -votes.get(each.subject, 0),
        "lot": lambda each: lot_of(seed, each.subject) if seed else "",
    }
    return [("mean", lambda each: -each.mean), *((name, known[name]) for name in ties)]


def ranking_hash(order: Sequence[Standing]) -> str:
    """SHA-256 (hex) over the ranking as canonical JSON: [[place, subject, mean], ...]."""
    rows = [[place, str(each.subject), str(each.mean)] for place, each in enumerate(order, 1)]
    return hashlib.sha256(canonical(rows).encode()).hexdigest()

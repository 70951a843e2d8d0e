"""The rules of quorum and majority, by name and version. A rule that changes comes beside the old one, which stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from events.workgroup import Quorum, Seat

from .making import Rule

Choice: TypeAlias = Literal["for", "against", "abstain"]
MajorityName: TypeAlias = Literal["simple", "absolute", "two_thirds"]

QUORUM_RULE: Rule = ("quorum-seats-and-sides", 1)
"""Vacant seats count among all seats; who is present counts for the seat that they hold."""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many voted for a motion, against it, and neither."""

    votes_for: int
    votes_against: int
    abstained: int


@dataclass(frozen=True, kw_only=True)
class Majority:
    """A rule, and whether by it a tally carries a motion in a body of so many seats."""

    rule: Rule
    carries: Callable[[Tally, int], bool]


def _simple(tally: Tally, _seats: int) -> bool:
    return tally.votes_for > tally.votes_against


def _absolute(tally: Tally, seats: int) -> bool:
    return 2 * tally.votes_for > seats


def _two_thirds(tally: Tally, _seats: int) -> bool:
    return tally.votes_for > 0 and 3 * tally.votes_for >= 2 * (tally.votes_for + tally.votes_against)


MAJORITIES: Mapping[str, Majority] = {
    "simple": Majority(rule=("majority-simple", 1), carries=_simple),
    "absolute": Majority(rule=("majority-absolute", 1), carries=_absolute),
    "two_thirds": Majority(rule=("majority-two-thirds", 1), carries=_two_thirds),
}


def count(choices: Iterable[str]) -> Tally:
    """The tally of those votes."""
    counted = Counter(choices)
    return Tally(votes_for=counted["for"], votes_against=counted["against"], abstained=counted["abstain"])


def sides(seats: Iterable[Seat]) -> Counter[str]:
    """How many of the seats each side has, in the order in which the sides appear."""
    return Counter(seat.side for seat in seats)


def missing(quorum: Quorum, seats: Sequence[Seat], present: Sequence[Seat]) -> tuple[str, ...]:
    """What a meeting lacks for its quorum: "seats", and the names of the sides that fall short. Empty: it has one."""
    here = sides(present)
    too_few = len(present) * quorum.denominator <= quorum.numerator * len(seats)
    short = tuple(side for side in sides(seats) if here[side] < quorum.each_side)
    return (("seats",) if too_few else ()) + short

"""Quorum and majority, by their rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.workgroup import Quorum, Seat
from workgroup.domain.voting import MAJORITIES, Tally, count, missing

CARRIED = {
    # for, against, abstained, seats: by which majorities
    (1, 0, 0, 8): {"simple", "two_thirds"},
    (2, 2, 0, 8): set(),
    (3, 2, 3, 8): {"simple"},
    (4, 2, 2, 8): {"simple", "two_thirds"},
    (4, 0, 4, 8): {"simple", "two_thirds"},
    (5, 3, 0, 8): {"simple", "absolute"},
    (6, 2, 0, 8): {"simple", "absolute", "two_thirds"},
    (0, 0, 8, 8): set(),
    (0, 1, 0, 8): set(),
    (2, 1, 0, 3): {"simple", "absolute", "two_thirds"},
}


@pytest.mark.parametrize(("votes", "by"), CARRIED.items())
def test_a_tally_carries_by_the_rules_that_it_meets(votes: tuple[int, int, int, int], by: set[str]) -> None:
    yes, no, abstained, seats = votes
    tally = Tally(votes_for=yes, votes_against=no, abstained=abstained)
    assert {name for name, majority in MAJORITIES.items() if majority.carries(tally, seats)} == by


@given(st.lists(st.sampled_from(["for", "against", "abstain"]), max_size=12))
def test_nothing_is_carried_against_more_votes_or_without_one(choices: list[str]) -> None:
    tally = count(choices)
    assert tally.votes_for + tally.votes_against + tally.abstained == len(choices)
    if tally.votes_for <= tally.votes_against:
        assert not any(majority.carries(tally, len(choices)) for majority in MAJORITIES.values())


def seats(**sides: int) -> tuple[Seat, ...]:
    return tuple(
        Seat(name=f"{side}-{place}", side=side, role="member") for side, size in sides.items() for place in range(size)
    )


@pytest.mark.parametrize(
    ("present", "lacks"),
    [
        (seats(government=4, civil=4), ()),
        (seats(government=3, civil=2), ()),
        (seats(government=2, civil=2), ("seats",)),
        (seats(government=4, civil=1), ("civil",)),
        (seats(civil=4, government=1), ("government",)),
        (seats(civil=4), ("seats", "government")),
        ((), ("seats", "government", "civil")),
    ],
)
def test_a_quorum_is_more_than_half_the_seats_and_two_of_each_side(
    present: tuple[Seat, ...], lacks: tuple[str, ...]
) -> None:
    quorum = Quorum(numerator=1, denominator=2, each_side=2)
    assert missing(quorum, seats(government=4, civil=4), present) == lacks


def test_the_share_is_exceeded_not_met() -> None:
    third = Quorum(numerator=1, denominator=3, each_side=0)
    assert missing(third, seats(all=9), seats(all=3)) == ("seats",)
    assert missing(third, seats(all=9), seats(all=4)) == ()

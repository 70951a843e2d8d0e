"""When all is quiet: nothing left to apply, to project, to react to, and no timer due."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local import quiet
from local.quiet import Position

NOW = datetime(2021, 4, 28, tzinfo=UTC)
PLAN = Position(
    source="a/plan", last=3, projected=3, reacted=3, applied={"b/board": 2}, due=None, clock=NOW, dead_letters=0
)
BOARD = Position(
    source="b/board", last=2, projected=2, reacted=2, applied={"a/plan": 3}, due=None, clock=NOW, dead_letters=0
)


def test_nothing_is_missing() -> None:
    assert quiet.missing([PLAN, replace(BOARD, due=NOW + timedelta(microseconds=1))]) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (replace(BOARD, projected=1), "b/board has projected 1, reacted to 2 of 2"),
        (replace(BOARD, reacted=0), "b/board has projected 2, reacted to 0 of 2"),
        (replace(BOARD, applied={"a/plan": 2}), "b/board has applied 2 of the 3 of a/plan"),
        (replace(BOARD, applied={}), "b/board has applied 0 of the 3 of a/plan"),
        (replace(BOARD, due=NOW), "b/board has a timer due at 2021-04-28T00:00:00Z"),
    ],
)
def test_what_is_missing_is_named(changed: Position, told: str) -> None:
    assert quiet.missing([PLAN, changed]) == [told]


SERVICES = {"plan": PLAN, "board": BOARD}


class Shots:
    """Services that move on by one each time one is asked, and in the end stand still."""

    def __init__(self, seen: Sequence[Position]) -> None:
        self.left = list(seen)
        self.asked: list[tuple[str, ...]] = []

    def __call__(self, services: Collection[str]) -> dict[str, Position]:
        self.asked.append(tuple(services))
        plan = self.left.pop(0) if self.left else PLAN
        return {name: each for name, each in (SERVICES | {"plan": plan}).items() if not services or name in services}


@given(st.lists(st.sampled_from([PLAN, replace(PLAN, reacted=2), replace(PLAN, last=4)]), max_size=8), st.booleans())
def test_quiet_needs_two_snapshots_of_all_alike(seen: list[Position], known: bool) -> None:
    shots = Shots(seen)
    with mock.patch.object(quiet, "FIRST_PAUSE", 0.0):
        assert quiet.wait(shots, patience=5, known=SERVICES if known else None) == SERVICES
    assert shots.asked[-2:] == [(), ()]


def test_what_is_known_to_be_behind_is_asked_alone_until_it_has_caught_up() -> None:
    shots = Shots([replace(PLAN, last=4), replace(PLAN, last=4, projected=4, reacted=4)])
    board = replace(BOARD, applied={"a/plan": 4})
    known = SERVICES | {"plan": replace(PLAN, last=4), "board": board}
    with (
        mock.patch.object(quiet, "FIRST_PAUSE", 0.0),
        mock.patch.dict(SERVICES, {"board": board}),
        pytest.raises(quiet.NotQuiet, match="b/board has applied 4 of the 3 of a/plan"),
    ):
        quiet.wait(shots, patience=0.05, known=known)
    assert shots.asked[:3] == [("plan",), ("plan",), ()]


def test_who_has_applied_more_than_is_known_waits_for_nothing() -> None:
    """The board was asked late, when the plan had gone on: only a snapshot of all tells how far the plan is."""
    shots = Shots([])
    known = SERVICES | {"plan": replace(PLAN, last=2, projected=2, reacted=2)}
    assert quiet.wait(shots, patience=1, known=known) == SERVICES
    assert shots.asked == [(), ()]


def test_a_dead_letter_ends_the_wait() -> None:
    with pytest.raises(quiet.DeadLetters):
        quiet.wait(lambda _: SERVICES | {"plan": replace(PLAN, dead_letters=1)}, patience=5)

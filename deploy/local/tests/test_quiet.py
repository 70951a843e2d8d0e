"""When all is quiet: nothing left to apply, to project, to react to, and no timer due."""

from __future__ import annotations

from collections.abc import Sequence
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


@given(st.lists(st.sampled_from([PLAN, replace(PLAN, reacted=2), replace(PLAN, last=4)]), min_size=1, max_size=8))
def test_quiet_needs_two_snapshots_alike(seen: list[Position]) -> None:
    waiting: list[Sequence[Position]] = [[each, BOARD] for each in seen]
    end = [PLAN, BOARD]
    shots = iter([*waiting, end, end])
    taken = []

    def snapshot() -> Sequence[Position]:
        taken.append(next(shots))
        return taken[-1]

    with mock.patch.object(quiet, "FIRST_PAUSE", 0.0):
        assert quiet.wait(snapshot, patience=5) == end
    assert taken[-2:] == [end, end]

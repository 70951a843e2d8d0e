"""When all is quiet: nothing left to apply, to project, to react to, and no timer due."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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


def test_who_does_not_listen_lacks_nothing() -> None:
    assert quiet.missing([PLAN, replace(BOARD, applied={})]) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (replace(BOARD, projected=1), "b/board has projected 1, reacted to 2 of 2"),
        (replace(BOARD, reacted=0), "b/board has projected 2, reacted to 0 of 2"),
        (replace(BOARD, applied={"a/plan": 2}), "b/board has applied 2 of the 3 of a/plan"),
        (replace(BOARD, applied={"a/plan": 0}), "b/board has applied 0 of the 3 of a/plan"),
        (replace(BOARD, due=NOW), "b/board has a timer due at 2021-04-28T00:00:00Z"),
    ],
)
def test_what_is_missing_is_named(changed: Position, told: str) -> None:
    assert quiet.missing([PLAN, changed]) == [told]


SERVICES = {"plan": PLAN, "board": BOARD}


class Services:
    """Services that hear of each other one event at a time, and act on some: whatever is asked is what stands then."""

    def __init__(self, causes: Sequence[tuple[str, int, str]], order: Sequence[int]) -> None:
        self.last = {"plan": 1, "board": 0, "desk": 0}
        self.applied = {reader: dict.fromkeys(self.last, 0) for reader in self.last}
        self.causes = list(causes)
        self.order = list(order)
        self.asked: list[tuple[str, ...]] = []

    def __call__(self, services: Collection[str], known: Mapping[str, Position]) -> dict[str, Position]:
        self.asked.append(tuple(services))
        told = {}
        for service in services or self.last:
            self.hear()
            told[service] = self.position(service)
        return told

    def hear(self) -> None:
        """One reader applies one event more, where any is left, and what it causes is recorded with it."""
        left = [(reader, owner) for reader in self.last for owner in self.last if self.lag(reader, owner)]
        if not left:
            return
        reader, owner = left[(self.order.pop(0) if self.order else 0) % len(left)]
        self.applied[reader][owner] += 1
        cause = (owner, self.applied[reader][owner], reader)
        if cause in self.causes:
            self.causes.remove(cause)
            self.last[reader] += 1

    def lag(self, reader: str, owner: str) -> int:
        return self.last[owner] - self.applied[reader][owner] if reader != owner else 0

    def position(self, service: str) -> Position:
        last = self.last[service]
        applied = {f"a/{owner}": number for owner, number in self.applied[service].items() if owner != service}
        return replace(PLAN, source=f"a/{service}", last=last, projected=last, reacted=last, applied=applied)


NAMES = st.sampled_from(["plan", "board", "desk"])


@given(st.lists(st.tuples(NAMES, st.integers(1, 4), NAMES), max_size=12), st.lists(st.integers(0, 5), max_size=60))
def test_it_is_quiet_only_when_nothing_is_on_the_way(causes: list[tuple[str, int, str]], order: list[int]) -> None:
    services = Services(causes, order)
    with mock.patch.object(quiet, "PAUSE", 0.0):
        told = quiet.wait(services, patience=5)
    assert told == {service: services.position(service) for service in services.last}
    assert not any(services.lag(reader, owner) for reader in services.last for owner in services.last)


def test_who_lacks_nothing_is_not_asked_again() -> None:
    asked: list[tuple[str, ...]] = []

    def ask(services: Collection[str], known: Mapping[str, Position]) -> dict[str, Position]:
        asked.append(tuple(services))
        assert known["board"].last == 2
        return {"plan": PLAN}

    known = {"plan": replace(PLAN, reacted=2), "board": BOARD}
    assert quiet.wait(ask, patience=5, known=known) == {"plan": PLAN, "board": BOARD}
    assert asked == [("plan",)]


def test_who_lacks_what_another_recorded_is_asked_alone() -> None:
    asked: list[tuple[str, ...]] = []

    def ask(services: Collection[str], known: Mapping[str, Position]) -> dict[str, Position]:
        asked.append(tuple(services))
        assert known["plan"] == PLAN
        return {"board": BOARD}

    known = {"plan": PLAN, "board": replace(BOARD, applied={"a/plan": 2})}
    assert quiet.wait(ask, patience=5, known=known) == {"plan": PLAN, "board": BOARD}
    assert asked == [("board",)]


def test_who_has_gone_on_since_it_was_asked_is_asked_again() -> None:
    known = {"plan": replace(PLAN, last=2, projected=2, reacted=2), "board": BOARD}
    assert quiet.wait(lambda services, _: {"plan": PLAN} if "plan" in services else {}, patience=1, known=known) == {
        "plan": PLAN,
        "board": BOARD,
    }


def test_what_never_moves_is_told() -> None:
    stuck = replace(BOARD, applied={"a/plan": 2})
    with mock.patch.object(quiet, "PAUSE", 0.0), pytest.raises(quiet.NotQuiet, match="applied 2 of the 3 of a/plan"):
        quiet.wait(lambda *_: {"plan": PLAN, "board": stuck}, patience=0.05)


def test_a_dead_letter_ends_the_wait() -> None:
    with pytest.raises(quiet.DeadLetters):
        quiet.wait(lambda *_: {"board": BOARD} | {"plan": replace(PLAN, dead_letters=1)}, patience=5)

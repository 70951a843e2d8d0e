"""How events are made: for which activity, and several one after another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeAlias
from uuid import UUID

from events.envelope import Act, Event

Rule: TypeAlias = tuple[str, int]
Made: TypeAlias = tuple[type[Event], Rule | None, dict[str, Any]]
"""An event to be made: its contract, its rule, and its own fields."""


def serving(act: Act, *activities: int | None) -> Act:
    """The act, for the activity that it names, else for the first of those that is known."""
    return replace(act, activity=next((each for each in (act.activity, *activities) if each is not None), None))


def in_order(act: Act, stream: UUID, after: int, seat: str | None, made: Iterable[Made]) -> tuple[Event, ...]:
    """The stream's next events after that version, by who acts from the seat."""
    return tuple(
        act.event(kind, stream, version, rule=rule, seat=seat, **fields)
        for version, (kind, rule, fields) in enumerate(made, after + 1)
    )

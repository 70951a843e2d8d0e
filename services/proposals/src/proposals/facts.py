"""What this service hears of a process: nothing yet."""

from __future__ import annotations

from dataclasses import dataclass

from events.envelope import Event

INTERESTS: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Nothing is known."""


def fold(facts: Facts, _event: Event) -> Facts:
    """The facts after the event: the same."""
    return facts

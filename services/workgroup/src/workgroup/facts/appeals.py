"""What is heard of decisions and their rules, for appeals."""

from __future__ import annotations

from dataclasses import dataclass

from events.envelope import Event

INTERESTS: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Heard:
    """Nothing yet."""


def fold(heard: Heard, event: Event) -> Heard:  # noqa: ARG001
    """What is known after one more event."""
    return heard

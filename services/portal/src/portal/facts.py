"""What the portal's policies fold: nothing, since the portal decides nothing. Its pages follow every event instead."""

from __future__ import annotations

from dataclasses import dataclass

from events.envelope import Event

INTERESTS: frozenset[str] = frozenset()
"""None: it listens to every service (see events.registry.followed)."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Nothing."""


def fold(facts: Facts, _event: Event) -> Facts:
    """The same facts after any event."""
    return facts

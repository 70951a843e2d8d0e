"""The portal's policies: none."""

from __future__ import annotations

from events.aggregate import Reaction, Timer
from events.envelope import Event

from .facts import Facts


def react(_facts: Facts, _event: Event) -> tuple[Reaction, ...]:
    """Nothing follows from any event here."""
    return ()


def schedule(_event: Event) -> tuple[Timer, ...]:
    """No instant is due here."""
    return ()


def fire(_facts: Facts, _timer: Timer) -> tuple[Reaction, ...]:
    """No instant is due here."""
    return ()

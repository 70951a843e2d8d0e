"""The service acts on no event yet."""

from __future__ import annotations

from events.aggregate import Reaction, Timer
from events.envelope import Event

from .facts import Facts


def react(_facts: Facts, _event: Event) -> tuple[Reaction, ...]:
    """Nothing."""
    return ()


def schedule(_event: Event) -> tuple[Timer, ...]:
    """No instant is due."""
    return ()


def fire(_facts: Facts, _timer: Timer) -> tuple[Reaction, ...]:
    """Nothing."""
    return ()

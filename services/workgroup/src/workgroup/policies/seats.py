"""The policies and timers of seats."""

from __future__ import annotations

from events.aggregate import Reaction, Timer
from events.envelope import Event
from workgroup.facts import Facts


def react(facts: Facts, event: Event) -> tuple[Reaction, ...]:  # noqa: ARG001
    """What follows from an event that was heard."""
    return ()


def schedule(event: Event) -> tuple[Timer, ...]:  # noqa: ARG001
    """The instants that an event sets."""
    return ()


def fire(facts: Facts, timer: Timer) -> tuple[Reaction, ...]:  # noqa: ARG001
    """What is done at an instant."""
    return ()

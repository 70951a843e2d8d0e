"""The workgroup service acts on people's word alone: it has no policy and no timer yet."""

from __future__ import annotations

from events.aggregate import Reaction, Timer
from events.envelope import Event

from .facts import Facts


def react(facts: Facts, event: Event) -> tuple[Reaction, ...]:  # noqa: ARG001
    """What follows here from an event that was heard: nothing."""
    return ()


def schedule(event: Event) -> tuple[Timer, ...]:  # noqa: ARG001
    """The instants that an event sets: none."""
    return ()


def fire(facts: Facts, timer: Timer) -> tuple[Reaction, ...]:  # noqa: ARG001
    """What is done at a timer's instant: nothing."""
    return ()

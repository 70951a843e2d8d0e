"""Appeals follow from nobody's events and have no instant: what an upheld one reopens, its decision's owner knows."""

from __future__ import annotations

from events.aggregate import Reaction, Timer
from events.envelope import Event
from workgroup.facts import Facts


def react(facts: Facts, event: Event) -> tuple[Reaction, ...]:  # noqa: ARG001
    """Nothing: screening, scoring and moderation reopen by their own policies, final ideas by what is heard."""
    return ()


def schedule(event: Event) -> tuple[Timer, ...]:  # noqa: ARG001
    """No instant: an appeal in time waits for its answer."""
    return ()


def fire(facts: Facts, timer: Timer) -> tuple[Reaction, ...]:  # noqa: ARG001
    """Nothing."""
    return ()

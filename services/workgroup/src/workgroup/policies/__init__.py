"""What this service does by itself: each area's reactions and timers, together."""

from __future__ import annotations

from events.aggregate import Reaction, Timer
from events.envelope import Event
from workgroup.facts import Facts

from . import appeals, evaluations, outcomes, seats

AREAS = (seats, evaluations, outcomes, appeals)


def react(facts: Facts, event: Event) -> tuple[Reaction, ...]:
    """What follows here from an event that was heard."""
    return tuple(reaction for area in AREAS for reaction in area.react(facts, event))


def schedule(event: Event) -> tuple[Timer, ...]:
    """The instants that an event sets, moves or takes away."""
    return tuple(timer for area in AREAS for timer in area.schedule(event))


def fire(facts: Facts, timer: Timer) -> tuple[Reaction, ...]:
    """What is done at a timer's instant: its name begins with its area's."""
    return tuple(reaction for area in AREAS for reaction in area.fire(facts, timer))

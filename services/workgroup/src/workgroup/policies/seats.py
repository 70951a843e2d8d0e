"""The policies and timers of seats: who was selected is seated, and an entity's silence is a lapse."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from events.aggregate import Reaction, Timer
from events.envelope import Event, named
from events.window import shown
from events.workgroup import (
    MemberNominated,
    NominationDeclined,
    NominationLapsed,
    NominationRequested,
    SelectionApproved,
)
from workgroup.domain.bodies import BODY
from workgroup.domain.nominations import LapseNomination
from workgroup.domain.seating import SeatSelected
from workgroup.facts import Facts

NOMINATION = "nomination/"
"""The names of nominations' timers begin with it; the seat's name follows."""


def react(facts: Facts, event: Event) -> tuple[Reaction, ...]:
    """What follows from an event that was heard."""
    if not isinstance(event, SelectionApproved):
        return ()
    body = named(event.process, "body", event.seats_of)
    seat = partial(
        SeatSelected,
        body=body,
        side=event.side,
        members=event.members,
        dropped=facts.seats.dropped(event),
    )
    command = lambda act: seat(act=act)  # noqa: E731
    key = f"seats/{event.id}"
    return (Reaction(key=key, stream=body, aggregate=BODY, command=command, activity=event.activity),)


def schedule(event: Event) -> tuple[Timer, ...]:
    """The instants that an event sets."""
    due: datetime | None
    match event:
        case NominationRequested():
            due = event.due_at
        case MemberNominated() | NominationDeclined() | NominationLapsed():
            due = None
        case _:
            return ()
    return (Timer(process=event.process, stream=event.stream, name=f"{NOMINATION}{event.seat_name}", due=due),)


def fire(facts: Facts, timer: Timer) -> tuple[Reaction, ...]:  # noqa: ARG001
    """What is done at an instant."""
    if not timer.name.startswith(NOMINATION):
        return ()
    assert timer.due is not None
    seat = timer.name.removeprefix(NOMINATION)
    lapse = lambda act: LapseNomination(act=act, body=timer.stream, seat_name=seat)  # noqa: E731
    key = f"{timer.name}/{timer.stream}/{shown(timer.due)}"
    return (Reaction(key=key, stream=timer.stream, aggregate=BODY, command=lapse),)

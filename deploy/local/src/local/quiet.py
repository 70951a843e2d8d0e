"""When all is quiet: every service has applied every other's events and its own, and no timer is due.

Positions only grow, so two equal snapshots, one after the other, held together at one moment between them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

FIRST_PAUSE = 0.01
LONGEST_PAUSE = 0.1


class NotQuiet(Exception):
    """Nothing moved for too long; the message says what is missing."""


class DeadLetters(Exception):
    """A service could not apply an event; the message says which service, and how many."""


@dataclass(frozen=True, kw_only=True)
class Position:
    """What one service says of itself (GET /v1/position), for one process: its next timer and its clock (UTC)."""

    source: str
    last: int
    projected: int
    reacted: int
    applied: Mapping[str, int]
    due: datetime | None
    clock: datetime | None
    dead_letters: int


def position(body: Mapping[str, Any], process: str) -> Position:
    """The position in a service's answer."""
    return Position(
        source=f"{body['agency']}/{body['service']}",
        last=body["last"],
        projected=body["projected"],
        reacted=body["reacted"],
        applied=body["applied"],
        due=_time(body["timers"].get(process)),
        clock=_time(body["clocks"].get(process)),
        dead_letters=body["dead_letters"],
    )


def missing(positions: Sequence[Position]) -> list[str]:
    """What has not been applied yet, and which timers are due; empty when nothing."""
    found = []
    for reader in positions:
        if reader.projected != reader.last or reader.reacted != reader.last:
            found.append(
                f"{reader.source} has projected {reader.projected}, reacted to {reader.reacted} of {reader.last}"
            )
        if reader.due and reader.clock and reader.due <= reader.clock:
            found.append(f"{reader.source} has a timer due at {reader.due:%Y-%m-%dT%H:%M:%SZ}")
        for owner in positions:
            applied = reader.applied.get(owner.source, 0)
            if owner is not reader and applied != owner.last:
                found.append(f"{reader.source} has applied {applied} of the {owner.last} of {owner.source}")
    return found


def wait(snapshot: Callable[[], Sequence[Position]], patience: float) -> Sequence[Position]:
    """Wait until all is quiet: the positions then. NotQuiet when nothing has moved for `patience` seconds."""
    before: Sequence[Position] = ()
    pause, moved = FIRST_PAUSE, time.monotonic()
    while True:
        now = snapshot()
        if dead := [each for each in now if each.dead_letters]:
            raise DeadLetters(_told(dead))
        lacking = missing(now)
        if now == before and not lacking:
            return now
        if now != before:
            before, pause, moved = now, FIRST_PAUSE, time.monotonic()
        elif time.monotonic() - moved > patience:
            raise NotQuiet(f"nothing has moved for {patience:g} s: {'; '.join(lacking)}")
        if lacking:
            time.sleep(pause)
            pause = min(pause * 1.5, LONGEST_PAUSE)


def _time(words: str | None) -> datetime | None:
    return datetime.fromisoformat(words) if words else None


def _told(dead: Sequence[Position]) -> str:
    held = "; ".join(f"{each.source} holds {each.dead_letters} dead letters" for each in dead)
    return f"{held} (a service's command dead-letters lists them)"

"""When all is quiet: every service has applied every other's events and its own, and no timer is due.

Positions only grow, so two equal snapshots, one after the other, held together at one moment between them.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

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
    return [told for reader in positions for told in _lacking(reader, positions)]


def _lacking(reader: Position, positions: Sequence[Position]) -> Iterator[str]:
    if reader.projected != reader.last or reader.reacted != reader.last:
        yield f"{reader.source} has projected {reader.projected}, reacted to {reader.reacted} of {reader.last}"
    if reader.due and reader.clock and reader.due <= reader.clock:
        yield f"{reader.source} has a timer due at {reader.due:%Y-%m-%dT%H:%M:%SZ}"
    for owner in positions:
        applied = reader.applied.get(owner.source, 0)
        if owner is not reader and applied != owner.last:
            yield f"{reader.source} has applied {applied} of the {owner.last} of {owner.source}"


class Asking(Protocol):
    """Asks services where they are."""

    def __call__(self, services: Collection[str]) -> Mapping[str, Position]:
        """The positions by service: of those named, or of all where none is."""


def wait(ask: Asking, patience: float, known: Mapping[str, Position] | None = None) -> dict[str, Position]:
    """Wait until all is quiet: the positions then, by service. NotQuiet when nothing has moved for `patience` seconds.

    Only two snapshots of all tell that all is quiet. Until then one service that is behind is asked again and again:
    each answer costs time that the work lacks. `known` is what is known beforehand.
    """
    before: dict[str, Position] = {}
    now = dict(known or {})
    pause, moved = FIRST_PAUSE, time.monotonic()
    while True:
        behind = _behind(now)
        answer = dict(ask((behind,) if behind else ()))
        if dead := [each for each in answer.values() if each.dead_letters]:
            raise DeadLetters(_told(dead))
        seen = now | answer
        if not behind and seen == before and not missing([*seen.values()]):
            return seen
        if seen != now:
            pause, moved = FIRST_PAUSE, time.monotonic()
        elif time.monotonic() - moved > patience:
            raise NotQuiet(f"nothing has moved for {patience:g} s: {'; '.join(missing([*seen.values()]))}")
        before, now = {} if behind else seen, seen
        if missing([*now.values()]):
            time.sleep(pause)
            pause = min(pause * 1.5, LONGEST_PAUSE)


def _behind(now: Mapping[str, Position]) -> str | None:
    """The service that lacks most of what is known; one that has applied more of another than that lacks nothing."""
    lacking = {service: _lag(each, now.values()) for service, each in now.items()}
    return max((service for service, lag in lacking.items() if lag), key=lacking.__getitem__, default=None)


def _lag(reader: Position, known: Iterable[Position]) -> int:
    """How many positions the service lacks, and one for a timer that is due."""
    own = 2 * reader.last - reader.projected - reader.reacted
    due = bool(reader.due and reader.clock and reader.due <= reader.clock)
    others = (owner.last - reader.applied.get(owner.source, 0) for owner in known if owner.source != reader.source)
    return own + due + sum(max(lag, 0) for lag in others)


def _time(words: str | None) -> datetime | None:
    return datetime.fromisoformat(words) if words else None


def _told(dead: Sequence[Position]) -> str:
    held = "; ".join(f"{each.source} holds {each.dead_letters} dead letters" for each in dead)
    return f"{held} (a service's command dead-letters lists them)"

"""When all is quiet: every service has applied every other's events and its own, and no timer is due.

The services answer one after the other, and one round is enough: each has applied of each that it listens to exactly
what that one says it has recorded. Of all that was recorded after its recorder's answer, take the first: its recorder
had nothing left to do, so it had heard of something later; that was recorded after its own recorder's answer, and
before: there is none. (Counters by channel: F. Mattern, Algorithms for distributed termination detection, 1987.) What a
mailer does by itself is not waited for.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

PAUSE = 0.05
"""Seconds before services are asked again that have not moved."""


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
    yield from _undone(reader)
    for owner in positions:
        if _lag(reader, owner):
            yield f"{reader.source} has applied {reader.applied[owner.source]} of the {owner.last} of {owner.source}"


def _undone(each: Position) -> Iterator[str]:
    if each.projected != each.last or each.reacted != each.last:
        yield f"{each.source} has projected {each.projected}, reacted to {each.reacted} of {each.last}"
    if each.due and each.clock and each.due <= each.clock:
        yield f"{each.source} has a timer due at {each.due:%Y-%m-%dT%H:%M:%SZ}"


class Asking(Protocol):
    """Asks services where they are; each answers once it is settled, as far as the positions known tell, or after a
    while."""

    def __call__(self, services: Collection[str], known: Mapping[str, Position]) -> Mapping[str, Position]:
        """The positions of those services by name; of all where none is known."""


def wait(ask: Asking, patience: float, known: Mapping[str, Position] | None = None) -> dict[str, Position]:
    """Wait until all is quiet: the positions then, by service. NotQuiet when nothing has moved for `patience` seconds.

    `known` is what is known beforehand: who acts notes how far its service is since.
    """
    now = dict(known or {})
    moved = time.monotonic()
    while not now or missing([*now.values()]):
        seen = now | dict(ask(_behind(now), now))
        if dead := [each for each in seen.values() if each.dead_letters]:
            raise DeadLetters(_told(dead))
        if seen != now:
            moved = time.monotonic()
        elif time.monotonic() - moved > patience:
            raise NotQuiet(f"nothing has moved for {patience:g} s: {'; '.join(missing([*seen.values()]))}")
        else:
            time.sleep(PAUSE)
        now = seen
    return now


def _behind(now: Mapping[str, Position]) -> list[str]:
    """Who lacks something, or has gone on since it answered: another has applied more of it than it told."""
    return [service for service, each in now.items() if _asked_again(each, now.values())]


def _asked_again(each: Position, known: Collection[Position]) -> bool:
    lacks = any(_lag(each, owner) > 0 for owner in known)
    return lacks or any(_undone(each)) or any(_lag(reader, each) < 0 for reader in known)


def _lag(reader: Position, owner: Position) -> int:
    """How many positions the reader is behind the owner: none where it does not listen to it."""
    return owner.last - reader.applied.get(owner.source, owner.last)


def _time(words: str | None) -> datetime | None:
    return datetime.fromisoformat(words) if words else None


def _told(dead: Sequence[Position]) -> str:
    held = "; ".join(f"{each.source} holds {each.dead_letters} dead letters" for each in dead)
    return f"{held} (a service's command dead-letters lists them)"

"""When all is quiet: every service has applied every other's events and its own, and no timer is due.

Positions only grow, so two equal snapshots, one after the other, held together at one moment between them.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
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
    moved = time.monotonic()
    while True:
        now, moved = _until_none_is_behind(ask, now, patience, moved)
        now = dict(ask(()))
        _need_alive(now)
        if now == before and not missing([*now.values()]):
            return now
        before, moved = now, time.monotonic() if now != before else moved


def _until_none_is_behind(
    ask: Asking, now: dict[str, Position], patience: float, moved: float
) -> tuple[dict[str, Position], float]:
    """Ask one that is behind what is known, until none is: what is known then, and when something last moved."""
    pause = FIRST_PAUSE
    while behind := _behind(now):
        time.sleep(pause)
        answer = dict(ask((behind,)))
        _need_alive(answer)
        if answer.items() <= now.items():
            pause = min(pause * 1.5, LONGEST_PAUSE)
        else:
            now, pause, moved = now | answer, FIRST_PAUSE, time.monotonic()
        if time.monotonic() - moved > patience:
            raise NotQuiet(f"nothing has moved for {patience:g} s: {'; '.join(missing([*now.values()]))}")
    return now, moved


def _behind(now: Mapping[str, Position]) -> str | None:
    """The service that lacks most."""
    positions = [*now.values()]
    lacking = {service: sum(1 for _ in _lacking(each, positions)) for service, each in now.items()}
    return max((service for service, count in lacking.items() if count), key=lacking.__getitem__, default=None)


def _need_alive(now: Mapping[str, Position]) -> None:
    if dead := [each for each in now.values() if each.dead_letters]:
        raise DeadLetters(_told(dead))


def _time(words: str | None) -> datetime | None:
    return datetime.fromisoformat(words) if words else None


def _told(dead: Sequence[Position]) -> str:
    held = "; ".join(f"{each.source} holds {each.dead_letters} dead letters" for each in dead)
    return f"{held} (a service's command dead-letters lists them)"

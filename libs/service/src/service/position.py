"""How far a service is (GET /v1/position), and when it is settled: for whoever waits until all is quiet."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

import anyio.to_thread
from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, StringConstraints

from events.application import Application
from events.intake import OWN

from .commands import Serving
from .parts import Built
from .projector import PROJECTED

LONGEST = 2
"""The most seconds that an answer is held back."""
LOOK = 0.003
"""Seconds before the second look at a service that is not settled; each further wait is half as long again."""
LONGEST_LOOK = 0.02

router = APIRouter()


class Position(BaseModel):
    """How far a service is: its own last position, what it has projected, reacted to and relayed of it, and what it has
    applied of every other; the next timer and the clock of each process (UTC); how many dead letters it keeps."""

    agency: str
    service: str
    last: int
    projected: int
    reacted: int
    relayed: int
    applied: dict[str, int]
    timers: dict[str, str]
    clocks: dict[str, str]
    dead_letters: int


Mark = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}/[a-z]{1,40}:[0-9]{1,15}$")]


@router.get("/v1/position", operation_id="ReadPosition", response_model=Position)
async def position(
    request: Request,
    app: Serving,
    applied: Annotated[
        list[Mark] | None, Query(max_length=100, description="AGENCY/SERVICE:POSITION of others")
    ] = None,
    wait: Annotated[int, Query(ge=0, le=LONGEST, description="Seconds")] = 0,
) -> dict[str, Any]:
    """How far this service is. With `wait`: once it is settled, or when so many seconds have passed.

    Settled: `applied` is applied, all own events are projected and reacted to, and no timer is due.
    """
    built: Built | None = getattr(request.app.state, "built", None)
    sources = [peer.source for peer in built.others] if built else []
    wanted = {source: int(number) for source, _, number in (mark.partition(":") for mark in applied or ())}
    until, pause = time.monotonic() + wait, LOOK
    while True:
        told = await anyio.to_thread.run_sync(read_position, app, sources)
        if time.monotonic() >= until or settled(told, wanted):
            return told
        await asyncio.sleep(pause)
        pause = min(pause * 1.5, LONGEST_LOOK)


def settled(told: Mapping[str, Any], wanted: Mapping[str, int]) -> bool:
    """Whether that position leaves nothing to do, what others are known to have recorded included."""
    clocks = told["clocks"]
    due = (_instant(at) <= _instant(clocks[process]) for process, at in told["timers"].items())
    return (
        told["projected"] == told["reacted"] == told["last"]
        and all(told["applied"].get(source, number) >= number for source, number in wanted.items())
        and not any(due)
    )


_READ = """
SELECT 'last' AS kind, '' AS name, coalesce(max(notification_id), 0) AS number, NULL::timestamptz AS at
FROM stored_events
UNION ALL SELECT 'dead', '', count(*), NULL FROM dead_letters
UNION ALL SELECT 'applied', follower, position, NULL FROM applied
UNION ALL SELECT 'timer', process, NULL, min(due) FROM timers JOIN clocks USING (process) GROUP BY process
UNION ALL SELECT 'clock', process, NULL, CASE WHEN simulated THEN now ELSE %s END FROM clocks
"""


def read_position(app: Application, sources: Sequence[str]) -> dict[str, Any]:
    """The service's position, all as of one moment; of each of those sources too that it has not heard of yet."""
    numbers: dict[tuple[str, str], int] = {}
    times: dict[str, dict[str, str]] = {"timer": {}, "clock": {}}
    with app.store.reading() as cursor:
        for row in cursor.execute(_READ, (datetime.now(UTC),)):
            if row["at"] is None:
                numbers[row["kind"], row["name"]] = row["number"]
            else:
                times[row["kind"]][row["name"]] = _zulu(row["at"])
    return {
        "agency": app.agency,
        "service": app.service,
        "last": numbers["last", ""],
        "projected": numbers.get(("applied", PROJECTED), 0),
        "reacted": numbers.get(("applied", OWN), 0),
        "relayed": numbers.get(("applied", "relayed"), 0),
        "applied": {source: numbers.get(("applied", source), 0) for source in sources},
        "timers": times["timer"],
        "clocks": times["clock"],
        "dead_letters": numbers["dead", ""],
    }


def _instant(zulu: str) -> datetime:
    return datetime.fromisoformat(zulu)


def _zulu(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")

"""The processes that a service has heard of: whose each context is, a simulated one's clock, and timers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from psycopg.types.json import Jsonb

from .aggregate import Timer
from .envelope import Event
from .plan import ClockMoved, ProcessStarted
from .store import CHANNEL, Cursor

TIMERS = "timers"
"""What a notification says that no event comes with."""


@dataclass(frozen=True, kw_only=True)
class ProcessClock:
    """What a service knows of a process's time and agencies."""

    process: str
    agencies: dict[str, str]
    simulated: bool
    now: datetime

    def time(self) -> datetime:
        """The process's clock: the last move of a simulated one, else the machine's time (UTC)."""
        return self.now if self.simulated else datetime.now(UTC)

    def owns(self, agency: str, service: str) -> bool:
        """Whether that agency is responsible for that service's context here."""
        return self.agencies.get(service) == agency


def read(cursor: Cursor, process: str) -> ProcessClock | None:
    """The process's clock as it stands, or None for a process never heard of."""
    cursor.execute("SELECT process, agencies, simulated, now FROM clocks WHERE process = %s", (process,))
    row = cursor.fetchone()
    return ProcessClock(**row) if row else None


def heed(cursor: Cursor, event: Event) -> None:
    """Follow a process's start and its clock: moved by the agency that owns its plan alone, and never back."""
    if isinstance(event, ProcessStarted) and event.agencies.get("plan") == event.agency:
        cursor.execute(
            "INSERT INTO clocks (process, agencies, simulated, now) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
            (event.process, Jsonb(event.agencies), event.simulated, event.happened_at),
        )
        wake(cursor)
    elif isinstance(event, ClockMoved):
        cursor.execute(
            "UPDATE clocks SET now = %s WHERE process = %s AND simulated AND now < %s AND agencies->>'plan' = %s",
            (event.now, event.process, event.now, event.agency),
        )
        wake(cursor)


def moves(event: Event) -> bool:
    """Whether the event starts a process's clock, or moves it."""
    return isinstance(event, ProcessStarted | ClockMoved)


def wake(cursor: Cursor) -> None:
    """Let the worker look at its timers when this transaction commits: a clock or a timer has changed."""
    cursor.execute(f"NOTIFY {CHANNEL}, '{TIMERS}'")


def after(clock: ProcessClock | None, event: Event) -> ProcessClock | None:
    """The clock as it stands once that event is heeded."""
    if clock is None and isinstance(event, ProcessStarted):
        return ProcessClock(
            process=event.process, agencies=event.agencies, simulated=event.simulated, now=event.happened_at
        )
    if clock is not None and isinstance(event, ClockMoved):
        return replace(clock, now=max(clock.now, event.now))
    return clock


def set_timers(cursor: Cursor, timers: Sequence[Timer]) -> None:
    """Set each timer, move it, or take it away (due None)."""
    for timer in timers:
        if timer.due is None:
            cursor.execute("DELETE FROM timers WHERE stream = %s AND name = %s", (timer.stream, timer.name))
        else:
            cursor.execute(
                "INSERT INTO timers (stream, name, process, due) VALUES (%s, %s, %s, %s) "
                "ON CONFLICT (stream, name) DO UPDATE SET due = excluded.due",
                (timer.stream, timer.name, timer.process, timer.due),
            )


def clear_timer(cursor: Cursor, timer: Timer) -> None:
    """Take away the timer that fired, unless it was moved meanwhile."""
    cursor.execute(
        "DELETE FROM timers WHERE stream = %s AND name = %s AND due = %s", (timer.stream, timer.name, timer.due)
    )


_TIMERS = "SELECT t.process, t.stream, t.name, t.due FROM timers t JOIN clocks c USING (process)"


def due_timers(cursor: Cursor, now: datetime) -> list[Timer]:
    """The timers whose instant has come by their process's clock, earliest first."""
    cursor.execute(
        f"{_TIMERS} WHERE t.due <= CASE WHEN c.simulated THEN c.now ELSE %s END ORDER BY t.due, t.stream, t.name",
        (now,),
    )
    return [Timer(**row) for row in cursor.fetchall()]

"""Read models of processes and their activities."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from psycopg.types.json import Jsonb

from events.envelope import Event
from events.plan import (
    ActivityPlanned,
    ActivityRescheduled,
    ClockMoved,
    OutreachRecorded,
    ProcessCancelled,
    ProcessResumed,
    ProcessStarted,
    ProcessSuspended,
    ProgressReported,
    RulesAmended,
    RulesPublished,
    TimelinePublished,
)
from events.store import Cursor

TABLES = ("processes", "activities")

Row = dict[str, Any]


def as_json(value: object) -> Jsonb:
    """The value as a column of JSON."""
    return Jsonb(msgspec.to_builtins(value))


def _started(cursor: Cursor, event: ProcessStarted) -> None:
    cursor.execute(
        "INSERT INTO processes (id, version, status, title, country, zone, languages, authoritative, simulated, clock, "
        "calendar, agencies) VALUES (%s, %s, 'running', %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.process,
            event.version,
            as_json(event.title),
            event.country,
            event.zone,
            as_json(event.languages),
            event.authoritative,
            event.simulated,
            event.happened_at if event.simulated else None,
            as_json(event.calendar),
            as_json(event.agencies),
        ),
    )


def _rules(cursor: Cursor, event: RulesPublished | RulesAmended) -> None:
    cursor.execute("UPDATE processes SET rules = %s WHERE id = %s", (as_json(event.rules), event.process))


def _status(status: str) -> Callable[[Cursor, Event], None]:
    def handle(cursor: Cursor, event: Event) -> None:
        cursor.execute("UPDATE processes SET status = %s WHERE id = %s", (status, event.process))

    return handle


def _clock_moved(cursor: Cursor, event: ClockMoved) -> None:
    cursor.execute("UPDATE processes SET clock = %s WHERE id = %s", (event.now, event.process))


def _timeline(cursor: Cursor, event: TimelinePublished) -> None:
    cursor.execute("UPDATE processes SET timeline_published_on = %s WHERE id = %s", (event.published_on, event.process))


def _planned(cursor: Cursor, event: ActivityPlanned) -> None:
    cursor.execute(
        "INSERT INTO activities (process, number, phase, phase_title, planned, dates, acts, mode, note) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.process,
            event.number,
            event.phase,
            as_json(event.phase_title),
            as_json(event.planned),
            as_json(event.dates),
            as_json(event.acts),
            event.mode,
            event.note,
        ),
    )


def _rescheduled(cursor: Cursor, event: ActivityRescheduled) -> None:
    cursor.execute(
        "UPDATE activities SET dates = %s, rescheduled = rescheduled + 1 WHERE process = %s AND number = %s",
        (as_json(event.new), event.process, event.number),
    )


def _reported(cursor: Cursor, event: ProgressReported) -> None:
    cursor.execute(
        "UPDATE activities SET reports = reports + 1 WHERE process = %s AND number = %s", (event.process, event.number)
    )


def _reached_out(cursor: Cursor, event: OutreachRecorded) -> None:
    cursor.execute(
        "UPDATE activities SET outreach = outreach + 1 WHERE process = %s AND number = %s",
        (event.process, event.number),
    )


HANDLERS: dict[type[Event], Callable[[Cursor, Any], None]] = {
    ProcessStarted: _started,
    RulesPublished: _rules,
    RulesAmended: _rules,
    ProcessSuspended: _status("suspended"),
    ProcessResumed: _status("running"),
    ProcessCancelled: _status("cancelled"),
    ClockMoved: _clock_moved,
    TimelinePublished: _timeline,
    ActivityPlanned: _planned,
    ActivityRescheduled: _rescheduled,
    ProgressReported: _reported,
    OutreachRecorded: _reached_out,
}


def processes(cursor: Cursor) -> list[Row]:
    """All processes, by id."""
    cursor.execute("SELECT * FROM processes ORDER BY id")
    return cursor.fetchall()


def process(cursor: Cursor, process: str) -> Row | None:
    """The process, or None."""
    cursor.execute("SELECT * FROM processes WHERE id = %s", (process,))
    return cursor.fetchone()


def activities(cursor: Cursor, process: str) -> list[Row]:
    """The process's activities, by number."""
    cursor.execute("SELECT * FROM activities WHERE process = %s ORDER BY number", (process,))
    return cursor.fetchall()

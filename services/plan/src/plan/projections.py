"""The plan's read models: processes, activities, documents with versions, and acts that wait for a second person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import msgspec
from psycopg.types.json import Jsonb

from events.envelope import Event
from events.plan import (
    ActDeclined,
    ActivityPlanned,
    ActivityRescheduled,
    ActProposed,
    ClockMoved,
    DocumentDrafted,
    DocumentFinalised,
    DocumentPublished,
    DocumentVersionAdded,
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

TABLES = ("processes", "activities", "documents", "document_versions", "proposals")

Row = dict[str, Any]


def project(cursor: Cursor, event: Event, position: int) -> None:  # noqa: ARG001
    """Bring the read models up to the event."""
    if (handler := HANDLERS.get(type(event))) is not None:
        handler(cursor, event)
    cursor.execute("UPDATE documents SET version = %s WHERE id = %s", (event.version, event.stream))
    if cursor.rowcount == 0:
        cursor.execute("UPDATE processes SET version = %s WHERE id = %s", (event.version, event.process))


def _json(value: object) -> Jsonb:
    return Jsonb(msgspec.to_builtins(value))


def _started(cursor: Cursor, event: ProcessStarted) -> None:
    cursor.execute(
        "INSERT INTO processes (id, version, status, title, country, zone, languages, authoritative, simulated, clock, "
        "calendar, agencies) VALUES (%s, %s, 'running', %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.process,
            event.version,
            _json(event.title),
            event.country,
            event.zone,
            _json(event.languages),
            event.authoritative,
            event.simulated,
            event.happened_at if event.simulated else None,
            _json(event.calendar),
            _json(event.agencies),
        ),
    )


def _rules(cursor: Cursor, event: RulesPublished | RulesAmended) -> None:
    cursor.execute("UPDATE processes SET rules = %s WHERE id = %s", (_json(event.rules), event.process))


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
            _json(event.phase_title),
            _json(event.planned),
            _json(event.dates),
            _json(event.acts),
            event.mode,
            event.note,
        ),
    )


def _rescheduled(cursor: Cursor, event: ActivityRescheduled) -> None:
    cursor.execute(
        "UPDATE activities SET dates = %s, rescheduled = rescheduled + 1 WHERE process = %s AND number = %s",
        (_json(event.new), event.process, event.number),
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


def _drafted(cursor: Cursor, event: DocumentDrafted) -> None:
    cursor.execute(
        "INSERT INTO documents (process, name, id, version, title) VALUES (%s, %s, %s, %s, %s)",
        (event.process, event.name, event.stream, event.version, _json(event.title)),
    )
    _version_added(cursor, event)


def _version_added(cursor: Cursor, event: DocumentDrafted | DocumentVersionAdded) -> None:
    cursor.execute(
        "INSERT INTO document_versions (document, number, hash, added_at, renditions) VALUES (%s, %s, %s, %s, %s)",
        (event.stream, event.number, event.hash, event.happened_at, _json(event.renditions)),
    )


def _finalised(cursor: Cursor, event: DocumentFinalised) -> None:
    cursor.execute("UPDATE documents SET final = %s WHERE id = %s", (event.number, event.stream))


def _published(cursor: Cursor, event: DocumentPublished) -> None:
    cursor.execute("UPDATE documents SET published_at = %s WHERE id = %s", (event.happened_at, event.stream))
    _settled(cursor, event)


def _proposed(cursor: Cursor, event: ActProposed) -> None:
    cursor.execute(
        "INSERT INTO proposals (proposal, document, act, content, hash, proposed_by, proposed_at) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (event.proposal, event.stream, event.act, event.content, event.hash, event.person, event.happened_at),
    )


def _settled(cursor: Cursor, event: DocumentPublished | ActDeclined) -> None:
    cursor.execute("DELETE FROM proposals WHERE proposal = %s", (event.proposal,))


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
    DocumentDrafted: _drafted,
    DocumentVersionAdded: _version_added,
    DocumentFinalised: _finalised,
    DocumentPublished: _published,
    ActProposed: _proposed,
    ActDeclined: _settled,
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


def document(cursor: Cursor, process: str, name: str) -> Row | None:
    """The document with its versions and the acts that wait, or None."""
    cursor.execute("SELECT * FROM documents WHERE process = %s AND name = %s", (process, name))
    if (found := cursor.fetchone()) is None:
        return None
    return found | {"versions": _versions(cursor, found["id"]), "proposals": _waiting(cursor, found["id"])}


def _versions(cursor: Cursor, document: UUID) -> list[Row]:
    cursor.execute(
        "SELECT number, hash, added_at, renditions FROM document_versions WHERE document = %s ORDER BY number",
        (document,),
    )
    return cursor.fetchall()


def _waiting(cursor: Cursor, document: UUID) -> list[Row]:
    cursor.execute(
        "SELECT proposal, act, content, hash, proposed_by, proposed_at FROM proposals WHERE document = %s "
        "ORDER BY proposed_at, proposal",
        (document,),
    )
    return cursor.fetchall()

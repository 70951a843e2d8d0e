"""Read models: appeals, and their answers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from events.envelope import Event
from events.store import Cursor
from events.workgroup import AppealDecided, AppealLodged

TABLES: tuple[str, ...] = ("appeals",)


def project(cursor: Cursor, event: Event, position: int) -> None:
    """Bring the appeals up to the event."""
    match event:
        case AppealLodged():
            _lodged(cursor, event, position)
        case AppealDecided():
            _decided(cursor, event)


def _lodged(cursor: Cursor, event: AppealLodged, position: int) -> None:
    cursor.execute(
        "INSERT INTO appeals (appeal, position, process, decision, decision_type, subject, appellant, grounds, "
        "language, lodged_at, version) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.stream,
            position,
            event.process,
            event.decision,
            event.decision_type,
            event.subject,
            event.person,
            event.grounds.ref,
            event.language,
            event.happened_at,
            event.version,
        ),
    )


def _decided(cursor: Cursor, event: AppealDecided) -> None:
    cursor.execute(
        "UPDATE appeals SET outcome = %s, reason = %s, decided_by = %s, decided_at = %s, version = %s "
        "WHERE appeal = %s",
        (event.outcome, Jsonb(event.reason), event.person, event.happened_at, event.version, event.stream),
    )


def appeals(cursor: Cursor, process: str) -> list[dict[str, Any]]:
    """The process's appeals, in the order in which they were lodged."""
    cursor.execute("SELECT * FROM appeals WHERE process = %s ORDER BY position", (process,))
    return cursor.fetchall()


def appeal(cursor: Cursor, stream: UUID) -> dict[str, Any] | None:
    """The appeal, or None."""
    cursor.execute("SELECT * FROM appeals WHERE appeal = %s", (stream,))
    return cursor.fetchone()

"""The plan's read models, by area."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from events.envelope import Event
from events.store import Cursor
from plan.domain.process import process_stream

from . import commitments, documents, files, processes

TABLES = (*processes.TABLES, *documents.TABLES, *commitments.TABLES, *files.TABLES)

AREAS: tuple[dict[type[Event], Callable[[Cursor, Any], None]], ...] = (
    processes.HANDLERS,
    documents.HANDLERS,
    commitments.HANDLERS,
    files.HANDLERS,
)


def project(cursor: Cursor, event: Event, position: int) -> None:  # noqa: ARG001
    """Bring the read models up to the event."""
    for handlers in AREAS:
        if (handler := handlers.get(type(event))) is not None:
            handler(cursor, event)
    if event.stream == process_stream(event.process):
        cursor.execute("UPDATE processes SET version = %s WHERE id = %s", (event.version, event.process))
    else:
        cursor.execute("UPDATE documents SET version = %s WHERE id = %s", (event.version, event.stream))

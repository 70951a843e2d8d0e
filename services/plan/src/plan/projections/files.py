"""The read model of the files that processes have received."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from events.envelope import Event
from events.plan import FileCleared, FileHeld, FileReceived
from events.store import Cursor
from plan.domain.filing import CLEARED, HELD, RECEIVED

from .processes import Row, as_json

TABLES = ("received_files",)


def _received(cursor: Cursor, event: FileReceived) -> None:
    cursor.execute(
        "INSERT INTO received_files (process, file, id, kind, title, media_type, size, original, removed, status, "
        "received_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.process,
            event.file,
            event.stream,
            event.kind,
            as_json(event.title),
            event.media_type,
            event.size,
            event.original,
            list(event.removed),
            RECEIVED,
            event.happened_at,
        ),
    )


def _looked_at(cursor: Cursor, event: FileCleared | FileHeld) -> None:
    status = CLEARED if isinstance(event, FileCleared) else HELD
    reason = as_json(event.reason) if event.reason else None
    cursor.execute(
        "UPDATE received_files SET status = %s, reason = %s, looked_at = %s, looked_by = %s WHERE id = %s",
        (status, reason, event.happened_at, event.person, event.stream),
    )


HANDLERS: dict[type[Event], Callable[[Cursor, Any], None]] = {
    FileReceived: _received,
    FileCleared: _looked_at,
    FileHeld: _looked_at,
}


def received(cursor: Cursor, process: str, only_cleared: bool) -> list[Row]:
    """The process's files, in the order of their receipt."""
    cursor.execute(
        "SELECT file, kind, title, media_type, size, original, removed, status, reason, received_at, looked_at, "
        "looked_by FROM received_files WHERE process = %s AND (status = %s OR NOT %s) ORDER BY received_at, file",
        (process, CLEARED, only_cleared),
    )
    return cursor.fetchall()

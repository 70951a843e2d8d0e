"""What a service keeps of what it hears, for its policies: trusted only from who owns the event's context."""

from __future__ import annotations

from uuid import UUID

from .codec import decode
from .envelope import Event
from .registry import service_of
from .store import Conflict, Cursor


def source_of(event: Event) -> str:
    """The store that an event comes from: "<agency>/<service>"."""
    return f"{event.agency}/{service_of(event.TOPIC)}"


def keep(cursor: Cursor, event: Event, position: int, body: bytes) -> None:
    """Keep the event for the policies; the same one again changes nothing."""
    cursor.execute(
        "INSERT INTO heard (source, position, id, process, body) VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
        (source_of(event), position, event.id, event.process, body),
    )


def last(cursor: Cursor) -> int:
    """The number of what was heard last; numbers rise in the order of commits."""
    cursor.execute("SELECT max(number) AS last FROM heard")
    row = cursor.fetchone()
    return int(row["last"] or 0) if row else 0


def expect(cursor: Cursor, seen: int) -> None:
    """Under the writers' lock: Conflict where more was heard since `seen`, by which something was decided."""
    if last(cursor) != seen:
        raise Conflict


def of_process(cursor: Cursor, process: str, after: int = 0) -> list[tuple[int, Event]]:
    """The kept events of the process, from the agencies that own their contexts, with their numbers; in that order."""
    cursor.execute(
        "SELECT h.number, h.body FROM heard h JOIN clocks c USING (process) WHERE h.process = %s AND h.number > %s "
        "AND c.agencies->>split_part(h.source, '/', 2) = split_part(h.source, '/', 1) ORDER BY h.number",
        (process, after),
    )
    return [(row["number"], decode(bytes(row["body"]))) for row in cursor.fetchall()]


def too_early(cursor: Cursor, process: str) -> list[Event]:
    """What was heard of a process before its start was, in the order of hearing."""
    cursor.execute("SELECT body FROM heard WHERE process = %s ORDER BY number", (process,))
    return [decode(bytes(row["body"])) for row in cursor.fetchall()]


def process_of(cursor: Cursor, stream: UUID) -> str | None:
    """The process that an own stream belongs to, or None where there is no such stream."""
    cursor.execute(
        "SELECT state FROM stored_events WHERE originator_id = %s ORDER BY originator_version LIMIT 1", (stream,)
    )
    row = cursor.fetchone()
    return decode(bytes(row["state"])).process if row else None

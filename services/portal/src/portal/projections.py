"""The portal's one read model, `record`: every service's events as their owners stored them; and the pages' queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from psycopg.types.json import Jsonb

from events.codec import decode, encode
from events.envelope import Event, named
from events.notifications import ContactRegistered
from events.plan import ProcessStarted
from events.registry import service_of
from events.store import Cursor

TABLES: tuple[str, ...] = ("record",)


def project(cursor: Cursor, event: Event, position: int) -> None:
    """Keep the event, as its owner has it at that position."""
    cursor.execute(
        "INSERT INTO record (agency, service, position, process, stream, version, type, body) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.agency,
            service_of(event.TOPIC),
            position,
            event.process,
            event.stream,
            event.version,
            event.TOPIC,
            encode(event),
        ),
    )


def started(cursor: Cursor) -> list[ProcessStarted]:
    """The beginning of each process, in the order of their names."""
    cursor.execute("SELECT body FROM record WHERE type = %s ORDER BY process", (ProcessStarted.TOPIC,))
    return [event for event in _decoded(cursor) if isinstance(event, ProcessStarted)]


def events_after(cursor: Cursor, process: str, known: Mapping[str, int]) -> tuple[list[Event], dict[str, int]]:
    """The process's events beyond those positions (by owner, as agency/service), and the positions with them."""
    cursor.execute(
        "SELECT agency || '/' || service AS owner, position, body FROM record WHERE process = %s "
        "AND position > coalesce((%s::jsonb ->> (agency || '/' || service))::bigint, 0) ORDER BY position",
        (process, Jsonb(dict(known))),
    )
    rows = cursor.fetchall()
    return [decode(bytes(row["body"])) for row in rows], dict(known) | {row["owner"]: row["position"] for row in rows}


def contacts(cursor: Cursor, process: str, people: Iterable[UUID]) -> dict[UUID, ContactRegistered]:
    """The last contact that each of those people registered in the process."""
    streams = [named(process, "contact", str(person)) for person in people]
    cursor.execute("SELECT body FROM record WHERE stream = ANY(%s) ORDER BY stream, version", (streams,))
    found = _decoded(cursor)
    return {event.person: event for event in found if isinstance(event, ContactRegistered) and event.person}


def _decoded(cursor: Cursor) -> list[Event]:
    return [decode(bytes(row["body"])) for row in cursor.fetchall()]

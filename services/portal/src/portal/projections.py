"""The portal's one read model, `record`: every service's events as their owners stored them; and the pages' queries."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from events.codec import decode, encode
from events.envelope import Event, named
from events.notifications import ContactRegistered
from events.plan import ProcessStarted
from events.registry import service_of
from events.store import Cursor

from .record import SERVICES, activity_of

TABLES: tuple[str, ...] = ("record",)

NAMED = ("process", "body", "document", "consultation", "call")
"""The kinds of things that a process names, so that a history is found by the name as well."""
REFERENCES = (
    "id",
    "stream",
    "causation",
    "consultation",
    "call",
    "subject",
    "motion",
    "proposal",
    "approval",
    "decision",
)
"""The fields by whose value an event belongs to a history."""


def project(cursor: Cursor, event: Event, position: int) -> None:
    """Keep the event, as its owner has it at that position."""
    about = {value for field in REFERENCES if (value := getattr(event, field, None)) is not None}
    about.update(getattr(event, "proposals", ()))
    cursor.execute(
        "INSERT INTO record (agency, service, position, process, id, stream, version, type, activity, happened_at, "
        "about, body) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.agency,
            service_of(event.TOPIC),
            position,
            event.process,
            event.id,
            event.stream,
            event.version,
            event.TOPIC,
            activity_of(event),
            event.happened_at,
            sorted(about),
            encode(event),
        ),
    )


def started(cursor: Cursor) -> list[ProcessStarted]:
    """The beginning of each process, in the order of their names."""
    cursor.execute("SELECT body FROM record WHERE type = %s ORDER BY process", (ProcessStarted.TOPIC,))
    return [event for event in _decoded(cursor) if isinstance(event, ProcessStarted)]


def events_of(cursor: Cursor, process: str) -> list[Event]:
    """All events of the process, of every service, in no order."""
    cursor.execute("SELECT body FROM record WHERE process = %s", (process,))
    return _decoded(cursor)


def history(cursor: Cursor, process: str, subject: str, *, skip: int, most: int) -> list[Event]:
    """The events about an event, a stream, an activity's number, or a name; oldest first."""
    activity, ids = _subject(process, subject)
    cursor.execute(
        "SELECT body FROM record WHERE process = %s AND (activity = %s OR about && %s::uuid[]) "
        "ORDER BY happened_at, array_position(%s::text[], service), stream, version LIMIT %s OFFSET %s",
        (process, activity, ids, list(SERVICES), most, skip),
    )
    return _decoded(cursor)


def _subject(process: str, subject: str) -> tuple[int | None, list[UUID]]:
    if subject.isdecimal():
        return int(subject), []
    try:
        return None, [UUID(subject)]
    except ValueError:
        return None, [named(process, kind, subject) for kind in NAMED]


def contacts(cursor: Cursor, process: str, people: Iterable[UUID]) -> dict[UUID, ContactRegistered]:
    """The last contact that each of those people registered in the process."""
    streams = [named(process, "contact", str(person)) for person in people]
    cursor.execute("SELECT body FROM record WHERE stream = ANY(%s) ORDER BY stream, version", (streams,))
    found = _decoded(cursor)
    return {event.person: event for event in found if isinstance(event, ContactRegistered) and event.person}


def _decoded(cursor: Cursor) -> list[Event]:
    return [decode(bytes(row["body"])) for row in cursor.fetchall()]

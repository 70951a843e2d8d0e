"""Read models: bodies with their seats."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from events.envelope import Event
from events.store import Cursor
from events.workgroup import (
    BodyEstablished,
    MemberAppointed,
    MemberNominated,
    MemberReplaced,
    MemberResigned,
    NominationDeclined,
    NominationLapsed,
    NominationRequested,
)

TABLES: tuple[str, ...] = ("bodies", "seats", "nominations")


def project(cursor: Cursor, event: Event, position: int) -> None:
    """Bring the bodies up to the event."""
    match event:
        case BodyEstablished():
            _established(cursor, event)
        case MemberAppointed():
            _seat(cursor, event, event.member)
        case MemberResigned() | MemberReplaced():
            _seat(cursor, event, None)
        case NominationRequested():
            _asked(cursor, event, position)
        case MemberNominated():
            _answered(cursor, event, "nominated", event.member)
        case NominationDeclined():
            _answered(cursor, event, "declined", None)
        case NominationLapsed():
            _answered(cursor, event, "lapsed", None)
    cursor.execute("UPDATE bodies SET version = %s WHERE body = %s", (event.version, event.stream))


def _established(cursor: Cursor, event: BodyEstablished) -> None:
    cursor.execute(
        "INSERT INTO bodies (body, process, name, title, quorum, majority, version) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (
            event.stream,
            event.process,
            event.name,
            Jsonb(event.title),
            Jsonb(asdict(event.quorum)),
            event.majority,
            event.version,
        ),
    )
    cursor.executemany(
        "INSERT INTO seats (body, name, place, side, role) VALUES (%s, %s, %s, %s, %s)",
        [(event.stream, seat.name, place, seat.side, seat.role) for place, seat in enumerate(event.seats, 1)],
    )


def _seat(cursor: Cursor, event: MemberAppointed | MemberResigned | MemberReplaced, member: UUID | None) -> None:
    cursor.execute(
        "UPDATE seats SET member = %s WHERE body = %s AND name = %s", (member, event.stream, event.seat_name)
    )


def _asked(cursor: Cursor, event: NominationRequested, position: int) -> None:
    cursor.execute(
        "INSERT INTO nominations (position, body, seat_name, organisation, due_on) VALUES (%s, %s, %s, %s, %s)",
        (position, event.stream, event.seat_name, event.organisation, event.due_on),
    )


def _answered(
    cursor: Cursor, event: MemberNominated | NominationDeclined | NominationLapsed, status: str, member: UUID | None
) -> None:
    cursor.execute(
        "UPDATE nominations SET status = %s, member = %s WHERE body = %s AND seat_name = %s AND status = 'asked'",
        (status, member, event.stream, event.seat_name),
    )


def bodies(cursor: Cursor, process: str) -> list[dict[str, Any]]:
    """The process's bodies by name, without their seats."""
    cursor.execute("SELECT * FROM bodies WHERE process = %s ORDER BY name", (process,))
    return cursor.fetchall()


def body(cursor: Cursor, stream: UUID) -> dict[str, Any] | None:
    """A body with its seats in their order and its nominations, or None."""
    cursor.execute("SELECT * FROM bodies WHERE body = %s", (stream,))
    found = cursor.fetchone()
    if found is not None:
        cursor.execute("SELECT name, side, role, member FROM seats WHERE body = %s ORDER BY place", (stream,))
        found["seats"] = cursor.fetchall()
        cursor.execute("SELECT * FROM nominations WHERE body = %s ORDER BY position", (stream,))
        found["nominations"] = cursor.fetchall()
    return found

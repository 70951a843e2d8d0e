"""Read models: organisations, and the people who belong to them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from events.envelope import Event
from events.store import Cursor
from events.workgroup import OrganisationRegistered, PersonLinked, PersonUnlinked

TABLES: tuple[str, ...] = ("organisations", "organisation_people")

_WITH_PEOPLE = (
    "SELECT o.*, coalesce((SELECT jsonb_agg(jsonb_build_object('person', p.person, 'relation', p.relation) "
    "ORDER BY p.relation, p.person) FROM organisation_people p WHERE p.organisation = o.organisation), '[]') AS people "
    "FROM organisations o "
)


def project(cursor: Cursor, event: Event, position: int) -> None:  # noqa: ARG001
    """Bring the organisations up to the event."""
    match event:
        case OrganisationRegistered():
            cursor.execute(
                "INSERT INTO organisations (organisation, process, name, title, side, version) "
                "VALUES (%s, %s, %s, %s, %s, 0)",
                (event.stream, event.process, event.name, Jsonb(event.title), event.side),
            )
        case PersonLinked():
            cursor.execute(
                "INSERT INTO organisation_people (organisation, person, relation) VALUES (%s, %s, %s)",
                (event.stream, event.linked, event.relation),
            )
        case PersonUnlinked():
            cursor.execute(
                "DELETE FROM organisation_people WHERE organisation = %s AND person = %s AND relation = %s",
                (event.stream, event.linked, event.relation),
            )
        case _:
            return
    cursor.execute("UPDATE organisations SET version = %s WHERE organisation = %s", (event.version, event.stream))


def organisations(cursor: Cursor, process: str) -> list[dict[str, Any]]:
    """The process's organisations by name, with their people."""
    cursor.execute(f"{_WITH_PEOPLE} WHERE o.process = %s ORDER BY o.name", (process,))
    return cursor.fetchall()


def organisation(cursor: Cursor, stream: UUID) -> dict[str, Any] | None:
    """An organisation with its people, or None."""
    cursor.execute(f"{_WITH_PEOPLE} WHERE o.organisation = %s", (stream,))
    return cursor.fetchone()

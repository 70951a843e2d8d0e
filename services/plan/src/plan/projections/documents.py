"""Read models of documents with their versions, and of acts that wait for a second person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from events.envelope import Event
from events.plan import (
    ActDeclined,
    ActProposed,
    CabinetApproved,
    CommitmentsFrozen,
    DocumentDrafted,
    DocumentFinalised,
    DocumentPublished,
    DocumentVersionAdded,
    PlanPublished,
    PlanReturned,
    PlanSubmitted,
)
from events.store import Cursor

from .processes import Row, as_json

TABLES = ("documents", "document_versions", "proposals")

Settled = (
    DocumentPublished | PlanPublished | PlanSubmitted | PlanReturned | CabinetApproved | CommitmentsFrozen | ActDeclined
)


def _drafted(cursor: Cursor, event: DocumentDrafted) -> None:
    cursor.execute(
        "INSERT INTO documents (process, name, id, version, title) VALUES (%s, %s, %s, %s, %s)",
        (event.process, event.name, event.stream, event.version, as_json(event.title)),
    )
    _version_added(cursor, event)


def _version_added(cursor: Cursor, event: DocumentDrafted | DocumentVersionAdded) -> None:
    cursor.execute(
        "INSERT INTO document_versions (document, number, hash, added_at, renditions) VALUES (%s, %s, %s, %s, %s)",
        (event.stream, event.number, event.hash, event.happened_at, as_json(event.renditions)),
    )


def _finalised(cursor: Cursor, event: DocumentFinalised) -> None:
    cursor.execute("UPDATE documents SET final = %s WHERE id = %s", (event.number, event.stream))


def _published(cursor: Cursor, event: DocumentPublished | PlanPublished) -> None:
    cursor.execute("UPDATE documents SET published_at = %s WHERE id = %s", (event.happened_at, event.stream))
    _settled(cursor, event)


def _proposed(cursor: Cursor, event: ActProposed) -> None:
    cursor.execute(
        "INSERT INTO proposals (proposal, document, act, content, hash, proposed_by, proposed_at) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (event.proposal, event.stream, event.act, event.content, event.hash, event.person, event.happened_at),
    )


def _settled(cursor: Cursor, event: Settled) -> None:
    cursor.execute("DELETE FROM proposals WHERE proposal = %s", (event.proposal,))


HANDLERS: dict[type[Event], Callable[[Cursor, Any], None]] = {
    DocumentDrafted: _drafted,
    DocumentVersionAdded: _version_added,
    DocumentFinalised: _finalised,
    DocumentPublished: _published,
    PlanPublished: _published,
    PlanSubmitted: _settled,
    PlanReturned: _settled,
    CabinetApproved: _settled,
    CommitmentsFrozen: _settled,
    ActProposed: _proposed,
    ActDeclined: _settled,
}


def document(cursor: Cursor, process: str, name: str) -> Row | None:
    """The document with its versions and the acts that wait, or None."""
    cursor.execute("SELECT * FROM documents WHERE process = %s AND name = %s", (process, name))
    if (found := cursor.fetchone()) is None:
        return None
    return found | {"versions": _versions(cursor, found["id"]), "proposals": waiting(cursor, found["id"])}


def _versions(cursor: Cursor, document: UUID) -> list[Row]:
    cursor.execute(
        "SELECT number, hash, added_at, renditions FROM document_versions WHERE document = %s ORDER BY number",
        (document,),
    )
    return cursor.fetchall()


def waiting(cursor: Cursor, stream: UUID) -> list[Row]:
    """The acts that wait in the stream, in the order in which they were proposed."""
    cursor.execute(
        "SELECT proposal, act, content, hash, proposed_by, proposed_at FROM proposals WHERE document = %s "
        "ORDER BY proposed_at, proposal",
        (stream,),
    )
    return cursor.fetchall()

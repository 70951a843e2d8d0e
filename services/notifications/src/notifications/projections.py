"""Read model: the notices by decision and status. No names and no addresses."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from events.envelope import Event
from events.notifications import NoticeFailed, NoticeQueued, NoticeSent
from events.store import Cursor

from .domain import Status

TABLES: tuple[str, ...] = ("notices",)


def project(cursor: Cursor, event: Event, position: int) -> None:
    """Bring the read model up to the event."""
    match event:
        case NoticeQueued():
            _queued(cursor, event, position)
        case NoticeSent():
            _settled(cursor, event, Status.SENT, event.attempts, None)
        case NoticeFailed():
            _settled(cursor, event, Status.FAILED, event.attempts, event.code)
        case _:
            pass


def _queued(cursor: Cursor, event: NoticeQueued, position: int) -> None:
    cursor.execute(
        "INSERT INTO notices (notice, position, process, activity, decision, decision_type, recipient, channel, "
        "language, template, template_version, status, attempts, queued_at) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 0, %s)",
        (
            event.stream,
            position,
            event.process,
            event.activity,
            event.decision,
            event.decision_type,
            event.recipient,
            event.channel,
            event.language,
            event.template,
            event.template_version,
            Status.QUEUED.value,
            event.happened_at,
        ),
    )


def _settled(cursor: Cursor, event: Event, status: Status, attempts: int, code: int | None) -> None:
    cursor.execute(
        "UPDATE notices SET status = %s, attempts = %s, code = %s, settled_at = %s WHERE notice = %s",
        (status.value, attempts, code, event.happened_at, event.stream),
    )


def notices(
    cursor: Cursor, process: str, decision: UUID | None, status: str | None, after: int, limit: int
) -> list[dict[str, Any]]:
    """The process's notices beyond that position, in order; of one decision, or in one status, where they are given."""
    cursor.execute(
        "SELECT notice, position, activity, decision, decision_type, recipient, channel, language, template, "
        "template_version, status, attempts, code, queued_at, settled_at FROM notices "
        "WHERE process = %(process)s AND position > %(after)s "
        "AND (%(decision)s::uuid IS NULL OR decision = %(decision)s) "
        "AND (%(status)s::text IS NULL OR status = %(status)s) ORDER BY position LIMIT %(limit)s",
        {"process": process, "decision": decision, "status": status, "after": after, "limit": limit},
    )
    return cursor.fetchall()


def counts(cursor: Cursor, process: str) -> list[dict[str, Any]]:
    """How many notices of each decision are in each status."""
    cursor.execute(
        "SELECT decision, decision_type, status, count(*) AS count FROM notices WHERE process = %s "
        "GROUP BY decision, decision_type, status ORDER BY min(position), status",
        (process,),
    )
    return cursor.fetchall()

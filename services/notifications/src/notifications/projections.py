"""Read models: notices by decision and status, manual tasks, official letters. No names and no addresses."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from events.envelope import Event
from events.notifications import (
    LetterIssued,
    ManualTaskClosed,
    ManualTaskOpened,
    NoticeAbandoned,
    NoticeFailed,
    NoticeQueued,
    NoticeSent,
)
from events.store import Cursor

from .domain import Status

TABLES: tuple[str, ...] = ("notices", "manual_tasks", "letters")

OPEN, CLOSED = "open", "closed"


def project(cursor: Cursor, event: Event, position: int) -> None:
    """Bring the read model up to the event."""
    match event:
        case NoticeQueued():
            _queued(cursor, event, position)
        case NoticeSent():
            _settled(cursor, event, Status.SENT, event.attempts)
        case NoticeFailed():
            _settled(cursor, event, Status.FAILED, event.attempts, "refused", event.code)
        case NoticeAbandoned():
            _settled(cursor, event, Status.ABANDONED, event.attempts, event.fault, event.code)
        case ManualTaskOpened():
            _opened(cursor, event, position)
        case ManualTaskClosed():
            _closed(cursor, event)
        case LetterIssued():
            _issued(cursor, event, position)
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


def _settled(
    cursor: Cursor, event: Event, status: Status, attempts: int, fault: str | None = None, code: int | None = None
) -> None:
    cursor.execute(
        "UPDATE notices SET status = %s, attempts = %s, fault = %s, code = %s, settled_at = %s WHERE notice = %s",
        (status.value, attempts, fault, code, event.happened_at, event.stream),
    )


def _opened(cursor: Cursor, event: ManualTaskOpened, position: int) -> None:
    cursor.execute(
        "INSERT INTO manual_tasks (task, position, process, activity, decision, recipient, organisation, channel, "
        "cause, notice, letter, status, opened_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.stream,
            position,
            event.process,
            event.activity,
            event.decision,
            event.recipient,
            event.organisation,
            event.channel,
            event.cause,
            event.notice,
            event.letter,
            OPEN,
            event.happened_at,
        ),
    )


def _closed(cursor: Cursor, event: ManualTaskClosed) -> None:
    cursor.execute(
        "UPDATE manual_tasks SET status = %s, closed_at = %s, closed_by = %s, evidence_kind = %s, evidence_ref = %s, "
        "done_on = %s WHERE task = %s",
        (
            CLOSED,
            event.happened_at,
            event.person,
            event.evidence_kind,
            event.evidence_ref,
            event.done_on,
            event.stream,
        ),
    )


def _issued(cursor: Cursor, event: LetterIssued, position: int) -> None:
    cursor.execute(
        "INSERT INTO letters (letter, position, process, activity, number, decision, decision_type, organisation, "
        "recipient, language, content, file, by_post, issued_at, issued_by) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.letter,
            position,
            event.process,
            event.activity,
            event.number,
            event.decision,
            event.decision_type,
            event.organisation,
            event.recipient,
            event.language,
            event.content.ref,
            event.file,
            event.by_post,
            event.happened_at,
            event.person,
        ),
    )


def letters(cursor: Cursor, process: str, after: int, limit: int) -> list[dict[str, Any]]:
    """The process's letters beyond that position, in order."""
    cursor.execute(
        "SELECT * FROM letters WHERE process = %s AND position > %s ORDER BY position LIMIT %s",
        (process, after, limit),
    )
    return cursor.fetchall()


def letter(cursor: Cursor, letter: UUID) -> dict[str, Any] | None:
    """That letter, or None."""
    cursor.execute("SELECT * FROM letters WHERE letter = %s", (letter,))
    return cursor.fetchone()


def notices(
    cursor: Cursor, process: str, decision: UUID | None, status: str | None, after: int, limit: int
) -> list[dict[str, Any]]:
    """The process's notices beyond that position, in order; of one decision, or in one status, where they are given.

    Of one that waits in the outbox: how often it was tried, and what the last attempt came to.
    """
    cursor.execute(
        "SELECT n.notice, n.position, activity, decision, decision_type, recipient, channel, language, template, "
        "template_version, status, coalesce(o.attempts, n.attempts) AS attempts, coalesce(o.fault, n.fault) AS fault, "
        "coalesce(o.code, n.code) AS code, queued_at, settled_at "
        "FROM notices AS n LEFT JOIN outbox AS o USING (notice) "
        "WHERE n.process = %(process)s AND n.position > %(after)s "
        "AND (%(decision)s::uuid IS NULL OR decision = %(decision)s) "
        "AND (%(status)s::text IS NULL OR status = %(status)s) ORDER BY n.position LIMIT %(limit)s",
        {"process": process, "decision": decision, "status": status, "after": after, "limit": limit},
    )
    return cursor.fetchall()


def tasks(cursor: Cursor, process: str, status: str | None, after: int, limit: int) -> list[dict[str, Any]]:
    """The process's manual tasks beyond that position, in order; in one status, where it is given."""
    cursor.execute(
        "SELECT task, position, activity, decision, recipient, organisation, channel, cause, notice, letter, status, "
        "opened_at, closed_at, closed_by, evidence_kind, evidence_ref, done_on FROM manual_tasks "
        "WHERE process = %(process)s AND position > %(after)s "
        "AND (%(status)s::text IS NULL OR status = %(status)s) ORDER BY position LIMIT %(limit)s",
        {"process": process, "status": status, "after": after, "limit": limit},
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

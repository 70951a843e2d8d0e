"""Read models: the consultations, their comments by reference, and the answers."""

from __future__ import annotations

from typing import Any, TypeAlias
from uuid import UUID

from psycopg.types.json import Jsonb

from events.comments import (
    AllCommentsAnswered,
    AnswerDrafted,
    ChangeMade,
    CommentAnswered,
    CommentAssigned,
    CommentPeriodClosed,
    CommentPeriodClosing,
    CommentPeriodExtended,
    CommentPeriodMissed,
    CommentPeriodOpened,
    CommentPeriodScheduled,
    CommentSubmitted,
    CommentWithdrawn,
    ConsultationReportPublished,
    ContributionHidden,
    ContributionRestored,
)
from events.envelope import Event
from events.store import Cursor

TABLES: tuple[str, ...] = ("consultations", "comments", "answers")

Row: TypeAlias = dict[str, Any]

STATUS: dict[type[Event], str] = {
    CommentPeriodMissed: "missed",
    CommentPeriodClosing: "closing",
    CommentPeriodClosed: "closed",
    AllCommentsAnswered: "answered",
}
"""Events of a consultation that change nothing but its status."""


def project(cursor: Cursor, event: Event, position: int) -> None:
    """Bring the read models up to the event."""
    match event:
        case CommentPeriodScheduled():
            _scheduled(cursor, event)
        case CommentPeriodOpened():
            _opened(cursor, event)
        case CommentPeriodExtended():
            _extended(cursor, event)
        case CommentSubmitted():
            _submitted(cursor, event, position)
        case CommentWithdrawn():
            _settled(cursor, event, event.consultation, "withdrawn")
        case CommentAnswered():
            _settled(cursor, event, event.consultation, "answered")
            _answered(cursor, event)
        case ContributionHidden() | ContributionRestored():
            ground = event.ground if isinstance(event, ContributionHidden) else None
            cursor.execute(
                "UPDATE comments SET version = %s, hidden = %s WHERE comment = %s",
                (event.version, ground, event.stream),
            )
        case CommentAssigned():
            cursor.execute(
                "UPDATE comments SET version = %s, to_person = %s, to_organisation = %s WHERE comment = %s",
                (event.version, event.to_person, event.to_organisation, event.stream),
            )
        case AnswerDrafted():
            cursor.execute(
                "UPDATE comments SET version = %s, drafted_at = %s WHERE comment = %s",
                (event.version, event.happened_at, event.stream),
            )
        case ConsultationReportPublished():
            cursor.execute(
                "UPDATE consultations SET version = %s, report = %s WHERE consultation = %s",
                (event.version, event.report, event.stream),
            )
        case _:
            _turned(cursor, event)


def _scheduled(cursor: Cursor, event: CommentPeriodScheduled) -> None:
    cursor.execute(
        "INSERT INTO consultations (consultation, version, process, activity, name, title, document, gate, body, "
        "first, last, opens_at, closes_at, status) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 'scheduled') "
        "ON CONFLICT (consultation) DO UPDATE SET version = excluded.version, activity = excluded.activity, "
        "title = excluded.title, document = excluded.document, gate = excluded.gate, body = excluded.body, "
        "first = excluded.first, last = excluded.last, opens_at = excluded.opens_at, closes_at = excluded.closes_at, "
        "status = excluded.status",
        (
            event.stream,
            event.version,
            event.process,
            event.of_activity,
            event.name,
            Jsonb(event.title),
            event.document,
            event.gate,
            event.body,
            event.first,
            event.last,
            event.opens_at,
            event.closes_at,
        ),
    )


def _opened(cursor: Cursor, event: CommentPeriodOpened) -> None:
    cursor.execute(
        "UPDATE consultations SET version = %s, number = %s, hash = %s, opens_at = %s, status = 'open' "
        "WHERE consultation = %s",
        (event.version, event.number, event.hash, event.opens_at, event.stream),
    )


def _extended(cursor: Cursor, event: CommentPeriodExtended) -> None:
    cursor.execute(
        "UPDATE consultations SET version = %s, last = %s, closes_at = %s WHERE consultation = %s",
        (event.version, event.last, event.closes_at, event.stream),
    )


def _turned(cursor: Cursor, event: Event) -> None:
    """The version moves with every event of a consultation or a comment, the consultation's status with some."""
    cursor.execute("UPDATE comments SET version = %s WHERE comment = %s", (event.version, event.stream))
    cursor.execute(
        "UPDATE consultations SET version = %s, status = coalesce(%s, status) WHERE consultation = %s",
        (event.version, STATUS.get(type(event)), event.stream),
    )


def _submitted(cursor: Cursor, event: CommentSubmitted, position: int) -> None:
    cursor.execute(
        "INSERT INTO comments (comment, version, position, process, consultation, author, ref, language, paragraph, "
        "source, arrived_at, status) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 'submitted')",
        (
            event.stream,
            event.version,
            position,
            event.process,
            event.consultation,
            event.person,
            event.body.ref,
            event.language,
            event.paragraph,
            event.source,
            event.arrived_at,
        ),
    )
    cursor.execute("UPDATE consultations SET submitted = submitted + 1 WHERE consultation = %s", (event.consultation,))


def _settled(cursor: Cursor, event: CommentWithdrawn | CommentAnswered, consultation: UUID, status: str) -> None:
    cursor.execute(
        "UPDATE comments SET version = %s, status = %s WHERE comment = %s", (event.version, status, event.stream)
    )
    cursor.execute(
        "UPDATE consultations SET withdrawn = withdrawn + %s, answered = answered + %s WHERE consultation = %s",
        (int(status == "withdrawn"), int(status == "answered"), consultation),
    )


def _answered(cursor: Cursor, event: CommentAnswered) -> None:
    cursor.execute(
        "INSERT INTO answers (comment, process, activity, outcome, answer, change, code, summary, cluster, "
        "organisation, answered_by, answered_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.stream,
            event.process,
            event.activity,
            event.outcome,
            Jsonb(event.answer),
            Jsonb(_plain(event.change)) if event.change else None,
            event.code,
            Jsonb(event.summary) if event.summary else None,
            event.cluster,
            event.organisation,
            event.person,
            event.happened_at,
        ),
    )


def _plain(change: ChangeMade) -> Row:
    paragraph = str(change.paragraph) if change.paragraph else None
    return {"document": change.document, "number": change.number, "hash": change.hash, "paragraph": paragraph}


def consultations(cursor: Cursor, process: str) -> list[Row]:
    """The process's consultations, the earliest window first."""
    cursor.execute("SELECT * FROM consultations WHERE process = %s ORDER BY opens_at, name", (process,))
    return cursor.fetchall()


def consultation(cursor: Cursor, stream: UUID) -> Row | None:
    """One consultation, or None."""
    cursor.execute("SELECT * FROM consultations WHERE consultation = %s", (stream,))
    return cursor.fetchone()


_COMMENTS = (
    "SELECT c.*, k.document, k.number, a.outcome, a.answer, a.activity AS answer_activity, a.change, a.code, "
    "a.summary, a.cluster, a.organisation, a.answered_at "
    "FROM comments c JOIN consultations k USING (consultation) LEFT JOIN answers a USING (comment)"
)


def comments(cursor: Cursor, stream: UUID, after: int, limit: int) -> list[Row]:
    """At most `limit` comments of the consultation beyond that position, in order, each with its answer if any."""
    cursor.execute(
        f"{_COMMENTS} WHERE c.consultation = %s AND c.position > %s ORDER BY c.position LIMIT %s",
        (stream, after, limit),
    )
    return cursor.fetchall()


def comment(cursor: Cursor, stream: UUID) -> Row | None:
    """One comment with its answer, or None."""
    cursor.execute(f"{_COMMENTS} WHERE c.comment = %s", (stream,))
    return cursor.fetchone()


def unanswered(cursor: Cursor, process: str, person: UUID | None, organisation: str | None) -> list[Row]:
    """The process's comments without an answer, the earliest window's first; those assigned to either, where named."""
    cursor.execute(
        "SELECT c.comment, c.version, c.position, c.consultation, c.paragraph, c.language, c.hidden, c.to_person, "
        "c.to_organisation, c.drafted_at, k.name, k.last FROM comments c JOIN consultations k USING (consultation) "
        "WHERE c.process = %s AND c.status = 'submitted' AND (%s::uuid IS NULL OR c.to_person = %s) "
        "AND (%s::text IS NULL OR c.to_organisation = %s) ORDER BY k.last, c.position",
        (process, person, person, organisation, organisation),
    )
    return cursor.fetchall()

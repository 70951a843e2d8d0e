"""Read models: the process's evaluations, and how far each is."""

from __future__ import annotations

from typing import Any

from psycopg.types.json import Jsonb

from events.envelope import Event
from events.store import Cursor
from events.workgroup import (
    EvaluationOpened,
    EvaluationPrepared,
    OutcomeApproved,
    ScoreVoided,
    ScoringClosed,
    ScoringReopened,
)

TABLES: tuple[str, ...] = ("evaluations",)


def project(cursor: Cursor, event: Event, position: int) -> None:
    """Bring the evaluations up to the event."""
    match event:
        case EvaluationPrepared():
            _prepared(cursor, event, position)
        case EvaluationOpened() | ScoringReopened():
            _status(cursor, event, "open")
        case ScoringClosed():
            _status(cursor, event, "closed", decided="anew")
        case ScoreVoided():
            _status(cursor, event, "closed", decided="anew")
        case OutcomeApproved():
            cursor.execute(
                "UPDATE evaluations SET status = 'decided', was_decided = true WHERE evaluation = %s", (event.stream,)
            )
    cursor.execute("UPDATE evaluations SET version = %s WHERE evaluation = %s", (event.version, event.stream))


def _prepared(cursor: Cursor, event: EvaluationPrepared, position: int) -> None:
    cursor.execute(
        "INSERT INTO evaluations (evaluation, position, process, name, title, body, purpose, method, version) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.stream,
            position,
            event.process,
            event.name,
            Jsonb(event.title),
            event.body,
            event.rules.purpose,
            event.rules.method,
            event.version,
        ),
    )


def _status(cursor: Cursor, event: Event, status: str, decided: str | None = None) -> None:
    cursor.execute(
        "UPDATE evaluations SET status = CASE WHEN was_decided THEN %s ELSE %s END WHERE evaluation = %s",
        (decided or status, status, event.stream),
    )


def evaluations(cursor: Cursor, process: str) -> list[dict[str, Any]]:
    """The process's evaluations, in the order in which they were prepared."""
    cursor.execute(
        "SELECT evaluation, process, name, title, body, purpose, method, status, version FROM evaluations "
        "WHERE process = %s ORDER BY position",
        (process,),
    )
    return cursor.fetchall()

"""Read models: what a meeting has heard and been asked, its minutes, and its members' dissents."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from psycopg.sql import SQL, Identifier
from psycopg.types.json import Jsonb

from events.envelope import Event
from events.store import Cursor
from events.workgroup import (
    AuthorAbsent,
    DissentRecorded,
    MinutesApproved,
    MinutesDrafted,
    MinutesObjected,
    PresentationHeard,
    QuestionAsked,
)

TABLES: tuple[str, ...] = ("hearings", "questions", "minutes", "dissents")


def project(cursor: Cursor, event: Event, position: int) -> None:
    """Bring hearings and minutes up to the event."""
    match event:
        case PresentationHeard():
            _heard(cursor, position, event, event.presenter)
        case AuthorAbsent():
            _heard(cursor, position, event, None)
        case QuestionAsked():
            _asked(cursor, position, event)
        case MinutesDrafted():
            _drafted(cursor, event)
        case MinutesObjected():
            _objected(cursor, event)
        case MinutesApproved():
            _approved(cursor, event)
        case DissentRecorded():
            _dissented(cursor, position, event)


def _heard(cursor: Cursor, position: int, event: PresentationHeard | AuthorAbsent, presenter: UUID | None) -> None:
    cursor.execute(
        "INSERT INTO hearings (position, meeting, proposal, presenter) VALUES (%s, %s, %s, %s)",
        (position, event.stream, event.proposal, presenter),
    )


def _asked(cursor: Cursor, position: int, event: QuestionAsked) -> None:
    cursor.execute(
        "INSERT INTO questions (position, meeting, proposal, person, question, language) "
        "VALUES (%s, %s, %s, %s, %s, %s)",
        (position, event.stream, event.proposal, event.person, event.question.ref, event.language),
    )


def _drafted(cursor: Cursor, event: MinutesDrafted) -> None:
    cursor.execute(
        "INSERT INTO minutes (meeting, number, words, objections_by) VALUES (%s, %s, %s, %s)",
        (event.stream, event.number, Jsonb(event.words), event.objections_by),
    )


def _objected(cursor: Cursor, event: MinutesObjected) -> None:
    cursor.execute(
        "UPDATE minutes SET objections = objections + 1 WHERE meeting = %s AND number = %s",
        (event.stream, event.number),
    )


def _approved(cursor: Cursor, event: MinutesApproved) -> None:
    cursor.execute(
        "UPDATE minutes SET approved = true WHERE meeting = %s AND number = %s", (event.stream, event.number)
    )


def _dissented(cursor: Cursor, position: int, event: DissentRecorded) -> None:
    cursor.execute(
        "INSERT INTO dissents (position, meeting, motion, person, words, language) VALUES (%s, %s, %s, %s, %s, %s)",
        (position, event.stream, event.motion, event.person, event.words.ref, event.language),
    )


_ORDERS = {"hearings": "position", "questions": "position", "minutes": "number", "dissents": "position"}


def of_meeting(cursor: Cursor, meeting: UUID) -> dict[str, list[dict[str, Any]]]:
    """Each of these tables' rows of the meeting, in their order."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table, order in _ORDERS.items():
        query = SQL("SELECT * FROM {} WHERE meeting = %s ORDER BY {}").format(Identifier(table), Identifier(order))
        found[table] = cursor.execute(query, (meeting,)).fetchall()
    return found

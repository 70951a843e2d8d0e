"""Read models: meetings, and motions with their tallies."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from events.envelope import Event, named
from events.store import Cursor
from events.workgroup import (
    AttendanceRecorded,
    MeetingAdjourned,
    MeetingConvened,
    MeetingHeld,
    MotionAdjourned,
    MotionCarried,
    MotionFailed,
    MotionProposed,
    MotionRecused,
    PublicationApproved,
    PublicationRefused,
    VoteCast,
)

TABLES: tuple[str, ...] = ("meetings", "motions")


def project(cursor: Cursor, event: Event, position: int) -> None:
    """Bring the meetings up to the event."""
    match event:
        case MeetingConvened():
            _convened(cursor, event, position)
        case AttendanceRecorded():
            _attended(cursor, event)
        case MotionProposed():
            _proposed(cursor, event, position)
        case VoteCast():
            _voted(cursor, event)
        case MeetingHeld():
            _closed(cursor, event, "held", ())
        case MeetingAdjourned():
            _closed(cursor, event, "adjourned", event.missing)
        case MotionCarried():
            _decided(cursor, event, "carried")
        case MotionFailed():
            _decided(cursor, event, "failed")
        case MotionAdjourned():
            _adjourned(cursor, event)
        case MotionRecused():
            _recused(cursor, event)
        case PublicationApproved():
            _publication(cursor, event, "approved")
        case PublicationRefused():
            _publication(cursor, event, "refused")
    cursor.execute("UPDATE meetings SET version = %s WHERE meeting = %s", (event.version, event.stream))


def _convened(cursor: Cursor, event: MeetingConvened, position: int) -> None:
    cursor.execute(
        "INSERT INTO meetings (meeting, position, process, activity, body, title, mode, planned_on, agenda, version) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.stream,
            position,
            event.process,
            event.activity,
            named(event.process, "body", event.body),
            Jsonb(event.title),
            event.mode,
            event.planned_on,
            Jsonb(event.agenda),
            event.version,
        ),
    )


def _attended(cursor: Cursor, event: AttendanceRecorded) -> None:
    cursor.execute(
        "UPDATE meetings SET held_on = %s, present = %s WHERE meeting = %s",
        (event.held_on, list(event.present), event.stream),
    )


def _proposed(cursor: Cursor, event: MotionProposed, position: int) -> None:
    cursor.execute(
        "INSERT INTO motions (motion, meeting, position, words, asks, document, number, hash, subject, "
        "commitments) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.motion,
            event.stream,
            position,
            Jsonb(event.words),
            event.asks,
            event.document,
            event.number,
            event.hash,
            event.subject,
            Jsonb([asdict(each) for each in event.commitments]),
        ),
    )


def _voted(cursor: Cursor, event: VoteCast) -> None:
    """Count the vote as it is cast; the meeting's close counts those of who was present."""
    cursor.execute(
        "UPDATE motions SET votes_for = votes_for + (%(choice)s = 'for')::int, "
        "votes_against = votes_against + (%(choice)s = 'against')::int, "
        "abstained = abstained + (%(choice)s = 'abstain')::int WHERE motion = %(motion)s",
        {"choice": event.choice, "motion": event.motion},
    )


def _closed(cursor: Cursor, event: MeetingHeld | MeetingAdjourned, status: str, missing: tuple[str, ...]) -> None:
    cursor.execute(
        "UPDATE meetings SET status = %s, missing = %s WHERE meeting = %s", (status, list(missing), event.stream)
    )


def _decided(cursor: Cursor, event: MotionCarried | MotionFailed, outcome: str) -> None:
    cursor.execute(
        "UPDATE motions SET votes_for = %s, votes_against = %s, abstained = %s, outcome = %s WHERE motion = %s",
        (event.votes_for, event.votes_against, event.abstained, outcome, event.motion),
    )


def _adjourned(cursor: Cursor, event: MotionAdjourned) -> None:
    cursor.execute(
        "UPDATE motions SET outcome = 'adjourned', missing = %s WHERE motion = %s", (list(event.missing), event.motion)
    )


def _recused(cursor: Cursor, event: MotionRecused) -> None:
    cursor.execute("UPDATE motions SET recused = recused || %s WHERE motion = %s", (event.member, event.motion))


def _publication(cursor: Cursor, event: PublicationApproved | PublicationRefused, decision: str) -> None:
    cursor.execute("UPDATE motions SET publication = %s WHERE motion = %s", (decision, event.motion))


def meetings(cursor: Cursor, body_stream: UUID) -> list[dict[str, Any]]:
    """The body's meetings in the order in which they were convened, without their motions."""
    cursor.execute("SELECT * FROM meetings WHERE body = %s ORDER BY position", (body_stream,))
    return cursor.fetchall()


def meeting(cursor: Cursor, stream: UUID) -> dict[str, Any] | None:
    """A meeting with its motions in their order, or None."""
    cursor.execute("SELECT * FROM meetings WHERE meeting = %s", (stream,))
    found = cursor.fetchone()
    if found is not None:
        cursor.execute("SELECT * FROM motions WHERE meeting = %s ORDER BY position", (stream,))
        found["motions"] = cursor.fetchall()
    return found

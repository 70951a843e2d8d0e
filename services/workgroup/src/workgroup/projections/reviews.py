"""Read models: what bodies decided on commitments."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from events.envelope import Event
from events.store import Cursor
from events.workgroup import (
    CommitmentDropped,
    CommitmentsApprovedForComment,
    CommitmentsEndorsed,
    CommitmentsReturned,
    ReviewedCommitment,
)

TABLES: tuple[str, ...] = ("reviews",)

Reviews = CommitmentsEndorsed | CommitmentsApprovedForComment | CommitmentsReturned | CommitmentDropped


def project(cursor: Cursor, event: Event, position: int) -> None:
    """Bring the reviews up to the event."""
    match event:
        case CommitmentsEndorsed():
            _decided(cursor, event, position, "endorsed", event.commitments, event.open_amendments)
        case CommitmentsApprovedForComment():
            _decided(cursor, event, position, "approved", event.commitments, event.open_amendments)
        case CommitmentsReturned():
            _decided(cursor, event, position, "returned", event.commitments, ())
        case CommitmentDropped():
            _decided(cursor, event, position, "dropped", (event.commitment,), ())


def _decided(
    cursor: Cursor,
    event: Reviews,
    position: int,
    decision: str,
    commitments: tuple[ReviewedCommitment, ...],
    amendments: tuple[UUID, ...],
) -> None:
    cursor.execute(
        "INSERT INTO reviews (event, position, process, meeting, motion, body, decision, commitments, "
        "open_amendments, reason) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.id,
            position,
            event.process,
            event.stream,
            event.motion,
            event.body,
            decision,
            Jsonb([asdict(each) for each in commitments]),
            list(amendments),
            Jsonb(event.reason) if event.reason else None,
        ),
    )
    cursor.execute("UPDATE motions SET review = %s WHERE motion = %s", (decision, event.motion))


def of_process(cursor: Cursor, process: str) -> list[dict[str, Any]]:
    """What bodies decided on the process's commitments, in the order in which they did."""
    cursor.execute("SELECT * FROM reviews WHERE process = %s ORDER BY position", (process,))
    return cursor.fetchall()

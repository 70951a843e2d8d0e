"""The read models of commitments: one row each, and one for each report on a milestone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from events.envelope import Event
from events.plan import (
    AmendmentClosed,
    AmendmentRequested,
    CommitmentAmended,
    CommitmentDrafted,
    CommitmentReadyForReview,
    CommitmentRevised,
    CommitmentsFrozen,
    MilestoneReported,
)
from events.store import Cursor

from .processes import Row, as_json

TABLES = ("commitments", "milestone_reports")


def _drafted(cursor: Cursor, event: CommitmentDrafted) -> None:
    cursor.execute(
        "INSERT INTO commitments (process, name, id, idea, number, hash, title, lead, open_amendments) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, 0)",
        (
            event.process,
            event.name,
            event.stream,
            event.idea,
            event.content.number,
            event.content.hash,
            as_json(event.content.title),
            event.content.lead,
        ),
    )


def _revised(cursor: Cursor, event: CommitmentRevised | CommitmentAmended) -> None:
    content = event.content
    cursor.execute(
        "UPDATE commitments SET number = %s, hash = %s, title = %s, lead = %s WHERE id = %s",
        (content.number, content.hash, as_json(content.title), content.lead, event.stream),
    )


def _ready(cursor: Cursor, event: CommitmentReadyForReview) -> None:
    cursor.execute("UPDATE commitments SET ready = %s WHERE id = %s", (event.number, event.stream))


def _amendments(more: int) -> Callable[[Cursor, Event], None]:
    def handle(cursor: Cursor, event: Event) -> None:
        cursor.execute(
            "UPDATE commitments SET open_amendments = open_amendments + %s WHERE id = %s", (more, event.stream)
        )

    return handle


def _frozen(cursor: Cursor, event: CommitmentsFrozen) -> None:
    for each in event.commitments:
        cursor.execute(
            "UPDATE commitments SET frozen = %s WHERE process = %s AND name = %s",
            (each.number, event.process, each.name),
        )


def _reported(cursor: Cursor, event: MilestoneReported) -> None:
    cursor.execute(
        "INSERT INTO milestone_reports (id, commitment, milestone, organisation, status, text, evidence, reported_at) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.id,
            event.stream,
            event.milestone,
            event.organisation,
            event.status,
            as_json(event.text),
            as_json(event.evidence),
            event.happened_at,
        ),
    )


HANDLERS: dict[type[Event], Callable[[Cursor, Any], None]] = {
    CommitmentDrafted: _drafted,
    CommitmentRevised: _revised,
    CommitmentAmended: _revised,
    CommitmentReadyForReview: _ready,
    AmendmentRequested: _amendments(1),
    AmendmentClosed: _amendments(-1),
    CommitmentsFrozen: _frozen,
    MilestoneReported: _reported,
}


def commitments(cursor: Cursor, process: str) -> list[Row]:
    """The process's commitments, by name."""
    cursor.execute("SELECT * FROM commitments WHERE process = %s ORDER BY name", (process,))
    return cursor.fetchall()


def milestone_reports(cursor: Cursor, process: str, name: str) -> list[Row]:
    """What was reported on the commitment's milestones, in order."""
    cursor.execute(
        "SELECT r.* FROM milestone_reports r JOIN commitments c ON c.id = r.commitment "
        "WHERE c.process = %s AND c.name = %s ORDER BY r.reported_at, r.id",
        (process, name),
    )
    return cursor.fetchall()

"""Read models: the calls, their proposals by reference, and the merges that are asked for."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, TypeAlias
from uuid import UUID

from psycopg.types.json import Jsonb

from events.criteria import Criterion
from events.envelope import Event, Text
from events.proposals import (
    CallClosed,
    CallClosing,
    CallDeadlineExtended,
    CallPublished,
    ContributionHidden,
    ContributionRestored,
    CureLapsed,
    MergeAsked,
    MergeConsented,
    MergeRefused,
    OutcomeMarked,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalRevised,
    ProposalsMerged,
    ProposalSubmitted,
    ProposalWithdrawn,
    ScreeningConcluded,
    ScreeningReopened,
    SeatApplicationReceived,
    SeatApplicationRevised,
)
from events.store import Cursor

TABLES: tuple[str, ...] = ("calls", "proposals", "merges")

Row: TypeAlias = dict[str, Any]

STATUS: dict[type[Event], str] = {
    CallClosing: "closing",
    CallClosed: "closed",
    ScreeningConcluded: "screened",
    MergeRefused: "refused",
}
"""Events of a call or a merge that change nothing but its status."""


def project(cursor: Cursor, event: Event, position: int) -> None:
    """Bring the read models up to the event."""
    match event:
        case CallPublished():
            _published(cursor, event)
        case CallDeadlineExtended():
            cursor.execute(
                "UPDATE calls SET version = %s, last = %s, closes_at = %s WHERE call = %s",
                (event.version, event.last, event.closes_at, event.stream),
            )
        case ProposalSubmitted() | SeatApplicationReceived():
            _received(cursor, event, position)
        case ProposalRevised() | SeatApplicationRevised():
            _revised(cursor, event)
        case ProposalReturned():
            _turned(cursor, event, "returned", event.criteria, event.reason)
            cursor.execute("UPDATE proposals SET cure_by = %s WHERE proposal = %s", (event.cure_by, event.stream))
        case CureLapsed():
            cursor.execute(
                "UPDATE proposals SET version = %s, status = 'lapsed' WHERE proposal = %s",
                (event.version, event.stream),
            )
        case ProposalWithdrawn():
            _turned(cursor, event, "withdrawn", (), None)
            _count(cursor, event.call, "withdrawn")
        case ProposalFoundEligible():
            _turned(cursor, event, "eligible", (), event.reason)
            _count(cursor, event.call, "eligible")
        case ProposalFoundIneligible():
            _turned(cursor, event, "ineligible", event.criteria, event.reason)
            _count(cursor, event.call, "ineligible")
        case ScreeningReopened():
            _reopened(cursor, event)
        case ContributionHidden() | ContributionRestored():
            ground = event.ground if isinstance(event, ContributionHidden) else None
            cursor.execute(
                "UPDATE proposals SET version = %s, hidden = %s WHERE proposal = %s",
                (event.version, ground, event.stream),
            )
        case OutcomeMarked():
            cursor.execute(
                "UPDATE proposals SET version = %s, stage = %s, outcome = %s, decision = %s WHERE proposal = %s",
                (event.version, event.stage, event.outcome, event.decision, event.stream),
            )
        case MergeAsked():
            _asked(cursor, event)
        case MergeConsented():
            cursor.execute(
                "UPDATE merges SET version = %s, consented = consented + 1 WHERE merge = %s",
                (event.version, event.stream),
            )
        case ProposalsMerged():
            _merged(cursor, event)
        case _:
            _moved(cursor, event)


def _published(cursor: Cursor, event: CallPublished) -> None:
    cursor.execute(
        "INSERT INTO calls (call, version, process, activity, name, kind, title, text, body, acceptance, selection, "
        "first, last, opens_at, closes_at, status) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 'open')",
        (
            event.stream,
            event.version,
            event.process,
            event.activity,
            event.name,
            event.kind,
            Jsonb(event.title),
            Jsonb(event.text),
            event.body,
            _criteria(event.acceptance),
            _criteria(event.selection),
            event.first,
            event.last,
            event.opens_at,
            event.closes_at,
        ),
    )


def _criteria(criteria: tuple[Criterion, ...]) -> Jsonb:
    return Jsonb([asdict(criterion) for criterion in criteria])


def _moved(cursor: Cursor, event: Event) -> None:
    """The version moves with every event of a call, a proposal or a merge, the status with some."""
    status = STATUS.get(type(event))
    for table, key in (("calls", "call"), ("proposals", "proposal"), ("merges", "merge")):
        cursor.execute(
            f"UPDATE {table} SET version = %s, status = coalesce(%s, status) WHERE {key} = %s",  # noqa: S608
            (event.version, status, event.stream),
        )


def _received(cursor: Cursor, event: ProposalSubmitted | SeatApplicationReceived, position: int) -> None:
    title, text = _refs(event)
    cursor.execute(
        "INSERT INTO proposals (proposal, version, position, process, call, kind, author, title_ref, text_ref, "
        "language, organisation, arrived_at, status) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 'submitted')",
        (
            event.stream,
            event.version,
            position,
            event.process,
            event.call,
            "application" if title is None else "proposal",
            event.person,
            title,
            text,
            event.language,
            event.organisation,
            event.arrived_at,
        ),
    )
    _count(cursor, event.call, "received")


def _revised(cursor: Cursor, event: ProposalRevised | SeatApplicationRevised) -> None:
    cursor.execute(
        "UPDATE proposals SET version = %s, title_ref = %s, text_ref = %s, language = %s, status = 'submitted', "
        "revisions = revisions + 1 WHERE proposal = %s",
        (event.version, *_refs(event), event.language, event.stream),
    )


def _refs(
    event: ProposalSubmitted | ProposalRevised | SeatApplicationReceived | SeatApplicationRevised,
) -> tuple[UUID | None, UUID]:
    """The references of the title (an application has none) and of the text (or the statement)."""
    if isinstance(event, SeatApplicationReceived | SeatApplicationRevised):
        return None, event.statement.ref
    return event.title.ref, event.text.ref


def _reopened(cursor: Cursor, event: ScreeningReopened) -> None:
    cursor.execute("SELECT status FROM proposals WHERE proposal = %s", (event.stream,))
    row = cursor.fetchone()
    assert row is not None
    _count(cursor, event.call, row["status"], -1)
    _turned(cursor, event, "reopened", (), None)


def _turned(cursor: Cursor, event: Event, status: str, criteria: tuple[str, ...], reason: Text | None) -> None:
    cursor.execute(
        "UPDATE proposals SET version = %s, status = %s, criteria = %s, reason = %s WHERE proposal = %s",
        (event.version, status, list(criteria), Jsonb(reason) if reason else None, event.stream),
    )


def _count(cursor: Cursor, call: UUID, column: str, by: int = 1) -> None:
    cursor.execute(f"UPDATE calls SET {column} = {column} + %s WHERE call = %s", (by, call))  # noqa: S608


def _asked(cursor: Cursor, event: MergeAsked) -> None:
    cursor.execute(
        "INSERT INTO merges (merge, version, process, call, into_proposal, proposals, asked, status) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, 'asked')",
        (
            event.stream,
            event.version,
            event.process,
            event.call,
            event.into,
            list(event.proposals),
            len(event.authors),
        ),
    )


def _merged(cursor: Cursor, event: ProposalsMerged) -> None:
    cursor.execute("UPDATE merges SET version = %s, status = 'merged' WHERE merge = %s", (event.version, event.stream))
    others = [proposal for proposal in event.proposals if proposal != event.into]
    cursor.execute(
        "UPDATE proposals SET merged_into = %s WHERE proposal = ANY(%s) OR merged_into = ANY(%s)",
        (event.into, others, others),
    )
    cursor.execute("UPDATE proposals SET status = 'merged' WHERE proposal = ANY(%s)", (others,))
    _count(cursor, event.call, "merged", len(others))


def calls(cursor: Cursor, process: str) -> list[Row]:
    """The process's calls, the earliest window first."""
    cursor.execute("SELECT * FROM calls WHERE process = %s ORDER BY opens_at, name", (process,))
    return cursor.fetchall()


def call(cursor: Cursor, stream: UUID) -> Row | None:
    """One call, or None."""
    cursor.execute("SELECT * FROM calls WHERE call = %s", (stream,))
    return cursor.fetchone()


def proposals(cursor: Cursor, stream: UUID, after: int, limit: int) -> list[Row]:
    """At most `limit` proposals of the call beyond that position, in order."""
    cursor.execute(
        "SELECT * FROM proposals WHERE call = %s AND position > %s ORDER BY position LIMIT %s", (stream, after, limit)
    )
    return cursor.fetchall()


def proposal(cursor: Cursor, stream: UUID) -> Row | None:
    """One proposal, or None."""
    cursor.execute("SELECT * FROM proposals WHERE proposal = %s", (stream,))
    return cursor.fetchone()


def merges(cursor: Cursor, stream: UUID) -> list[Row]:
    """The merges asked for in the call."""
    cursor.execute("SELECT * FROM merges WHERE call = %s ORDER BY merge", (stream,))
    return cursor.fetchall()

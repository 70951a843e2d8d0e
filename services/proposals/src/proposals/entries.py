"""Each call's row and its proposals': what fences and counts rest on, written with the events they follow from.

These are no read models: all of it happens under the writers' lock, and a rebuild leaves the tables alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from events.codec import decode
from events.envelope import Act, Event
from events.proposals import (
    CallClosed,
    CallClosing,
    CallDeadlineExtended,
    CallPublished,
    CureLapsed,
    MergeAsked,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalRevised,
    ProposalsMerged,
    ProposalSubmitted,
    ProposalWithdrawn,
    ScreeningReopened,
    SeatApplicationReceived,
    SeatApplicationRevised,
)
from events.store import Cursor
from events.window import Window, admit

from .domain import call as calls
from .domain.call import Call, CloseCall, ConcludeScreening, Screened, Tally
from .domain.merge import AuthorsChanged, InAMerge, MergedAway, NotWaiting


def check_in_time(call: UUID, arrived_at: datetime, cursor: Cursor) -> None:
    """The fence: refuse what is late, or comes after the count, by the instant in force now."""
    cursor.execute("SELECT standing, opens_at, closes_at FROM windows WHERE call = %s", (call,))
    row = cursor.fetchone()
    assert row is not None
    admit(Window(**row), arrived_at)


def check_apart(proposals: Sequence[UUID], cursor: Cursor) -> None:
    """The fence: refuse where a merge of any of the proposals is asked, or done into another."""
    cursor.execute("SELECT status FROM entries WHERE proposal = ANY(%s)", (list(proposals),))
    statuses = {row["status"] for row in cursor.fetchall()}
    if "merging" in statuses:
        raise InAMerge()
    if "merged" in statuses:
        raise MergedAway()


def check_waiting(proposals: Sequence[UUID], cursor: Cursor) -> None:
    """The fence of a merge: each of the proposals stands by itself, neither returned, withdrawn nor decided."""
    check_apart(proposals, cursor)
    cursor.execute(
        "SELECT EXISTS (SELECT FROM entries WHERE proposal = ANY(%s) AND status <> 'waiting') AS settled",
        (list(proposals),),
    )
    row = cursor.fetchone()
    if row is None or row["settled"]:
        raise NotWaiting()


@dataclass(frozen=True, kw_only=True)
class Authorship:
    """Whose a proposal is: its own author and organisation, and those of what was merged into it; each once."""

    authors: tuple[UUID, ...]
    organisations: tuple[str, ...]


def check_decidable(proposal: UUID, authorship: Authorship, cursor: Cursor) -> None:
    """The fence of a decision: the proposal stands by itself, and is still theirs."""
    check_apart((proposal,), cursor)
    if authorship_of(cursor, proposal) != authorship:
        raise AuthorsChanged()


def authorship_of(cursor: Cursor, proposal: UUID) -> Authorship:
    """Whose the proposal is, by position."""
    cursor.execute(
        "SELECT author, organisation FROM entries WHERE proposal = %(it)s OR merged_into = %(it)s ORDER BY position",
        {"it": proposal},
    )
    rows = cursor.fetchall()
    return Authorship(
        authors=tuple(dict.fromkeys(row["author"] for row in rows)),
        organisations=tuple(dict.fromkeys(row["organisation"] for row in rows if row["organisation"] is not None)),
    )


def follow(cursor: Cursor, positions: tuple[int, ...]) -> None:
    """Follow the events at those positions."""
    cursor.execute(
        "SELECT notification_id AS position, state FROM stored_events WHERE notification_id = ANY(%s) ORDER BY 1",
        (list(positions),),
    )
    for row in cursor.fetchall():
        _follow(cursor, decode(bytes(row["state"])), row["position"])


def _follow(cursor: Cursor, event: Event, position: int) -> None:
    match event:
        case CallPublished():
            cursor.execute(
                "INSERT INTO windows (call, process, standing, opens_at, closes_at) VALUES (%s, %s, 'open', %s, %s)",
                (event.stream, event.process, event.opens_at, event.closes_at),
            )
        case CallDeadlineExtended():
            cursor.execute("UPDATE windows SET closes_at = %s WHERE call = %s", (event.closes_at, event.stream))
        case CallClosing():
            cursor.execute("UPDATE windows SET standing = 'closing' WHERE call = %s", (event.stream,))
        case CallClosed():
            cursor.execute("UPDATE windows SET standing = 'closed' WHERE call = %s", (event.stream,))
        case ProposalSubmitted() | SeatApplicationReceived():
            cursor.execute(
                "INSERT INTO entries (proposal, call, position, author, organisation) VALUES (%s, %s, %s, %s, %s)",
                (event.stream, event.call, position, event.person, event.organisation),
            )
        case ProposalReturned():
            _mark(cursor, "returned", event.stream)
        case ProposalRevised() | SeatApplicationRevised() | CureLapsed() | ScreeningReopened():
            _mark(cursor, "waiting", event.stream)
        case ProposalWithdrawn():
            _mark(cursor, "withdrawn", event.stream)
        case ProposalFoundEligible():
            _mark(cursor, "eligible", event.stream)
        case ProposalFoundIneligible():
            _mark(cursor, "ineligible", event.stream)
        case MergeAsked():
            _mark(cursor, "merging", *event.proposals)
        case ProposalsMerged():
            _merge(cursor, event)


def _mark(cursor: Cursor, status: str, *proposals: UUID) -> None:
    cursor.execute("UPDATE entries SET status = %s WHERE proposal = ANY(%s)", (status, list(proposals)))


def _merge(cursor: Cursor, event: ProposalsMerged) -> None:
    _mark(cursor, "waiting", event.into)
    others = [proposal for proposal in event.proposals if proposal != event.into]
    _mark(cursor, "merged", *others)
    # What had been merged into one of these before goes along.
    cursor.execute(
        "UPDATE entries SET merged_into = %s WHERE proposal = ANY(%s) OR merged_into = ANY(%s)",
        (event.into, others, others),
    )


def part(proposals: tuple[UUID, ...], cursor: Cursor, _positions: tuple[int, ...]) -> None:
    """The merge was refused: its proposals stand apart again."""
    _mark(cursor, "waiting", *proposals)


def close_counted(cursor: Cursor, act: Act, state: Call) -> tuple[Event, ...]:
    """Close the call with the count of what is stored: nothing can be added to it any more."""
    cursor.execute(
        "SELECT count(*) AS received, count(*) FILTER (WHERE status = 'withdrawn') AS withdrawn, "
        "coalesce(max(position), 0) AS last_position, encode(sha256(convert_to("
        "coalesce(string_agg(proposal::text, E'\\n' ORDER BY proposal), ''), 'UTF8')), 'hex') AS ids_hash "
        "FROM entries WHERE call = %s",
        (state.stream(act.process),),
    )
    row = cursor.fetchone()
    assert row is not None
    return calls.decide(state, CloseCall(act=act, tally=Tally(**row)))


def conclude_screened(again: bool, cursor: Cursor, act: Act, state: Call) -> tuple[Event, ...]:
    """Conclude the screening, where no proposal waits any more."""
    cursor.execute(
        "SELECT count(*) FILTER (WHERE status IN ('waiting', 'returned', 'merging')) AS waiting, "
        "count(*) FILTER (WHERE status = 'eligible') AS eligible, "
        "count(*) FILTER (WHERE status = 'ineligible') AS ineligible, "
        "count(*) FILTER (WHERE status = 'withdrawn') AS withdrawn, "
        "count(*) FILTER (WHERE status = 'merged') AS merged FROM entries WHERE call = %s",
        (state.stream(act.process),),
    )
    row = cursor.fetchone()
    assert row is not None
    return calls.decide(state, ConcludeScreening(act=act, screened=Screened(**row), again=again))

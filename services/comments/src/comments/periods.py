"""Each period's row and its comments': what the fence and the count rest on, written with the events they follow from.

These are no read models: all of it happens under the writers' lock, and a rebuild leaves the tables alone.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from events.codec import decode
from events.comments import CommentPeriodClosed, CommentPeriodClosing, CommentPeriodExtended, CommentPeriodOpened
from events.envelope import Act, Event
from events.store import Cursor
from events.window import Window, admit

from .domain import course
from .domain.comment import Comment, evolve
from .domain.consultation import Consultation
from .domain.course import ClosePeriod, ConcludeAnswers, Tally


def check_in_time(consultation: UUID, arrived_at: datetime, cursor: Cursor) -> None:
    """The fence: refuse what is late, or comes after the count, by the instant in force now."""
    cursor.execute("SELECT standing, opens_at, closes_at FROM periods WHERE consultation = %s", (consultation,))
    row = cursor.fetchone()
    assert row is not None
    admit(Window(**row), arrived_at)


def keep_period(cursor: Cursor, positions: tuple[int, ...]) -> None:
    """Follow the consultation's events at those positions."""
    cursor.execute("SELECT state FROM stored_events WHERE notification_id = ANY(%s)", (list(positions),))
    for row in cursor.fetchall():
        _follow(cursor, decode(bytes(row["state"])))


def _follow(cursor: Cursor, event: Event) -> None:
    match event:
        case CommentPeriodOpened():
            cursor.execute(
                "INSERT INTO periods (consultation, process, standing, opens_at, closes_at) "
                "VALUES (%s, %s, 'open', %s, %s)",
                (event.stream, event.process, event.opens_at, event.closes_at),
            )
        case CommentPeriodExtended():
            cursor.execute("UPDATE periods SET closes_at = %s WHERE consultation = %s", (event.closes_at, event.stream))
        case CommentPeriodClosing():
            cursor.execute("UPDATE periods SET standing = 'closing' WHERE consultation = %s", (event.stream,))
        case CommentPeriodClosed():
            cursor.execute("UPDATE periods SET standing = 'closed' WHERE consultation = %s", (event.stream,))


def keep_comment(consultation: UUID, comment: UUID, cursor: Cursor, positions: tuple[int, ...]) -> None:
    """The comment was submitted, at that position."""
    cursor.execute(
        "INSERT INTO period_comments (consultation, comment, position) VALUES (%s, %s, %s)",
        (consultation, comment, *positions),
    )


def keep_withdrawn(comment: UUID, cursor: Cursor, _positions: tuple[int, ...]) -> None:
    """The comment was withdrawn."""
    cursor.execute("UPDATE period_comments SET withdrawn = true WHERE comment = %s", (comment,))


def keep_answered(comments: tuple[UUID, ...], cursor: Cursor, _positions: tuple[int, ...]) -> None:
    """The comments were answered."""
    cursor.execute("UPDATE period_comments SET answered = true WHERE comment = ANY(%s)", (list(comments),))


def comments_of(cursor: Cursor, consultation: UUID) -> dict[UUID, Comment]:
    """The consultation's comments as they stand, in the order of their arrival."""
    cursor.execute(
        "SELECT p.comment, e.state FROM period_comments p JOIN stored_events e ON e.originator_id = p.comment "
        "WHERE p.consultation = %s ORDER BY p.position, e.originator_version",
        (consultation,),
    )
    found: dict[UUID, Comment] = {}
    for row in cursor.fetchall():
        before = found.get(row["comment"], Comment())
        found[row["comment"]] = evolve(before, decode(bytes(row["state"])))
    return found


def close_counted(cursor: Cursor, act: Act, state: Consultation) -> tuple[Event, ...]:
    """Close the period with the count of what is stored: nothing can be added to it any more."""
    cursor.execute(
        "SELECT count(*) AS counted, count(*) FILTER (WHERE withdrawn) AS withdrawn, "
        "coalesce(max(position), 0) AS last_position, encode(sha256(convert_to("
        "coalesce(string_agg(comment::text, E'\\n' ORDER BY comment), ''), 'UTF8')), 'hex') AS ids_hash "
        "FROM period_comments WHERE consultation = %s",
        (state.stream(act.process),),
    )
    row = cursor.fetchone()
    assert row is not None
    return course.decide(state, ClosePeriod(act=act, tally=Tally(**row)))


def conclude_answered(cursor: Cursor, act: Act, state: Consultation) -> tuple[Event, ...]:
    """Conclude the answers, where none is owed any more."""
    cursor.execute(
        "SELECT EXISTS (SELECT FROM period_comments "
        "WHERE consultation = %s AND NOT withdrawn AND NOT answered) AS owing",
        (state.stream(act.process),),
    )
    row = cursor.fetchone()
    assert row is not None
    return course.decide(state, ConcludeAnswers(act=act, owing=row["owing"]))

"""The mails that wait: a row from the transaction of NoticeQueued until that of NoticeSent or NoticeFailed.

Taking a mail counts the attempt and sets the time of the next one, before anything is sent: a refusal that passes, a
provider that is away and a mailer that was killed all come to the same, and the mail is due again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from events.store import Cursor

from .domain import Urgency

LONGEST_WAIT = timedelta(minutes=5)
"""The most that a mail waits between two attempts; the first waits are 2, 4, 8 ... seconds."""


@dataclass(frozen=True, kw_only=True)
class Mail:
    """A notice that is due to be sent, at its `attempts`-th attempt (from 1)."""

    notice: UUID
    process: str
    attempts: int


def put(notice: UUID, process: str, urgency: Urgency, cursor: Cursor, positions: tuple[int, ...]) -> None:
    """The notice waits, behind those that are more urgent or were queued before (by their positions)."""
    cursor.execute(
        "INSERT INTO outbox (notice, process, urgency, position) VALUES (%s, %s, %s, %s)",
        (notice, process, urgency, positions[-1]),
    )


def take(cursor: Cursor, most: int) -> list[Mail]:
    """Take at most `most` mails that are due, the most urgent first."""
    cursor.execute(
        "WITH due AS (SELECT notice FROM outbox WHERE due <= now() ORDER BY urgency, position LIMIT %s), "
        "taken AS (UPDATE outbox AS o SET attempts = o.attempts + 1, "
        "due = now() + least(%s, make_interval(secs => 2 ^ least(o.attempts + 1, 20))) "
        "FROM due WHERE o.notice = due.notice RETURNING o.*) "
        "SELECT notice, process, attempts FROM taken ORDER BY urgency, position",
        (most, LONGEST_WAIT),
    )
    return [Mail(**row) for row in cursor.fetchall()]


def put_off(notice: UUID, fault: str, code: int | None, cursor: Cursor) -> None:
    """Keep what the last attempt came to, for whoever asks what the notice waits for."""
    cursor.execute("UPDATE outbox SET fault = %s, code = %s WHERE notice = %s", (fault, code, notice))


def remove(notice: UUID, cursor: Cursor, positions: tuple[int, ...] = ()) -> None:  # noqa: ARG001
    """The notice waits no longer."""
    cursor.execute("DELETE FROM outbox WHERE notice = %s", (notice,))

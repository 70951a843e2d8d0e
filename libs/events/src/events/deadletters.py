"""Dead letters: events that could not be applied, and the later events of their streams parked behind them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

import msgspec

from .codec import UNREADABLE
from .store import Cursor, Recorded, Row

PARKED = "parked behind its stream"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One that waits, with what its stream is."""

    position: int
    stream: UUID | None
    body: bytes


class _Head(msgspec.Struct):
    stream: UUID


def stream_of(body: bytes) -> UUID | None:
    """The stream that the bytes name, also where nothing else of them can be read; None where not even that."""
    try:
        return msgspec.json.decode(body, type=_Head).stream
    except UNREADABLE:
        return None


def bury(source: str, message: Recorded, fault: str, *, parked: bool = False) -> Row:
    """The row that keeps the message, with its fault."""
    return partial(_bury, source, message, fault, parked)


def exhume(source: str, position: int) -> Row:
    """The row that takes the letter away."""
    return partial(_exhume, source, position)


def streams(cursor: Cursor, source: str) -> set[UUID]:
    """The source's streams that have a dead letter."""
    cursor.execute("SELECT DISTINCT stream FROM dead_letters WHERE source = %s AND stream IS NOT NULL", (source,))
    return {row["stream"] for row in cursor.fetchall()}


def waiting(cursor: Cursor, source: str) -> list[Letter]:
    """The source's letters in order of position."""
    cursor.execute("SELECT position, stream, body FROM dead_letters WHERE source = %s ORDER BY position", (source,))
    return [
        Letter(position=row["position"], stream=row["stream"], body=bytes(row["body"])) for row in cursor.fetchall()
    ]


def count(cursor: Cursor) -> int:
    """How many there are, of all sources."""
    cursor.execute("SELECT count(*) AS n FROM dead_letters")
    row = cursor.fetchone()
    return int(row["n"]) if row else 0


def _bury(source: str, message: Recorded, fault: str, parked: bool, cursor: Cursor) -> None:
    cursor.execute(
        "INSERT INTO dead_letters (source, position, stream, body, fault, parked) VALUES (%s, %s, %s, %s, %s, %s) "
        "ON CONFLICT DO NOTHING",
        (source, message.position, stream_of(message.body), message.body, fault, parked),
    )


def _exhume(source: str, position: int, cursor: Cursor) -> None:
    cursor.execute("DELETE FROM dead_letters WHERE source = %s AND position = %s", (source, position))

"""The event store over eventsourcing's PostgreSQL recorder: one transaction holds all that a command changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import unquote, urlsplit
from uuid import UUID

import psycopg
from eventsourcing.persistence import InterfaceError, OperationalError, StoredEvent
from eventsourcing.postgres import PostgresAggregateRecorder, PostgresApplicationRecorder, PostgresDatastore
from psycopg.rows import DictRow
from psycopg.sql import SQL, Literal
from psycopg_pool import PoolTimeout

from .codec import decode, encode
from .envelope import Event
from .points import point
from .seals import SealedItem

Cursor: TypeAlias = psycopg.Cursor[DictRow]

WRITERS = 0x6D697468
"""The advisory lock under which alone events are inserted, so that positions are in the order of their commits."""
LOCK_TIMEOUT = 20
"""Seconds that a writer waits for the lock before the command fails, unrecorded."""
RECONNECT = 2.0
"""Seconds for which the pool tries by itself to replace a connection; then only when one is asked for."""
CHANNEL = "stored_events"
INFRASTRUCTURE: tuple[type[Exception], ...] = (InterfaceError, OperationalError, PoolTimeout, sqlite3.OperationalError)
"""What says that the database is away, or the key store (its disk is full), and nothing about the event."""


class Conflict(Exception):
    """Another writer's event has that stream version."""


class Answered(Exception):
    """The command's key has been answered already."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One command's effect: its idempotency row, events, sealed words, and the writes that belong to them."""

    process: str
    key: str
    digest: bytes
    answer: Callable[[tuple[Event, ...]], bytes]
    events: tuple[Event, ...] = ()
    late: Callable[[Cursor], tuple[Event, ...]] | None = None
    sealed: tuple[SealedItem, ...] = ()
    fence: Callable[[Cursor], None] | None = None
    writes: Callable[[Cursor, tuple[int, ...]], None] | None = None


Row: TypeAlias = Callable[[Cursor], None]
"""What a transaction does beside the events."""


@dataclass(frozen=True, kw_only=True)
class Write:
    """What one transaction holds: commands' entries, and a message's own rows (heard, position)."""

    entries: tuple[Entry, ...] = ()
    rows: tuple[Row, ...] = ()
    after: Callable[[Cursor, Event], None] | None = field(default=None)


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """A stored event: its position in the service's store, the position before it, and its bytes."""

    position: int
    previous: int
    topic: str
    body: bytes


class _Recorder(PostgresApplicationRecorder):
    """The library's recorder under an advisory lock: its table lock stands still beside autovacuum."""

    def __init__(self, datastore: PostgresDatastore) -> None:
        super().__init__(datastore)
        self.lock_table_statements = [
            SQL("SET LOCAL lock_timeout = {}").format(Literal(f"{LOCK_TIMEOUT}s")),
            SQL("SELECT pg_advisory_xact_lock({})").format(Literal(WRITERS)),
        ]

    def lock(self, cursor: Cursor) -> None:
        self._lock_table(cursor)

    def insert(self, cursor: Cursor, events: Sequence[Event]) -> tuple[int, ...]:
        """Insert under the lock that is held; the positions in the events' order."""
        stored = [StoredEvent(event.stream, event.version, event.TOPIC, encode(event)) for event in events]
        self._notify_channel(cursor)
        try:
            PostgresAggregateRecorder._insert_stored_events(self, cursor, stored)
        except psycopg.errors.UniqueViolation as error:
            raise Conflict from error
        return tuple(self._fetch_ids_after_insert_events(cursor, stored) or ())


class _Datastore(PostgresDatastore):
    """The library's pool, which comes back at once when the database does.

    By itself it hands out each connection that broke, with ever longer waits between them, and takes as long between
    its tries to connect.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.pool.reconnect_timeout = RECONNECT

    @contextmanager
    def get_connection(self) -> Iterator[psycopg.Connection[DictRow]]:
        """A connection of the pool. Where one turns out broken, all idle ones are looked at, and replaced."""
        try:
            with super().get_connection() as connection:
                yield connection
        except INFRASTRUCTURE:
            self.pool.check()
            raise


class Store:
    """One service's events. Thread-safe; each call takes a connection of the pool."""

    def __init__(self, url: str, pool_size: int = 4) -> None:
        parts = urlsplit(url)
        self.url = url
        self.datastore = _Datastore(
            dbname=parts.path.lstrip("/"),
            host=parts.hostname or "",
            port=parts.port or 5432,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            pool_size=pool_size,
            max_overflow=4,
            connect_timeout=10,
            idle_in_transaction_session_timeout=60,
            lock_timeout=LOCK_TIMEOUT,
        )
        self._recorder = _Recorder(self.datastore)

    @contextmanager
    def transaction(self) -> Iterator[Cursor]:
        """A transaction of tables beside the events; on disk when it ends. psycopg's errors come as eventsourcing's."""
        with self.datastore.transaction(commit=True) as cursor:
            yield cursor

    @contextmanager
    def deriving(self) -> Iterator[Cursor]:
        """A transaction of what follows from events: after a power cut it may be missing, and is derived again."""
        with self.datastore.transaction(commit=True) as cursor:
            _do_not_wait(cursor)
            yield cursor

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """A cursor in autocommit, for queries."""
        with self.datastore.cursor() as cursor:
            yield cursor

    def stream(self, stream: UUID, after: int = 0) -> list[Event]:
        """The stream's events beyond version `after`, in order."""
        return [decode(stored.state) for stored in self._recorder.select_events(stream, gt=after)]

    def append(self, write: Write) -> list[tuple[int, ...]]:
        """Commit it all or nothing: the positions of each entry's events.

        Under the writers' lock: first what splits duplicates and late ones off, then the rows, then the events. Raises
        Answered or Conflict with nothing written; on a broken connection nobody knows: ask by the command's key.
        """
        with self.datastore.transaction(commit=True) as cursor:
            self._recorder.lock(cursor)
            for row in write.rows:
                row(cursor)
            positions = [self._enter(cursor, entry, write) for entry in write.entries]
            point("before-commit")
        return positions

    def _enter(self, cursor: Cursor, entry: Entry, write: Write) -> tuple[int, ...]:
        events = entry.events + (entry.late(cursor) if entry.late else ())
        _claim(cursor, entry, events)
        if entry.fence:
            entry.fence(cursor)
        _keep(cursor, entry.sealed)
        positions = self._recorder.insert(cursor, events) if events else ()
        for event in events:
            if write.after:
                write.after(cursor, event)
        if entry.writes:
            entry.writes(cursor, positions)
        return positions

    def answer(self, process: str, key: str) -> tuple[bytes, bytes] | None:
        """The digest and the answer of the command of that key, or None."""
        with self.reading() as cursor:
            cursor.execute("SELECT digest, answer FROM idempotency WHERE process = %s AND key = %s", (process, key))
            row = cursor.fetchone()
        return (bytes(row["digest"]), bytes(row["answer"])) if row else None

    def position_of(self, stream: UUID, version: int) -> int:
        """The position of a stored event."""
        with self.reading() as cursor:
            cursor.execute(
                "SELECT notification_id FROM stored_events WHERE originator_id = %s AND originator_version = %s",
                (stream, version),
            )
            row = cursor.fetchone()
        return int(row["notification_id"]) if row else 0

    def last_position(self) -> int:
        """The position of the last event, 0 when there is none."""
        return self._last("SELECT max(notification_id) AS last FROM stored_events")

    def after(self, position: int, limit: int) -> list[Recorded]:
        """At most `limit` events after that position, in order, each with the position before it."""
        found = self._recorder.select_notifications(position, limit, inclusive_of_start=False)
        if not found:
            return []
        before = [self._before(position), *(notification.id for notification in found)]
        return [
            Recorded(position=each.id, previous=previous, topic=each.topic, body=each.state)
            for each, previous in zip(found, before, strict=False)
        ]

    def _before(self, position: int) -> int:
        return self._last(
            "SELECT max(notification_id) AS last FROM stored_events WHERE notification_id <= %s", position
        )

    def _last(self, query: str, *values: object) -> int:
        with self.reading() as cursor:
            cursor.execute(query, values)
            row = cursor.fetchone()
        return int(row["last"] or 0) if row else 0

    def applied(self, follower: str) -> int:
        """How far that follower is."""
        with self.reading() as cursor:
            cursor.execute("SELECT position FROM applied WHERE follower = %s", (follower,))
            row = cursor.fetchone()
        return int(row["position"]) if row else 0

    @property
    def closed(self) -> bool:
        """Whether it was closed: then no connection comes any more."""
        return self.datastore.pool.closed

    def close(self) -> None:
        """Close the pool."""
        self.datastore.close()


def move(cursor: Cursor, follower: str, position: int) -> None:
    """Note in this transaction that the follower has applied all up to `position`; it never goes back."""
    cursor.execute(
        "INSERT INTO applied AS a VALUES (%s, %s) ON CONFLICT (follower) DO UPDATE SET position = excluded.position "
        "WHERE a.position < excluded.position",
        (follower, position),
    )


def advance(cursor: Cursor, follower: str, old: int, new: int) -> None:
    """Move the follower's position from `old` to `new`; Conflict where another worker has moved it meanwhile."""
    if old == 0:
        cursor.execute("INSERT INTO applied VALUES (%s, 0) ON CONFLICT DO NOTHING", (follower,))
    cursor.execute("UPDATE applied SET position = %s WHERE follower = %s AND position = %s", (new, follower, old))
    if cursor.rowcount != 1:
        raise Conflict


def _do_not_wait(cursor: Cursor) -> None:
    """Let this commit be answered before it is on disk.

    It reaches the disk in the order of commits, with its position or not at all; what a power cut takes is asked of the
    owner again, read again from the store, or published again under the same id.
    """
    cursor.execute("SET LOCAL synchronous_commit = off")


def _claim(cursor: Cursor, entry: Entry, events: tuple[Event, ...]) -> None:
    cursor.execute(
        "INSERT INTO idempotency (process, key, digest, answer) VALUES (%s, %s, %s, %s) "
        "ON CONFLICT DO NOTHING RETURNING key",
        (entry.process, entry.key, entry.digest, entry.answer(events)),
    )
    if cursor.fetchone() is None:
        raise Answered


def _keep(cursor: Cursor, sealed: tuple[SealedItem, ...]) -> None:
    for item in sealed:
        cursor.execute(
            "INSERT INTO sealed (ref, process, key_id, nonce, sealed, withheld) VALUES (%s, %s, %s, %s, %s, %s)",
            (item.seal.ref, item.process, item.key_id, item.nonce, item.sealed, item.withheld),
        )

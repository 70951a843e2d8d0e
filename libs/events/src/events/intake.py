"""Others' events into this service: in order, once, each with its position in the transaction of its effect.

An event that cannot be applied is tried again after delays, then kept as a dead letter; later events of its stream are
parked behind it, and all others go on. A gap in a source's chain of positions is filled from the owner's feed.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import ModuleType
from typing import Protocol
from uuid import UUID

import msgspec

from . import clocks, heard, reactions
from .application import Application
from .clocks import ProcessClock
from .codec import decode
from .envelope import Event
from .registry import service_of
from .store import INFRASTRUCTURE, Answered, Conflict, Cursor, Entry, Recorded, Write, move
from .tracing import span

log = logging.getLogger(__name__)

DELAYS = (0.05, 0.2, 1.0, 3.0)
"""Seconds between the tries of an event that fails, before it becomes a dead letter."""
AWAY = 0.5
"""Seconds between tries while the database is away: that is no fault of the event, and never ends in a dead letter."""
OWN = "reacted"
"""The follower of a service's own events."""

Row = Callable[[Cursor], None]


class Untrusted(ValueError):
    """The event is not from the agency and service whose stream it came by."""


class Owner(Protocol):
    """The owner's feed of a source (GET /v1/events)."""

    def events(self, after: int, limit: int) -> list[Recorded]: ...


@dataclass
class _Batch:
    """Events that are applied and not yet committed."""

    rows: list[Row] = field(default_factory=list)
    heard: list[Event] = field(default_factory=list)
    position: int = 0


class Intake:
    """Applies the events of one source ("<agency>/<service>", or this service's own) to this service."""

    def __init__(
        self,
        app: Application,
        source: str,
        facts: ModuleType,
        policies: ModuleType,
        *,
        own: bool = False,
        project: Callable[[Cursor, Event, int], None] | None = None,
        owner: Owner | None = None,
        delays: Sequence[float] = DELAYS,
    ) -> None:
        self._app = app
        self._store = app.store
        self._source = source
        self._follower = OWN if own else source
        self._own = own
        self._facts = facts
        self._policies = policies
        self._project = project
        self._owner = owner
        self._delays = delays
        self.position = self._store.applied(self._follower)
        self._one_at_a_time = threading.RLock()

    def take(self, messages: Sequence[Recorded]) -> None:
        """Apply the messages in order of position; pass over what was applied before, fetch what is missing."""
        with self._one_at_a_time:
            self._take(messages)

    def _take(self, messages: Sequence[Recorded]) -> None:
        ready: list[Recorded] = []
        reached = self.position
        for message in sorted(messages, key=lambda each: each.position):
            if message.position <= reached:
                continue
            if message.previous != reached:
                self._apply(ready)
                ready = []
                self.fill(upto=message.position)
                reached = self.position
                continue
            ready.append(message)
            reached = message.position
        self._apply(ready)

    def fill(self, upto: int | None = None) -> int:
        """Fetch from the owner what lies beyond this source's position, and apply it: how many events it was."""
        count = 0
        with self._one_at_a_time:
            while self._owner and (found := self._owner.events(self.position, 500)):
                self._apply(found)
                count += len(found)
                if upto is not None and self.position >= upto:
                    break
        return count

    def _apply(self, messages: Sequence[Recorded]) -> None:
        """Apply each, many in one transaction where none of them makes the service act."""
        if not messages:
            return
        try:
            self._apply_together(messages)
        except INFRASTRUCTURE:
            self._apply_each(messages)
        except Exception:
            log.warning("a batch of %s failed, now event by event", self._source, exc_info=True)
            self._apply_each(messages)

    def _apply_each(self, messages: Sequence[Recorded]) -> None:
        for message in messages:
            if message.position > self.position:
                self._apply_one(message)

    def _apply_together(self, messages: Sequence[Recorded]) -> None:
        batch = _Batch()
        dead = self._dead_streams()
        for message in messages:
            stream = _stream_of(message.body)
            if stream in dead:
                batch.rows.append(partial(_bury, self._source, message, stream, "parked behind its stream", True))
                batch.position = message.position
                continue
            entries = self._prepare(message, batch)
            if entries:
                self._commit(batch, entries)
                batch = _Batch()
        if batch.position:
            self._commit(batch, ())

    def _apply_one(self, message: Recorded) -> None:
        faults = 0
        while True:
            try:
                return self._apply_together((message,))
            except INFRASTRUCTURE as error:
                log.warning("the database is away: %s", type(error).__name__)
                time.sleep(AWAY)
            except (Answered, Conflict):
                continue  # another writer was first: decide anew
            except Exception as error:
                if faults == len(self._delays):
                    return self._give_up(message, error)
                time.sleep(self._delays[faults])
                faults += 1

    def _give_up(self, message: Recorded, error: Exception) -> None:
        fault = f"{type(error).__name__}: {error}"
        log.error("dead letter: %s at %d: %s", self._source, message.position, type(error).__name__)
        bury = partial(_bury, self._source, message, _stream_of(message.body), fault, False)
        while True:
            try:
                self._commit(_Batch(rows=[bury], position=message.position), ())
                return
            except INFRASTRUCTURE:
                time.sleep(AWAY)

    def _prepare(self, message: Recorded, batch: _Batch) -> tuple[Entry, ...]:
        """Add the event's rows to the batch; the entries of what the service does about it."""
        event = decode(message.body)
        if not self._own and heard.source_of(event) != self._source:
            raise Untrusted(f"{self._source} sent an event of {heard.source_of(event)}")
        batch.position = message.position
        if not self._own:
            batch.rows.append(partial(clocks.heed, event=event))
            if self._project:
                batch.rows.append(_projecting(self._project, event, message.position))
        if event.TOPIC not in self._facts.INTERESTS:
            return ()
        batch.rows.append(partial(heard.keep, event=event, position=message.position, body=message.body))
        batch.heard.append(event)
        return self._react(event, batch)

    def _react(self, event: Event, batch: _Batch) -> tuple[Entry, ...]:
        """What the policies do about the event: only of a process, and from an agency, that it concerns."""
        clock = clocks.after(self._clock(event.process), event)
        if clock is None or not clock.owns(self._app.agency, self._app.service):
            return ()
        if not _trusted(clock, event):
            return ()
        if not self._own and (timers := self._policies.schedule(event)):
            batch.rows.append(partial(clocks.set_timers, timers=timers))
        also = [each for each in batch.heard if each.process == event.process and _trusted(clock, each)]
        with span(f"react {event.TOPIC}", event.traceparent, position=batch.position):
            wanted = self._policies.react(self._app.facts(event.process, also), event)
            acts = [reactions.act_of_event(self._app, event, reaction, clock) for reaction in wanted]
            return reactions.entries(self._app, wanted, acts)

    def _clock(self, process: str) -> ProcessClock | None:
        with self._store.reading() as cursor:
            return clocks.read(cursor, process)

    def _commit(self, batch: _Batch, entries: tuple[Entry, ...]) -> None:
        moved: Row = partial(move, follower=self._follower, position=batch.position)
        rows = (*batch.rows, moved)
        self._store.append(Write(entries=entries, rows=rows, after=self._app.noticed))
        self.position = max(self.position, batch.position)

    def retry(self) -> tuple[int, int]:
        """Try the dead letters again, in order, each stream up to its first failure: how many there were, and stay."""
        with self._store.reading() as cursor:
            cursor.execute("SELECT * FROM dead_letters WHERE source = %s ORDER BY position", (self._source,))
            letters = cursor.fetchall()
        stuck: set[UUID | None] = set()
        for letter in letters:
            if letter["stream"] not in stuck and not self._retry_one(letter["position"], bytes(letter["body"])):
                stuck.add(letter["stream"])
        return len(letters), sum(letter["stream"] in stuck for letter in letters)

    def _retry_one(self, position: int, body: bytes) -> bool:
        batch = _Batch(rows=[partial(_exhume, self._source, position)])
        try:
            entries = self._prepare(Recorded(position=position, previous=0, topic="", body=body), batch)
            self._commit(batch, entries)
        except Exception:
            log.warning("still a dead letter: %s at %d", self._source, position, exc_info=True)
            return False
        return True

    def _dead_streams(self) -> set[UUID]:
        with self._store.reading() as cursor:
            cursor.execute("SELECT DISTINCT stream FROM dead_letters WHERE source = %s", (self._source,))
            return {row["stream"] for row in cursor.fetchall() if row["stream"]}


def _projecting(project: Callable[[Cursor, Event, int], None], event: Event, position: int) -> Row:
    return lambda cursor: project(cursor, event, position)


def _trusted(clock: ProcessClock, event: Event) -> bool:
    """Whether the event is from the agency that owns its context in the process."""
    return clock.owns(event.agency, service_of(event.TOPIC))


class _Head(msgspec.Struct):
    stream: UUID


def _stream_of(body: bytes) -> UUID | None:
    try:
        return msgspec.json.decode(body, type=_Head).stream
    except msgspec.MsgspecError:
        return None


def _bury(source: str, message: Recorded, stream: UUID | None, fault: str, parked: bool, cursor: Cursor) -> None:
    cursor.execute(
        "INSERT INTO dead_letters (source, position, stream, body, fault, parked) VALUES (%s, %s, %s, %s, %s, %s) "
        "ON CONFLICT DO NOTHING",
        (source, message.position, stream, message.body, fault, parked),
    )


def _exhume(source: str, position: int, cursor: Cursor) -> None:
    cursor.execute("DELETE FROM dead_letters WHERE source = %s AND position = %s", (source, position))

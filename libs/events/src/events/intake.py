"""Others' events into this service: in order, once, each with its position in the transaction of its effect.

An event that cannot be applied is tried again after delays, then kept as a dead letter; later events of its stream are
parked behind it, and all others go on. A gap in a source's chain of positions is filled from the owner's feed.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from types import ModuleType
from typing import Protocol
from uuid import UUID

from . import clocks, deadletters, heard, reactions
from .application import Application
from .codec import decode
from .envelope import Event
from .store import INFRASTRUCTURE, Answered, Conflict, Cursor, Entry, Recorded, Row, Write, advance

log = logging.getLogger(__name__)

DELAYS = (0.05, 0.2, 1.0, 3.0)
"""Seconds between the tries of an event that fails, before it becomes a dead letter."""
AWAY = 0.5
"""Seconds between tries while the database is away: that is no fault of the event, and never ends in a dead letter."""
PAGE = 500
"""Events that are asked of the owner at once."""
OWN = "reacted"
"""The follower of a service's own events."""


class Untrusted(ValueError):
    """The event is not from the agency and service whose stream it came by."""


class Behind(Exception):
    """The database has gone back behind this worker (it was restored, or lost a commit): apply again from there."""


class Owner(Protocol):
    """The owner's feed of a source (GET /v1/events)."""

    def events(self, after: int, limit: int) -> list[Recorded]: ...


@dataclass
class _Batch:
    """Events that are applied and not yet committed; `seen` is the last number heard when their effect was decided."""

    seen: int
    rows: list[Row] = field(default_factory=list)
    heard: list[Event] = field(default_factory=list)
    position: int | None = None
    moves_clock: bool = False
    """Whether the next event is decided by another clock, and so by another transaction."""


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
        self._interests: frozenset[str] = facts.INTERESTS
        self._policies = policies
        self._project = project
        self._owner = owner
        self._delays = delays
        self._one_at_a_time = threading.RLock()
        self.position = self._store.applied(self._follower)

    def take(self, messages: Sequence[Recorded]) -> None:
        """Apply the messages in order of position; pass over what was applied before, fetch what is missing."""
        with self._one_at_a_time:
            try:
                self._take(sorted(messages, key=lambda each: each.position))
            except Behind:
                self.fill()

    def _take(self, messages: Sequence[Recorded]) -> None:
        ready: list[Recorded] = []
        reached = self.position
        for message in messages:
            if message.position <= reached:
                continue
            if message.previous == reached:
                ready.append(message)
                reached = message.position
                continue
            self._apply(ready)
            ready = []
            self.fill(upto=message.position)
            reached = self.position
        self._apply(ready)

    def fill(self, upto: int | None = None) -> int:
        """Fetch from the owner what lies beyond this source's position, and apply it: how many events it was."""
        count = 0
        with self._one_at_a_time:
            while self._owner and (found := self._owner.events(self.position, PAGE)):
                with suppress(Behind):
                    self._apply(found)
                count += len(found)
                if upto is not None and self.position >= upto:
                    break
        return count

    def retry(self) -> tuple[int, int]:
        """Try the dead letters again, in order, each stream up to its first failure: how many there were, and stay."""
        with self._store.reading() as cursor:
            letters = deadletters.waiting(cursor, self._source)
        stuck: set[UUID | None] = set()
        for letter in letters:
            if letter.stream not in stuck and not self._retried(letter):
                stuck.add(letter.stream)
        return len(letters), sum(letter.stream in stuck for letter in letters)

    def _apply(self, messages: Sequence[Recorded]) -> None:
        """Apply each, many in one transaction where none of them makes the service act."""
        if not messages:
            return
        try:
            self._apply_together(messages)
        except Exception as error:
            if len(messages) > 1 and not isinstance(error, (*INFRASTRUCTURE, Answered, Conflict)):
                log.warning("a batch of %s failed, now event by event: %s", self._source, type(error).__name__)
            for message in messages:
                self._apply_one(message)

    def _apply_one(self, message: Recorded) -> None:
        faults = 0
        while message.position > self.position:
            try:
                self._apply_together((message,))
            except INFRASTRUCTURE as error:
                self._wait(error)
            except (Answered, Conflict):
                # Another writer, or another worker of this service, was first: decide anew on what stands now.
                reached, self.position = self.position, self._store.applied(self._follower)
                if self.position < reached:
                    raise Behind from None
            except Exception as error:
                if faults == len(self._delays):
                    self._give_up(message, error)
                else:
                    time.sleep(self._delays[faults])
                    faults += 1

    def _give_up(self, message: Recorded, fault: Exception) -> None:
        log.error("dead letter: %s at %d: %s", self._source, message.position, type(fault).__name__)
        bury = deadletters.bury(self._source, message, f"{type(fault).__name__}: {fault}")
        while message.position > self.position:
            try:
                self._commit(_Batch(seen=self._heard(), rows=[bury], position=message.position), ())
            except INFRASTRUCTURE as error:
                self._wait(error)

    def _wait(self, error: Exception) -> None:
        """Wait for the database. One that was closed does not come back: what is in hand stays undone."""
        if self._store.closed:
            raise error
        log.warning("the database is away: %s", type(error).__name__)
        time.sleep(AWAY)

    def _apply_together(self, messages: Sequence[Recorded]) -> None:
        # What is decided rests on all that was heard: one decides at a time, and the commit finds out about others.
        with self._app.deciding:
            batch = _Batch(seen=self._heard())
            dead = self._dead()
            for message in messages:
                if deadletters.stream_of(message.body) in dead:
                    batch.rows.append(deadletters.bury(self._source, message, deadletters.PARKED, parked=True))
                    batch.position = message.position
                elif (entries := self._prepare(message, batch)) or batch.moves_clock:
                    self._commit(batch, entries)
                    batch = _Batch(seen=self._heard())
            if batch.position is not None:
                self._commit(batch, ())

    def _retried(self, letter: deadletters.Letter) -> bool:
        message = Recorded(position=letter.position, previous=0, topic="", body=letter.body)
        try:
            with self._app.deciding:
                batch = _Batch(seen=self._heard(), rows=[deadletters.exhume(self._source, letter.position)])
                entries = self._prepare(message, batch)
                batch.position = None
                self._commit(batch, entries)
        except Exception:
            log.warning("still a dead letter: %s at %d", self._source, letter.position, exc_info=True)
            return False
        return True

    def _prepare(self, message: Recorded, batch: _Batch) -> tuple[Entry, ...]:
        """Add the event's rows to the batch; the entries of what the service does about it."""
        event = decode(message.body)
        if not self._own and heard.source_of(event) != self._source:
            raise Untrusted(f"{self._source} sent an event of {heard.source_of(event)}")
        batch.position = message.position
        if not self._own:
            batch.rows.append(partial(clocks.heed, event=event))
            batch.moves_clock = clocks.moves(event)
            if self._project:
                batch.rows.append(_projecting(self._project, event, message.position))
        if event.TOPIC not in self._interests:
            return ()
        batch.rows.append(partial(heard.keep, event=event, position=message.position, body=message.body))
        batch.heard.append(event)
        timers, entries = reactions.to_event(self._app, self._policies, event, batch.heard, own=self._own)
        if timers:
            batch.rows.append(partial(clocks.set_timers, timers=timers))
        return entries

    def _commit(self, batch: _Batch, entries: tuple[Entry, ...]) -> None:
        rows = list(batch.rows)
        if batch.heard:
            rows.insert(0, partial(heard.expect, seen=batch.seen))
        if batch.position is not None:
            rows.insert(0, partial(advance, follower=self._follower, old=self.position, new=batch.position))
        self._store.append(Write(entries=entries, rows=tuple(rows), after=self._app.noticed))
        if batch.position is not None:
            self.position = batch.position

    def _heard(self) -> int:
        with self._store.reading() as cursor:
            return heard.last(cursor)

    def _dead(self) -> set[UUID]:
        with self._store.reading() as cursor:
            return deadletters.streams(cursor, self._source)


def _projecting(project: Callable[[Cursor, Event, int], None], event: Event, position: int) -> Row:
    return lambda cursor: project(cursor, event, position)

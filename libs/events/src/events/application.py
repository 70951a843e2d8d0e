"""A service's commands: look the key up, load, decide, append; again where another writer was first."""

from __future__ import annotations

import hmac
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial, reduce
from types import ModuleType
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from . import clocks, heard, seals
from .aggregate import Aggregate, State
from .clocks import ProcessClock
from .envelope import Act, Event
from .folded import Folded
from .points import point
from .refusals import Refusal, UnknownThing
from .seals import Keyring, SealedItem
from .store import Answered, Conflict, Cursor, Entry, Store, Write

S = TypeVar("S", bound=State)
TRIES = 8
"""How often a command is decided anew when another writer was first in its stream."""


class KeyReused(Refusal):
    """That Idempotency-Key has been used for another request of this process."""

    kind = "invalid"
    slug = "key-reused"


class Stale(Refusal):
    """The stream is at version {version}, and If-Match names {expected}."""

    kind = "stale"
    slug = "stale"


class Busy(Exception):
    """Other writers were first too often; the command was not recorded, and the same key may be tried again."""


@dataclass(frozen=True, kw_only=True)
class Call:
    """One request to act: its key, the HMAC of who asked what, when it had arrived, the version in If-Match."""

    act: Act
    key: str
    digest: bytes
    arrived_at: datetime
    expected: int | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a command made: the thing's id, its stream and version, its events (id, topic), the last's position."""

    id: UUID
    stream: UUID
    version: int
    events: tuple[tuple[UUID, str], ...]
    position: int = 0


_OUTCOME = msgspec.json.Decoder(Outcome)


class Application:
    """The application of one service of one agency."""

    def __init__(
        self, agency: str, service: str, store: Store, keyring: Keyring, facts: ModuleType, policies: ModuleType
    ):
        self.agency = agency
        self.service = service
        self.store = store
        self._keyring = keyring
        self._facts = facts
        self._policies = policies
        self._folded: dict[str, tuple[int, Any]] = {}
        self._states = Folded(store)
        self.deciding = threading.RLock()
        """Held from reading what was heard to the commit of what is decided by it."""

    def clock(self, process: str) -> ProcessClock:
        """The process's clock; refuses a process unknown here, or whose context here is another agency's."""
        with self.store.reading() as cursor:
            clock = clocks.read(cursor, process)
        if clock is None or not clock.owns(self.agency, self.service):
            raise UnknownThing("process", what="process", name=process)
        return clock

    def facts(self, process: str, also: Sequence[Event] = ()) -> Any:
        """What this service has heard of the process, folded; `also` are events that are heard just now."""
        number, facts = self._folded.get(process, (0, self._facts.Facts()))
        with self.store.reading() as cursor:
            fresh = heard.of_process(cursor, process, number)
        if fresh:
            facts = reduce(self._facts.fold, (event for _, event in fresh), facts)
            self._folded[process] = (fresh[-1][0], facts)
        return reduce(self._facts.fold, also, facts)

    def state(self, stream: UUID, aggregate: Aggregate[S]) -> S:
        """The stream's state, folded from its events."""
        return self._states.state(stream, aggregate)

    def unseal(self, refs: Sequence[UUID], who: str, why: str) -> dict[UUID, str]:
        """The words behind those references, logged; an erased, withheld or unknown one is absent."""
        return {ref: words for ref, (_, words) in self._open(refs, who, why, withheld=False).items()}

    def open_withheld(self, refs: Sequence[UUID], who: str, why: str) -> dict[UUID, tuple[bytes, str]]:
        """Salt and words of what is withheld, logged: only for a command, or a person, that a rule allows to see it."""
        return self._open(refs, who, why, withheld=True)

    def new_stage_key(self) -> UUID:
        """Make a key under which a whole stage's words are sealed; it is on disk when this returns."""
        ((key_id, _),) = self._keyring.new_keys(1)
        return key_id

    def _open(self, refs: Sequence[UUID], who: str, why: str, *, withheld: bool) -> dict[UUID, tuple[bytes, str]]:
        if not refs:
            return {}
        with self.store.reading() as cursor:
            cursor.execute(
                "SELECT ref, key_id, nonce, sealed FROM sealed WHERE ref = ANY(%s) AND withheld = %s",
                (list(refs), withheld),
            )
            rows = cursor.fetchall()
            cursor.execute(
                "INSERT INTO unsealings (ref, who, why) SELECT ref, %s, %s FROM unnest(%s::uuid[]) AS ref",
                (who, why, [row["ref"] for row in rows]),
            )
        keys = self._keyring.find({row["key_id"] for row in rows})
        return {
            row["ref"]: seals.unseal(row["ref"], keys[row["key_id"]], bytes(row["nonce"]), bytes(row["sealed"]))
            for row in rows
            if row["key_id"] in keys
        }

    def execute(
        self,
        call: Call,
        stream: UUID,
        aggregate: Aggregate[S],
        command: Callable[..., Any],
        *,
        words: Mapping[str, str] | None = None,
        stage_key: UUID | None = None,
        withheld: bool = False,
        fence: Callable[[Cursor], None] | None = None,
        late: Callable[[Cursor, Act, S], tuple[Event, ...]] | None = None,
        writes: Callable[[Cursor, tuple[int, ...]], None] | None = None,
        thing: UUID | None = None,
    ) -> Outcome:
        """Carry the command out, once for its key: the same key again gives the same answer.

        `command` makes the command of the act; `words` by field are sealed, and their seals given to it by keyword;
        all under `stage_key`, where one is named, else each under its own. `withheld`: no other service is told them.
        `fence` and `late` run under the writers' lock before the events are inserted, `writes` after, with their
        positions; all in one transaction. `thing` is the id in the answer: the stream's, unless named.
        """
        sealed: dict[str, SealedItem] = {}
        for _ in range(TRIES):
            if (known := self.answered(call)) is not None:
                return known
            if words and not sealed:
                sealed = seals.seal(
                    self._keyring, call.act.process, call.act.id, words, stage_key=stage_key, withheld=withheld
                )
                point("key-and-commit")
            state = self.state(stream, aggregate)
            try:
                events = self._decide(call, state, aggregate, _made(command, call.act, sealed))
            except Refusal:
                # A first try of this key may have been committed since it was looked up: then its answer stands.
                if (known := self.answered(call)) is not None:
                    return known
                raise
            entry = Entry(
                process=call.act.process,
                key=call.key,
                digest=call.digest,
                answer=partial(answer_of, thing or stream, stream, state.version),
                events=events,
                late=partial(late_of, late, call.act, state) if late else None,
                sealed=tuple(sealed.values()),
                fence=fence,
                writes=writes,
            )
            # Once appended, the next pass finds the answer; so it does where another try of this key was first.
            with suppress(Answered, Conflict):
                self.store.append(Write(entries=(entry,), after=self.noticed))
        if (known := self.answered(call)) is not None:
            return known
        raise Busy

    def answered(self, call: Call) -> Outcome | None:
        """The answer that this key has had; refuses the key for another request."""
        known = self.store.answer(call.act.process, call.key)
        if known is None:
            return None
        digest, answer = known
        if not hmac.compare_digest(digest, call.digest):
            raise KeyReused("Idempotency-Key")
        outcome = _OUTCOME.decode(answer)
        return replace(outcome, position=self.store.position_of(outcome.stream, outcome.version))

    def noticed(self, cursor: Cursor, event: Event) -> None:
        """What an own event changes in its own transaction: the process's clock, and the timers."""
        clocks.heed(cursor, event)
        clocks.set_timers(cursor, self._policies.schedule(event))

    @staticmethod
    def _decide(call: Call, state: S, aggregate: Aggregate[S], command: Any) -> tuple[Event, ...]:
        if call.expected is not None and call.expected != state.version:
            raise Stale("If-Match", version=state.version, expected=call.expected)
        return aggregate.decide(state, command)


def _made(command: Callable[..., Any], act: Act, sealed: Mapping[str, SealedItem]) -> Any:
    return command(act, **{field: item.seal for field, item in sealed.items()})


def answer_of(thing: UUID, stream: UUID, version: int, events: tuple[Event, ...]) -> bytes:
    outcome = Outcome(
        id=thing,
        stream=stream,
        version=events[-1].version if events else version,
        events=tuple((event.id, event.TOPIC) for event in events),
    )
    return msgspec.json.encode(outcome)


def late_of(
    late: Callable[[Cursor, Act, S], tuple[Event, ...]], act: Act, state: S, cursor: Cursor
) -> tuple[Event, ...]:
    return late(cursor, act, state)

"""A service of one aggregate, for tests of the core: each note is an event, and its reason steers who hears of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, cast
from uuid import UUID

from events.aggregate import Aggregate, Reaction, Timer
from events.application import Application, Call, Outcome
from events.calendar import Calendar, tzdata_version
from events.codec import encode
from events.comments import CommentWithdrawn
from events.envelope import Act, Event, Seal, command_id, named
from events.notifications import ContactRegistered
from events.plan import ClockMoved, ProcessResumed, ProcessStarted, ProcessSuspended
from events.refusals import ValueRefused
from events.seals import Keyring
from events.store import Recorded, Store

AGENCY = "ministry"
PROCESS = "p"
SOURCE = f"{AGENCY}/plan"
REFUSE = "refuse"
"""A note for this reason is refused; a reader's policy that hears one has its own act refused."""
ANSWER = "answer"
"""A reader's policy answers a note for this reason with a note of its own."""
TWICE = "answer twice"
"""A reader's policy answers a note for this reason twice, and says one of it again."""
POISON = "poison"
"""A reader's policy fails over a note for this reason, while `poisoned` says so."""
LONG_AGO = datetime(2021, 4, 28, tzinfo=UTC)
"""When a simulated process starts."""
PERSON = UUID("5e1f0000-0000-4000-8000-000000000001")


@dataclass(frozen=True, kw_only=True)
class Log:
    """A stream of notes."""

    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Note:
    """Make `many` events of that kind, with those fields, in the stream."""

    act: Act
    stream: UUID
    kind: type[Event] = ProcessSuspended
    fields: Mapping[str, Any] = field(default_factory=dict)
    many: int = 1


def decide(state: Log, command: Note) -> tuple[Event, ...]:
    if reason_of(command.act) == REFUSE:
        raise ValueRefused("reason", rule=REFUSE)
    versions = range(state.version + 1, state.version + 1 + command.many)
    return tuple(command.act.event(command.kind, command.stream, version, **command.fields) for version in versions)


def evolve(state: Log, _event: Event) -> Log:
    return replace(state, version=state.version + 1)


def reason_of(said: Act | Event) -> str:
    return (said.reason or {}).get("en", "")


LOG = Aggregate(initial=Log(), evolve=evolve, decide=decide)


def log_of(name: str, process: str = PROCESS) -> UUID:
    """The stream of the notes of that name."""
    return named(process, "log", name)


@dataclass(frozen=True, kw_only=True)
class Facts:
    heard: int = 0


def fold(facts: Facts, _event: Event) -> Facts:
    return Facts(heard=facts.heard + 1)


class Policies:
    """What a reader does about notes. `poisoned` is the fault in it that a later release repairs."""

    def __init__(self) -> None:
        self.poisoned = True
        self.asked: list[Event] = []

    def react(self, _facts: Facts, event: Event) -> tuple[Reaction, ...]:
        self.asked.append(event)
        if reason_of(event) == POISON and self.poisoned:
            raise ValueError("poison")
        if reason_of(event) == TWICE:
            return tuple(self._answer(event, each) for each in ("first", "second", "first"))
        return (self._answer(event),) if reason_of(event) in (ANSWER, REFUSE) else ()

    def schedule(self, _event: Event) -> tuple[Timer, ...]:
        return ()

    def fire(self, _facts: Facts, _timer: Timer) -> tuple[Reaction, ...]:
        return ()

    @staticmethod
    def _answer(event: Event, which: str = "only") -> Reaction:
        stream = log_of("answers", event.process)
        return Reaction(
            key=f"answer/{event.id}/{which}",
            stream=stream,
            aggregate=LOG,
            command=lambda act: Note(
                act=replace(act, reason=event.reason),
                stream=stream,
                kind=CommentWithdrawn,
                fields={"consultation": event.stream},
            ),
        )


INTERESTS = frozenset({ProcessStarted.TOPIC, ProcessSuspended.TOPIC, ProcessResumed.TOPIC, ClockMoved.TOPIC})
FACTS = cast(ModuleType, SimpleNamespace(Facts=Facts, fold=fold, INTERESTS=INTERESTS))


def act_of(key: str, reason: str = "", *, agency: str = AGENCY, process: str = PROCESS, **changes: Any) -> Act:
    """An act of a person under that key."""
    now = datetime.now(UTC)
    act_id = command_id(process, key)
    act = Act(
        id=act_id,
        agency=agency,
        process=process,
        happened_at=now,
        recorded_at=now,
        correlation=act_id,
        tzdata=tzdata_version(),
        person=PERSON,
        reason={"en": reason} if reason else None,
    )
    return replace(act, **changes)


def start_of(process: str = PROCESS, agency: str = AGENCY, *, simulated: bool = False) -> Note:
    """The start of a process all of whose contexts are the agency's."""
    services = ("plan", "workgroup", "comments", "notifications", "proposals")
    act = act_of("start", agency=agency, process=process)
    return Note(
        act=replace(act, happened_at=LONG_AGO) if simulated else act,
        stream=named(process, "process", process),
        kind=ProcessStarted,
        fields={
            "title": {"en": "A plan"},
            "country": "JO",
            "zone": "Asia/Amman",
            "languages": ("en",),
            "authoritative": "en",
            "simulated": simulated,
            "calendar": Calendar(weekend=(5, 6)),
            "agencies": dict.fromkeys(services, agency),
        },
    )


class Service:
    """One service on its database, as its processes have it."""

    def __init__(self, url: str, keys: Path, name: str = "plan", policies: Policies | None = None) -> None:
        self.policies = policies or Policies()
        self.store = Store(url)
        self.keyring = Keyring(keys, "test")
        self.module = cast(ModuleType, self.policies)
        self.app = Application(AGENCY, name, self.store, self.keyring, FACTS, self.module)

    def call(self, key: str, reason: str = "", *, digest: bytes = b"", expected: int | None = None) -> Call:
        """A request to act; its digest is of key and reason, unless given."""
        act = act_of(key, reason)
        asked = digest or f"{key}/{reason}".encode()
        return Call(act=act, key=key, digest=asked, arrived_at=act.recorded_at, expected=expected)

    def start(self, *, simulated: bool = False) -> Outcome:
        """Start the process."""
        note = start_of(simulated=simulated)
        call = self.call("start")
        call = replace(call, act=replace(call.act, happened_at=note.act.happened_at))
        return self.app.execute(call, note.stream, LOG, lambda act: replace(note, act=act))

    def note(self, key: str, reason: str = "", log: str = "log", many: int = 1, **options: Any) -> Outcome:
        """Record a note, for `key`; options are those of Application.execute."""
        return self.carry_out(self.call(key, reason), log, many, **options)

    def carry_out(self, call: Call, log: str = "log", many: int = 1, **options: Any) -> Outcome:
        """Record a note for that request."""
        stream = log_of(log)

        def command(act: Act, **seals: Seal) -> Note:
            return Note(act=act, stream=stream, many=many, **sealed_fields(seals))

        return self.app.execute(call, stream, LOG, command, **options)

    def close(self) -> None:
        """Close its connections."""
        self.store.close()
        self.keyring.close()


def sealed_fields(seals: Mapping[str, Seal]) -> dict[str, Any]:
    """What makes a note an event with sealed words (name and address), where there are any."""
    return {"kind": ContactRegistered, "fields": {**seals, "channel": "email", "language": "en"}} if seals else {}


class Feed:
    """A plan service elsewhere: its events with their positions, over gaps, and its feed."""

    def __init__(self, source: str = SOURCE) -> None:
        self.agency, _, self.service = source.partition("/")
        self.all: list[Recorded] = []
        self._versions: Counter[UUID] = Counter()
        self.asked: list[int] = []

    def events(self, after: int, limit: int) -> list[Recorded]:
        """The owner's feed."""
        self.asked.append(after)
        return [each for each in self.all if each.position > after][:limit]

    def start(self, *, simulated: bool = False) -> Recorded:
        """The process starts."""
        note = start_of(agency=self.agency, simulated=simulated)
        return self.add(note.act.event(note.kind, note.stream, 1, **note.fields))

    def note(self, reason: str = "", log: str = "log") -> Recorded:
        """A note in that stream."""
        stream = log_of(log)
        self._versions[stream] += 1
        act = act_of(f"{log}-{self._versions[stream]}", reason, agency=self.agency)
        return self.add(act.event(ProcessSuspended, stream, self._versions[stream]))

    def add(self, event: Event) -> Recorded:
        """Any event, at the next position but one."""
        return self.put(event.TOPIC, encode(event))

    def put(self, topic: str, body: bytes) -> Recorded:
        """Any bytes, at the next position but one."""
        previous = self.all[-1].position if self.all else 0
        self.all.append(Recorded(position=previous + 2, previous=previous, topic=topic, body=body))
        return self.all[-1]


def until(ready: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until that is so; it fails when it is not so in time."""
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, f"not in {seconds} s"
        time.sleep(0.02)

"""What follows a service's own store: read models that are equal when they are rebuilt, and timers that fire once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any, cast
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from recording import ANSWER, FACTS, LOG, LONG_AGO, PROCESS, REFUSE, Note, Policies, Service, log_of, reason_of

from events import clocks
from events import store as stores
from events.aggregate import Reaction, Timer
from events.envelope import Act, Event, named
from events.plan import ClockMoved, ProcessSuspended
from events.store import Cursor
from local.testservers import Database
from service import projector
from service.parts import Built, Parts
from service.projector import project_once, rebuild
from service.timing import fire_due

TABLE = "CREATE TABLE notes (stream uuid, version bigint, position bigint, words text, PRIMARY KEY (stream, version))"


class Projections:
    """The notes by stream; `meanwhile` is done at each."""

    TABLES = ("notes",)

    def __init__(self, meanwhile: Callable[[int], None] = lambda _position: None) -> None:
        self._meanwhile = meanwhile

    def project(self, cursor: Cursor, event: Event, position: int) -> None:
        self._meanwhile(position)
        if isinstance(event, ProcessSuspended):
            row = (event.stream, event.version, position, reason_of(event))
            cursor.execute("INSERT INTO notes VALUES (%s, %s, %s, %s)", row)


def module(thing: object) -> ModuleType:
    return cast(ModuleType, thing)


@pytest.fixture
def plan(database: Callable[[str], Database], tmp_path: Path) -> Iterator[Service]:
    """The plan with a read model of its notes."""
    made = database("plan")
    with psycopg.connect(made.admin_url) as admin:
        admin.execute(TABLE.encode())
        role = Identifier(str(urlsplit(made.url).username))
        admin.execute(SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON notes TO {}").format(role))
    service = Service(made.url, tmp_path / "keys")
    yield service
    service.close()


def notes(service: Service) -> list[tuple[Any, ...]]:
    with psycopg.connect(service.store.url) as connection:
        return connection.execute("SELECT * FROM notes ORDER BY stream, version").fetchall()


def test_a_read_model_and_its_position_move_together_or_not_at_all(
    plan: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projector, "BATCH", 4)
    for number in range(10):
        plan.note(f"key-{number}", f"words {number}")

    def fail_at_six(position: int) -> None:
        if position == 6:
            raise ArithmeticError

    assert project_once(plan.store, module(Projections(fail_at_six))) == 4
    with pytest.raises(ArithmeticError):
        project_once(plan.store, module(Projections(fail_at_six)))
    assert (len(notes(plan)), plan.store.applied(projector.PROJECTED)) == (4, 4)
    assert [project_once(plan.store, module(Projections())) for _ in range(3)] == [4, 2, 0]
    assert [row[2:] for row in notes(plan)] == [(number + 1, f"words {number}") for number in range(10)]


def project_for_a_while(service: Service) -> None:
    for _ in range(20):
        project_once(service.store, module(Projections()))


def test_rebuilt_while_events_arrive_it_is_equal_and_readers_never_see_it_empty(
    plan: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projector, "BATCH", 7)
    for number in range(30):
        plan.note(f"key-{number}", f"words {number}", f"log-{number % 3}")
    while project_once(plan.store, module(Projections())):
        pass
    seen: list[int] = []

    def meanwhile(position: int) -> None:
        seen.append(len(notes(plan)))
        plan.note(f"meanwhile-{position}" if position <= 30 else "at last", log="log-3")

    follower = threading.Thread(target=project_for_a_while, args=(plan,))
    follower.start()
    assert rebuild(plan.store, module(Projections(meanwhile))) >= 60
    follower.join(20)
    assert min(seen) >= 30
    kept = notes(plan)
    assert len(kept) == len(plan.store.after(0, 1_000)) == plan.store.applied(projector.PROJECTED)
    rebuild(plan.store, module(Projections()))
    assert notes(plan) == kept


DUE = LONG_AGO + timedelta(days=1)


class Reminders(Policies):
    """A person's note for those reasons sets a timer; the timer answers it."""

    def schedule(self, event: Event) -> tuple[Timer, ...]:
        if reason_of(event) not in (ANSWER, REFUSE) or event.person is None:
            return ()
        return (Timer(process=event.process, stream=event.stream, name=reason_of(event), due=DUE),)

    def fire(self, _facts: Any, timer: Timer) -> tuple[Reaction, ...]:
        stream = log_of("answers")

        def note(act: Act) -> Note:
            return Note(act=replace(act, reason={"en": timer.name}), stream=stream)

        return (Reaction(key=f"remind/{timer.stream}", stream=stream, aggregate=LOG, command=note),)


@pytest.fixture
def reminded(database: Callable[[str], Database], tmp_path: Path) -> Iterator[Service]:
    """The plan with a timer, which is not due yet, for a note."""
    service = Service(database("plan").url, tmp_path / "keys", policies=Reminders())
    service.start(simulated=True)
    service.note("key-1", ANSWER)
    yield service
    service.close()


def built(service: Service) -> Built:
    parts = Parts(name="plan", facts=FACTS, policies=service.module, projections=module(Projections()))
    nothing = cast(Any, None)
    return Built(parts=parts, settings=nothing, app=service.app, peers=(), tokens=nothing)


def move_clock(service: Service, now: datetime) -> None:
    stream = named(PROCESS, "process", PROCESS)

    def move(act: Act) -> Note:
        return Note(act=act, stream=stream, kind=ClockMoved, fields={"now": now})

    service.app.execute(service.call(str(now)), stream, LOG, move)


def answers(service: Service) -> list[Event]:
    return service.store.stream(log_of("answers"))


def test_a_timer_fires_once_when_the_processs_clock_has_come_to_it(reminded: Service) -> None:
    move_clock(reminded, DUE - timedelta(microseconds=1))
    assert (fire_due(built(reminded)), answers(reminded)) == (0, [])
    move_clock(reminded, DUE)
    assert fire_due(built(reminded)) == 1
    assert fire_due(built(reminded)) == 0
    (answer,) = answers(reminded)
    assert (answer.person, answer.service, answer.due, answer.causation) == (None, "plan", DUE, None)
    assert answer.happened_at == DUE


def test_a_timer_that_was_set_anew_is_due_then(reminded: Service) -> None:
    with reminded.store.transaction() as cursor:
        clocks.set_timers(
            cursor, [Timer(process=PROCESS, stream=log_of("log"), name=ANSWER, due=DUE + timedelta(days=1))]
        )
    move_clock(reminded, DUE)
    assert fire_due(built(reminded)) == 0
    with reminded.store.transaction() as cursor:
        clocks.set_timers(cursor, [Timer(process=PROCESS, stream=log_of("log"), name=ANSWER, due=None)])
    move_clock(reminded, DUE + timedelta(days=9))
    assert (fire_due(built(reminded)), answers(reminded)) == (0, [])


def test_a_timer_that_failed_before_its_commit_fires_again(reminded: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_name: str) -> None:
        raise ArithmeticError

    move_clock(reminded, DUE)
    with monkeypatch.context() as patched:
        patched.setattr(stores, "point", fail)
        with pytest.raises(ArithmeticError):
            fire_due(built(reminded))
    assert answers(reminded) == []
    assert fire_due(built(reminded)) == 1
    assert len(answers(reminded)) == 1


def test_a_timer_whose_act_is_refused_is_gone(reminded: Service) -> None:
    reminded.note("key-2", log="refused")
    with reminded.store.transaction() as cursor:
        clocks.set_timers(cursor, [Timer(process=PROCESS, stream=log_of("refused"), name=REFUSE, due=DUE)])
    move_clock(reminded, DUE)
    assert [fire_due(built(reminded)) for _ in range(2)] == [2, 0]
    assert len(answers(reminded)) == 1


def test_workers_that_fire_at_once_have_one_effect(reminded: Service, tmp_path: Path) -> None:
    move_clock(reminded, DUE)
    twins = [Service(reminded.store.url, tmp_path / "keys", policies=Reminders()) for _ in range(4)]
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(fire_due, map(built, twins)))
    for twin in twins:
        twin.close()
    assert fire_due(built(reminded)) == 0
    assert len(answers(reminded)) == 1

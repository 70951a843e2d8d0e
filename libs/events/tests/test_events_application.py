"""A command on a real database: once for its key, all or nothing, and the key tells what became of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Literal
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import pytest
from eventsourcing.persistence import OperationalError
from meddling import end_connections, everything, wire
from recording import LOG, REFUSE, Log, Note, Service, act_of, log_of, start_of

from events import store as stores
from events.application import TRIES, Busy, KeyReused, Stale
from events.codec import Malformed, decode
from events.envelope import Act, Event, command_id, commitment
from events.notifications import ContactRegistered
from events.plan import ProcessSuspended
from events.refusals import UnknownThing, ValueRefused
from events.store import INFRASTRUCTURE, Conflict, Cursor, Write
from local.testservers import Database

NAMES = {"name": "Lina", "address": "lina@example.org"}


def keys_of(service: Service) -> list[tuple[str, int]]:
    """Key and number of events of what is recorded, in order."""
    stored = [decode(each.body) for each in service.store.after(0, 1_000)]
    return [(str(event.correlation), event.version) for event in stored]


def test_a_command_is_answered_with_what_it_made(plan: Service) -> None:
    outcome = plan.note("key-1", many=2, thing=UUID(int=7))
    assert (outcome.id, outcome.stream, outcome.version, outcome.position) == (UUID(int=7), log_of("log"), 2, 2)
    stored = [decode(each.body) for each in plan.store.after(0, 9)]
    assert outcome.events == tuple((event.id, ProcessSuspended.TOPIC) for event in stored)
    assert [event.correlation for event in stored] == [command_id("p", "key-1")] * 2
    assert plan.app.state(log_of("log"), LOG) == Log(version=2)


def test_twenty_tries_at_once_have_one_effect_and_one_answer(plan: Service) -> None:
    call = plan.call("key-1")
    with ThreadPoolExecutor(20) as tries:
        answers = list(tries.map(lambda _: plan.carry_out(call, words=NAMES), range(20)))
    assert len(set(answers)) == 1
    assert plan.store.last_position() == answers[0].position
    assert len(plan.store.after(0, 9)) == 1


def test_another_body_under_a_key_is_refused_before_and_after(plan: Service) -> None:
    plan.note("key-1", "one")
    with pytest.raises(KeyReused):
        plan.note("key-1", "two")
    other = replace(plan.call("key-1", "two"), act=act_of("key-1", "two", process="another"))
    assert plan.carry_out(other, "elsewhere").version == 1  # a key is a process's own
    with ThreadPoolExecutor(8) as tries:
        told = list(tries.map(lambda _: plan.carry_out(other, "elsewhere").position, range(8)))
    assert set(told) == {2}


def test_if_match_names_the_version_that_is_decided_upon(plan: Service) -> None:
    first = plan.carry_out(plan.call("key-1", expected=0))
    with pytest.raises(Stale, match="at version 1, and If-Match names 0"):
        plan.carry_out(plan.call("key-2", expected=0))
    assert plan.carry_out(plan.call("key-2", expected=1)).version == 2
    assert plan.carry_out(plan.call("key-1", expected=0)) == first


def failing(error: Exception) -> Callable[..., Any]:
    def fail(*_: Any, **__: Any) -> Any:
        raise error

    return fail


FAILURES: dict[str, tuple[type[Exception], dict[str, Any]]] = {
    "decide": (ValueRefused, {"reason": REFUSE}),
    "a command that cannot be made": (UnknownThing, {"fails": True}),
    "the fence": (ValueRefused, {"fence": failing(ValueRefused("window", rule="closed"))}),
    "what is decided under the lock": (ValueRefused, {"late": failing(ValueRefused("late", rule="late"))}),
    "what is written beside": (ArithmeticError, {"writes": failing(ArithmeticError())}),
    "an event that cannot be stored": (Malformed, {"reason": "\x00"}),
}


def test_what_is_refused_leaves_nothing(plan_database: Database, plan: Service) -> None:
    plan.start()
    plan.note("key-1")
    before = everything(plan_database.admin_url)
    for fault, (error, options) in FAILURES.items():
        given = dict(options)
        call = plan.call(fault, given.pop("reason", ""))
        make = failing(UnknownThing("x", what="x", name="x")) if given.pop("fails", False) else note_in("log")
        with pytest.raises(error):
            plan.app.execute(call, log_of("log"), LOG, make, words=NAMES, **given)
        assert everything(plan_database.admin_url) == before, fault
    for fault in FAILURES:
        assert plan.carry_out(plan.call(fault)).events, "a key that was refused may be used again"


def note_in(log: str) -> Callable[..., Note]:
    def command(act: Act, **seals: Any) -> Note:
        fields = {**seals, "channel": "email", "language": "en"}
        return Note(act=act, stream=log_of(log), kind=ContactRegistered, fields=fields)

    return command


def test_what_is_decided_and_written_under_the_lock_is_one_with_the_command(plan: Service) -> None:
    told: list[tuple[int, ...]] = []

    def late(_cursor: Cursor, act: Act, state: Log) -> tuple[Event, ...]:
        return (act.event(ProcessSuspended, log_of("log"), state.version + 2),)

    outcome = plan.note("key-1", late=late, writes=lambda _cursor, positions: told.append(positions))
    assert (outcome.version, len(outcome.events), told) == (2, 2, [(1, 2)])


def test_the_words_are_sealed_with_their_event_and_every_unsealing_is_logged(
    plan_database: Database, plan: Service
) -> None:
    plan.note("key-1", words=NAMES)
    (event,) = plan.store.stream(log_of("log"))
    assert isinstance(event, ContactRegistered)
    refs = [event.name.ref, event.address.ref]
    assert plan.app.unseal([*refs, uuid4()], "ministry/notifications", "a letter") == dict(
        zip(refs, NAMES.values(), strict=True)
    )
    rows = everything(plan_database.admin_url)
    assert [row[:3] for row in rows["unsealings"]] == sorted(
        ((ref, "ministry/notifications", "a letter") for ref in refs), key=repr
    )
    kept = repr(rows).encode()
    assert not any(word.encode() in kept or word.encode().hex().encode() in kept for word in NAMES.values())
    plan.keyring.destroy(row[2] for row in rows["sealed"] if row[0] == event.name.ref)
    assert plan.app.unseal(refs, "ministry/notifications", "a letter") == {event.address.ref: NAMES["address"]}
    assert event.address.commitment != commitment(b"", NAMES["address"].encode())


def test_a_command_goes_to_the_agency_whose_context_it_is(plan: Service) -> None:
    with pytest.raises(UnknownThing):
        plan.app.clock("p")
    foreign = start_of("theirs", "municipality")
    plan.app.execute(plan.call("theirs"), foreign.stream, LOG, lambda _act: foreign)
    with pytest.raises(UnknownThing):
        plan.app.clock("theirs")
    plan.start()
    assert plan.app.clock("p").agencies["plan"] == "ministry"


@pytest.mark.parametrize("seconds", [TRIES - 1, TRIES])
def test_who_is_second_too_often_is_told_so_and_has_recorded_nothing(
    plan: Service, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    append, firsts = plan.store.append, iter(range(seconds))

    def after_others(write: Write) -> Any:
        if next(firsts, None) is not None:
            raise Conflict
        return append(write)

    monkeypatch.setattr(plan.store, "append", after_others)
    if seconds < TRIES:
        assert plan.note("key-1").version == 1
    else:
        with pytest.raises(Busy):
            plan.note("key-1")
    assert plan.store.last_position() == (1 if seconds < TRIES else 0)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_connection_cut_at_the_commit(
    plan: Service, plan_database: Database, moment: Literal["before", "after"]
) -> None:
    with wire(plan_database.url) as cut:
        service = Service(cut.url, plan.keyring._folder)
        service.note("key-0")
        cut.cut = moment
        with pytest.raises(INFRASTRUCTURE):
            service.note("key-1", words=NAMES)
        stored = moment == "after"
        assert len(plan.store.after(0, 9)) == 1 + stored, "failed but stored" if stored else "failed and not stored"
        answer = service.note("key-1", words=NAMES)
        assert plan.note("key-1", words=NAMES) == answer
        assert answer.version == 2
        assert len(plan.store.after(0, 9)) == 2
        service.close()


def test_a_backend_ended_before_the_commit_has_stored_nothing(
    plan: Service, plan_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    role = str(urlsplit(plan_database.url).username)
    before = everything(plan_database.admin_url)
    with monkeypatch.context() as patched:
        patched.setattr(stores, "point", lambda _name: end_connections(plan_database.admin_url, role))
        with pytest.raises(INFRASTRUCTURE):
            plan.note("key-1", words=NAMES)
    assert everything(plan_database.admin_url) == before
    assert plan.note("key-1", words=NAMES).version == 1


def test_a_backend_ended_after_the_commit_leaves_the_answer_to_the_key(
    plan: Service, plan_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    role, append = str(urlsplit(plan_database.url).username), plan.store.append

    def then_ended(write: Write) -> Any:
        positions = append(write)
        assert end_connections(plan_database.admin_url, role)
        return positions

    monkeypatch.setattr(plan.store, "append", then_ended)
    with pytest.raises(INFRASTRUCTURE):
        plan.note("key-1")
    begun = time.monotonic()
    assert plan.note("key-1").position == 1
    assert time.monotonic() - begun < 2, "one try finds every broken connection"
    assert len(plan.store.after(0, 9)) == 1


def test_no_answer_comes_from_a_database_that_is_away(plan: Service) -> None:
    plan.close()
    with pytest.raises((*INFRASTRUCTURE, OperationalError)):
        plan.note("key-1")

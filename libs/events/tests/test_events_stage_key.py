"""A stage's key: what lies under it is opened together, and told to no other service; and what a policy may open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from recording import ANSWER, FACTS, LOG, Note, Policies, Service, log_of

from events.aggregate import Reaction, Timer
from events.envelope import Act, Event, commitment
from events.intake import Intake
from events.notifications import ContactRegistered
from events.seals import KeyGone
from local.testservers import Database

NAMES = {"name": "Lina", "address": "lina@example.org"}


def registered(service: Service) -> ContactRegistered:
    (event,) = service.store.stream(log_of("log"))
    assert isinstance(event, ContactRegistered)
    return event


def rows(service: Service) -> list[dict[str, Any]]:
    with service.store.reading() as cursor:
        return cursor.execute("SELECT * FROM sealed").fetchall()


def test_all_lies_under_the_one_key_each_with_its_nonce(plan: Service) -> None:
    key = plan.app.new_stage_key()
    plan.note("key-1", words=NAMES, stage_key=key)
    assert {(row["key_id"], row["withheld"]) for row in rows(plan)} == {(key, True)}
    assert len({bytes(row["nonce"]) for row in rows(plan)}) == len(NAMES)


def test_it_is_opened_with_its_salt_and_never_unsealed(plan: Service) -> None:
    plan.note("key-1", words=NAMES, stage_key=plan.app.new_stage_key())
    event = registered(plan)
    refs = [event.name.ref, event.address.ref]
    assert plan.app.unseal(refs, "ministry/portal", "curious") == {}
    opened = plan.app.open_withheld([*refs, uuid4()], "plan", "the stage is closed")
    assert {ref: words for ref, (_, words) in opened.items()} == dict(zip(refs, NAMES.values(), strict=True))
    salt, words = opened[event.name.ref]
    assert commitment(salt, words.encode()) == event.name.commitment
    with plan.store.reading() as cursor:
        logged = cursor.execute("SELECT ref, who FROM unsealings").fetchall()
    assert sorted(str(row["ref"]) for row in logged) == sorted(map(str, refs))


def test_what_is_withheld_may_have_a_key_of_its_own(plan: Service) -> None:
    plan.note("key-1", words=NAMES, withheld=True)
    assert len({row["key_id"] for row in rows(plan)}) == len(NAMES)
    assert plan.app.unseal([registered(plan).name.ref], "ministry/portal", "curious") == {}


def test_what_is_not_withheld_is_not_opened_that_way(plan: Service) -> None:
    plan.note("key-1", words=NAMES)
    assert plan.app.open_withheld([registered(plan).name.ref], "plan", "by mistake") == {}


def test_a_key_that_is_gone_seals_nothing(plan: Service) -> None:
    with pytest.raises(KeyGone):
        plan.note("key-1", words=NAMES, stage_key=uuid4())
    assert rows(plan) == []
    assert plan.store.last_position() == 0


class Opening(Policies):
    """A note makes the service open what the log `log` has sealed."""

    def __init__(self, ref: UUID) -> None:
        super().__init__()
        self.ref = ref
        self.given: dict[UUID, tuple[bytes, str]] = {}

    def react(self, _facts: Any, event: Event) -> tuple[Reaction, ...]:
        if (event.reason or {}).get("en") != ANSWER:
            return ()
        stream = log_of("answers")

        def command(act: Act, opened: Any) -> Note:
            self.given |= opened
            return Note(act=act, stream=stream)

        return (Reaction(key="open", stream=stream, aggregate=LOG, command=command, opens=lambda _state: (self.ref,)),)

    def fire(self, _facts: Any, _timer: Timer) -> tuple[Reaction, ...]:
        return ()


@pytest.fixture
def opening(database: Callable[[str], Database], tmp_path: Path) -> Iterator[tuple[Service, Opening]]:
    """The plan whose policy opens what was sealed under a stage's key."""
    policies = Opening(uuid4())
    service = Service(database("plan").url, tmp_path / "keys", policies=policies)
    service.start()
    service.note("key-1", words=NAMES, stage_key=service.app.new_stage_key())
    policies.ref = registered(service).name.ref
    yield service, policies
    service.close()


def test_a_policy_is_given_what_it_opens(opening: tuple[Service, Opening]) -> None:
    service, policies = opening
    service.note("key-2", ANSWER, "other")
    own = Intake(service.app, "ministry/plan", FACTS, service.module, own=True)
    own.take(service.store.after(0, 100))
    assert {ref: words for ref, (_, words) in policies.given.items()} == {policies.ref: NAMES["name"]}

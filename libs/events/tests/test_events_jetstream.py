"""Events over a real JetStream: out of a service by its relay, into another by its subscriber, and by no other way."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from contract_examples import example
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from faststream.nats import NatsBroker
from faststream.security import SASLPlaintext
from nats.errors import Error as NatsError
from nats.js.api import RawStreamMsg
from recording import ANSWER, FACTS, SOURCE, Service, log_of, until

from events import jetstream, peers, signing
from events.codec import decode, encode
from events.comments import CommentWithdrawn
from events.intake import Intake
from events.jetstream import RELAYED, Relay, headers
from events.peers import Peer
from events.plan import ClockMoved
from events.store import Recorded
from local.site import Site
from local.testservers import Database, Nats

READER = "ministry_comments"


@pytest.fixture
def signing_key(site: Site, nats: Nats) -> Ed25519PrivateKey:
    return signing.private_key((site.secrets("plan") / "mithaq_signing_key").read_text())


@pytest.fixture
def peer(site: Site, nats: Nats) -> Peer:
    return next(each for each in peers.load(site.peers) if each.source == SOURCE)


@pytest.fixture
def reader(database: Callable[[str], Database], tmp_path: Path) -> Iterator[Service]:
    made = Service(database("comments").url, tmp_path / "keys", "comments")
    yield made
    made.close()


class Owner:
    """The plan's own feed, as it would answer over HTTP; `away`, it does not."""

    def __init__(self, plan: Service) -> None:
        self._plan = plan
        self.away = False
        self.asked = 0

    def events(self, after: int, limit: int) -> list[Recorded]:
        self.asked += 1
        if self.away:
            raise ConnectionError
        return self._plan.store.after(after, limit)


def as_plan(nats: Nats, act: Callable[[Any], Awaitable[Any]], service: str = "plan") -> Any:
    """Do `act` with the JetStream of that service's user."""

    async def run() -> Any:
        client = await nats.connect(service, error_cb=_hush)
        try:
            return await act(client.jetstream(timeout=2))
        finally:
            await client.close()

    return asyncio.run(run())


async def _hush(_error: Exception) -> None:
    """The server's refusals are looked for in the stream."""


def relayed(nats: Nats, plan: Service, key: Ed25519PrivateKey) -> int:
    """One run of the relay."""
    return int(as_plan(nats, lambda js: Relay(plan.store, "ministry_plan", lambda: js, key).run_once()))


def in_stream(nats: Nats) -> list[RawStreamMsg]:
    """Every message of the plan's stream."""

    async def run() -> list[RawStreamMsg]:
        client = await nats.connect()
        js = client.jetstream()
        last = (await js.stream_info("ministry_plan")).state.messages
        found = [await js.get_msg("ministry_plan", seq) for seq in range(1, last + 1)]
        await client.close()
        return found

    return asyncio.run(run())


def read(nats: Nats, peer: Peer, reader: Service, owner: Owner, upto: int) -> None:
    """Let the reader listen until it has applied all up to that position."""
    intake = Intake(reader.app, SOURCE, FACTS, reader.module, owner=owner, delays=(0.0,))

    async def run() -> None:
        async with listening(nats, peer, intake):
            await asyncio.to_thread(until, lambda: reader.store.applied(SOURCE) >= upto)

    asyncio.run(run())


@asynccontextmanager
async def listening(nats: Nats, peer: Peer, intake: Intake) -> AsyncIterator[None]:
    word = (nats.site.secrets("comments") / "mithaq_nats_password").read_text()
    broker = NatsBroker(
        nats.url,
        security=SASLPlaintext(READER, word, use_ssl=False),
        inbox_prefix=jetstream.inbox(READER),
        logger=None,
    )
    jetstream.subscribe(broker, peer, READER, intake)
    await broker.start()
    yield
    await broker.stop()


def heard(reader: Service) -> list[int]:
    with reader.store.reading() as cursor:
        cursor.execute("SELECT position FROM heard ORDER BY number")
        return [row["position"] for row in cursor.fetchall()]


def positions(plan: Service) -> list[int]:
    return [each.position for each in plan.store.after(0, 1_000)]


def test_a_messages_headers_are_cloudevents_and_its_place_in_the_chain_signed() -> None:
    key, event = Ed25519PrivateKey.generate(), replace(example(ClockMoved), agency="ministry")
    recorded = Recorded(position=7, previous=4, topic=event.TOPIC, body=encode(event))
    made = headers(event, recorded, key)
    signature = made.pop("ce-signature")
    assert made == {
        "Nats-Msg-Id": str(event.id),
        "ce-specversion": "1.0",
        "ce-id": str(event.id),
        "ce-source": "/ministry/plan",
        "ce-type": "plan.ClockMoved.v1",
        "ce-subject": str(event.stream),
        "ce-time": "2021-07-20T09:30:00.123000Z",
        "ce-datacontenttype": "application/json",
        "content-type": "application/json",
        "ce-position": "7",
        "ce-previous": "4",
        "traceparent": "traceparent",
    }
    assert "traceparent" not in headers(replace(event, traceparent=None), recorded, key)
    public = key.public_key()
    assert signing.holds(public, signature, recorded.body, 7, 4)
    for body, position, previous in ((recorded.body + b" ", 7, 4), (recorded.body, 8, 4), (recorded.body, 7, 0)):
        assert not signing.holds(public, signature, body, position, previous)
    for wrong in ("", "no base64!", signature[:-4], signing.sign(Ed25519PrivateKey.generate(), recorded.body, 7, 4)):
        assert not signing.holds(public, wrong, recorded.body, 7, 4)


def test_the_relay_sends_on_what_this_code_has_no_contract_of(
    plan: Service, nats: Nats, signing_key: Ed25519PrivateKey
) -> None:
    plan.note("key-1")
    (known,) = plan.store.after(0, 10)
    newer = json.loads(known.body) | {"type": "plan.Newer.v9", "id": str(uuid4()), "stream": str(uuid4())}
    row = (newer["stream"], newer["version"], newer["type"], json.dumps(newer).encode())
    with psycopg.connect(plan.store.url) as connection:
        insert = "INSERT INTO stored_events (originator_id, originator_version, topic, state) VALUES (%s, %s, %s, %s)"
        connection.execute(insert, row)
    plan.note("key-2")
    assert relayed(nats, plan, signing_key) == 3
    assert [message.subject for message in in_stream(nats)][1] == "mithaq.ministry.plan.Newer"


def test_the_relay_publishes_the_stored_bytes_in_order_once_and_marks_them(
    plan: Service, nats: Nats, signing_key: Ed25519PrivateKey
) -> None:
    assert relayed(nats, plan, signing_key) == 0
    for number in range(3):
        plan.note(f"key-{number}", many=2)
    assert relayed(nats, plan, signing_key) == 6
    assert relayed(nats, plan, signing_key) == 0
    stored = plan.store.after(0, 9)
    messages = in_stream(nats)
    assert [message.data for message in messages] == [each.body for each in stored]
    assert {message.subject for message in messages} == {"mithaq.ministry.plan.ProcessSuspended"}
    for message, each in zip(messages, stored, strict=True):
        made = headers(decode(each.body), each, signing_key)
        assert message.headers == made | {"Nats-Expected-Stream": "ministry_plan"}
    assert plan.store.applied(RELAYED) == 6


def test_what_was_published_and_not_marked_comes_again_and_is_dropped(
    plan: Service, nats: Nats, signing_key: Ed25519PrivateKey
) -> None:
    plan.note("key-1", many=3)
    relayed(nats, plan, signing_key)
    with psycopg.connect(plan.store.url) as connection:
        connection.execute("DELETE FROM applied WHERE follower = %s", (RELAYED,))
    plan.note("key-2")
    assert relayed(nats, plan, signing_key) == 4
    assert [message.data for message in in_stream(nats)] == [each.body for each in plan.store.after(0, 9)]


def test_what_jetstream_did_not_acknowledge_is_not_marked(
    plan: Service, nats: Nats, signing_key: Ed25519PrivateKey
) -> None:
    async def drop() -> None:
        client = await nats.connect()
        await client.jetstream().delete_stream("ministry_plan")
        await client.close()

    plan.note("key-1", many=3)
    asyncio.run(drop())
    with pytest.raises((NatsError, TimeoutError)):
        relayed(nats, plan, signing_key)
    assert plan.store.applied(RELAYED) == 0
    nats.provision()
    assert relayed(nats, plan, signing_key) == 3
    assert len(in_stream(nats)) == 3


def test_a_reader_applies_acknowledges_and_goes_on_where_it_stopped(
    plan: Service, reader: Service, nats: Nats, peer: Peer, signing_key: Ed25519PrivateKey
) -> None:
    owner = Owner(plan)
    plan.start()
    for number in range(30):
        plan.note(f"key-{number}", ANSWER if number == 7 else "", f"log-{number % 3}")
    relayed(nats, plan, signing_key)
    read(nats, peer, reader, owner, upto=31)
    assert owner.asked == 0, "the stream had it all"
    for number in range(30, 40):
        plan.note(f"key-{number}")
    relayed(nats, plan, signing_key)
    read(nats, peer, reader, owner, upto=41)
    assert heard(reader) == positions(plan)
    [answered] = reader.store.stream(log_of("answers"))
    assert isinstance(answered, CommentWithdrawn)
    assert answered.consultation == log_of("log-1")
    info = as_plan(nats, lambda js: js.consumer_info("ministry_plan", READER), "comments")
    assert (info.num_pending, info.num_ack_pending) == (0, 0)


Forger = Callable[[Recorded, dict[str, str]], tuple[bytes, dict[str, str]]]


def forged(recorded: Recorded) -> bytes:
    """Another event in the place of that one."""
    return encode(replace(decode(recorded.body), id=log_of("forged"), reason={"en": "forged"}))


def by_a_stranger(recorded: Recorded, _head: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    other = replace(recorded, body=forged(recorded))
    return other.body, headers(decode(other.body), other, Ed25519PrivateKey.generate())


FORGERS: dict[str, Forger] = {
    "no headers": lambda recorded, _head: (forged(recorded), {}),
    "another body under a true signature": lambda recorded, head: (forged(recorded), head),
    "another body under a stranger's signature": by_a_stranger,
    "another place for a true body": lambda recorded, head: (recorded.body, head | {"ce-position": "99"}),
    "no body, and a place that is no number": lambda _recorded, head: (b"", head | {"ce-position": "nine"}),
}


@pytest.mark.parametrize("forger", FORGERS)
def test_what_is_forged_is_passed_over_and_its_place_filled_from_the_owner(
    plan: Service, reader: Service, nats: Nats, peer: Peer, signing_key: Ed25519PrivateKey, forger: str
) -> None:
    plan.start()
    relayed(nats, plan, signing_key)
    plan.note("key-1")
    _, true = plan.store.after(0, 9)
    body, head = FORGERS[forger](true, headers(decode(true.body), true, signing_key))

    async def publish(js: Any) -> None:
        await js.publish("mithaq.ministry.plan.ProcessSuspended", body, headers={**head, "Nats-Msg-Id": "forged"})

    as_plan(nats, publish)
    plan.note("key-2")
    relayed(nats, plan, signing_key)
    assert len(in_stream(nats)) == 4
    read(nats, peer, reader, Owner(plan), upto=3)
    with reader.store.reading() as cursor:
        cursor.execute("SELECT body FROM heard ORDER BY number")
        assert [bytes(row["body"]) for row in cursor.fetchall()] == [each.body for each in plan.store.after(0, 9)]


def test_an_id_that_was_taken_first_hides_no_event(
    plan: Service, reader: Service, nats: Nats, peer: Peer, signing_key: Ed25519PrivateKey
) -> None:
    plan.start()
    plan.note("key-1", ANSWER)
    taken = [str(decode(each.body).id) for each in plan.store.after(0, 9)]

    async def publish(js: Any) -> None:
        for each in taken:
            await js.publish("mithaq.ministry.plan.Taken", b"{}", headers={"Nats-Msg-Id": each})

    as_plan(nats, publish)
    relayed(nats, plan, signing_key)
    assert [message.data for message in in_stream(nats)] == [b"{}"] * 2
    read(nats, peer, reader, Owner(plan), upto=2)
    assert heard(reader) == positions(plan)
    assert len(reader.store.stream(log_of("answers"))) == 1


def test_no_other_service_publishes_in_its_name(nats: Nats) -> None:
    async def publish(js: Any) -> None:
        await js.publish("mithaq.ministry.plan.ProcessSuspended", b"{}", timeout=0.2)

    for service in ("comments", "portal"):
        with pytest.raises((NatsError, TimeoutError)):
            as_plan(nats, publish, service)
    assert in_stream(nats) == []


def test_a_gap_whose_owner_does_not_answer_comes_again(
    plan: Service,
    reader: Service,
    nats: Nats,
    peer: Peer,
    signing_key: Ed25519PrivateKey,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jetstream, "AGAIN", 0.2)
    owner = Owner(plan)
    plan.start()
    with psycopg.connect(plan.store.url) as connection:
        connection.execute("INSERT INTO applied VALUES (%s, 1)", (RELAYED,))  # as if the start had been lost on the way
    plan.note("key-1", ANSWER)
    relayed(nats, plan, signing_key)
    owner.away = True
    threading.Timer(0.5, setattr, (owner, "away", False)).start()
    read(nats, peer, reader, owner, upto=2)
    assert owner.asked > 1
    assert heard(reader) == positions(plan)

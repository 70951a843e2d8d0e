"""The embedded NATS: what survives, and what a service's user may not do."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from collections.abc import Awaitable, Callable

import pytest
from nats.aio.client import Client
from nats.errors import TimeoutError as NoAnswer
from nats.js import JetStreamContext

from local.testservers import Nats


def as_service(nats: Nats, service: str, act: Callable[[Client, JetStreamContext], Awaitable[None]]) -> list[str]:
    """Do `act` as the service's user; the errors that the server sent meanwhile."""
    errors: list[str] = []

    async def heard(error: Exception) -> None:
        errors.append(str(error))

    async def run() -> None:
        client = await nats.connect(service, error_cb=heard)
        try:
            await act(client, client.jetstream(timeout=0.3))
            await client.flush()
        finally:
            await client.close()

    asyncio.run(run())
    return errors


def messages(nats: Nats, stream: str) -> int:
    async def count() -> int:
        client = await nats.connect()
        found: int = (await client.jetstream().stream_info(stream)).state.messages
        await client.close()
        return found

    return asyncio.run(count())


def test_it_writes_to_disk_before_it_acknowledges(nats: Nats) -> None:
    with urllib.request.urlopen(f"{nats.monitor_url}/jsz?config=1") as answer:
        assert json.load(answer)["config"]["sync_always"] is True


def test_what_was_acknowledged_survives_kill_9(nats: Nats) -> None:
    async def publish(_client: Client, js: JetStreamContext) -> None:
        for _ in range(50):
            await js.publish("mithaq.ministry.plan.Tried", b"{}", timeout=5)

    assert as_service(nats, "plan", publish) == []
    nats.kill()
    nats.start()
    assert messages(nats, "ministry_plan") == 50


def test_a_reader_gets_anothers_events_and_acknowledges_them(nats: Nats) -> None:
    got = []

    async def publish(_client: Client, js: JetStreamContext) -> None:
        await js.publish("mithaq.ministry.plan.Tried", b"1", timeout=5)

    async def read(client: Client, js: JetStreamContext) -> None:
        place = await js.pull_subscribe_bind("ministry_comments", "ministry_plan")
        (message,) = await place.fetch(1, timeout=5)
        got.append(message.data)
        await message.ack_sync(timeout=5)

    assert as_service(nats, "plan", publish) == []
    assert as_service(nats, "comments", read) == []
    assert got == [b"1"]


FORBIDDEN: dict[str, tuple[str, bytes]] = {
    "publish under another's name": ("mithaq.ministry.comments.CommentSubmitted", b"{}"),
    "publish for another agency": ("mithaq.other.plan.Tried", b"{}"),
    "make a stream": ("$JS.API.STREAM.CREATE.mine", b'{"name":"mine","subjects":["mine"]}'),
    "change a stream": ("$JS.API.STREAM.UPDATE.ministry_plan", b'{"name":"ministry_plan","subjects":["x"]}'),
    "delete its stream": ("$JS.API.STREAM.DELETE.ministry_plan", b""),
    "purge its stream": ("$JS.API.STREAM.PURGE.ministry_plan", b""),
    "delete a message": ("$JS.API.STREAM.MSG.DELETE.ministry_plan", b'{"seq":1}'),
    "read another's stream at will": ("$JS.API.STREAM.MSG.GET.ministry_comments", b'{"seq":1}'),
    "make a consumer": ("$JS.API.CONSUMER.CREATE.ministry_comments", b"{}"),
    "delete a consumer": ("$JS.API.CONSUMER.DELETE.ministry_comments.ministry_plan", b""),
    "take another's messages": ("$JS.API.CONSUMER.MSG.NEXT.ministry_comments.ministry_workgroup", b"1"),
    "acknowledge for another": ("$JS.ACK.ministry_comments.ministry_workgroup.1.1.1.1.1", b"+ACK"),
    "hear whom it does not follow": ("$JS.API.CONSUMER.MSG.NEXT.ministry_notifications.ministry_plan", b"1"),
    "ask the system": ("$SYS.REQ.SERVER.PING", b""),
}


@pytest.mark.parametrize(("subject", "body"), FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_a_services_user_may_not(nats: Nats, subject: str, body: bytes) -> None:
    async def attempt(client: Client, _js: JetStreamContext) -> None:
        with pytest.raises(NoAnswer):
            await client.request(subject, body, timeout=0.3)

    errors = as_service(nats, "plan", attempt)
    assert len(errors) == 1
    assert "permissions violation for publish" in errors[0].lower()
    assert messages(nats, "ministry_plan") == messages(nats, "ministry_comments") == 0


@pytest.mark.parametrize("subject", ["mithaq.>", "_INBOX.>", "_INBOX_ministry_comments.>", "$JS.>", ">"])
def test_a_services_user_hears_only_its_own_inbox(nats: Nats, subject: str) -> None:
    async def listen(client: Client, _js: JetStreamContext) -> None:
        await client.subscribe(subject)
        await client.flush()
        await asyncio.sleep(0.1)

    (error,) = as_service(nats, "plan", listen)
    assert "permissions violation for subscription" in error.lower()


def test_nobody_gets_in_without_a_password(nats: Nats) -> None:
    async def knock() -> None:
        client = Client()
        await client.connect(nats.url, allow_reconnect=False, error_cb=_ignore)

    with pytest.raises(Exception, match="Authorization Violation"):
        asyncio.run(knock())


async def _ignore(_error: Exception) -> None: ...


def test_provisioning_brings_a_deleted_stream_and_consumer_back(nats: Nats) -> None:
    async def delete() -> None:
        client = await nats.connect()
        js = client.jetstream()
        await js.delete_stream("ministry_plan")
        await js.delete_consumer("ministry_comments", "ministry_plan")
        await client.close()

    async def there() -> bool:
        client = await nats.connect()
        js = client.jetstream()
        found = await js.consumer_info("ministry_plan", "ministry_comments")
        back = await js.consumer_info("ministry_comments", "ministry_plan")
        await client.close()
        return bool(found and back)

    asyncio.run(delete())
    nats.provision()
    assert asyncio.run(there())

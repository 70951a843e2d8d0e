"""Streams and durable consumers on NATS: a stream for each service, a consumer for each reader of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from nats.aio.client import Client
from nats.errors import Error
from nats.js import JetStreamContext
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy, StorageType, StreamConfig
from nats.js.errors import NotFoundError

from local.site import Site
from local.waiting import Unreachable, until

Say = Callable[[str], None]


async def provision(site: Site, admin_url: str, say: Say, *, seconds: float) -> None:
    """Make or complete every stream and consumer; safe to repeat, and quick when all is there."""
    connection = await _connect(admin_url, seconds, say)
    try:
        js = connection.jetstream(timeout=10)
        for service in site.services:
            await _stream(js, stream_of(site, service), say)
        for reader, owner in site.readers:
            await _consumer(js, site.nats_name(owner), consumer_of(site, reader), say)
    finally:
        await connection.close()


def stream_of(site: Site, service: str) -> StreamConfig:
    """A service's stream: on disk, never trimmed, nothing can be deleted from it."""
    return StreamConfig(
        name=site.nats_name(service),
        subjects=[f"mithaq.{site.agency}.{service}.>"],
        storage=StorageType.FILE,
        num_replicas=1,
        duplicate_window=120,
        deny_delete=True,
        deny_purge=True,
    )


def consumer_of(site: Site, reader: str) -> ConsumerConfig:
    """A reader's place in another's stream: all of it, each message until it is acknowledged."""
    return ConsumerConfig(
        durable_name=site.nats_name(reader),
        deliver_policy=DeliverPolicy.ALL,
        ack_policy=AckPolicy.EXPLICIT,
        ack_wait=60,
        max_ack_pending=256,
        max_deliver=-1,
    )


async def _connect(url: str, seconds: float, say: Say) -> Client:
    where = f"NATS at {urlsplit(url).hostname}:{urlsplit(url).port or 4222}"
    connection, last = Client(), ""

    async def heard(error: Exception) -> None:
        nonlocal last
        if not last:
            say(f"waiting up to {seconds:g} s for {where}")
        last = str(error) or type(error).__name__

    async def answers() -> bool:
        nonlocal connection
        connection = Client()
        try:
            await connection.connect(
                url, connect_timeout=2, max_reconnect_attempts=1, reconnect_time_wait=0, error_cb=heard
            )
        except (OSError, Error) as error:
            await heard(error)
            return False
        return True

    try:
        await until(answers, seconds=seconds, what=where)
    except Unreachable as error:
        raise Unreachable(f"{error}: {last}") from None
    return connection


async def _stream(js: JetStreamContext, wanted: StreamConfig, say: Say) -> None:
    try:
        found = (await js.stream_info(str(wanted.name))).config
    except NotFoundError:
        await js.add_stream(wanted)
        say(f"stream {wanted.name}: created")
        return
    if _differing(found, wanted):
        await js.update_stream(replace(found, **_differing(found, wanted)))
        say(f"stream {wanted.name}: updated")


async def _consumer(js: JetStreamContext, stream: str, wanted: ConsumerConfig, say: Say) -> None:
    name = str(wanted.durable_name)
    try:
        found = (await js.consumer_info(stream, name)).config
    except NotFoundError:
        await js.add_consumer(stream, wanted)
        say(f"consumer {name} on {stream}: created")
        return
    if _differing(found, wanted):
        await js.add_consumer(stream, replace(found, **_differing(found, wanted)))
        say(f"consumer {name} on {stream}: updated")


def _differing(found: object, wanted: StreamConfig | ConsumerConfig) -> dict[str, Any]:
    """Fields that `wanted` sets otherwise than `found` has them."""
    default = type(wanted)()
    return {
        name: value
        for name, value in vars(wanted).items()
        if value != getattr(default, name) and value != getattr(found, name)
    }

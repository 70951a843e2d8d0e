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
CREATED, UPDATED, THERE = "created", "updated", "there"


async def provision(site: Site, admin_url: str, say: Say, *, seconds: float) -> list[str]:
    """Make or complete every stream and consumer: what was changed. Safe to repeat, and quick when all is there."""
    changed: list[tuple[str, str]] = []
    connection = await _connect(admin_url, seconds, say)
    try:
        js = connection.jetstream(timeout=10)
        for service in site.services:
            name = site.nats_name(service)
            changed.append((f"stream {name}", await _stream(js, name, stream_of(site, service))))
            for reader in site.readers_of(service):
                durable = site.nats_name(reader)
                changed.append((f"consumer {durable} of {name}", await _consumer(js, name, durable)))
    finally:
        await connection.close()
    return [f"{what}: {change}" for what, change in changed if change != THERE]


def stream_of(site: Site, service: str) -> dict[str, Any]:
    """A service's stream: on disk, never trimmed, nothing can be deleted from it."""
    return {
        "subjects": [f"mithaq.{site.agency}.{service}.>"],
        "storage": StorageType.FILE,
        "num_replicas": 1,
        "duplicate_window": 120,
        "deny_delete": True,
        "deny_purge": True,
    }


CONSUMER: dict[str, Any] = {
    "deliver_policy": DeliverPolicy.ALL,
    "ack_policy": AckPolicy.EXPLICIT,
    "ack_wait": 60,
    "max_ack_pending": 256,
    "max_deliver": -1,
}
"""A reader's place in another's stream: all of it, each message until it is acknowledged."""


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


async def _stream(js: JetStreamContext, name: str, wanted: dict[str, Any]) -> str:
    try:
        found = (await js.stream_info(name)).config
    except NotFoundError:
        await js.add_stream(StreamConfig(name=name, **wanted))
        return CREATED
    if not _differs(found, wanted):
        return THERE
    await js.update_stream(replace(found, **wanted))
    return UPDATED


async def _consumer(js: JetStreamContext, stream: str, name: str) -> str:
    try:
        found = (await js.consumer_info(stream, name)).config
    except NotFoundError:
        await js.add_consumer(stream, ConsumerConfig(durable_name=name, **CONSUMER))
        return CREATED
    if not _differs(found, CONSUMER):
        return THERE
    await js.add_consumer(stream, replace(found, **CONSUMER))
    return UPDATED


def _differs(found: StreamConfig | ConsumerConfig, wanted: dict[str, Any]) -> bool:
    return any(getattr(found, name) != value for name, value in wanted.items())

"""Events over JetStream: the relay is the only way out of a service, and the subscriber made here the only way in."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import anyio.to_thread
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from faststream import AckPolicy
from faststream.nats import JStream, NatsBroker, PullSub
from faststream.nats.message import NatsMessage
from nats.js import JetStreamContext
from nats.js.api import ConsumerConfig

from . import signing
from .envelope import Event
from .intake import Intake
from .peers import Peer
from .points import point
from .registry import name_of, service_of
from .store import Recorded, Store, move

log = logging.getLogger(__name__)

RELAYED = "relayed"
"""The follower that the relay is."""
BATCH = 128
"""Events that the relay reads, or a subscriber takes, at once."""
AGAIN = 2
"""Seconds after which a message comes again whose gap could not be filled, for the owner did not answer."""


class Head(msgspec.Struct, rename={"TOPIC": "type"}):
    """What the relay needs of an event's bytes: it also sends on what this code has no contract of."""

    TOPIC: str
    agency: str
    id: UUID
    stream: UUID
    recorded_at: datetime
    traceparent: str | None = None


def subject(event: Event | Head) -> str:
    """mithaq.<agency>.<service>.<Event>"""
    return f"mithaq.{event.agency}.{service_of(event.TOPIC)}.{name_of(event.TOPIC)}"


def headers(event: Event | Head, recorded: Recorded, key: Ed25519PrivateKey) -> dict[str, str]:
    """CloudEvents 1.0 in NATS's binary mode, the id for JetStream's own dedupe, and the place in the chain, signed."""
    made = {
        "Nats-Msg-Id": str(event.id),
        "ce-specversion": "1.0",
        "ce-id": str(event.id),
        "ce-source": f"/{event.agency}/{service_of(event.TOPIC)}",
        "ce-type": event.TOPIC,
        "ce-subject": str(event.stream),
        "ce-time": event.recorded_at.isoformat().replace("+00:00", "Z"),
        "ce-datacontenttype": "application/json",
        "content-type": "application/json",
        "ce-position": str(recorded.position),
        "ce-previous": str(recorded.previous),
        "ce-signature": signing.sign(key, recorded.body, recorded.position, recorded.previous),
    }
    if event.traceparent:
        made["traceparent"] = event.traceparent
    return made


class Relay:
    """Publishes the store's events in their order: each is marked only when JetStream has acknowledged it."""

    def __init__(self, store: Store, stream: str, js: Callable[[], JetStreamContext], key: Ed25519PrivateKey) -> None:
        self._store = store
        self._stream = stream
        self._js = js
        self._key = key

    async def run_once(self) -> int:
        """Publish what lies beyond the mark, one batch of it; how many events it was. What fails is published again."""
        position = await anyio.to_thread.run_sync(self._store.applied, RELAYED)
        batch = await anyio.to_thread.run_sync(self._store.after, position, BATCH)
        if not batch:
            return 0
        point("commit-and-publish")
        await self._publish(batch)
        point("publish-and-mark")
        await anyio.to_thread.run_sync(self._mark, batch[-1].position)
        return len(batch)

    async def _publish(self, batch: list[Recorded]) -> None:
        js = self._js()
        acknowledged = []
        for recorded in batch:
            event = msgspec.json.decode(recorded.body, type=Head)
            acknowledged.append(
                await js.publish_async(
                    subject(event),
                    recorded.body,
                    stream=self._stream,
                    headers=headers(event, recorded, self._key),
                )
            )
        # One connection keeps their order on the way; nothing is marked before the last of them is on JetStream's disk.
        await asyncio.wait_for(asyncio.gather(*acknowledged), timeout=10)

    def _mark(self, position: int) -> None:
        with self._store.deriving() as cursor:
            move(cursor, RELAYED, position)


@dataclass(frozen=True, kw_only=True)
class _Offered:
    recorded: Recorded
    applied: asyncio.Future[None]


class _Gathering:
    """Puts the messages that are there at once into one call of the intake, and tells each when it is applied."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._offered: list[_Offered] = []
        self._working: asyncio.Task[None] | None = None

    async def apply(self, recorded: Recorded) -> None:
        offered = _Offered(recorded=recorded, applied=asyncio.get_running_loop().create_future())
        self._offered.append(offered)
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work())
        await offered.applied

    async def _work(self) -> None:
        while self._offered:
            taken, self._offered = self._offered, []
            try:
                await anyio.to_thread.run_sync(self._intake.take, [each.recorded for each in taken])
            except Exception as error:
                for each in taken:
                    each.applied.set_exception(error)
            else:
                for each in taken:
                    each.applied.set_result(None)


def inbox(user: str) -> bytes:
    """The prefix of the only subjects that a service's NATS user may subscribe to."""
    return f"_INBOX_{user}".encode()


def subscribe(broker: NatsBroker, peer: Peer, user: str, intake: Intake) -> None:
    """The one subscriber: the peer's whole stream, in order, acknowledged after the commit of its effect.

    The stream and the durable consumer, of the user's name, are provisioned; nothing here may create or change one. A
    message whose signature does not hold is not the peer's: its place in the chain is filled from the owner.
    """
    gathering = _Gathering(intake)
    key = signing.public_key(peer.signing_public)

    @broker.subscriber(
        f"mithaq.{peer.agency}.{peer.service}.>",
        durable=user,
        inbox_prefix=inbox(user) + b".",
        stream=JStream(peer.stream, declare=False),
        pull_sub=PullSub(batch_size=BATCH, timeout=5.0),
        config=ConsumerConfig(max_ack_pending=BATCH),
        ack_policy=AckPolicy.MANUAL,
        decoder=_itself,
        title=f"{peer.source} to {user}",
    )
    async def hear(message: Any) -> None:
        recorded = genuine(message, key)
        try:
            if recorded is None:
                log.error("forged or damaged message on %s", peer.stream)
                await anyio.to_thread.run_sync(intake.fill)
            else:
                await gathering.apply(recorded)
        except Exception as error:
            log.warning("%s: not applied now, again in %d s: %s", peer.stream, AGAIN, type(error).__name__)
            await message.nack(delay=AGAIN)
            return
        point("handle-and-ack")
        await message.ack()


def genuine(message: NatsMessage, key: Ed25519PublicKey) -> Recorded | None:
    """The message as a recorded event, or None where its signature does not hold."""
    head = {name.lower(): value for name, value in (message.headers or {}).items()}
    try:
        position, previous = int(head["ce-position"]), int(head["ce-previous"])
        signature, topic = head["ce-signature"], head["ce-type"]
    except (KeyError, ValueError):
        return None
    body = bytes(message.body)
    if not signing.holds(key, signature, body, position, previous):
        return None
    return Recorded(position=position, previous=previous, topic=topic, body=body)


async def _itself(message: NatsMessage) -> NatsMessage:
    """A message as its own content: one that FastStream injects is looked up in a thread, and comes in any order."""
    return message

"""A service's worker: relay, subscribers, own followers and timers, side by side until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import Any

import anyio.to_thread
import httpx
import nats
import nats.errors
import nats.js.errors
import psycopg
from faststream.nats import NatsBroker
from faststream.security import SASLPlaintext
from nats.aio.client import Client
from nats.js import JetStreamContext

from events import deadletters, jetstream, signing
from events.clocks import TIMERS
from events.intake import Intake
from events.jetstream import Relay
from events.peers import Peer
from events.store import CHANNEL, INFRASTRUCTURE, Store

from . import checks, projector, timing
from .parts import Built
from .telemetry import APPLIED, DEAD

log = logging.getLogger(__name__)

OWN_BATCH = 200
"""Own events that are reacted to at once."""
POLL = 1.0
"""Seconds after which a follower looks by itself: a notification can be lost with its connection."""
WATCH = 10.0
"""Seconds between two looks at the consumers: whether they exist, and whether the owner has what JetStream lost."""
AWAY: tuple[type[Exception], ...] = (*INFRASTRUCTURE, nats.errors.Error, httpx.HTTPError, TimeoutError, OSError)
"""What says that a server is away."""
REPROVISION = 75
"""The exit code (EX_TEMPFAIL) that asks the supervisor to provision and start again."""


class Unprovisioned(Exception):
    """A consumer that this service reads by does not exist."""


class Worker:
    """One service's followers."""

    def __init__(self, built: Built) -> None:
        self._built = built
        self._settings = built.settings
        self._durable = f"{built.settings.agency}_{built.parts.name}"
        self._awake: dict[str, asyncio.Event] = {}
        self._nats = Client()

    async def run(self) -> None:
        """Run until SIGTERM or SIGINT; what was begun is committed or not, and nothing is half done."""
        checks.database(self._built.app.store)
        checks.jetstream(self._settings.nats_monitor)
        await self._connect()
        try:
            await self._work()
        except Unprovisioned as gone:
            log.error("%s: provision it", gone)
            sys.exit(REPROVISION)
        finally:
            await self._nats.close()

    async def _work(self) -> None:
        intakes = {peer: self._intake(peer) for peer in self._built.others}
        broker = await self._listen(intakes)
        jobs: list[Coroutine[Any, Any, None]] = [
            self._notified(),
            self._follow("relay", self._relay().run_once, jetstream.BATCH),
            self._follow("projector", self._projected, projector.BATCH),
            self._follow("own events", self._own_events(), OWN_BATCH),
            self._follow(TIMERS, self._timers, 1),
            *(self._watched(peer, intake) for peer, intake in intakes.items()),
            self._measured(),
            *(self._task(task) for task in self._built.parts.tasks),
        ]
        try:
            await _until_stopped(jobs)
        finally:
            # Told first: FastStream's loop takes a fetch that is cancelled for one that found nothing, and goes on.
            await broker.stop()

    async def _connect(self) -> None:
        await _patiently(
            "NATS",
            lambda: self._nats.connect(
                self._settings.nats_url,
                user=self._settings.nats_user,
                password=self._settings.nats_password,
                inbox_prefix=jetstream.inbox(self._settings.nats_user),
                max_reconnect_attempts=-1,
                reconnect_time_wait=1,
                ping_interval=10,
                error_cb=_nats_error,
                name=self._durable,
            ),
        )

    async def _listen(self, intakes: dict[Peer, Intake]) -> NatsBroker:
        broker = NatsBroker(
            self._settings.nats_url,
            security=SASLPlaintext(self._settings.nats_user, self._settings.nats_password, use_ssl=False),
            inbox_prefix=jetstream.inbox(self._settings.nats_user),
            max_reconnect_attempts=-1,
            reconnect_time_wait=1,
            ping_interval=10,
            error_cb=_nats_error,
            logger=None,
        )
        for peer, intake in intakes.items():
            await _patiently("NATS", partial(self._need_consumer, peer))
            jetstream.subscribe(broker, peer, self._durable, intake)
        await broker.start()
        return broker

    def _intake(self, peer: Peer) -> Intake:
        parts = self._built.parts
        project = parts.projections.project if parts.projects_others else None
        client = self._built.client(peer)
        return Intake(self._built.app, peer.source, parts.facts, parts.policies, project=project, owner=client)

    def _relay(self) -> Relay:
        return Relay(
            self._built.app.store,
            f"{self._settings.agency}_{self._built.parts.name}",
            self._js,
            signing.private_key(self._settings.signing_key),
        )

    def _js(self) -> JetStreamContext:
        return self._nats.jetstream()

    async def _projected(self) -> int:
        store, projections = self._built.app.store, self._built.parts.projections
        if self._built.parts.projects_others:
            return 0
        return await anyio.to_thread.run_sync(projector.project_once, store, projections)

    def _own_events(self) -> Callable[[], Awaitable[int]]:
        parts, store = self._built.parts, self._built.app.store
        source = f"{self._settings.agency}/{parts.name}"
        intake = Intake(self._built.app, source, parts.facts, parts.policies, own=True)

        def once() -> int:
            batch = store.after(intake.position, OWN_BATCH)
            intake.take(batch)
            return len(batch)

        async def in_a_thread() -> int:
            return await anyio.to_thread.run_sync(once)

        return in_a_thread

    async def _timers(self) -> int:
        return await anyio.to_thread.run_sync(timing.fire_due, self._built)

    async def _task(self, task: Callable[[Built], Awaitable[None]]) -> None:
        await task(self._built)

    async def _follow(self, name: str, once: Callable[[], Awaitable[int]], full: int) -> None:
        """Run `once` while it finds a `full` batch, then wait to be notified; for ever, whatever is away meanwhile."""
        awake = self._awake[name] = asyncio.Event()
        away = 0.2
        while True:
            awake.clear()
            try:
                while await once() >= full:
                    pass
                away = 0.2
            except AWAY as error:
                log.warning("%s waits: %s", name, type(error).__name__)
                await asyncio.sleep(away)
                away = min(away * 2, 2.0)
                continue
            except Exception:
                # What it is about stays where it is: nothing is skipped, and the other followers go on.
                log.exception("%s stands still", name)
                await asyncio.sleep(WATCH)
                continue
            try:
                await asyncio.wait_for(awake.wait(), POLL)
            except TimeoutError:
                continue

    async def _notified(self) -> None:
        """Wake the followers at each commit that has events, or moves a clock."""
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    self._settings.database_url, autocommit=True
                ) as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    async for notified in connection.notifies():
                        self._wake(TIMERS if notified.payload == TIMERS else None)
            except psycopg.Error:
                await asyncio.sleep(POLL)
            self._wake()

    def _wake(self, only: str | None = None) -> None:
        for name, awake in self._awake.items():
            if only in (None, name):
                awake.set()

    async def _watched(self, peer: Peer, intake: Intake) -> None:
        """Fill from the owner at the start, and whenever JetStream has nothing left that the owner still has."""
        seen = -1
        while True:
            try:
                info = await self._need_consumer(peer)
                idle = info.num_pending == 0 and info.num_ack_pending == 0
                if seen == -1 or (idle and seen == intake.position):
                    await anyio.to_thread.run_sync(intake.fill)
                seen = intake.position
                APPLIED.labels(peer.source).set(seen)
            except AWAY as error:
                log.info("%s is not watched now: %s", peer.source, type(error).__name__)
            except Unprovisioned:
                raise
            except Exception:
                log.warning("%s's feed did not answer", peer.source, exc_info=True)
            await asyncio.sleep(WATCH if seen >= 0 else POLL)

    async def _measured(self) -> None:
        """Keep the metrics that are read from the database up to date."""
        while True:
            with suppress(*AWAY):
                await anyio.to_thread.run_sync(measure, self._built.app.store)
            await asyncio.sleep(WATCH)

    async def _need_consumer(self, peer: Peer) -> Any:
        """The durable consumer's state. Where it is gone, this process ends, to be provisioned again."""
        try:
            return await self._js().consumer_info(peer.stream, self._durable, timeout=5)
        except nats.js.errors.NotFoundError:
            raise Unprovisioned(f"no consumer {self._durable} on the stream {peer.stream}") from None


def measure(store: Store) -> None:
    """Tell how many dead letters there are."""
    with store.reading() as cursor:
        DEAD.set(deadletters.count(cursor))


async def _nats_error(error: Exception) -> None:
    log.warning("NATS: %s", error)


async def _patiently(what: str, connect: Callable[[], Awaitable[object]]) -> None:
    """Try for ever, and say so."""
    while True:
        try:
            await connect()
            return
        except (TimeoutError, OSError, nats.errors.Error) as error:
            log.warning("waiting for %s: %s", what, type(error).__name__)
            await asyncio.sleep(1)


async def _until_stopped(jobs: list[Coroutine[Any, Any, None]]) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, stop.set)
    tasks = [asyncio.create_task(job) for job in jobs]
    waiting = asyncio.create_task(stop.wait())
    done, _ = await asyncio.wait([*tasks, waiting], return_when=asyncio.FIRST_COMPLETED)
    # Again and again: a task can lose its cancelling where what it waits for comes at that moment.
    while going := [task for task in (*tasks, waiting) if not task.done()]:
        for task in going:
            task.cancel()
        await asyncio.wait(going, timeout=1)
    await asyncio.gather(*tasks, waiting, return_exceptions=True)
    for task in done - {waiting}:
        task.result()  # a job that ended by a fault ends the worker with it

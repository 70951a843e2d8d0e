"""Starts children in order, each group when the one before is ready; restarts what ends; stops all in reverse order."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import time
from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from pathlib import Path

from local.children import Child, Running
from local.waiting import Unreachable

FIRST_WAIT, LONGEST_WAIT = 0.2, 5.0
STEADY = 30.0
"""Seconds after which a child that ran counts as sound, and its waits start anew."""

Say = Callable[[str], None]


class FolderInUse(Exception):
    """Another supervisor holds the data folder."""


@contextlib.contextmanager
def hold(data: Path) -> Iterator[None]:
    """Hold the data folder for this process alone; the kernel lets go of it when the process ends, however it ends."""
    # PostgreSQL, who has a user of its own as root, must walk through; what is secret lies in closed folders.
    data.mkdir(mode=0o711, parents=True, exist_ok=True)
    handle = os.open(data / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise FolderInUse(f"{data} is in use by another `mithaq up`") from None
    try:
        yield
    finally:
        os.close(handle)


async def _all(works: Iterable[Coroutine[None, None, None]]) -> None:
    """Do them side by side; when one fails, the others are given up before that is told."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise


class Supervisor:
    """Runs groups of children. `say` gets one line for each thing that happens."""

    def __init__(self, logs: Path, say: Say, *, ready_within: float = 90.0) -> None:
        self.logs, self.say, self.ready_within = logs, say, ready_within
        self.groups: list[list[Running]] = []
        self._watchers: list[asyncio.Task[None]] = []
        logs.mkdir(mode=0o700, parents=True, exist_ok=True)

    async def start(self, group: Sequence[Child]) -> None:
        """Start the group at once and wait until every one of it is ready, then keep it running."""
        fresh = [Running(child=child, logs=self.logs) for child in group]
        self.groups.append(fresh)
        await _all(self._begin(one) for one in fresh)
        self._watchers += [asyncio.create_task(self._keep(one)) for one in fresh]

    async def stop(self) -> None:
        """Stop all, the last started first."""
        for watcher in self._watchers:
            watcher.cancel()
        await asyncio.gather(*self._watchers, return_exceptions=True)
        self._watchers.clear()
        while self.groups:
            await asyncio.gather(*(one.end() for one in self.groups.pop()))

    async def _begin(self, one: Running) -> None:
        await one.child.before()
        start = time.monotonic()
        await one.start()
        await self._ready(one)
        self.say(f"{one.child.name}: ready after {time.monotonic() - start:.1f} s")

    async def _ready(self, one: Running) -> None:
        end = time.monotonic() + self.ready_within
        while not await one.child.ready():
            if not one.alive:
                raise Unreachable(f"{one.child.name} ended with {await one.ended()}: see {self._log(one)}")
            if time.monotonic() > end:
                raise Unreachable(f"{one.child.name} is not ready after {self.ready_within:g} s: see {self._log(one)}")
            await asyncio.sleep(0.05)

    async def _keep(self, one: Running) -> None:
        wait = FIRST_WAIT
        while True:
            started = time.monotonic()
            code = await one.ended()
            if time.monotonic() - started > STEADY:
                wait = FIRST_WAIT
            self.say(f"{one.child.name}: ended with {code}, starts again in {wait:g} s; see {self._log(one)}")
            wait = await self._again(one, wait)

    async def _again(self, one: Running, wait: float) -> float:
        """Start it after `wait` seconds, or after longer ones when that fails; how long to wait the next time."""
        while True:
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)
            try:
                await one.child.before()
                await one.start()
            except (Unreachable, OSError) as error:
                self.say(f"{one.child.name}: {error}; tries again in {wait:g} s")
            else:
                return wait

    def _log(self, one: Running) -> Path:
        return self.logs / f"{one.child.name}.log"

"""One child process: started, found ready, stopped. It dies with its parent, and writes to a log of its own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

LARGEST_LOG = 20_000_000


async def nothing() -> None:
    """A child that needs nothing done before it starts."""


@dataclass(frozen=True, kw_only=True)
class Child:
    """What to run. `ready` is asked until it says yes; `before` is done before each start, the first too."""

    name: str
    argv: tuple[str, ...]
    ready: Callable[[], Awaitable[bool]]
    environ: Mapping[str, str] | None = None
    fds: tuple[int, ...] = ()
    before: Callable[[], Awaitable[None]] = nothing
    stop: signal.Signals = signal.SIGTERM
    patience: float = 10.0
    """Seconds from the stop signal to SIGKILL."""


@dataclass(kw_only=True)
class Running:
    """A child's process of the moment."""

    child: Child
    logs: Path
    process: asyncio.subprocess.Process | None = field(default=None, init=False)

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.returncode is None

    async def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches it only through the supervisor."""
        argv = self.child.argv
        if argv[0] != "setpriv":
            argv = ("setpriv", "--pdeathsig", "KILL", *argv)
        with _log(self.logs / f"{self.child.name}.log") as out:
            self.process = await asyncio.create_subprocess_exec(
                *argv,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                env=self.child.environ,
                pass_fds=self.child.fds,
                start_new_session=True,
            )

    async def ended(self) -> int:
        """Wait for its end; its exit code, negative for a signal."""
        assert self.process is not None
        return await self.process.wait()

    async def end(self) -> None:
        """Ask it to stop; kill it when it does not."""
        if self.process is None or not self.alive:
            return
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(self.child.stop)
        try:
            await asyncio.wait_for(self.process.wait(), self.child.patience)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
            await self.process.wait()


@contextlib.contextmanager
def _log(file: Path) -> Iterator[int]:
    if file.exists() and file.stat().st_size > LARGEST_LOG:
        file.replace(file.with_suffix(".log.1"))
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        yield handle
    finally:
        os.close(handle)

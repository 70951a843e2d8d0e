"""The supervisor with small stand-ins for services: order, restarts, sockets."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest

from local.children import Child
from local.ports import Ports
from local.supervisor import Supervisor
from local.waiting import Unreachable

SLEEPER = (sys.executable, "-c", "import time; time.sleep(60)")
ECHO = """
import socket, sys
listener = socket.socket(fileno=int(sys.argv[1]))
while True:
    connection, _ = listener.accept()
    connection.sendall(connection.recv(100))
    connection.close()
"""

pytestmark = pytest.mark.server


async def at_once() -> bool:
    return True


def supervised(
    folder: Path, said: list[str], act: Callable[[Supervisor], Awaitable[None]], ready_within: float = 5
) -> None:
    async def run() -> None:
        supervisor = Supervisor(folder / "logs", said.append, ready_within=ready_within)
        try:
            await act(supervisor)
        finally:
            await supervisor.stop()

    asyncio.run(run())


def pid_of(supervisor: Supervisor, group: int = 0) -> int:
    process = supervisor.groups[group][0].process
    assert process is not None
    return process.pid


def other_than(supervisor: Supervisor, old: int) -> bool:
    """Whether another process stands in its place by now."""
    return pid_of(supervisor) != old


async def soon(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        await asyncio.sleep(0.02)


def test_a_killed_child_starts_again_and_what_it_needs_is_done_before(tmp_path: Path) -> None:
    before: list[int] = []

    async def prepare() -> None:
        before.append(1)

    async def act(supervisor: Supervisor) -> None:
        await supervisor.start([Child(name="sleeper", argv=SLEEPER, ready=at_once, before=prepare)])
        for times in (2, 3):
            old = pid_of(supervisor)
            os.kill(old, signal.SIGKILL)
            await soon(partial(other_than, supervisor, old))
            assert len(before) == times

    said: list[str] = []
    supervised(tmp_path, said, act)
    ends = [line for line in said if "ended" in line]
    assert [line.partition(";")[0] for line in ends] == [
        "sleeper: ended with -9, starts again in 0.2 s",
        "sleeper: ended with -9, starts again in 0.4 s",
    ]


def test_a_restart_waits_for_what_it_needs(tmp_path: Path) -> None:
    needs = iter([None, Unreachable("no database"), None])

    async def prepare() -> None:
        missing = next(needs)
        if missing:
            raise missing

    async def act(supervisor: Supervisor) -> None:
        await supervisor.start([Child(name="sleeper", argv=SLEEPER, ready=at_once, before=prepare)])
        old = pid_of(supervisor)
        os.kill(old, signal.SIGKILL)
        await soon(lambda: pid_of(supervisor) != old)

    said: list[str] = []
    supervised(tmp_path, said, act)
    assert "sleeper: no database; tries again in 0.4 s" in said


def test_no_connection_is_refused_while_a_child_restarts(tmp_path: Path) -> None:
    ports = Ports(tmp_path / "ports.json")
    listener = ports.listener("echo")
    argv = (sys.executable, "-c", ECHO, str(listener.fileno()))
    answered = 0

    async def ask() -> bool:
        reader, writer = await asyncio.open_connection("127.0.0.1", ports["echo"])
        writer.write(b"hello")
        try:
            return await asyncio.wait_for(reader.read(100), 10) == b"hello"
        except ConnectionResetError:
            return False  # it was being answered when the child was killed
        finally:
            writer.close()

    async def act(supervisor: Supervisor) -> None:
        nonlocal answered
        await supervisor.start([Child(name="echo", argv=argv, fds=(listener.fileno(),), ready=ask)])
        for _ in range(4):
            os.kill(pid_of(supervisor), signal.SIGKILL)
            for _ in range(50):
                answered += await ask()

    supervised(tmp_path, [], act)
    listener.close()
    assert answered >= 196


def test_all_stop_in_reverse_order_and_who_will_not_is_killed(tmp_path: Path) -> None:
    order = tmp_path / "order"
    polite = (
        "import signal, sys, time\nsignal.signal(15, lambda *_: (open(sys.argv[1], 'a').write(sys.argv[2]), exit()))"
    )
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"

    def child(name: str) -> Child:
        code = f"{polite}\nprint('up', flush=True)\ntime.sleep(60)"
        argv = (sys.executable, "-c", code, str(order), name)
        return Child(name=name, argv=argv, ready=lambda: wrote(name))

    async def wrote(name: str) -> bool:
        return (tmp_path / "logs" / f"{name}.log").read_text() != ""

    async def act(supervisor: Supervisor) -> None:
        await supervisor.start([child("a")])
        await supervisor.start([child("b")])
        last = Child(name="c", argv=(sys.executable, "-c", deaf), ready=lambda: wrote("c"), patience=0.3)
        await supervisor.start([last])

    supervised(tmp_path, [], act)
    assert order.read_text() == "ba"


def test_a_child_that_does_not_come_up_is_named_with_its_log(tmp_path: Path) -> None:
    async def never() -> bool:
        return False

    async def ends(supervisor: Supervisor) -> None:
        await supervisor.start([Child(name="broken", argv=(sys.executable, "-c", "exit(3)"), ready=never)])

    async def hangs(supervisor: Supervisor) -> None:
        await supervisor.start([Child(name="slow", argv=SLEEPER, ready=never)])

    with pytest.raises(Unreachable, match=r"broken ended with 3: see .*broken\.log"):
        supervised(tmp_path, [], ends)
    with pytest.raises(Unreachable, match=r"slow is not ready after 0.3 s: see .*slow\.log"):
        supervised(tmp_path, [], hangs, ready_within=0.3)

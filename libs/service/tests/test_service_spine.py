"""The spine on real servers: what is committed in one service is applied in another, once, whatever dies meanwhile."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from processes import Environment, Processes
from recording import until

from events.jetstream import RELAYED
from local.testservers import Nats

ALL = ("plan.api", "plan.worker", "proposals.worker")
FAULTS = (
    ("plan.worker", "commit-and-publish"),
    ("plan.worker", "publish-and-mark"),
    ("proposals.worker", "before-commit"),
    ("proposals.worker", "handle-and-ack"),
)


def messages(nats: Nats) -> int:
    async def run() -> int:
        client = await nats.connect()
        found = (await client.jetstream().stream_info("ministry_plan")).state.messages
        await client.close()
        return found

    return asyncio.run(run())


def test_no_effect_crosses_while_nats_is_stopped_and_all_do_once_it_is_back(
    environment: Environment, tmp_path: Path, nats: Nats
) -> None:
    processes = Processes(environment, tmp_path)
    processes.plan.start()
    processes.start(*ALL)
    for number in range(50):
        processes.plan.note(f"key-{number}")
    until(processes.caught_up)
    stops: tuple[tuple[Callable[[], object], Callable[[], object]], ...] = (
        (nats.stop, nats.start),
        (lambda: os.kill(nats.pid, signal.SIGSTOP), lambda: os.kill(nats.pid, signal.SIGCONT)),
    )
    for number, (stop, go_on) in enumerate(stops):
        stop()
        before = processes.heard()
        processes.plan.note(f"away-{number}", many=3)
        time.sleep(1)
        assert processes.heard() == before
        go_on()
        until(processes.caught_up)
    assert messages(nats) == len(processes.committed()) == 57
    assert processes.stop() == dict.fromkeys(ALL, 0)


def test_killed_at_every_point_between_commit_and_acknowledgement_nothing_is_lost_or_doubled(
    environment: Environment, tmp_path: Path, nats: Nats
) -> None:
    markers = {fault: tmp_path / "-".join(fault) for fault in FAULTS}
    faults = ";".join(f"{role},{at},2,{marker}" for (role, at), marker in markers.items())
    processes = Processes(environment, tmp_path, MITHAQ_FAULTS=faults)
    processes.plan.start()
    processes.start(*ALL)
    processes.supervise()
    number = 0
    while not all(marker.exists() for marker in markers.values()):
        processes.plan.note(f"key-{number}")
        number += 1
        time.sleep(0.05)
    until(processes.caught_up)
    until(lambda: processes.plan.store.applied(RELAYED) == processes.committed()[-1])
    assert messages(nats) == len(processes.committed()) == number + 1
    assert processes.stop() == dict.fromkeys(ALL, 0)

"""The spine on real servers: what is committed in one service is applied in another, once, whatever dies meanwhile."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from processes import Processes
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
    processes: Callable[..., Processes], nats: Nats
) -> None:
    spine = processes()
    spine.plan.start()
    spine.start(*ALL)
    for number in range(50):
        spine.plan.note(f"key-{number}")
    until(spine.caught_up)
    stops: tuple[tuple[Callable[[], object], Callable[[], object]], ...] = (
        (nats.stop, nats.start),
        (lambda: os.kill(nats.pid, signal.SIGSTOP), lambda: os.kill(nats.pid, signal.SIGCONT)),
    )
    for number, (stop, go_on) in enumerate(stops):
        stop()
        before = spine.heard()
        spine.plan.note(f"away-{number}", many=3)
        time.sleep(0.7)
        assert spine.heard() == before
        go_on()
        until(spine.caught_up)
    assert messages(nats) == len(spine.committed()) == 57
    assert spine.stop() == dict.fromkeys(ALL, 0)


def test_killed_at_every_point_between_commit_and_acknowledgement_nothing_is_lost_or_doubled(
    processes: Callable[..., Processes], tmp_path: Path, nats: Nats
) -> None:
    faults = ";".join(f"{role},{at},2,{tmp_path / f'{role}-{at}'}" for role, at in FAULTS)
    spine = processes(MITHAQ_FAULTS=faults)
    spine.plan.start()
    spine.start(*ALL)
    number = 0
    while spine.killed < len(FAULTS):
        spine.plan.note(f"key-{number}")
        number += 1
        time.sleep(0.05)
        spine.revive()
    until(spine.caught_up)
    until(lambda: spine.plan.store.applied(RELAYED) == spine.committed()[-1])
    assert messages(nats) == len(spine.committed()) == number + 1

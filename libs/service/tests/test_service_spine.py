"""The spine on real servers: committed in one service, applied in another, once and in order."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import psycopg
import spine  # the folder of this test is on the path

from events.aggregate import Aggregate
from events.application import Application, Call, Outcome
from events.calendar import Calendar, tzdata_version
from events.envelope import Act, Event, command_id, named
from events.plan import ProcessStarted, ProcessSuspended
from events.seals import Keyring
from events.store import Store

SERVICE = Path(spine.__file__)


def start_process(state: spine.Log, command: spine.Note) -> tuple[Event, ...]:
    act = command.act
    return (
        act.event(
            ProcessStarted,
            named(act.process, "process", act.process),
            state.version + 1,
            title={"en": "A plan"},
            country="JO",
            zone="Asia/Amman",
            languages=("en",),
            authoritative="en",
            simulated=False,
            calendar=Calendar(weekend=(5, 6)),
            agencies={"plan": act.agency, "proposals": act.agency},
        ),
    )


STARTING = Aggregate(initial=spine.Log(), evolve=spine.evolve, decide=start_process)


class Writer:
    """Writes into the plan's store as its api would."""

    def __init__(self, env: dict[str, str], keys: Path) -> None:
        url = (Path(env["MITHAQ_SECRETS"]) / "mithaq_database_url").read_text()
        self.agency = env["MITHAQ_AGENCY"]
        self.store = Store(url, 2)
        self.app = Application(self.agency, "plan", self.store, Keyring(keys, "test"), spine.FACTS, spine.POLICIES)

    def call(self, key: str, reason: dict[str, str] | None = None) -> Call:
        now = datetime.now(UTC)
        act_id = command_id("p", key)
        act = Act(
            id=act_id,
            agency=self.agency,
            process="p",
            happened_at=now,
            recorded_at=now,
            correlation=act_id,
            tzdata=tzdata_version(),
            person=uuid4(),
            reason=reason,
        )
        return Call(act=act, key=key, digest=key.encode(), arrived_at=now)

    def start(self) -> Outcome:
        return self.app.execute(
            self.call("start"), named("p", "process", "p"), STARTING, lambda act: spine.Note(act=act, process="p")
        )

    def note(self, key: str, reason: dict[str, str] | None = None, log: str = "log") -> Outcome:
        stream = named("p", "log", log)
        aggregate = Aggregate(
            initial=spine.Log(),
            evolve=spine.evolve,
            decide=lambda state, command: (command.act.event(ProcessSuspended, stream, state.version + 1),),
        )
        return self.app.execute(self.call(key, reason), stream, aggregate, lambda act: spine.Note(act=act, process="p"))


def run(name: str, env: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    with log.open("ab") as out:
        return subprocess.Popen(
            [sys.executable, str(SERVICE), name, "worker"], env=os.environ | env, stdout=out, stderr=out
        )


def until(ready: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, "not in time"
        time.sleep(0.02)


def applied(url: str, source: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT position FROM applied WHERE follower = %s", (source,)).fetchone()
    return row[0] if row else 0


def test_what_is_committed_here_is_applied_there(environment: Callable[[str], dict[str, str]], tmp_path: Path) -> None:
    plan, proposals = environment("plan"), environment("proposals")
    writer = Writer(plan, tmp_path / "keys-of-test")
    url = (Path(proposals["MITHAQ_SECRETS"]) / "mithaq_database_url").read_text()
    workers = [run("plan", plan, tmp_path / "plan.log"), run("proposals", proposals, tmp_path / "proposals.log")]
    try:
        writer.start()
        for number in range(50):
            writer.note(f"note-{number}")
        source = f"{writer.agency}/plan"
        until(lambda: applied(url, source) == writer.store.last_position())
        with psycopg.connect(url) as connection:
            heard = connection.execute("SELECT position FROM heard ORDER BY position").fetchall()
        assert len(heard) == 51
        begun = time.perf_counter()
        writer.note("one more")
        until(lambda: applied(url, source) == writer.store.last_position())
        print(f"effect after {(time.perf_counter() - begun) * 1000:.1f} ms")
    finally:
        for worker in workers:
            worker.terminate()
            assert worker.wait(10) == 0, (tmp_path / "plan.log").read_text() + (tmp_path / "proposals.log").read_text()
        writer.store.close()

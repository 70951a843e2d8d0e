"""A service refuses to start where a promise would not hold, and says which setting it is and what to do."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psycopg
import pytest
import spine
from processes import Environment, Processes
from psycopg.sql import SQL, Identifier
from recording import until
from served import Served

from events.registry import UnknownTopic
from events.store import Store
from local.nats import binary
from local.testservers import Database, Nats, Postgres
from service import checks, projector, settings, worker
from service.checks import Unsafe
from service.parts import Built, build
from service.worker import REPROVISION, Worker


def refused(check: Callable[[], None]) -> str:
    """What the check says; it has to refuse."""
    with pytest.raises(Unsafe) as told:
        check()
    return str(told.value)


def test_the_settings_of_the_embedded_servers_are_safe(database: Callable[[str], Database], nats: Nats) -> None:
    store = Store(database("plan").url)
    checks.database(store)
    checks.jetstream(nats.monitor_url)
    store.close()


@contextmanager
def started_with(postgres: Postgres, setting: str) -> Iterator[None]:
    postgres.stop()
    postgres.run([*postgres.cluster.command(), "-c", setting])
    until(lambda: asyncio.run(postgres.cluster.ready()))
    yield
    postgres.stop()
    postgres.start()


@pytest.mark.parametrize("setting", ["fsync=off", "full_page_writes=off"])
def test_a_cluster_that_may_lose_what_was_committed_is_refused(
    postgres: Postgres, database: Callable[[str], Database], setting: str
) -> None:
    url = database("plan").url
    with started_with(postgres, setting):
        store = Store(url)
        told = refused(lambda: checks.database(store))
        store.close()
    assert told == f"refusing to start: PostgreSQL has {setting}; set it to on"


def test_a_role_that_does_not_wait_for_its_commits_is_refused(database: Callable[[str], Database]) -> None:
    made = database("plan")
    role, name = Identifier(str(urlsplit(made.url).username)), Identifier(made.name)
    with psycopg.connect(made.admin_url) as admin:
        admin.execute(SQL("ALTER ROLE {} IN DATABASE {} SET synchronous_commit = 'off'").format(role, name))
    store = Store(made.url)
    assert "synchronous_commit=off" in refused(lambda: checks.database(store))
    store.close()


def test_the_librarys_functions_are_refused_by_the_process_itself(environment: Environment) -> None:
    environ = os.environ | environment("plan") | {"POSTGRES_ENABLE_DB_FUNCTIONS": "y"}
    environ["PYTHONPATH"] = os.pathsep.join(sys.path)
    command = [sys.executable, spine.__file__, "plan", "api", "--port", "0"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 1
    assert "refusing to start: POSTGRES_ENABLE_DB_FUNCTIONS breaks the order of events; unset it" in done.stderr


@contextmanager
def another_nats(folder: Path, *options: str) -> Iterator[str]:
    """A nats-server that somebody started by hand; its monitor."""
    ports = [free() for _ in range(2)]
    where = ["-a", "127.0.0.1", "-p", str(ports[0]), "-m", str(ports[1])]
    server = subprocess.Popen([str(binary()), *where, *options], stderr=subprocess.DEVNULL)
    monitor = f"http://127.0.0.1:{ports[1]}"
    until(lambda: answers(monitor))
    yield monitor
    server.kill()
    server.wait()


def free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def answers(monitor: str) -> bool:
    try:
        return httpx.get(f"{monitor}/healthz").status_code == 200
    except httpx.HTTPError:
        return False


def test_a_jetstream_that_acknowledges_before_its_disk_is_refused(tmp_path: Path) -> None:
    with another_nats(tmp_path, "-js", "-sd", str(tmp_path)) as monitor:
        assert "set sync_interval: always" in refused(lambda: checks.jetstream(monitor))
        assert "set sync_interval: always" in refused(lambda: checks.jetstream(f"{monitor}/"))


def test_a_jetstream_of_which_nobody_knows_is_refused(tmp_path: Path) -> None:
    with another_nats(tmp_path) as monitor:
        assert "refusing to start" in refused(lambda: checks.jetstream(monitor))
        assert "set MITHAQ_NATS_MONITOR" in refused(lambda: checks.jetstream(f"{monitor}/elsewhere"))
    assert "(ConnectError); set MITHAQ_NATS_MONITOR" in refused(lambda: checks.jetstream(f"http://127.0.0.1:{free()}"))


@pytest.fixture
def proposals(environment: Environment, monkeypatch: pytest.MonkeyPatch) -> Iterator[Built]:
    for name, value in environment("proposals").items():
        monkeypatch.setenv(name, value)
    made = build(spine.parts("proposals"), settings.load(), "worker")
    yield made
    made.app.store.close()


def drop_consumer(nats: Nats) -> None:
    async def run() -> None:
        client = await nats.connect()
        await client.jetstream().delete_consumer("ministry_plan", "ministry_proposals")
        await client.close()

    asyncio.run(run())


@pytest.mark.parametrize("running", [False, True], ids=["before the start", "while it runs"])
def test_a_worker_whose_consumer_is_gone_asks_to_be_provisioned_again(
    proposals: Built, nats: Nats, monkeypatch: pytest.MonkeyPatch, running: bool
) -> None:
    monkeypatch.setattr(worker, "WATCH", 0.2)
    monkeypatch.setattr(worker, "POLL", 0.2)
    if running:
        threading.Timer(1.5, drop_consumer, (nats,)).start()
    else:
        drop_consumer(nats)
    with pytest.raises(SystemExit) as ended:
        asyncio.run(Worker(proposals).run())
    assert ended.value.code == REPROVISION == 75


async def deaf(_built: Built) -> None:
    """A client that takes its cancelling for something else, three times."""
    for _ in range(3):
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(25)


def test_a_worker_whose_consumer_is_gone_ends_though_a_client_of_its_goes_on(
    proposals: Built, nats: Nats, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "WATCH", 0.2)
    monkeypatch.setattr(worker, "POLL", 0.2)
    threading.Timer(1.5, drop_consumer, (nats,)).start()
    begun = time.monotonic()
    with pytest.raises(SystemExit):
        asyncio.run(Worker(replace(proposals, parts=replace(proposals.parts, tasks=[deaf]))).run())
    assert time.monotonic() - begun < 20


def test_a_follower_that_fails_stands_still_and_the_worker_goes_on(
    proposals: Built, nats: Nats, monkeypatch: pytest.MonkeyPatch
) -> None:
    def newer(*_: object) -> int:
        raise UnknownTopic("plan.Newer.v9")

    monkeypatch.setattr(projector, "project_once", newer)
    threading.Timer(3, os.kill, (os.getpid(), signal.SIGTERM)).start()
    asyncio.run(Worker(proposals).run())


def test_while_the_database_is_away_no_receipt_is_given_and_then_it_goes_on(served: Served, postgres: Postgres) -> None:
    assert served.note(Idempotency_Key="key-1").status_code == 201
    served.store.datastore.pool.timeout = 0.5
    postgres.stop()
    away = [served.note(Idempotency_Key="key-2"), served.note(Idempotency_Key="key-1"), served.ask("GET", "/readyz")]
    assert [(each.status_code, each.headers["retry-after"]) for each in away] == [(503, "2")] * 3
    assert served.ask("GET", "/healthz").status_code == 200
    postgres.start()
    until(lambda: served.ask("GET", "/readyz").status_code == 200, seconds=5)
    assert served.note(Idempotency_Key="key-1").json()["version"] == 1
    assert served.note(Idempotency_Key="key-2").json()["version"] == 2


def test_a_process_that_starts_before_its_database_waits_for_it(
    processes: Callable[..., Processes], postgres: Postgres
) -> None:
    started = processes()
    postgres.stop()
    started.start("plan.api")
    until(lambda: "waiting for the database" in started.log("plan.api"))
    postgres.start()
    assert httpx.get(f"{started.url}/readyz", timeout=30).status_code == 200
    assert started.stop() == {"plan.api": 0}

"""All of Mithaq up: each of its processes may die at any time."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import httpx
import pytest
from nats.aio.client import Client
from nats.js.errors import NotFoundError

from local.nats import Server
from local.ports import Ports
from local.site import Site
from local.testservers import Mithaq


def found(system: Mithaq, *words: str) -> int | None:
    """The pid of the supervisor's child whose command line has these words, if it runs now."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            line = (entry / "cmdline").read_bytes().decode().split("\0")
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == system.pid and any(line[at : at + len(words)] == list(words) for at in range(len(line))):
            return int(entry.name)
    return None


def child(system: Mithaq, *words: str, but: int | None = None) -> int:
    """The child's pid, once it runs; another one than `but`."""
    soon(lambda: found(system, *words) not in (None, but))
    pid = found(system, *words)
    assert pid is not None
    return pid


def soon(true: Callable[[], bool], patience: float = 40) -> None:
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def ready(system: Mithaq, service: str) -> bool:
    try:
        answer = httpx.get(f"{system.endpoints[service]}/readyz", timeout=30, trust_env=False)
    except (httpx.ReadError, httpx.RemoteProtocolError):
        return False  # it was being answered when its process was killed
    return answer.status_code == 200


def all_ready(system: Mithaq) -> None:
    for service in system.services:
        soon(partial(ready, system, service))


def test_a_killed_api_refuses_no_connection(system: Mithaq) -> None:
    killed = {service: child(system, f"{service}.main", "api") for service in system.services}
    for pid in killed.values():
        os.kill(pid, signal.SIGKILL)
    all_ready(system)
    for service, pid in killed.items():
        assert child(system, f"{service}.main", "api") != pid


@pytest.mark.parametrize("server", ["postgres", "nats"])
def test_all_answer_again_after_a_server_was_killed(system: Mithaq, server: str) -> None:
    words = {"postgres": f"port={Ports(system.data / 'ports.json')['postgres']}", "nats": "--config"}[server]
    killed = child(system, words)
    os.kill(killed, signal.SIGKILL)
    child(system, words, but=killed)
    all_ready(system)


def test_a_deleted_stream_and_consumer_come_back(system: Mithaq) -> None:
    site, ports = Site(data=system.data), Ports(system.data / "ports.json")
    url = Server(folder=system.data, port=ports["nats"], monitor_port=0, sites=(site,)).admin_url

    async def delete_and_wait() -> None:
        client = Client()
        await client.connect(url)
        js = client.jetstream()
        await js.delete_consumer("ministry_plan", "ministry_portal")
        await js.delete_stream("ministry_workgroup")
        for _ in range(400):
            try:
                await js.consumer_info("ministry_plan", "ministry_portal")
                await js.consumer_info("ministry_workgroup", "ministry_plan")
                break
            except NotFoundError:
                await asyncio.sleep(0.1)
        else:
            raise AssertionError(system.log.read_text())
        await client.close()

    asyncio.run(delete_and_wait())


def test_a_service_is_told_of_its_own_secrets_alone(system: Mithaq) -> None:
    secrets = system.data / "secrets"
    values = {file: file.read_text() for file in secrets.glob("*/*") if "user" not in file.name}
    for service in system.services:
        for part in ("api", "worker"):
            pid = child(system, f"{service}.main", part)
            entry = Path(f"/proc/{pid}")
            told = ((entry / "environ").read_bytes() + (entry / "cmdline").read_bytes()).decode()
            assert f"MITHAQ_SECRETS={secrets / service}\0" in told
            assert [file for file, value in values.items() if value in told] == []
    assert {folder.stat().st_mode & 0o777 for folder in secrets.iterdir()} == {0o700}
    assert {file.stat().st_mode & 0o777 for file in values} == {0o600}

"""`mithaq up` as a person runs it: kill -9, the same command again, two at once, a taken port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from local.ports import Ports
from local.postgres import Cluster
from local.testservers import Mithaq


@pytest.fixture
def mithaq(own_system: Callable[..., Mithaq]) -> Mithaq:
    return own_system(services=("portal",))


def left(mithaq: Mithaq) -> list[str]:
    """Command lines of processes that belong to the folder."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                environ = (entry / "environ").read_bytes().decode()
            except OSError:
                continue
            if str(mithaq.data) in line + environ:
                found.append(line)
    return found


def gone(mithaq: Mithaq, patience: float = 10) -> bool:
    end = time.monotonic() + patience
    while left(mithaq) and time.monotonic() < end:
        time.sleep(0.05)
    return not left(mithaq)


def admin(mithaq: Mithaq) -> str:
    ports = Ports(mithaq.data / "ports.json")
    secrets = mithaq.data / "secrets" / "admin"
    return Cluster(folder=mithaq.data / "postgres", secrets=secrets, port=ports["postgres"]).admin_url


def test_after_kill_9_nothing_runs_and_the_same_command_goes_on(mithaq: Mithaq) -> None:
    mithaq.start()
    ports = Ports(mithaq.data / "ports.json")
    with psycopg.connect(admin(mithaq), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (n int)")
    mithaq.kill()
    assert gone(mithaq), left(mithaq)
    mithaq.start()
    assert Ports(mithaq.data / "ports.json") == ports
    with psycopg.connect(admin(mithaq)) as connection:
        connection.execute("SELECT n FROM kept")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_all_when_told(mithaq: Mithaq, number: signal.Signals) -> None:
    mithaq.start()
    assert mithaq.end(number) == 0
    assert gone(mithaq, 0), left(mithaq)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("seconds", [0.6, 1.2, 2.4])
def test_it_stops_while_it_starts(mithaq: Mithaq, number: signal.Signals, seconds: float) -> None:
    mithaq.launch()
    time.sleep(seconds)
    mithaq.end(number)
    assert gone(mithaq), left(mithaq)


def test_two_on_one_folder_are_told(mithaq: Mithaq) -> None:
    mithaq.start()
    done = subprocess.run(mithaq.command(), capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 1
    assert done.stderr == f"mithaq: {mithaq.data} is in use by another `mithaq up`\n"


def test_a_taken_port_is_told(mithaq: Mithaq) -> None:
    with socket.create_server(("127.0.0.1", mithaq.port)):
        done = subprocess.run(mithaq.command(), capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 1
    assert f"port {mithaq.port} on 127.0.0.1 is taken by another program" in done.stderr
    assert gone(mithaq, 0)

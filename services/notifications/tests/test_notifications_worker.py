"""The worker's own process: it mails what waits, and a kill on either side of the sending loses no notice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from events.notifications import NoticeSent


def worker(env: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    with log.open("ab") as out:
        return subprocess.Popen(
            [sys.executable, "-m", "notifications.main", "worker"], env=os.environ | env, stdout=out, stderr=out
        )


def until(there: Callable[[], bool], log: Path, patience: float = 60) -> None:
    end = time.monotonic() + patience
    while not there():
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.05)


@pytest.mark.parametrize(("point", "copies"), [("before-send", 1), ("send-and-mark", 2)])
def test_a_kill_around_the_sending(
    deployed: Any, past: Any, smtp: Any, tmp_path: Path, point: str, copies: int
) -> None:
    service, env = deployed
    log, marker = tmp_path / "worker.log", tmp_path / "killed"
    service.hear(past.approved())
    first = worker(env | {"MITHAQ_FAULTS": f"notifications.worker,{point},1,{marker}"}, log)
    assert first.wait(60) == -signal.SIGKILL, log.read_text()
    second = worker(env, log)
    try:
        until(lambda: any(isinstance(event, NoticeSent) for event in service.own_events()), log)
    finally:
        second.terminate()
        second.wait(30)
    (sent,) = [event for event in service.own_events() if isinstance(event, NoticeSent)]
    assert sent.attempts == 2
    (mail,) = smtp.mails()
    assert mail["To"] == "Name of rana <rana@example.org>"
    assert list(smtp.counts().values()) == [copies]
    assert "rana" not in log.read_text().lower()

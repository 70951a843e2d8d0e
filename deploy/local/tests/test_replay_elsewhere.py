"""The same files on another machine's locale, zone and hash seed: the same decisions, digest for digest."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from local.testservers import Mithaq

PROCESSES = Path(__file__).parents[1] / "processes"
FILES = ("jo-nap5", "lu-plan2", "ie-plan4")
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
ELSEWHERE = {"TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "LANG": "ar_JO.UTF-8", "PYTHONHASHSEED": "4021"}


def digests(system: Mithaq, folder: Path, environ: dict[str, str]) -> dict[str, str]:
    """The digest of each process's decisions, all played on that system one after the other."""
    for process in FILES:
        run(system, environ, "replay", str(PROCESSES / f"{process}.yaml"))
        run(system, environ, "export", str(folder / process), "--process", process)
    return {process: (folder / process / "decisions.sha256").read_text() for process in FILES}


def run(system: Mithaq, environ: dict[str, str], *words: str) -> None:
    command = [str(Path(sys.executable).with_name("mithaq")), *words, "--data", str(system.data)]
    ended = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environ}, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.whole
@pytest.mark.timeout(1800)
def test_replays_elsewhere_decide_the_same(own_system: Callable[..., Mithaq], tmp_path: Path) -> None:
    found = []
    for name, environ in (("here", HERE), ("elsewhere", ELSEWHERE)):
        system = own_system(environ=environ)
        system.start()
        found.append(digests(system, tmp_path / name, environ))
        assert system.stop() == 0
    assert found[0] == found[1]

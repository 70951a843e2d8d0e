"""kill -9 of any process at any point: the decisions come out the same, and every command goes on where it stopped."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import runs

from events import digest
from local.testservers import Mithaq

API = ("before-commit",)
SEALING_API = ("before-commit", "key-and-commit")
WORKER = ("before-commit", "commit-and-publish", "publish-and-mark", "handle-and-ack")
POINTS: dict[str, tuple[str, ...]] = {
    "plan.api": API,
    "workgroup.api": API,
    "comments.api": SEALING_API,
    "notifications.api": SEALING_API,
    "plan.worker": ("commit-and-publish", "publish-and-mark", "handle-and-ack"),
    "workgroup.worker": ("commit-and-publish", "publish-and-mark", "handle-and-ack"),
    "comments.worker": WORKER,
    "notifications.worker": (*WORKER, "before-send", "send-and-mark"),
    "portal.worker": ("before-commit", "handle-and-ack"),
}
"""Each kind of process, and the points that it passes in the methodology's course."""
POINTS_OF_A_SELECTION = {"proposals.api": SEALING_API, "proposals.worker": WORKER, "workgroup.worker": WORKER}
"""The points that the selection passes, and the methodology does not."""
ONE_OF_EACH_KIND = (("comments.api", "key-and-commit"), ("workgroup.worker", "publish-and-mark"))


def digest_of(system: Mithaq, file: Path = runs.METHODOLOGY) -> str:
    return digest.digest(runs.decisions(system, runs.process_of(file)))


def undisturbed_digest(system: Mithaq, file: Path) -> str:
    """The digest of the file's process on a system that nobody disturbs."""
    played = runs.play(system, file, patience=240, seconds=1500)
    assert played.returncode == 0, played.stderr
    return digest_of(system, file)


@pytest.fixture
def undisturbed(system: Mithaq) -> str:
    return undisturbed_digest(system, runs.METHODOLOGY)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Mithaq]:
    """A system of this test's own, to be disturbed."""
    made = Mithaq(tmp_path / "own")
    yield made
    made.end(signal.SIGTERM, patience=90)


def disturbed(own: Mithaq, environ: dict[str, str], file: Path = runs.METHODOLOGY) -> str:
    own.environ = environ
    own.start()
    played = runs.play(own, file, patience=90)
    assert played.returncode == 0, played.stdout + played.stderr
    return digest_of(own, file)


@pytest.mark.timeout(240)
def test_a_kill_at_one_point_of_each_kind_of_process(own: Mithaq, undisturbed: str, tmp_path: Path) -> None:
    environ, marks = runs.faults(tmp_path, [(role, point, 3) for role, point in ONE_OF_EACH_KIND])
    assert disturbed(own, environ) == undisturbed
    assert all(mark.exists() for mark in marks), "a point was never passed"


@pytest.mark.faults
@pytest.mark.parametrize("role", POINTS)
def test_a_kill_at_every_named_point(role: str, own: Mithaq, undisturbed: str, tmp_path: Path) -> None:
    points = [(role, point, which) for which, point in enumerate(POINTS[role], start=2)]
    environ, marks = runs.faults(tmp_path, points)
    assert disturbed(own, environ) == undisturbed
    assert all(mark.exists() for mark in marks), [mark.name for mark in marks if not mark.exists()]


@pytest.mark.faults
@pytest.mark.parametrize("role", POINTS_OF_A_SELECTION)
def test_a_kill_at_every_named_point_of_a_selection(role: str, own: Mithaq, system: Mithaq, tmp_path: Path) -> None:
    points = [(role, point, which) for which, point in enumerate(POINTS_OF_A_SELECTION[role], start=2)]
    environ, marks = runs.faults(tmp_path, points)
    expected = undisturbed_digest(system, runs.SELECTION)
    assert disturbed(own, environ, runs.SELECTION) == expected
    assert all(mark.exists() for mark in marks), [mark.name for mark in marks if not mark.exists()]


def children(own: Mithaq) -> list[psutil.Process]:
    """Every process under the supervisor, the servers' own children too."""
    found: list[psutil.Process] = psutil.Process(own.pid).children(recursive=True)
    return found


def victim_of(own: Mithaq, chance: random.Random) -> psutil.Process:
    """One of the supervisor's children; of PostgreSQL's many processes any one."""
    victim = chance.choice(psutil.Process(own.pid).children())
    return chance.choice([victim, *victim.children(recursive=True)])


def kill_at_random(own: Mithaq, seed: int, stop: threading.Event, killed: list[str]) -> None:
    chance = random.Random(seed)
    while not stop.wait(chance.uniform(2.0, 6.0)):
        try:
            victim = victim_of(own, chance)
            words = " ".join(victim.cmdline()[-4:])
            victim.send_signal(signal.SIGKILL)
            killed.append(words)
        except (psutil.NoSuchProcess, IndexError):
            continue


@pytest.mark.faults
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    ("file", "seed"),
    [
        *((runs.METHODOLOGY, seed) for seed in (1, 2, 3)),
        *((runs.SELECTION, seed) for seed in (4, 5)),
        pytest.param(runs.JORDAN, 6, marks=pytest.mark.whole),
    ],
    ids=lambda each: each.stem if isinstance(each, Path) else str(each),
)
def test_kills_at_random_servers_included(file: Path, seed: int, own: Mithaq, system: Mithaq, tmp_path: Path) -> None:
    playing = runs.variant(tmp_path, f"killed-{file.stem}", source=file)
    expected = undisturbed_digest(system, playing)
    own.start()
    stop = threading.Event()
    killed: list[str] = []
    killer = threading.Thread(target=kill_at_random, args=(own, seed, stop, killed))
    killer.start()
    try:
        played = runs.play(own, playing, patience=240, seconds=1500)
    finally:
        stop.set()
        killer.join()
    assert played.returncode == 0, played.stdout + played.stderr
    print(f"{file.stem}, seed {seed}: {len(killed)} kills")
    assert killed
    assert digest_of(own, playing) == expected


@pytest.mark.faults
def test_a_kill_of_postgresql_and_of_nats(own: Mithaq, undisturbed: str) -> None:
    own.start()
    replay = subprocess.Popen(runs.command(own, "replay", str(runs.METHODOLOGY), "--patience", "120"))
    for name in ("postgres", "nats-server"):
        time.sleep(2)
        (server,) = (each for each in psutil.Process(own.pid).children() if each.name() == name)
        server.send_signal(signal.SIGKILL)
    assert replay.wait(200) == 0
    assert digest_of(own) == undisturbed


@pytest.mark.faults
@pytest.mark.parametrize("after", [1.0, 3.0, 6.0])
def test_a_kill_of_the_supervisor_and_of_the_replay(after: float, own: Mithaq, undisturbed: str) -> None:
    """Both commands again, as they were, go on where they stopped."""
    own.start()
    replay = subprocess.Popen(runs.command(own, "replay", str(runs.METHODOLOGY)))
    time.sleep(after)
    under = children(own)
    own.kill()
    replay.kill()
    replay.wait()
    gone, alive = psutil.wait_procs(under, timeout=10)
    assert gone
    assert not alive, [process.name() for process in alive]
    own.start()
    played = runs.play(own, runs.METHODOLOGY)
    assert played.returncode == 0, played.stdout + played.stderr
    assert digest_of(own) == undisturbed


@pytest.mark.faults
@pytest.mark.parametrize("which", [1, 5, 40])
def test_a_kill_of_the_replay_between_answer_and_journal(which: int, own: Mithaq, undisturbed: str) -> None:
    own.start()
    environ, marks = runs.faults(own.folder, [("replay", "answer-and-journal", which)])
    words = runs.command(own, "replay", str(runs.METHODOLOGY))
    assert subprocess.run(words, env=os.environ | environ, check=False).returncode == -signal.SIGKILL
    assert marks[0].exists()
    assert runs.play(own, runs.METHODOLOGY).returncode == 0
    assert digest_of(own) == undisturbed

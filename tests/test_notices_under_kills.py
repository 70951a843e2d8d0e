"""Notices while what sends them is killed: for each decision, person and channel one notice, and one outcome of it."""

from __future__ import annotations

import random
import re
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes
from functools import reduce
from pathlib import Path
from typing import Any

import psutil
import pytest
import runs

from events.envelope import Event
from events.notifications import NoticeAbandoned, NoticeFailed, NoticeQueued, NoticeSent
from local.testservers import Mithaq
from notifications.audiences import owed
from notifications.facts import Facts, fold
from notifications.mailer import AT_ONCE

SENDING = [("notifications.worker", point, which) for point in ("before-send", "send-and-mark") for which in (2, 5)]
"""Kills at random seldom hit the moment about the sending itself: these do."""
VICTIMS = ("notifications.main worker", "notifications.main api", "nats-server", "postgres")
SETTLED = (NoticeSent, NoticeFailed, NoticeAbandoned)
PERSON = re.compile(r"^  (\S+): \{name: ([^,]+), language: en,", re.MULTILINE)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Mithaq]:
    """A system of this test's own, to be disturbed."""
    made = Mithaq(tmp_path / "own")
    yield made
    made.end(signal.SIGTERM, patience=90)


@pytest.fixture
def addressed(tmp_path: Path) -> Path:
    """The selection, from its call to its task forces, in which everybody left an address."""
    text = PERSON.sub(r"  \1: {name: {en: \2}, email: \1@example.org, language: en,", runs.SELECTION.read_text())
    made = tmp_path / "addressed.yaml"
    made.write_text(text.replace("\nactivities:\n", "\ncontacts: {at: 2022-02-07 08:20}\n\nactivities:\n"))
    return made


def victim_of(own: Mithaq, name: str, chance: random.Random) -> psutil.Process:
    """The child of that name; of PostgreSQL's many processes any one."""
    children = psutil.Process(own.pid).children()
    (found,) = [child for child in children if name in " ".join(child.cmdline()) or child.name() == name]
    return chance.choice([found, *found.children(recursive=True)])


def kill_at_random(own: Mithaq, chance: random.Random, stop: threading.Event, killed: Counter[str]) -> None:
    """Kill one after the other, each at some moment after some more acts: on a slow machine too, all come back."""
    journal, due = own.data / "replays" / "selection.jsonl", 0
    while not stop.wait(chance.uniform(0.0, 0.5)):
        done = len(journal.read_text().splitlines()) if journal.exists() else 0
        if done < due:
            continue
        due, name = done + chance.randint(4, 12), chance.choice(VICTIMS)
        try:
            victim_of(own, name, chance).send_signal(signal.SIGKILL)
            killed[name] += 1
        except (psutil.NoSuchProcess, ValueError):
            continue


def played_under_kills(own: Mithaq, file: Path, seed: int) -> Counter[str]:
    """The file, played to its end: what was killed meanwhile, how often."""
    stop, killed = threading.Event(), Counter[str]()
    killer = threading.Thread(target=kill_at_random, args=(own, random.Random(seed), stop, killed))
    killer.start()
    try:
        words = runs.command(own, "replay", str(file), "--patience", "240")
        played = subprocess.run(words, capture_output=True, text=True, timeout=900, check=False)
    finally:
        stop.set()
        killer.join()
    assert played.returncode == 0, played.stdout + played.stderr
    return killed


def of(events: list[Event], *kinds: type[Event]) -> list[Any]:
    return [event for event in events if isinstance(event, kinds)]


def settled(own: Mithaq, process: str) -> list[Event]:
    """All events of the process once every notice has its outcome."""
    end = time.monotonic() + 120
    while True:
        events = list(runs.events(own, process))
        if len(of(events, NoticeQueued)) == len(of(events, *SETTLED)) or time.monotonic() > end:
            return events
        time.sleep(1)


@pytest.mark.faults
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("seed", [1, 2])
def test_one_notice_and_one_outcome_whatever_is_killed(own: Mithaq, addressed: Path, tmp_path: Path, seed: int) -> None:
    own.environ, marks = runs.faults(tmp_path, SENDING)
    own.start()
    killed = played_under_kills(own, addressed, seed)
    events = settled(own, "selection")

    queued = of(events, NoticeQueued)
    known = reduce(fold, events, Facts())
    expected = Counter((each.id, who, "email") for each in known.decisions.values() for who in owed(known, each))
    assert Counter((each.decision, each.recipient, each.channel) for each in queued) == expected
    assert Counter(each.stream for each in of(events, *SETTLED)) == Counter(each.stream for each in queued)

    mails = came(own)
    sent = of(events, NoticeSent)
    assert mails.keys() == {str(each.stream) for each in sent}
    doubles = mails.total() - len(sent)
    assert all(mark.exists() for mark in marks), "a point was never passed"
    killed["at its points"] = len(marks)
    assert doubles <= AT_ONCE * (killed["notifications.main worker"] + killed["postgres"] + len(marks))
    print(
        f"seed {seed}: {len(known.decisions)} decisions, {len(expected)} pairs with a person and a channel = "
        f"{len(queued)} notices = {len(sent)} sent; {mails.total()} mails, {doubles} of them doubles; "
        f"killed: {dict(killed)}"
    )


def came(own: Mithaq) -> Counter[str]:
    """How often each notice's mail came."""
    found: Counter[str] = Counter()
    for file in own.mail.glob("*.eml"):
        identity = str(message_from_bytes(file.read_bytes())["Message-ID"]).strip("<>").partition("@")[0]
        found[identity] += int(file.with_suffix(".count").read_text())
    return found

"""The replay on the real services: what is refused, what a kill leaves, and the commands that tell what came of it."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from events import codec
from events.digest import decisions
from local.testservers import Mithaq

METHODOLOGY = Path(__file__).parents[3] / "tests" / "processes" / "methodology.yaml"
END = "  - {at: 2021-04-28 13:00"
VOTE = "by: csm-3, act: CastVote, activity: 3, meeting: forum-meeting, motion: publish-draft, choice: for"


def forum(folder: Path, name: str, *changes: tuple[str, str]) -> Path:
    """The small file up to the forum's approval, without contacts, as a process of that name, changed."""
    text = METHODOLOGY.read_text()
    text = text[: text.index(END)].replace("contacts: {at: 2021-03-14 09:00}\n", "")
    for old, new in (("  id: jo-nap5\n", f"  id: {name}\n"), ("ends_at: 2021-05-11", "ends_at: 2021-04-29"), *changes):
        assert text.count(old) == 1, f"{text.count(old)} times: {old}"
        text = text.replace(old, new)
    file = folder / f"{name}.yaml"
    file.write_text(text)
    return file


def words(system: Mithaq, *command: str) -> list[str]:
    return [str(Path(sys.executable).with_name("mithaq")), *command, "--data", str(system.data)]


def run(system: Mithaq, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words(system, *command), capture_output=True, text=True, timeout=240, check=False)


def export(system: Mithaq, folder: Path, name: str) -> list[bytes]:
    """The process's decisions, under one name for all processes, from its exported events."""
    assert run(system, "export", str(folder / name), "--process", name).returncode == 0
    events = [codec.decode(line) for line in (folder / name / "events.jsonl").read_bytes().splitlines()]
    return decisions(replace(event, process="a") for event in events)


def types(lines: list[bytes]) -> list[str]:
    return [json.loads(line)["type"].split(".")[1] for line in lines]


@pytest.fixture(scope="module")
def taken() -> dict[str, list[bytes]]:
    """What the file as it stands decides, once a test has played it."""
    return {}


@pytest.fixture
def as_it_stands(system: Mithaq, tmp_path: Path, taken: dict[str, list[bytes]]) -> list[bytes]:
    if not taken:
        played = run(system, "replay", str(forum(tmp_path, "forum-1")))
        assert played.returncode == 0, played.stderr
        taken["lines"] = export(system, tmp_path, "forum-1")
    return taken["lines"]


def test_all_is_taken_and_the_gate_opens(as_it_stands: list[bytes]) -> None:
    told = types(as_it_stands)
    assert told.count("VoteCast") == 7
    assert "CommentPeriodOpened" in told


def test_what_is_refused_is_listed_and_the_replay_goes_on(
    system: Mithaq, tmp_path: Path, as_it_stands: list[bytes]
) -> None:
    """csm-4 did not attend, and cannot vote; the others' votes carry the motion all the same."""
    file = forum(tmp_path, "forum-2", (VOTE, VOTE.replace("csm-3", "csm-4")))
    played = run(system, "replay", str(file))
    assert played.returncode == 3, played.stderr
    told = re.search(r"line (\d+): steps\[\d+\]: CastVote by csm-4 was refused: .+problem:not-present\)", played.stderr)
    assert told is not None
    assert "by: csm-4, act: CastVote" in file.read_text().splitlines()[int(told[1]) - 1]
    assert "1 of 31 steps were refused" in played.stderr
    lost = set(as_it_stands) - set(export(system, tmp_path, "forum-2"))
    assert {json.loads(each)["type"].split(".")[1] for each in lost} >= {"VoteCast", "MotionCarried"}
    assert run(system, "replay", str(file)).returncode == 3


def test_without_a_quorum_nothing_is_approved_and_nothing_opens(system: Mithaq, tmp_path: Path) -> None:
    file = forum(tmp_path, "forum-3", ("present: [gov-1, gov-2, gov-3, gov-4, csm-1,", "present: [gov-1, csm-1,"))
    played = run(system, "replay", str(file))
    assert played.returncode == 3
    assert "ConfirmAct by csm-1 was refused: not sent: it needs approval" in played.stderr
    told = types(export(system, tmp_path, "forum-3"))
    assert "MeetingAdjourned" in told
    assert not {"MeetingHeld", "MotionCarried", "PublicationApproved", "CommentPeriodOpened"} & set(told)


def test_after_a_kill_the_same_command_goes_on(system: Mithaq, tmp_path: Path, as_it_stands: list[bytes]) -> None:
    file = forum(tmp_path, "forum-4")
    journal = system.data / "replays" / "forum-4.jsonl"
    for steps in (3, 12):
        replay = subprocess.Popen(words(system, "replay", str(file)), stdout=subprocess.DEVNULL)
        while not journal.exists() or len(journal.read_bytes().splitlines()) < steps:
            assert replay.poll() is None
            time.sleep(0.01)
        replay.kill()
        replay.wait()
    played = run(system, "replay", str(file))
    assert played.returncode == 0, played.stderr
    assert export(system, tmp_path, "forum-4") == as_it_stands


def test_a_changed_file_is_a_fault(system: Mithaq, tmp_path: Path, as_it_stands: list[bytes]) -> None:
    assert as_it_stands
    played = run(system, "replay", str(forum(tmp_path, "forum-1", ("choice: abstain", "choice: against"))))
    assert played.returncode == 1
    assert "these steps were played and are changed or gone: step-" in played.stderr


def test_the_record_as_files(system: Mithaq, tmp_path: Path, as_it_stands: list[bytes]) -> None:
    assert run(system, "export", str(tmp_path / "all"), "--process", "forum-1").returncode == 0
    written = (tmp_path / "all" / "decisions.jsonl").read_bytes()
    digest = hashlib.sha256(written).hexdigest()
    assert (tmp_path / "all" / "decisions.sha256").read_text() == f"{digest}  decisions.jsonl\n"
    assert len(written.splitlines()) == len(as_it_stands)


def test_what_came_of_it(system: Mithaq, as_it_stands: list[bytes]) -> None:
    assert as_it_stands
    report = run(system, "report", "forum-1", "--format", "json")
    row = next(row for row in json.loads(report.stdout)["activities"] if row["n"] == 2)
    assert (row["status"], row["reported"][0]["en"]) == ("reported", "The draft was prepared by the working team.")
    page = run(system, "report", "forum-1", "--lang", "en", "--as-of", "2021-04-01 12:00").stdout
    assert page.startswith("<!doctype html>")
    assert "was prepared by the working team" not in page
    event = row["events"][0]
    told = run(system, "history", event, "--process", "forum-1", "--lang", "en").stdout
    assert "14 March 2021" in told
    assert event in told
    told = run(system, "history", "forum", "--process", "forum-1", "--lang", "ar").stdout
    assert "أُنشئت هيئة" in told
    answer = json.loads(run(system, "history", event[:8], "--process", "forum-1", "--json").stdout)
    assert (answer["told"][0]["event"], answer["events"][0]["id"]) == (event, event)
    assert run(system, "history", "nothing-such", "--process", "forum-1").returncode == 1
    assert run(system, "report", "nothing-such").returncode == 1
    assert run(system, "token", "gov-1", "--process", "forum-1").stdout.count(".") == 2
    assert run(system, "token", "nobody", "--process", "forum-1").returncode == 1

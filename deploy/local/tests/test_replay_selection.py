"""A small selection on the real services, as it stands and with one input changed: what follows changes by itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from events.envelope import command_id
from local.testservers import Mithaq

SELECTION = Path(__file__).parents[3] / "tests" / "processes" / "selection.yaml"
SCORED = "idea.author-3: {points: {effect: 3, effort: 4}}"
PRESENT = "present: [gov-1, cs-1, cs-2]"
ACCEPTS = "by: [gov-1, gov-2, cs-1, cs-2, {author: $each}]"


def run(system: Mithaq, *words: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("mithaq")), *words, "--data", str(system.data)]
    return subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)


def played(system: Mithaq, folder: Path, name: str, *changes: tuple[str, str]) -> tuple[int, str, list[dict[str, Any]]]:
    """Play the file, changed, as a process of that name: the exit code, what was told, and all events."""
    text = SELECTION.read_text()
    for old, new in (("  id: selection\n", f"  id: {name}\n"), *changes):
        assert text.count(old) == 1, f"{text.count(old)} times: {old}"
        text = text.replace(old, new)
    file = folder / f"{name}.yaml"
    file.write_text(text)
    ended = run(system, "replay", str(file))
    assert run(system, "export", str(folder), "--process", name).returncode == 0
    return ended.returncode, ended.stderr, [json.loads(line) for line in (folder / "events.jsonl").open()]


def of(events: list[dict[str, Any]], topic: str) -> list[dict[str, Any]]:
    return [event for event in events if event["type"] == f"workgroup.{topic}.v1"]


def idea(process: str, number: int) -> str:
    return str(command_id(process, f"{process}.idea.author-{number}"))


@pytest.mark.whole
@pytest.mark.timeout(300)
def test_as_it_stands_two_are_shortlisted_and_form_their_task_forces(system: Mithaq, tmp_path: Path) -> None:
    code, told, events = played(system, tmp_path, "selection-1")
    assert code == 0, told
    [shortlist] = of(events, "ShortlistApproved")
    assert shortlist["admitted"] == [idea("selection-1", 1), idea("selection-1", 2)]
    assert len(of(events, "EntityOpinionLapsed")) == 2
    assert {event["idea"] for event in of(events, "TaskForceFormed")} == set(shortlist["admitted"])


@pytest.mark.whole
@pytest.mark.timeout(300)
def test_one_score_changed_is_another_shortlist(system: Mithaq, tmp_path: Path) -> None:
    member = "    by: {seat: council/cs-1}\n"
    scores = SELECTION.read_text().split(member)[1].split("  - at")[0]
    better = scores.replace(SCORED, SCORED.replace("3, effort: 4", "5, effort: 5"))
    assert better != scores
    code, told, events = played(system, tmp_path, "selection-2", (member + scores, member + better))
    assert code == 0, told
    [shortlist] = of(events, "ShortlistApproved")
    assert shortlist["admitted"] == [idea("selection-2", 1), idea("selection-2", 3)]
    assert {event["idea"] for event in of(events, "TaskForceFormed")} == set(shortlist["admitted"])


@pytest.mark.whole
@pytest.mark.timeout(300)
def test_one_attendance_changed_is_no_quorum_and_nothing_after_it(system: Mithaq, tmp_path: Path) -> None:
    code, told, events = played(system, tmp_path, "selection-3", (PRESENT, "present: [gov-1, cs-1]"))
    assert code == 3
    assert "ApproveShortlist by gov-1 was refused" in told
    [adjourned] = of(events, "MeetingAdjourned")
    assert adjourned["missing"] == ["seats"]
    assert "ApproveShortlist" not in [event["asks"] for event in of(events, "MotionCarried")]
    after = ("ShortlistApproved", "IdeasSelected", "FinalIdeasDecided", "TaskForceRequested")
    assert [event["type"] for topic in after for event in of(events, topic)] == []


@pytest.mark.whole
@pytest.mark.timeout(300)
def test_one_acceptance_dropped_is_a_task_force_short_of_five(system: Mithaq, tmp_path: Path) -> None:
    code, told, events = played(system, tmp_path, "selection-4", (ACCEPTS, ACCEPTS.replace("gov-2, ", "")))
    assert code == 3
    assert "ConfirmTaskForce by author-1 was refused" in told
    assert of(events, "TaskForceFormed") == []
    assert [(event["accepted"], event["least"]) for event in of(events, "TaskForceOverdue")] == [(4, 5), (4, 5)]

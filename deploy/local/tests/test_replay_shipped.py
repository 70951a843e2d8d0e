"""The shipped files, played whole on the real services: Jordan's rows come out again, windows close, a vote decides."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from local.testservers import Mithaq

HERE = Path(__file__).parents[1]
SEED = HERE / "seed" / "jordan-nap5.yaml"


def run(system: Mithaq, *words: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("mithaq")), *words, "--data", str(system.data)]
    return subprocess.run(command, capture_output=True, text=True, timeout=880, check=False)


def play(system: Mithaq, process: str) -> None:
    played = run(system, "replay", str(HERE / "processes" / f"{process}.yaml"))
    assert played.returncode == 0, played.stdout + played.stderr


def seed_row(number: int) -> dict[str, Any]:
    """The row as report.json has it: days in words, and always a list of what was reported."""
    seed = yaml.safe_load(SEED.read_text())
    phase, row = next((phase, row) for phase in seed["phases"] for row in phase["activities"] if row["n"] == number)
    found: dict[str, Any] = json.loads(json.dumps(row, default=str))
    return found | {"phase": phase["n"]}


@pytest.mark.timeout(900)
def test_jordan_s_rows_come_out_again(system: Mithaq) -> None:
    play(system, "jo-nap5")
    report = json.loads(run(system, "report", "jo-nap5", "--format", "json").stdout)
    rows = {row["n"]: row for row in report["activities"]}
    assert rows.keys() == set(range(2, 12))
    for number, row in rows.items():
        assert {name: value for name, value in row.items() if name not in ("proved", "events")} == seed_row(number)
    last = rows[11]["events"][-1]
    assert run(system, "history", last, "--process", "jo-nap5").returncode == 0
    screened = next(fact for fact in rows[7]["proved"] if fact["kind"] == "screening_concluded")
    counts = ("eligible", "ineligible", "withdrawn", "merged")
    assert tuple(screened[name] for name in counts) == (22, 3, 1, 1)


@pytest.mark.timeout(300)
def test_canada_s_windows_close_by_summer_time(system: Mithaq, tmp_path: Path) -> None:
    play(system, "ca-charter")
    assert run(system, "export", str(tmp_path), "--process", "ca-charter").returncode == 0
    events = [json.loads(line) for line in (tmp_path / "events.jsonl").read_bytes().splitlines()]
    of = {event["stream"]: event for event in events if event["type"] == "comments.CommentPeriodOpened.v1"}
    opened = {event["name"]: (event["gate"], event["opens_at"], event["closes_at"]) for event in of.values()}
    assert opened == {
        "on-principles": ("date", "2021-03-08T05:00:00Z", "2021-03-15T04:00:00Z"),
        "on-draft": ("officer", "2021-03-10T14:30:00Z", "2021-03-17T04:00:00Z"),
    }
    closed = [event for event in events if event["type"] == "comments.CommentPeriodClosed.v1"]
    told = {of[each["stream"]]["name"]: (each["happened_at"], each["counted"], each["withdrawn"]) for each in closed}
    assert told == {"on-principles": ("2021-03-15T04:00:00Z", 3, 1), "on-draft": ("2021-03-20T04:00:00Z", 2, 0)}


@pytest.mark.timeout(900)
def test_luxembourg_s_public_vote_decides_with_a_council_of_three_sides(system: Mithaq, tmp_path: Path) -> None:
    play(system, "lu-plan2")
    assert run(system, "export", str(tmp_path), "--process", "lu-plan2").returncode == 0
    events = [json.loads(line) for line in (tmp_path / "events.jsonl").read_bytes().splitlines()]

    def of(topic: str) -> list[dict[str, Any]]:
        return [event for event in events if event["type"] == f"workgroup.{topic}.v1"]

    [shortlist] = of("ShortlistApproved")
    assert (len(shortlist["admitted"]), shortlist["refused"], shortlist["tie_broken_by"]) == (4, 3, "vote")
    assert [event["happened_at"] for event in of("BallotsCounted")][:1] == ["2022-04-03T22:00:00Z"]
    assert len(of("FinalIdeasDecided")) == 2
    assert of("TaskForceFormed")
    assert not of("PresentationHeard")

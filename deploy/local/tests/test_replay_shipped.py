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


REPORT = """  - at: 2022-11-30 11:00
    by: officer-1
    act: ReportProgress
    number: 1
    text: {en: The commitments were written.}
"""


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


def report(system: Mithaq, process: str, *words: str) -> dict[int, dict[str, Any]]:
    """The rows of the report by number, without what leads to their evidence."""
    told = json.loads(run(system, "report", process, "--format", "json", *words).stdout)
    return {
        row["n"]: {name: value for name, value in row.items() if name not in ("proved", "events")}
        for row in told["activities"]
    }


@pytest.mark.whole
@pytest.mark.timeout(900)
def test_jordan_s_rows_come_out_again(system: Mithaq) -> None:
    """As of 20 November 2021 all of them; at the end but for what was meanwhile done and reported."""
    play(system, "jo-nap5")
    seed = {number: seed_row(number) for number in range(2, 19)}
    assert report(system, "jo-nap5", "--as-of", "2021-11-20 23:59:59") == seed
    ended = report(system, "jo-nap5")
    later = {number: row for number, row in ended.items() if row != seed[number]}
    assert {number: row["status"] for number, row in later.items()} == {
        14: "reported",
        15: "stated",
        16: "reported",
        17: "reported",
        18: "reported",
    }
    for number, row in later.items():
        assert row | {name: seed[number][name] for name in ("status", "reported")} == seed[number]
    whole = json.loads(run(system, "report", "jo-nap5", "--format", "json").stdout)
    rows = {row["n"]: row for row in whole["activities"]}
    last = rows[11]["events"][-1]
    assert run(system, "history", last, "--process", "jo-nap5").returncode == 0
    screened = next(fact for fact in rows[7]["proved"] if fact["kind"] == "screening_concluded")
    counts = ("eligible", "ineligible", "withdrawn", "merged")
    assert tuple(screened[name] for name in counts) == (22, 3, 1, 1)


@pytest.mark.whole
@pytest.mark.timeout(300)
def test_a_row_is_reported_by_its_step_alone(system: Mithaq, tmp_path: Path) -> None:
    """The plan of Ireland, with a report on its first activity and without: nothing else tells that row's status."""
    for name, words, status in (("ie-told", REPORT, "reported"), ("ie-untold", "", "stated")):
        text = (HERE / "processes" / "ie-plan4.yaml").read_text()
        file = tmp_path / f"{name}.yaml"
        file.write_text(text.replace("  id: ie-plan4\n", f"  id: {name}\n") + words)
        played = run(system, "replay", str(file))
        assert played.returncode == 0, played.stdout + played.stderr
        assert report(system, name)[1]["status"] == status


@pytest.mark.timeout(300)
def test_a_plan_is_approved_by_entity_and_cabinet_and_what_is_sent_is_what_was_approved(
    system: Mithaq, tmp_path: Path
) -> None:
    play(system, "ie-plan4")
    assert run(system, "export", str(tmp_path), "--process", "ie-plan4").returncode == 0
    events = [json.loads(line) for line in (tmp_path / "events.jsonl").read_bytes().splitlines()]
    of = {event["type"].split(".")[1]: event for event in events}
    assert of["CommitmentDropped"]["commitment"]["name"] == "open-days"
    assert [each["name"] for each in of["PlanDrafted"]["commitments"]] == ["street-works", "tender-data"]
    revised, told = of["PlanRevised"], ("EntityApproved", "CabinetApproved", "PlanPublished", "PlanSubmitted")
    assert [(of[each]["number"], of[each]["hash"]) for each in told] == [(2, revised["hash"])] * 4
    assert of["CabinetApproved"]["revisions"] == [revised["id"]]
    assert of["CommentAnswered"]["change"]["hash"] == revised["hash"]


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


@pytest.mark.whole
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
    assert [each["name"] for event in of("CommitmentsReturned") for each in event["commitments"]] == ["open-source"]
    told = [event["type"].split(".")[1] for event in events]
    assert (told.count("CommentPeriodClosed"), told.count("PlanRevised"), told.count("CabinetApproved")) == (2, 2, 0)
    assert told.count("PlanPublished") == told.count("PlanSubmitted") == told.count("SubmissionAcknowledged") == 1

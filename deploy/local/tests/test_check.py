"""`mithaq check`: the shipped files have no faults; each planted one is found, with its line and path."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from local import processfile
from local.check import check, installed_acts
from local.source import Fault
from typer.testing import CliRunner

from local import cli

HERE = Path(__file__).parents[1]
JORDAN = HERE / "processes" / "jo-nap5.yaml"
CANADA = HERE / "processes" / "ca-charter.yaml"
SEED = HERE / "seed" / "jordan-nap5.yaml"
OUTCOMES = {"counted", "carried", "failed", "adjourned", "votes_for", "votes_against", "quorum_met", "hash", "approved"}


def changed(file: Path, *changes: tuple[str, str]) -> str:
    text = file.read_text()
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} times: {old}"
        text = text.replace(old, new)
    return text


def faults(text: str) -> list[Fault]:
    return check(processfile.parse(text), installed_acts()).faults


def line_of(words: str, text: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


@pytest.mark.parametrize("file", [JORDAN, CANADA], ids=["jordan", "canada"])
def test_the_shipped_files_have_no_faults(file: Path) -> None:
    assert faults(file.read_text()) == []


@pytest.mark.parametrize(
    ("old", "new", "where", "fault", "fatal"),
    [
        ("act: FinaliseDocument, activity: 6", "act: FinalizeDocument, activity: 6", "act: Finalize",
         "steps[56].act: no service has the act FinalizeDocument; is it FinaliseDocument?", True),
        ("planned_on: 2021-04-28", "planned_for: 2021-04-28", "act: ConveneMeeting",
         "Additional properties are not allowed ('planned_for' was unexpected)", True),
        ("by: gov-4, act: CastVote, activity: 3, meeting: forum-meeting, motion: publish-draft",
         "by: gov-4, act: CastVote, activity: 3, meeting: forum-meeting, motion: publish-text", "publish-text",
         "motion: no motion of the name publish-text was made before", True),
        ("choice: abstain", "choice: maybe", "maybe", "choice: 'maybe' is not one of ['for', 'against', 'abstain']", True),
        ("present: [gov-1, gov-2", "present: [gov-1, gov-9", "gov-9", "present[1]: no such person: gov-9", True),
        ("file: final/en", "file: final/fr", "final/fr", "renditions[0].file: no such text: final/fr", True),
        ("{ar: تم إعداد المسودة من قبل فريق العمل, en: The draft was prepared by the working team.}",
         "{ar: تم إعداد المسودة من قبل فريق العمل}", "evidence: [{event: methodology-draft}]",
         "text: has no text in en", False),
        ("by: officer-2, act: RecordOutreach, number: 6", "by: citizen-1, act: RecordOutreach, number: 6", "number: 6, channel",
         "by: RecordOutreach needs the office of unit_officer", False),
        ("by: csm-1, act: ConfirmAct", "by: gov-1, act: ConfirmAct", "act: ConfirmAct, activity: 3",
         "ConfirmAct needs another person than the one who proposed it", False),
        ("gate: {kind: approval, body: forum}", "gate: {kind: approval, body: senate}", "act: OpenConsultation",
         "the gate of methodology-comments can never open: no step establishes the body senate", False),
        ("  - {at: 2021-04-28 12:10, by: csm-1, act: ConfirmAct, activity: 3, proposal: approval}\n", "", "act: OpenConsultation",
         "can never open: no two people approve the publication of methodology", False),
        ("gate: {kind: approval, body: forum}", "gate: {kind: officer}", "act: OpenConsultation",
         "can never open: no two officers open it before the window ends", False),
        ("at: 2021-05-06 23:58", "at: 2021-05-07 00:00", "2021-05-07 00:00",
         "SubmitComment is after methodology-comments closes at the end of 2021-05-06", False),
        ("at: 2021-05-09 10:40\n    by: officer-2\n    act: RespondToComment", "at: 2021-05-09 10:40\n    by: officer-2\n    act: DeclineAct",
         "act: DeclineAct", "Additional properties are not allowed", True),
        ("    comment: comment-12\n", "    comment: comment-11\n", "act: FinaliseDocument",
         "FinaliseDocument is before the answers to comment-12", False),
        ("  - {at: 2021-05-10 09:00, by: officer-1, act: FinaliseDocument, activity: 6, document: methodology, number: 2}\n", "",
         "act: PublishDocument, as", "PublishDocument is before FinaliseDocument", False),
        ("at: 2021-04-28 11:40", "at: 2021-04-28 11:20", "by: gov-4, act: CastVote", "is before what stands above it", True),
    ],
)  # fmt: skip
def test_each_planted_fault_is_found(old: str, new: str, where: str, fault: str, fatal: bool) -> None:
    text = changed(JORDAN, (old, new))
    try:
        found = faults(text)
    except processfile.Faulty as error:
        found = error.faults
    told = [each for each in found if fault in f"{each.path}: {each.message}"]
    assert told, [str(each) for each in found]
    assert told[0].fatal == fatal
    assert abs(told[0].line - line_of(where, text)) <= 12


def test_all_faults_are_told_at_once() -> None:
    text = changed(CANADA, ("comment: principle-1\n", "comment: principle-9\n"), ("gate: {kind: date}", "gate: {kind: dawn}"))
    assert len(faults(text)) == 2


def test_the_command_tells_faults_by_line_and_ends_with_1(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(changed(JORDAN, ("choice: abstain", "choice: maybe")))
    ended = CliRunner().invoke(cli.app, ["check", str(bad)])
    assert ended.exit_code == 1
    assert re.search(rf"bad.yaml: line {line_of('maybe', bad.read_text())}: steps\[\d+\].choice: 'maybe'", ended.output)
    assert CliRunner().invoke(cli.app, ["check", str(JORDAN)]).exit_code == 0


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in keys(inner)}
    return {key for inner in value for key in keys(inner)} if isinstance(value, list) else set()


@pytest.mark.parametrize("file", [JORDAN, CANADA], ids=["jordan", "canada"])
def test_no_outcome_stands_in_a_file(file: Path) -> None:
    assert not keys(yaml.safe_load(file.read_text())["steps"]) & OUTCOMES


def test_jordan_s_file_says_what_the_report_says() -> None:
    """Titles, texts, dates, channels and audiences of activities 2, 3, 4 and 6, word for word."""
    seed, file = yaml.safe_load(SEED.read_text()), processfile.load(JORDAN)
    phase = seed["phases"][0]
    rows = {row["n"]: row for row in phase["activities"] if row["n"] in (2, 3, 4, 6)}
    planned = {step.fields["number"]: step.fields for step in file.steps if step.act == "PlanActivity"}
    assert planned.keys() == rows.keys()
    for number, row in rows.items():
        fields = planned[number]
        assert fields["phase_title"] == phase["title"]
        assert fields["planned"] == row["planned"]
        dates = [{name: str(day) for name, day in each.items()} for each in row["dates"]]
        assert [{"kind": each["kind"], "from": each["first"], "to": each["last"]} for each in fields["dates"]] == dates
        of = [step.fields for step in file.steps if step.fields.get("number") == number]
        assert [each["text"] for each in of if "text" in each] == row["reported"]
        channels = [
            {name: each[field] for name, field in (("kind", "channel"), ("audience", "audience"), ("purpose", "purpose")) if field in each}
            for each in of
            if "channel" in each
        ]  # fmt: skip
        assert channels == row.get("channels", [])


def test_every_invented_person_is_marked() -> None:
    for file in (JORDAN, CANADA):
        assert all(person.get("illustration") for person in yaml.safe_load(file.read_text())["people"].values())

"""`mithaq check`: the shipped files have no faults; each planted one is found, with its line and path."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from local import cli, drawing, processfile
from local.check import check, installed_acts
from local.source import Fault, Faulty

HERE = Path(__file__).parents[1]
JORDAN = HERE / "processes" / "jo-nap5.yaml"
CANADA = HERE / "processes" / "ca-charter.yaml"
METHODOLOGY = HERE.parents[1] / "tests" / "processes" / "methodology.yaml"
"""A small file: the making of a methodology."""
LUXEMBOURG = HERE / "processes" / "lu-plan2.yaml"
IRELAND = HERE / "processes" / "ie-plan4.yaml"
FILES = pytest.mark.parametrize(
    "file", [JORDAN, CANADA, LUXEMBOURG, IRELAND], ids=["jordan", "canada", "luxembourg", "ireland"]
)
SEED = HERE / "seed" / "jordan-nap5.yaml"
WRITTEN = datetime(2021, 11, 20, tzinfo=UTC)
CHANNEL = {"channel": "kind", "audience": "audience", "purpose": "purpose"}
"""Fields of RecordOutreach, and what the report calls them."""
OUTCOMES = {
    "admitted",
    "refused_subjects",
    "ranking",
    "mean",
    "place",
    "kept",
    "dropped",
    "members",
    "counted",
    "carried",
    "failed",
    "adjourned",
    "votes_for",
    "votes_against",
    "quorum_met",
    "hash",
    "approved",
}


def changed(file: Path, *changes: tuple[str, str]) -> str:
    text = file.read_text()
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} times: {old}"
        text = text.replace(old, new)
    return text


def faults(text: str) -> list[Fault]:
    return check(processfile.parse(text), installed_acts()).faults


def all_faults(text: str) -> list[str]:
    """All that the command would tell, from "line" on."""
    file, found = processfile.survey(text)
    assert file is not None
    return [str(fault) for fault in dict.fromkeys(found + check(file, installed_acts()).faults)]


def line_of(words: str, text: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


@FILES
def test_the_shipped_files_have_no_faults(file: Path) -> None:
    assert faults(file.read_text()) == []


CONFIRM = "  - {at: 2021-04-28 12:10, by: csm-1, act: ConfirmAct, activity: 3, proposal: approval}\n"
FINALISE = "act: FinaliseDocument, activity: 6, document: methodology, number: 2"
VOTE = "by: gov-4, act: CastVote, activity: 3, meeting: forum-meeting, motion: publish-draft"
STEP_12 = "  - at: 2021-05-09 10:40\n    by: officer-2\n    act: "


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "act: FinaliseDocument,",
            "act: FinalizeDocument,",
            "no service has the act FinalizeDocument; is it",
        ),
        ("planned_on: 2021-04-28", "planned_for: 2021-04-28", "Additional properties are not allowed ('planned_for'"),
        (VOTE, VOTE.replace("publish-draft", "publish-text"), "no motion of the name publish-text was made before"),
        ("choice: abstain", "choice: maybe", "'maybe' is not one of ['for', 'against', 'abstain']"),
        ("present: [gov-1, gov-2", "present: [gov-1, gov-9", "no such person: gov-9"),
        ("file: final/en", "file: final/fr", "no such text: final/fr"),
        ("at: 2021-04-28 11:40", "at: 2021-04-28 11:20", "is before what stands above it"),
        (STEP_12 + "RespondToComment", STEP_12 + "WithdrawComment", "('answer', 'outcome' were unexpected)"),
    ],
)
def test_what_cannot_be_played_is_found(old: str, new: str, fault: str) -> None:
    text = changed(METHODOLOGY, (old, new))
    with pytest.raises(Faulty) as error:
        raise Faulty(faults(text))
    assert any(each.fatal and fault in each.message for each in error.value.faults), error.value


@pytest.mark.parametrize(
    ("old", "new", "where", "fault"),
    [
        ("{ar: تم إعداد المسودة من قبل فريق العمل, en: The draft was prepared by the working team.}",
         "{ar: تم إعداد المسودة من قبل فريق العمل}", "    text: {ar: تم إعداد", "has no text in en"),
        ("by: officer-2, act: RecordOutreach, number: 6", "by: gov-1, act: RecordOutreach, number: 6",
         "number: 6, channel", "RecordOutreach needs the office of unit_officer"),
        ("by: csm-1, act: ConfirmAct", "by: gov-1, act: ConfirmAct",
         "by: gov-1, act: ConfirmAct", "ConfirmAct needs another person than the one who proposed it"),
        ("gate: {kind: approval, body: forum}", "gate: {kind: approval, body: senate}", "- act: OpenConsultation",
         "the gate of methodology-comments can never open: no step establishes the body senate"),
        (CONFIRM, "", "- act: OpenConsultation",
         "the gate of methodology-comments can never open: no two people approve the publication of methodology"),
        ("gate: {kind: approval, body: forum}", "gate: {kind: officer}", "- act: OpenConsultation",
         "the gate of methodology-comments can never open: no two officers open it"),
        ("at: 2021-05-06 23:58", "at: 2021-05-07 00:00", "- at: 2021-05-07 00:00",
         "SubmitComment is after methodology-comments closes at the end of 2021-05-06"),
        ("    comment: comment-12\n", "    comment: comment-11\n", "act: FinaliseDocument, a",
         "FinaliseDocument is before the answers to comment-12"),
        (VOTE, VOTE.replace("gov-4", "csm-4"), VOTE.replace("gov-4", "csm-4"),
         "CastVote is by csm-4, who is not recorded present"),
        ("published_on: 2021-03-14", "published_on: 2021-03-15", "published_on: 2021-03-15",
         "2021-03-15 lies ahead: the step is of 2021-03-14"),
        ("act: ReportProgress\n    number: 6", "act: ReportProgress\n    number: 7", "    number: 7",
         "no activity 7 is planned by then"),
        ("{kind: meeting, first: 2021-04-28, last: 2021-04-28}", "{kind: meeting, first: 2021-04-28, last: 2021-04-27}",
         "- number: 3", "PlanActivity has a last day, 2021-04-27, before the first, 2021-04-28"),
        (FINALISE, "act: CancelProcess", "act: PublishDocument, as", "PublishDocument is before FinaliseDocument"),
    ],
)  # fmt: skip
def test_what_would_be_refused_is_found(old: str, new: str, where: str, fault: str) -> None:
    text = changed(METHODOLOGY, (old, new))
    found = faults(text)
    assert not any(each.fatal for each in found)
    assert any(fault in each.message and each.line == line_of(where, text) for each in found), [*map(str, found)]


def test_who_cannot_be_told_is_found() -> None:
    told = all_faults(changed(CANADA, ("email: graham.whitfield@unite.example", "email: g@unite.example")))
    assert told == []
    told = all_faults(CANADA.read_text().replace("language: en\n    email: graham", "language: es\n    email: graham"))
    assert len(told) == 1
    assert "people.officer-2: RegisterContact is in es, in which no notices of this process are written" in told[0]


def test_a_proposal_after_the_deadline_is_found_unless_it_must_be_refused() -> None:
    text = changed(JORDAN, ("    refused: late\n", ""))
    [fault] = all_faults(text)
    assert "SubmitProposal is after proposals-call closes at the end of 2021-07-15" in fault


def test_a_meeting_without_attendance_is_found() -> None:
    text = METHODOLOGY.read_text()
    begin, end = text.index("  - at: 2021-04-28 10:15\n"), text.index("  - at: 2021-04-28 11:00\n")
    told = all_faults(text[:begin] + text[end:])
    assert len(told) == 9, "a motion, seven votes, the close"
    assert all("is before the meeting's attendance is recorded" in fault for fault in told)


def test_all_faults_are_told_at_once() -> None:
    text = changed(
        CANADA, ("comment: principle-1\n", "comment: principle-9\n"), ("gate: {kind: date}", "gate: {kind: dawn}")
    )
    assert len(faults(text)) == 2


CALENDAR = "by: officer-1, act: PublishTimeline, published_on: 2021-02-16"
DRAFTED = "  - at: 2021-03-01 10:00\n"
CONFIRMED = "  - {at: 2021-03-10 09:30, by: officer-2, act: ConfirmAct, activity: 2, proposal: opening-2}\n"
REPORTED = "\n      en: The charter was published in French and in English."


def test_a_fault_of_form_hides_no_other() -> None:
    text = changed(
        CANADA, (CALENDAR, CALENDAR.removeprefix("by: officer-1, ")), (DRAFTED, "  - at: 2021-02-15 10:00\n"),
        (CONFIRMED, ""), (REPORTED, ""), ("weekend: [6, 7]", "weekend: [6, 8]"),
    )  # fmt: skip
    found = all_faults(text)
    assert len(found) == 5, found
    for message in (
        "process.calendar.weekend[1]: 8 is greater than the maximum",
        "the gate of on-draft can never open: no two officers open it",
        "steps[0]: 'by' is a required property",
        "steps[1].at: 2021-02-15 10:00 is before what stands above it",
        "text: has no text in en",
    ):
        assert sum(message in fault for fault in found) == 1, (message, found)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (DRAFTED, "  - at: 2021-02-30 10:00\n", ["steps[1].at: no such time: 2021-02-30 10:00"]),
        (DRAFTED, "  - at: soon\n", ["steps[1].at: 'soon' does not match"]),
        ("contacts: {at: 2021-02-15", "contacts: {at: 2021-02-31", ["contacts.at: no such time: 2021-02-31 09:00"]),
        ("contacts: {at: 2021-02-15", "contacts: {at: 2021-02-14", ["contacts.at: is before the process starts"]),
        ("  at: 2021-02-15 08:30\n  by: officer-1", "  at: 2021-02-15 08:30\n  by: officer-9",
         ["activities.by: no such person: officer-9"]),
        ("  reader-4: {name", "  reader-3: {name",
         ["people.reader-3: stands here twice", "steps[9].by: no such person: reader-4"]),
        ("  id: ca-charter\n", "", ["process: 'id' is a required property"]),
    ],
)  # fmt: skip
def test_a_fault_is_told_once_where_it_stands(old: str, new: str, told: list[str]) -> None:
    found = all_faults(changed(CANADA, (old, new)))
    assert len(found) == len(told), found
    assert all(message in fault for message, fault in zip(told, found, strict=True)), found


def test_the_command_tells_faults_by_line_and_ends_with_1(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(changed(METHODOLOGY, ("choice: abstain", "choice: maybe")))
    ended = CliRunner().invoke(cli.app, ["check", str(bad)])
    assert ended.exit_code == 1
    assert re.search(rf"bad.yaml: line {line_of('maybe', bad.read_text())}: steps\[\d+\].choice: 'maybe'", ended.output)
    assert CliRunner().invoke(cli.app, ["check", str(METHODOLOGY)]).exit_code == 0


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in keys(inner)}
    return {key for inner in value for key in keys(inner)} if isinstance(value, list) else set()


@FILES
def test_no_outcome_stands_in_a_file(file: Path) -> None:
    assert not keys(yaml.safe_load(file.read_text())["steps"]) & OUTCOMES


def test_jordan_s_file_says_what_the_report_says() -> None:
    """Titles, texts, dates, channels and audiences, word for word; what is reported later is an illustration."""
    seed, file = yaml.safe_load(SEED.read_text()), processfile.load(JORDAN)
    phases = {row["n"]: phase for phase in seed["phases"] for row in phase["activities"]}
    rows = {row["n"]: row for phase in seed["phases"] for row in phase["activities"]}
    moved = next(step.fields for step in file.steps if step.act == "RescheduleActivity")
    planned = {step.fields["number"]: step.fields for step in file.steps if step.act == "PlanActivity"}
    assert planned.keys() == rows.keys()
    for number, row in rows.items():
        fields = {**planned[number], **({"dates": moved["dates"]} if number == moved["number"] else {})}
        assert fields["phase_title"] == phases[number]["title"]
        assert fields["planned"] == row["planned"]
        dates = [{name: str(day) for name, day in each.items()} for each in row["dates"]]
        assert [{"kind": each["kind"], "from": each["first"], "to": each["last"]} for each in fields["dates"]] == dates
        steps = [step for step in file.steps if step.fields.get("number") == number]
        of = [step.fields for step in steps if step.at < WRITTEN]
        later = [step.fields["text"] for step in steps if step.at >= WRITTEN and "text" in step.fields]
        assert all("(illustration)" in text["en"] and "(مثال توضيحي)" in text["ar"] for text in later)
        assert [each["text"] for each in of if "text" in each] == row["reported"]
        channels = [
            {CHANNEL[field]: each[field] for field in CHANNEL if field in each} for each in of if "channel" in each
        ]
        assert channels == row.get("channels", [])


def test_every_invented_person_is_marked() -> None:
    for file in (JORDAN, CANADA, LUXEMBOURG, IRELAND):
        assert all(person.get("illustration") for person in yaml.safe_load(file.read_text())["people"].values())


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "at: 2022-10-17 09:10, by: officer-2",
            "at: 2022-10-17 10:30, by: officer-2",
            "AssemblePlan is before two people freeze",
        ),
        (
            "act: ConfirmAct, activity: 2, proposal: approved}",
            "act: DeclineAct, activity: 2, proposal: approved, reason: {en: No.}}",
            "FreezeCommitments is before two people approve",
        ),
        (
            "organisation: works, number: 2",
            "organisation: works, number: 1",
            "is for version 1, and the newest by then is 2",
        ),
        (
            "outcome: approve, decided_on: 2022-11-25",
            "outcome: approve, decided_on: 2022-11-26",
            "2022-11-26 lies ahead",
        ),
        ("outcome: approve, decided_on", "outcome: return, decided_on", "RecordCabinetDecision has no reason"),
        (
            "act: ConfirmAct, activity: 4, proposal: decision}",
            "act: DeclineAct, activity: 4, proposal: decision, reason: {en: No.}}",
            "PublishPlan is before the Cabinet's approval",
        ),
        (
            "at: 2022-11-09 09:00, by: officer-1, act: RequestApproval, activity: 4",
            "at: 2022-11-09 09:00, by: officer-1, act: RequestNothing, activity: 4",
            "ApproveAsEntity is before RequestApproval",
        ),
        (
            "list: name, except: [open-days]}",
            "list: name, except: [open-doors]}",
            "nothing is made before under open-doors",
        ),
        (
            "each: {read: ListCommitments, list: name, except: [open-days]}, item",
            "each: {read: ListCommitments, list: nam, except: [open-days]}, item",
            "the answer of ListCommitments has no nam",
        ),
        ("edited: plan", "edited: plans", "nothing is made before under plans"),
    ],
)
def test_what_a_plan_would_be_refused_for_is_found(old: str, new: str, fault: str) -> None:
    text = changed(IRELAND, (old, new))
    assert any(fault in told for told in all_faults(text)), all_faults(text)


def test_an_unanswered_comment_shuts_the_cabinets_gate() -> None:
    text = changed(IRELAND, ("    act: RespondToComment\n", "    act: AssignComment\n"))
    assert any("is before the answers to comment-1" in told for told in all_faults(text))


@FILES
def test_the_process_is_drawn(file: Path) -> None:
    read = processfile.load(file)
    for language in read.languages:
        drawn = drawing.draw(read, language)
        activities = [step.fields for step in read.steps if step.act == "PlanActivity"]
        assert drawn.startswith("flowchart TB\n")
        assert drawn.count("  subgraph ") == drawn.count("  end\n") == len({each["phase"] for each in activities})
        for each in activities:
            assert f'    a{each["number"]}["{each["number"]} · ' in drawn
            assert all(dates["first"] in drawn for dates in each["dates"])
            assert all(act["act"] in drawn for act in each.get("acts", ()))


def test_jordan_s_gates_are_drawn() -> None:
    drawn = drawing.draw(processfile.load(JORDAN), "en")
    assert '  a4g0{{"Public comment on the draft methodology<br/>approval: forum"}} --> a4\n' in drawn
    assert "  a3 -->|ApprovePublication| a4g0\n" in drawn
    assert "  a14 -->|ApproveForComment| a15\n" in drawn
    assert "a17 -->|RespondToComment| a6" not in drawn


def test_the_command_prints_the_drawing() -> None:
    told = CliRunner().invoke(cli.app, ["check", str(IRELAND), "--draw"])
    assert (told.exit_code, told.stdout) == (0, drawing.draw(processfile.load(IRELAND), "en"))

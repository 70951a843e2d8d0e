"""The process file's form: values as typed, all faults at once by line and path, times in the process's zone."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.calendar import zone
from local import processfile, source
from local.processfile import UnknownTime, instant
from local.source import Faulty

FILE = """
process:
  id: oslo-1
  by: kari
  title: {no: En plan}
  country: NO
  zone: Europe/Oslo
  languages: ["no"]
  authoritative: "no"
  simulated: true
  starts_at: 2021-03-14 08:00
  calendar: {weekend: [6, 7], opens: 08:30, closes: 15:30}
  agencies: {plan: ministry}
people:
  kari: {name: Kari, language: "no", offices: [unit_officer]}
  ola: {name: {en: Ola N., "no": Ola}, language: "no", email: ola@example.org, illustration: true}
rules: {at: 2021-03-14 08:10, by: kari, number: 1}
contacts: {at: 2021-03-14 09:00}
activities:
  at: 2021-03-14 08:20
  by: kari
  plan:
    - {number: 2, planned: {no: Et utkast}}
texts:
  draft: {no: Teksten.}
steps:
  - {at: 2021-03-14 10:00, by: kari, act: DraftDocument, name: draft, file: draft/no, as: drafted}
  - {at: 2021-03-14 10:00, by: ola, act: SubmitComment, text: Ja}
"""


def faults_of(text: str) -> list[str]:
    with pytest.raises(Faulty) as found:
        processfile.parse(text)
    return [str(fault) for fault in found.value.faults]


def line_of(words: str, text: str = FILE) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


def test_sections_are_steps_in_the_order_of_their_times() -> None:
    read = processfile.parse(FILE)
    assert [(step.key, step.by, step.act) for step in read.steps] == [
        ("process", "kari", "StartProcess"),
        ("rules", "kari", "PublishRules"),
        ("activity-2", "kari", "PlanActivity"),
        ("contact-ola", "ola", "RegisterContact"),
        ("drafted", "kari", "DraftDocument"),
        ("step-2", "ola", "SubmitComment"),
    ]
    assert read.steps[1].fields == {"number": 1}
    assert read.steps[3].fields == {"name": "Ola", "address": "ola@example.org", "language": "no"}
    assert read.steps[4].at == datetime(2021, 3, 14, 9, tzinfo=UTC)


def test_scalars_are_what_they_look_like() -> None:
    head = source.read(FILE).value["process"]
    assert (head["country"], head["calendar"]["opens"], head["starts_at"]) == ("NO", "08:30", "2021-03-14 08:00")


def test_a_text_is_a_file_under_its_hash() -> None:
    document = processfile.parse(FILE).documents["draft/no"]
    assert document.data == b"Teksten."
    assert document.file == hashlib.sha256(b"Teksten.").hexdigest()


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("Teksten.", "Teksten!", {"drafted"}),
        ("text: Ja", "text: Nei", {"step-2"}),
        ("2021-03-14 09:00", "2021-03-14 09:01", {"contact-ola"}),
        ("{name: Kari", "{name: Kari N.", set()),
    ],
)
def test_a_step_s_digest_follows_its_words_and_its_texts(old: str, new: str, changed: set[str]) -> None:
    before, after = processfile.parse(FILE), processfile.parse(FILE.replace(old, new))
    pairs = zip(before.steps, after.steps, strict=True)
    assert {one.key for one, other in pairs if before.digest(one) != after.digest(other)} == changed


def test_faults_of_form_come_all_at_once_by_line_and_path() -> None:
    text = FILE.replace("country: NO", "country: Norway").replace("simulated: true", "simulated: false")
    text = text.replace("act: SubmitComment", "act: submit").replace("email: ola@example.org", "phone: 1")
    assert faults_of(text) == [
        f"line {line_of('country')}: process.country: 'Norway' does not match '^[A-Z]{{2}}$'",
        f"line {line_of('simulated')}: process.simulated: True was expected",
        f"line {line_of('ola:')}: people.ola: Additional properties are not allowed ('phone' was unexpected)",
        f"line {line_of('text: Ja')}: steps[1].act: 'submit' does not match '^[A-Z][A-Za-z]{{1,59}}$'",
    ]


@pytest.mark.parametrize(
    ("old", "new", "where", "fault"),
    [
        ("by: ola, act", "by: nobody, act", "text: Ja", "steps[1].by: no such person: nobody"),
        ("text: Ja", "text: Ja, as: drafted", "text: Ja", "steps[1].as: two steps are named drafted"),
        (
            "10:00, by: ola",
            "09:59, by: ola",
            "text: Ja",
            "steps[1].at: 2021-03-14 09:59 is before what stands above it",
        ),
        ("08:00\n", "08:15\n", "rules:", "rules.at: is before the process starts"),
        ("Europe/Oslo", "Europe/Olso", "zone", "process.zone: no such zone: Europe/Olso"),
        (
            'authoritative: "no"',
            "authoritative: en",
            "authoritative",
            "process.authoritative: is none of the process's",
        ),
        ("14 10:00, by: ola", "28 02:30, by: ola", "text: Ja", "steps[1].at: the clocks of Europe/Oslo skip this time"),
        ("03-14 10:00, by: ola", "02-30 10:00, by: ola", "text: Ja", "steps[1].at: no such time: 2021-02-30"),
        ("country: NO", "country: NO\n  country: SE", "country: SE", "process.country: stands here twice"),
    ],
)
def test_each_fault_is_told_with_its_line(old: str, new: str, where: str, fault: str) -> None:
    text = FILE.replace(old, new)
    told = faults_of(text)
    assert f"line {line_of(where, text)}: {fault}" in " ".join(told)


def test_what_is_no_yaml_is_told_with_its_line() -> None:
    assert faults_of("process:\n  id: [") == ["line 2: (file): expected the node content, but found '<stream end>'"]
    assert faults_of("process:\n  id: a\0b\n") == [
        "line 2: (file): unacceptable character #x0000: special characters are not allowed"
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\nb:\n  " + "[" * 3000, "line 3: (file): nested deeper than 40"),
        ("a:\n  b: \"\\ud800\"", "line 2: a.b: holds half a character: a lone surrogate"),
        ("a:\n  ? [b]\n  : 1", "line 2: a: a key is a plain word"),
        ("process:\n  id: " + "9" * 5000, "line 2: process.id: breaks the rule"),
        ("a0: &a0 [b, b]\n" + "".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 10)}]\n" for n in range(9)),
         "the file holds more than 300000 values"),
    ],
    ids=["deep", "surrogate", "key", "number", "aliases"],
)  # fmt: skip
def test_what_is_no_process_file_at_all_is_told(text: str, fault: str) -> None:
    assert any(fault in told for told in faults_of(text))


def test_what_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "latin.yaml"
    file.write_bytes("a: 1\nb: é\n".encode("latin-1"))
    with pytest.raises(Faulty, match=r"line 2: \(file\): not UTF-8"):
        processfile.load(file)


def test_a_time_is_local_or_an_instant() -> None:
    assert instant("2021-04-28 10:00", "Asia/Amman") == datetime(2021, 4, 28, 7, tzinfo=UTC)
    assert instant("2021-04-28T07:00:00Z", "Asia/Amman") == datetime(2021, 4, 28, 7, tzinfo=UTC)
    assert instant("2021-10-31 02:30", "Europe/Oslo") == datetime(2021, 10, 31, 0, 30, tzinfo=UTC)


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2030, 1, 1)))  # noqa: DTZ001
def test_every_local_time_is_one_instant_or_skipped(local: datetime) -> None:
    words = local.replace(second=0, microsecond=0).isoformat(" ")
    try:
        there = instant(words, "Europe/Oslo")
    except UnknownTime:
        assert local.month == 3
        assert local.hour == 2
    else:
        assert there.astimezone(zone("Europe/Oslo")).strftime("%Y-%m-%d %H:%M:%S") == words


@given(st.text(max_size=200))
def test_any_text_at_all_is_a_file_or_has_faults(text: str) -> None:
    with pytest.raises(Faulty):
        processfile.parse(text)

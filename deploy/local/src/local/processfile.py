"""The process file: what people put into a process, as steps in the order of their times (docs/process-file.md).

The sections `process`, `rules`, `contacts` and `activities` are short for steps; here they are spelled out.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path as FilePath
from typing import Any, TypeVar

from events.calendar import zone
from local import form, source
from local.source import Fault, Faulty, Path, Source, strings

STEP_WORDS = ("at", "by", "act", "as", "each", "given", "refused")
"""The fields of a step that are the file's own; all others are the act's."""
OWN = ("ends_at", "reports")
"""The fields of `process` that are the file's own; all others are StartProcess's."""
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone of the file: their name in their own language, and what a token of theirs claims."""

    name: str
    language: str
    email: str | None
    offices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One act of one person at one time (UTC). `key` names the step for good; `path` is where its fields stand.

    `by` is a person, or empty where that is known only when the step is played; `who` is all who play it, as written.
    With `each` (a list of names, or what to read them from) the step is played once for every name, with the fields
    that are `given` for it. `refused` is the problem with which it must be refused. `by` and `act` are empty where a
    file with faults of form does not say them.
    """

    key: str
    path: Path
    at: datetime
    by: str
    act: str
    fields: Mapping[str, Any]
    who: tuple[Any, ...] = ()
    each: list[str] | Mapping[str, Any] | None = None
    given: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    refused: str | None = None

    @property
    def plain(self) -> bool:
        """Whether the step is one act of a person whom the file names."""
        return bool(self.by) and self.each is None


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole text in one language, as the file that is uploaded."""

    data: bytes

    @property
    def file(self) -> str:
        """Its SHA-256 (hex), under which it is stored."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, kw_only=True)
class ProcessFile:
    """A process file: its steps in order, its people, its texts by name (methodology-1/ar).

    `reports` are the days of which a report is kept.
    `taken_out` is where parts stood that break the form; a file with any cannot be played.
    """

    source: Source
    process: str
    zone: str
    languages: tuple[str, ...]
    agencies: Mapping[str, str]
    people: Mapping[str, Person]
    documents: Mapping[str, Document]
    steps: tuple[Step, ...]
    ends_at: datetime | None
    reports: tuple[date, ...] = ()
    taken_out: frozenset[Path] = frozenset()

    def digest(self, step: Step) -> str:
        """SHA-256 (hex) of all that the step says, with the texts that it names."""
        named = {words: self.documents[words].file for words in strings(step.fields) if words in self.documents}
        said: list[Any] = [step.at.isoformat(), step.by, step.act, step.fields, named]
        if not step.plain or step.refused:
            said += [step.who, step.each, step.given, step.refused]
        return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class UnknownTime(Exception):
    """There is no such time; the message says why."""


def load(file: FilePath) -> ProcessFile:
    """The process file there; Faulty with all faults of its form, OSError where it cannot be read."""
    return parse(text_of(file))


def text_of(file: FilePath) -> str:
    """What the file says; Faulty where it is not UTF-8."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Faulty([Fault(line=line, path="", message=f"not UTF-8: {error.reason} at byte {error.start}")]) from error


def parse(text: str) -> ProcessFile:
    """The process file of that text; Faulty with all faults of its form."""
    file, faults = survey(text)
    if file is None or faults:
        raise Faulty(faults)
    return file


def survey(text: str) -> tuple[ProcessFile | None, list[Fault]]:
    """All faults of the text's form, and the file without what is faulty; none where its head cannot be read."""
    read = source.read(text)
    errors = list(form.schema().iter_errors(read.value))
    odd = {fault.path for fault in read.faults}
    faults = [*read.faults, *(told for error in errors if (told := form.told(read, error)).path not in odd)]
    if not isinstance(read.value, dict):
        return None, faults
    reading = _Reading(read, form.take_out(read.value, errors))
    file = reading.file()
    return file, list(dict.fromkeys(faults + reading.faults))


def instant(words: str, zone_name: str) -> datetime:
    """The instant (UTC) of a time in the file: local there (2021-04-28 10:00), or with a Z; else UnknownTime."""
    try:
        moment = datetime.fromisoformat(words)
        local = moment if moment.tzinfo else moment.replace(tzinfo=zone(zone_name))
        there = local.astimezone(UTC)
        exists = there.astimezone(local.tzinfo).replace(tzinfo=None) == local.replace(tzinfo=None)
    except (ValueError, OverflowError) as error:
        raise UnknownTime(f"no such time: {words}") from error
    if not exists:
        raise UnknownTime(f"the clocks of {zone_name} skip this time: {words}")
    return there


class _Reading:
    """Makes a ProcessFile of values as far as their form holds; gathers the faults that the form does not show."""

    def __init__(self, read: Source, taken_out: frozenset[Path]) -> None:
        self.source = read
        self.taken_out = taken_out
        self.value = {name: section for name, section in read.value.items() if section is not None}
        self.head = self.value.get("process", {})
        self.people: dict[str, Any] = self.value.get("people", {})
        self.faults: list[Fault] = []

    def file(self) -> ProcessFile | None:
        """The file; None where no zone or no start is known, and so no time of it."""
        starts_at = self._start()
        if starts_at is None:
            return None
        steps = sorted(self._steps(starts_at), key=lambda step: step.at)
        self._check(steps)
        return ProcessFile(
            source=self.source,
            process=self.head.get("id", "unnamed"),
            zone=self.head["zone"],
            languages=tuple(filter(None, self.head.get("languages", ()))),
            agencies=self.head.get("agencies", {}),
            people={name: _person(body or {}) for name, body in self.people.items()},
            documents={
                f"{name}/{language}": Document(data=text.encode())
                for name, by_language in self.value.get("texts", {}).items()
                for language, text in by_language.items()
            },
            steps=tuple(steps),
            ends_at=self._time(("process", "ends_at"), self.head["ends_at"], None) if "ends_at" in self.head else None,
            reports=tuple(date.fromisoformat(day) for day in self.head.get("reports", ()) if day),
            taken_out=self.taken_out,
        )

    def _start(self) -> datetime | None:
        if not {"zone", "starts_at"} <= self.head.keys():
            return None
        try:
            zone(self.head["zone"])
        except KeyError:
            self._faulty(("process", "zone"), f"no such zone: {self.head['zone']}")
            return None
        return self._time(("process", "starts_at"), self.head["starts_at"], None)

    def _steps(self, starts_at: datetime) -> Iterator[Step]:
        """Sections first, then the steps proper: at one and the same time, in this order."""
        yield from self._sections(starts_at)
        latest = starts_at
        for index, body in enumerate(self.value.get("steps", ())):
            body = body or {}
            step = self._step(body.get("as", f"step-{index + 1}"), ("steps", index), body, latest)
            if step.at < latest:
                self._faulty((*step.path, "at"), f"{body['at']} is before what stands above it")
            latest = max(latest, step.at)
            yield step

    def _sections(self, starts_at: datetime) -> Iterator[Step]:
        start = {name: value for name, value in self.head.items() if name not in OWN}
        yield self._step("process", ("process",), start | {"act": "StartProcess"}, starts_at)
        for key, path, body in self._others():
            step = self._step(key, path, body, starts_at)
            if step.at < starts_at:
                self._faulty(self._at(path), "is before the process starts")
            yield step

    def _others(self) -> Iterator[tuple[str, Path, Mapping[str, Any]]]:
        """The steps that the sections after the first are short for: key, path and body of each."""
        if "rules" in self.value:
            yield "rules", ("rules",), self.value["rules"] | {"act": "PublishRules"}
        section = self.value.get("activities", {})
        said = {name: section[name] for name in ("at", "by") if name in section} | {"act": "PlanActivity"}
        for index, activity in enumerate(section.get("plan", ())):
            if activity and "number" in activity:
                yield f"activity-{activity['number']}", ("activities", "plan", index), activity | said
        if "contacts" in self.value:
            yield from self._contacts(self.value["contacts"])

    def _contacts(self, section: Mapping[str, Any]) -> Iterator[tuple[str, Path, Mapping[str, Any]]]:
        for name, body in self.people.items():
            person = _person(body or {})
            if person.email and person.name and person.language:
                contact = {"name": person.name, "address": person.email, "language": person.language}
                since = body.get("since", section.get("at"))
                at = {"at": since} if since else {}
                yield f"contact-{name}", ("people", name), contact | at | {"by": name, "act": "RegisterContact"}

    def _step(self, key: str, path: Path, body: Mapping[str, Any], otherwise: datetime) -> Step:
        """The step; `otherwise` is its time where the file tells none that there is."""
        fields = {name: value for name, value in body.items() if name not in STEP_WORDS}
        by = body.get("by", "")
        return Step(
            key=key,
            path=path,
            at=self._time(self._at(path), body["at"], otherwise) if "at" in body else otherwise,
            by=by if isinstance(by, str) else "",
            act=body.get("act", ""),
            fields=fields,
            who=tuple(by) if isinstance(by, list) else (by,),
            each=body.get("each"),
            given=body.get("given") or {},
            refused=body.get("refused"),
        )

    def _at(self, path: Path) -> Path:
        """Where the time of the step at that path is written."""
        if path[0] == "people":
            return (*path, "since") if "since" in self.people[str(path[1])] else ("contacts", "at")
        return self.source.place(path, "at")

    def _time(self, path: Path, words: str, otherwise: T) -> datetime | T:
        try:
            return instant(words, self.head["zone"])
        except UnknownTime as error:
            self._faulty(path, str(error))
            return otherwise

    def _check(self, steps: list[Step]) -> None:
        counts = Counter(step.key for step in steps)
        for step in steps:
            if counts[step.key] > 1:
                self._faulty((*step.path, "as"), f"two steps are named {step.key}")
            for who in step.who:
                if isinstance(who, str) and who and self.people and who not in self.people:
                    self._faulty(self.source.place(step.path, "by"), f"no such person: {who}")
        languages = self.head.get("languages", ())
        if languages and self.head.get("authoritative", languages[0]) not in languages:
            self._faulty(("process", "authoritative"), "is none of the process's languages")

    def _faulty(self, path: Path, message: str) -> None:
        self.faults.append(self.source.fault(path, message))


def _person(body: Mapping[str, Any]) -> Person:
    name, language = body.get("name", ""), body.get("language", "")
    if isinstance(name, dict):
        name = name.get(language) or next(iter(name.values()))
    return Person(name=name, language=language, email=body.get("email"), offices=tuple(body.get("offices", ())))

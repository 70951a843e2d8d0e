"""The process file: what people put into a process, as steps in the order of their times (docs/process-file.md).

The sections `process`, `rules`, `contacts` and `activities` are short for steps; here they are spelled out.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path as FilePath
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from events.calendar import zone
from local import source
from local.source import Fault, Faulty, Path, Source, strings

STEP_WORDS = ("at", "by", "act", "as")
"""The fields of a step that are the file's own; all others are the act's."""
LONGEST_SHOWN = 200


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone of the file: their name in their own language, and what a token of theirs claims."""

    name: str
    language: str
    email: str | None
    offices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One act of one person at one time (UTC). `key` names the step for good; `path` is where its fields stand."""

    key: str
    path: Path
    at: datetime
    by: str
    act: str
    fields: Mapping[str, Any]


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
    """A process file whose form holds: its steps in order, its people, its texts by name (methodology-1/ar)."""

    source: Source
    process: str
    zone: str
    languages: tuple[str, ...]
    agencies: Mapping[str, str]
    people: Mapping[str, Person]
    documents: Mapping[str, Document]
    steps: tuple[Step, ...]
    ends_at: datetime | None

    def digest(self, step: Step) -> str:
        """SHA-256 (hex) of all that the step says, with the texts that it names."""
        named = {words: self.documents[words].file for words in strings(step.fields) if words in self.documents}
        said = [step.at.isoformat(), step.by, step.act, step.fields, named]
        return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class UnknownTime(Exception):
    """There is no such time; the message says why."""


def load(file: FilePath) -> ProcessFile:
    """The process file there; Faulty with all faults of its form, OSError where it cannot be read."""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Faulty([Fault(line=1, path="", message=f"not UTF-8: {error.reason} at byte {error.start}")]) from error
    return parse(text)


def parse(text: str) -> ProcessFile:
    """The process file of that text; Faulty with all faults of its form."""
    read = source.read(text)
    if faults := [_told(read, error) for error in _form().iter_errors(read.value)]:
        raise Faulty(faults)
    return _Reading(read).file()


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


@cache
def _form() -> Draft202012Validator:
    schema = json.loads(files("local").joinpath("process.schema.json").read_text())
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _told(read: Source, error: ValidationError) -> Fault:
    return read.fault(tuple(error.absolute_path), said(error))


def said(error: ValidationError) -> str:
    """What a schema says against a value, without the value when that is long."""
    if len(error.message) <= LONGEST_SHOWN:
        return error.message
    return f"breaks the rule {error.validator!r}: {str(error.validator_value)[:LONGEST_SHOWN]}"


class _Reading:
    """Makes a ProcessFile of values whose form holds; gathers the faults that the form does not show."""

    def __init__(self, read: Source) -> None:
        self.source = read
        self.value = read.value
        self.head = read.value["process"]
        self.faults: list[Fault] = []

    def file(self) -> ProcessFile:
        try:
            zone(self.head["zone"])
        except KeyError:
            raise Faulty([self.source.fault(("process", "zone"), f"no such zone: {self.head['zone']}")]) from None
        steps = sorted(self._steps(), key=lambda step: step.at)
        self._check(steps)
        if self.faults:
            raise Faulty(self.faults)
        return ProcessFile(
            source=self.source,
            process=self.head["id"],
            zone=self.head["zone"],
            languages=tuple(self.head["languages"]),
            agencies=self.head["agencies"],
            people={name: _person(body) for name, body in self.value["people"].items()},
            documents={
                f"{name}/{language}": Document(data=text.encode())
                for name, by_language in self.value.get("texts", {}).items()
                for language, text in by_language.items()
            },
            steps=tuple(steps),
            ends_at=self._time(("process", "ends_at"), self.head["ends_at"]) if "ends_at" in self.head else None,
        )

    def _steps(self) -> Iterator[Step]:
        """Sections first, then the steps proper: at one and the same time, in this order."""
        yield self._start()
        if "rules" in self.value:
            yield self._step("rules", ("rules",), self.value["rules"] | {"act": "PublishRules"})
        if "activities" in self.value:
            yield from self._activities(self.value["activities"])
        if "contacts" in self.value:
            yield from self._contacts(self.value["contacts"]["at"])
        latest = self._time(("process", "starts_at"), self.head["starts_at"])
        for index, body in enumerate(self.value["steps"]):
            step = self._step(body.get("as", f"step-{index + 1}"), ("steps", index), body)
            if step.at < latest:
                self._faulty((*step.path, "at"), f"{body['at']} is before what stands above it")
            latest = max(latest, step.at)
            yield step

    def _start(self) -> Step:
        fields = {name: value for name, value in self.head.items() if name != "ends_at"}
        return self._step("process", ("process",), fields | {"at": self.head["starts_at"], "act": "StartProcess"})

    def _activities(self, section: Mapping[str, Any]) -> Iterator[Step]:
        for index, activity in enumerate(section["plan"]):
            body = activity | {"at": section["at"], "by": section["by"], "act": "PlanActivity"}
            yield self._step(f"activity-{activity['number']}", ("activities", "plan", index), body)

    def _contacts(self, at: str) -> Iterator[Step]:
        for name, body in self.value["people"].items():
            person = _person(body)
            if person.email:
                contact = {"name": person.name, "address": person.email, "language": person.language}
                said = contact | {"at": at, "by": name, "act": "RegisterContact"}
                yield self._step(f"contact-{name}", ("people", name), said)

    def _step(self, key: str, path: Path, body: Mapping[str, Any]) -> Step:
        fields = {name: value for name, value in body.items() if name not in STEP_WORDS}
        at = self._time((*path, "at"), body["at"])
        return Step(key=key, path=path, at=at, by=body["by"], act=body["act"], fields=fields)

    def _time(self, path: Path, words: str) -> datetime:
        try:
            return instant(words, self.head["zone"])
        except UnknownTime as error:
            self._faulty(path, str(error))
            return datetime.max.replace(tzinfo=UTC)

    def _check(self, steps: list[Step]) -> None:
        counts = Counter(step.key for step in steps)
        for step in steps:
            if counts[step.key] > 1:
                self._faulty((*step.path, "as"), f"two steps are named {step.key}")
            if step.by not in self.value["people"]:
                self._faulty((*step.path, "by"), f"no such person: {step.by}")
        if steps[0].act != "StartProcess":
            self._faulty(steps[0].path, "is before the process starts")
        if self.head["authoritative"] not in self.head["languages"]:
            self._faulty(("process", "authoritative"), "is none of the process's languages")

    def _faulty(self, path: Path, message: str) -> None:
        self.faults.append(self.source.fault(path, message))


def _person(body: Mapping[str, Any]) -> Person:
    name, language = body["name"], body["language"]
    if isinstance(name, dict):
        name = name.get(language) or next(iter(name.values()))
    return Person(name=name, language=language, email=body.get("email"), offices=tuple(body.get("offices", ())))

"""What is wrong with a process file, all at once, before anything is sent.

Fatal faults are those that a replay cannot play: an unknown act, field, person or name. The others are what a service
would refuse, or what can never happen: a replay plays them all the same, and the record tells what came of it.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from uuid import NAMESPACE_URL, uuid5

from local import course
from local.names import Made, Names
from local.operations import Catalogue, Filling, Operation, UnknownAct
from local.processfile import ProcessFile, Step
from local.site import installed
from local.source import Fault, strings
from service.api import describe

NO_HASH = "0" * 64


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A file's faults by line, the operation of each step's act by the step's key, and that which moves the clock."""

    faults: list[Fault]
    operations: Mapping[str, Operation]
    clock: Operation

    @property
    def fatal(self) -> list[Fault]:
        return [fault for fault in self.faults if fault.fatal]


@cache
def installed_acts() -> Catalogue:
    """The acts of the services that are installed here; nothing needs to run."""
    return Catalogue({name: describe(importlib.import_module(f"{name}.main").PARTS).openapi() for name in installed()})


def check(file: ProcessFile, acts: Catalogue) -> Checked:
    """Hold the file against those acts, and against what must hold between its steps."""
    return _Check(file, acts).result()


class _Check:
    def __init__(self, file: ProcessFile, acts: Catalogue) -> None:
        self._file = file
        self._acts = acts
        self._operations: dict[str, Operation] = {}
        self._unsound: set[str] = set()
        # Ids are not known before a replay: any will do to see that each name stands for one.
        self._names = Names(
            process=file.process,
            zone=file.zone,
            subjects={person: _some_id(person) for person in file.people},
            files={name: document.file for name, document in file.documents.items()},
        )

    def result(self) -> Checked:
        faults = [fault for step in self._file.steps for fault in self._step(step)]
        faults += course.faults(self._file, self._unsound)
        clock = self._acts.operation("MoveClock", {}, self._names)
        return Checked(faults=sorted(faults, key=lambda fault: fault.line), operations=self._operations, clock=clock)

    def _step(self, step: Step) -> Iterator[Fault]:
        operation = None
        try:
            operation = self._acts.operation(step.act, step.fields, self._names)
        except UnknownAct as error:
            self._unsound.add(step.key)
            if step.act and not self._unsound & set(strings(step.fields)):
                yield self._file.source.fault((*step.path, "act"), str(error))
        if operation is not None:
            yield from self._fields(step, operation)
            yield from self._offices(step, operation)
            self._operations[step.key] = operation
        self._names.learn(step.fields)
        self._names.made[step.key] = _placeholder(step, operation.service if operation else "")

    def _offices(self, step: Step, operation: Operation) -> Iterator[Fault]:
        by = self._file.people.get(step.by)
        if by and operation.offices and not operation.offices & set(by.offices):
            needed = " or ".join(sorted(operation.offices))
            place = self._file.source.place(step.path, "by")
            yield self._file.source.fault(place, f"{step.act} needs the office of {needed}", fatal=False)

    def _fields(self, step: Step, operation: Operation) -> Iterator[Fault]:
        filling = Filling(operation, step.fields, self._names)
        out = {path[len(step.path) :] for path in self._file.taken_out if path[: len(step.path)] == step.path}
        for path, message in filling.check():
            if out and path in out | {()}:
                continue
            self._unsound.add(step.key)
            yield self._file.source.fault((*step.path, *path), message)
        for path, words in filling.words:
            for language in self._file.languages:
                if language not in words:
                    yield self._file.source.fault((*step.path, *path), f"has no text in {language}", fatal=False)


def _placeholder(step: Step, service: str) -> Made:
    some = _some_id(step.key)
    return Made(service=service, thing=some, stream=some, event=some, hash=NO_HASH)


def _some_id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))

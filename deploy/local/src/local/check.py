"""What is wrong with a process file, all at once, before anything is sent.

Fatal faults are those that a replay cannot play: an unknown act, field, person or name. The others are what a service
would refuse, or what can never happen: a replay plays them all the same, and the record tells what came of it.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from uuid import NAMESPACE_URL, uuid5

from local import course, repeated
from local.names import Made, Names
from local.operations import Catalogue, Filling, Operation, UnknownAct
from local.processfile import ProcessFile, Step
from local.site import installed
from local.source import Fault, Path, strings
from local.turns import key, said
from service.api import describe

NO_HASH = "0" * 64


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A file's faults by line, and the operations it needs: of each step by its key, of the clock, of what is read."""

    faults: list[Fault]
    operations: Mapping[str, Operation]
    clock: Operation
    reads: Mapping[str, Operation] = field(default_factory=dict)

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
        in_order = sorted(faults, key=lambda fault: fault.line)
        return Checked(faults=in_order, operations=self._operations, clock=clock, reads=self._acts.reads)

    def _step(self, step: Step) -> Iterator[Fault]:
        operation = None
        try:
            operation = self._acts.operation(step.act, step.fields, self._names)
        except UnknownAct as error:
            self._unsound.add(step.key)
            if step.act and not self._unsound & set(strings(step.fields)):
                yield self._file.source.fault((*step.path, "act"), str(error))
        if not step.plain or repeated.asks(step.fields):
            for path, message in repeated.faults(step, self._acts.reads, self._names):
                self._unsound.add(step.key)
                yield self._file.source.fault((*step.path, *path), message)
        if operation is not None:
            yield from self._fields(step, operation)
            yield from self._offices(step, operation)
            self._operations[step.key] = operation
        if not step.refused:
            self._learn(step, operation.service if operation else "")

    def _learn(self, step: Step, service: str) -> None:
        for name in repeated.names(step, self._names) if step.each is not None else [None]:
            self._names.learn(said(step, name))
            for who in step.who:
                made = key(step, name, who)
                self._names.made[made] = _placeholder(made, service)
                self._names.players[made] = step.by or repeated.SOMEONE

    def _offices(self, step: Step, operation: Operation) -> Iterator[Fault]:
        people = [self._file.people[who] for who in step.who if isinstance(who, str) and who in self._file.people]
        if operation.offices and any(not operation.offices & set(by.offices) for by in people):
            needed = " or ".join(sorted(operation.offices))
            place = self._file.source.place(step.path, "by")
            yield self._file.source.fault(place, f"{step.act} needs the office of {needed}", fatal=False)

    def _fields(self, step: Step, operation: Operation) -> Iterator[Fault]:
        """The faults of the step's fields: with those given for each name, as they stand for it."""
        out = {path[len(step.path) :] for path in self._file.taken_out if path[: len(step.path)] == step.path}
        told: set[tuple[Path, str]] = set()
        for above, fields, names in repeated.versions(step, self._names):
            filling = Filling(operation, fields, names)
            for path, message in filling.check():
                if out and path in out | {()}:
                    continue
                self._unsound.add(step.key)
                told.add((_place(step, above, path), message))
            for path, words in filling.words:
                for language in self._file.languages:
                    if language not in words:
                        place = (*step.path, *_place(step, above, path))
                        yield self._file.source.fault(place, f"has no text in {language}", fatal=False)
        for path, message in sorted(told, key=str):
            yield self._file.source.fault((*step.path, *path), message)


def _place(step: Step, above: Path, path: Path) -> Path:
    """Where a field is written: among the step's own, or among those given for a name."""
    return (*above, *path) if path and above and path[0] in step.given[str(above[1])] else path


def _placeholder(made: str, service: str) -> Made:
    some = _some_id(made)
    return Made(service=service, thing=some, stream=some, event=some, hash=NO_HASH)


def _some_id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))

"""Plays a process file through the services' HTTP APIs: each step with its person's token, at its time by the clock.

Before each step and each move of the clock, all is quiet. A step's Idempotency-Key follows from process and step, so
that a step sent twice is one act: after a kill, the same command goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import msgspec

from events.points import point
from local import quiet
from local.check import Checked
from local.issuer import AUDITOR, CLOCK_OPERATOR, Issuer
from local.journal import Done, Journal
from local.names import Made, Names
from local.operations import Filling, Operation
from local.processfile import ProcessFile, Step
from local.quiet import Position
from local.source import strings
from local.system import Refused, System

FILES = ("plan", "/v1/files")
"""The service and the route that store files."""
MEDIA_TYPE = "text/markdown"


class FileChanged(Exception):
    """What was played before stands otherwise in the file now; the message names the steps."""


class Show(Protocol):
    """Tells how far the replay is."""

    def begin(self, total: int, done: int) -> None:
        """`done` of `total` steps were played before."""

    def step(self, step: Step, done: Done) -> None:
        """The step was played."""


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A step that was not taken, and the problem that says why."""

    step: Step
    problem: dict[str, Any]


class Replay:
    """One file, played on one running system."""

    def __init__(
        self, file: ProcessFile, checked: Checked, system: System, issuer: Issuer, journal: Journal, show: Show
    ) -> None:
        self._file = file
        self._checked = checked
        self._system = system
        self._issuer = issuer
        self._journal = journal
        self._show = show
        offices = {person: body.offices for person, body in file.people.items()}
        self._personas = issuer.personas(file.process, file.agencies.values(), offices)
        self._names = Names(
            process=file.process,
            zone=file.zone,
            subjects={person: str(self._personas.subject(person)) for person in file.people},
            files={name: document.file for name, document in file.documents.items()},
        )

    def run(self) -> list[Refusal]:
        """Play what has not been played, up to the file's end: all refusals, those of an earlier run too."""
        self._hold_against_journal()
        self._show.begin(len(self._file.steps), len(self._journal.done))
        refusals = []
        for step in self._file.steps:
            done = self._journal.done.get(step.key) or self._finish(step)
            self._learn(step, done)
            if done.problem is not None:
                refusals.append(Refusal(step=step, problem=done.problem))
        if self._file.ends_at:
            self._advance(self._file.ends_at)
        self._quiet()
        return refusals

    def _hold_against_journal(self) -> None:
        said = {step.key: self._file.digest(step) for step in self._file.steps}
        changed = [key for key, done in self._journal.done.items() if said.get(key) != done.digest]
        if changed:
            raise FileChanged(f"these steps were played and are changed or gone: {', '.join(changed)}")

    def _finish(self, step: Step) -> Done:
        self._advance(step.at)
        done = self._played(step)
        point("answer-and-journal")
        self._journal.note(done)
        self._show.step(step, done)
        return done

    def _played(self, step: Step) -> Done:
        """Send the step. Its effect and its line in the journal may be parted by a kill: then it is sent again."""
        digest = self._file.digest(step)
        operation = self._checked.operations[step.key]
        filling = Filling(operation, step.fields, self._names)
        if filling.unresolved:
            missing = f"not sent: it needs {', '.join(filling.unresolved)}, which no step that was taken has made"
            return Done(step=step.key, digest=digest, problem={"title": "Not sent", "detail": missing})
        try:
            self._upload(step)
            answer = self._system.act(filling.request(), self._token(step.by), self._key(step.key))
        except Refused as refused:
            return Done(step=step.key, digest=digest, problem=refused.problem)
        return Done(step=step.key, digest=digest, made=self._made(operation, answer))

    def _upload(self, step: Step) -> None:
        service, path = FILES
        for name in strings(step.fields):
            if (document := self._file.documents.get(name)) is not None:
                self._system.upload(service, path, document.data, MEDIA_TYPE, self._token(step.by))

    def _made(self, operation: Operation, answer: dict[str, Any]) -> Made:
        events = answer["events"]
        proposed = any(event["type"].split(".")[1] == "ActProposed" for event in events)
        return Made(
            service=operation.service,
            thing=answer["id"],
            stream=answer["stream"],
            event=events[0]["id"] if events else None,
            hash=self._proposed_hash(operation.service, answer["position"]) if proposed else None,
        )

    def _proposed_hash(self, service: str, position: int) -> str:
        """The hash of what was proposed, from the service's feed: the second person confirms that and no other."""
        fed = self._system.feed(service, self._token(AUDITOR), after=position - 1, limit=1)
        return str(msgspec.json.decode(fed[0].event)["hash"])

    def _learn(self, step: Step, done: Done) -> None:
        self._names.learn(step.fields)
        if done.made is not None:
            self._names.made[step.key] = done.made

    def _advance(self, until: datetime) -> None:
        """Move the clock to `until`, and before that to each timer on the way."""
        while True:
            positions = self._quiet()
            clock = max((each.clock for each in positions if each.clock), default=None)
            if clock is None or clock >= until:
                return
            self._move(min([until, *(each.due for each in positions if each.due)]))

    def _move(self, now: datetime) -> None:
        operation = self._checked.clock
        request = Filling(operation, {"now": f"{now:%Y-%m-%dT%H:%M:%SZ}"}, self._names).request()
        self._system.act(request, self._token(CLOCK_OPERATOR), self._key(f"clock.{now:%Y%m%dT%H%M%SZ}"))

    def _quiet(self) -> Sequence[Position]:
        return quiet.wait(self._positions, self._system.patience)

    def _positions(self) -> Sequence[Position]:
        return [quiet.position(each, self._file.process) for each in self._system.positions().values()]

    def _key(self, step: str) -> str:
        return f"{self._file.process}.{step}"

    def _token(self, person: str) -> str:
        return self._issuer.token(self._personas, person)

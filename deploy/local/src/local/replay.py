"""Plays a process file through the services' HTTP APIs: each step with its person's token, at its time by the clock.

Before each step and each move of the clock, all is quiet. A step's Idempotency-Key follows from process and step, so
that a step sent twice is one act: after a kill, the same command goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

import msgspec

from events.points import point
from local import quiet
from local.asked import edited, with_edits
from local.check import Checked
from local.issuer import AUDITOR, CLOCK_OPERATOR, Issuer
from local.journal import Done, Journal, Planned
from local.names import Made, Names, Unresolved
from local.operations import Filling, Operation, Request
from local.processfile import ProcessFile, Step
from local.quiet import Position
from local.source import strings
from local.system import Refused, System
from local.turns import Turn, Turns, path_of, said

FILES = ("plan", "/v1/files")
"""The service and the route that store files."""
MEDIA_TYPE = "text/markdown"
PEOPLE = "people"
"""The section whose steps are played all at once."""


class FileChanged(Exception):
    """What was played before stands otherwise in the file now; the message names the steps."""


class Show(Protocol):
    """Tells how far the replay is."""

    def begin(self, total: int, done: int) -> None:
        """`done` of `total` steps were played before."""

    def step(self, step: Step, refused: int) -> None:
        """The step was played, and so many of its turns were not taken as the file says."""


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A step or turn that was not taken (or was taken, though the file says that it is refused), and why."""

    step: Step
    by: str
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
        self._before: tuple[str | int, datetime] | None = None
        self._positions: dict[str, Position] = {}
        offices = {person: body.offices for person, body in file.people.items()}
        self._personas = issuer.personas(file.process, file.agencies.values(), offices)
        self._names = Names(
            process=file.process,
            zone=file.zone,
            subjects={person: str(self._personas.subject(person)) for person in file.people},
            files={name: document.file for name, document in file.documents.items()},
        )
        self._asked = Turns(self._names, checked.reads, self._ask)

    def run(self) -> list[Refusal]:
        """Play what has not been played, up to the file's end: all refusals, those of an earlier run too."""
        self._hold_against_journal()
        self._show.begin(len(self._file.steps), sum(self._journal.whole(step.key) for step in self._file.steps))
        refusals = []
        for step in self._file.steps:
            refusals += self._step(step)
        if self._file.ends_at:
            self._advance(self._file.ends_at)
        self._quiet()
        return refusals

    def _hold_against_journal(self) -> None:
        said = {step.key: self._file.digest(step) for step in self._file.steps}
        noted = {each.step.partition(".")[0]: each.digest for each in self._journal.noted()}
        changed = [key for key, digest in noted.items() if said.get(key) != digest]
        if changed:
            raise FileChanged(f"these steps were played and are changed or gone: {', '.join(changed)}")

    def _step(self, step: Step) -> list[Refusal]:
        """Play what of the step has not been played, and learn what all of it made."""
        before = self._journal.whole(step.key)
        if not before:
            self._wait_for(step)
        refusals = []
        for turn in self._turns(step):
            done = self._journal.done.get(turn.key) or self._finish(step, turn)
            self._learn(step, turn, done)
            if problem := _odd(step, done):
                refusals.append(Refusal(step=step, by=turn.by, problem=problem))
        if not before:
            self._show.step(step, len(refusals))
        return refusals

    def _wait_for(self, step: Step) -> None:
        """Until the step's time, and until all is quiet; contacts of one time are registered at once."""
        now = (step.path[0], step.at)
        if now != self._before or step.path[0] != PEOPLE:
            self._advance(step.at)
        self._before = now

    def _turns(self, step: Step) -> tuple[Turn, ...]:
        """The step's turns, the same after a kill: they are noted before the first is played."""
        alone = Turn(key=step.key, name=None, by=step.by)
        if step.plain or step.key in self._journal.done:
            return (alone,)
        if (planned := self._journal.planned.get(step.key)) is not None:
            return planned.turns
        digest = self._file.digest(step)
        try:
            turns = self._asked.of(step)
        except (Unresolved, Refused) as error:
            self._journal.note(Done(step=step.key, digest=digest, problem=_not_sent(str(error))))
            return (alone,)
        self._journal.note(Planned(step=step.key, digest=digest, turns=turns))
        return turns

    def _finish(self, step: Step, turn: Turn) -> Done:
        done = self._played(step, turn)
        point("answer-and-journal")
        self._journal.note(done)
        return done

    def _played(self, step: Step, turn: Turn) -> Done:
        """Send the turn. Its effect and its line in the journal may be parted by a kill: then it is sent again."""
        digest = self._file.digest(step)
        operation = self._checked.operations[step.key]
        try:
            fields = with_edits(self._asked.fields(step, turn), lambda edit: self._edited(edit, turn))
            filling = Filling(operation, fields, self._names)
            if filling.unresolved:
                raise Unresolved(f"it needs {', '.join(filling.unresolved)}, which no step that was taken has made")
            self._upload(step, turn)
            answer = self._act(filling.request(), self._token(turn.by), self._key(turn.key))
        except Unresolved as error:
            return Done(step=turn.key, digest=digest, problem=_not_sent(str(error)))
        except Refused as refused:
            return Done(step=turn.key, digest=digest, problem=refused.problem)
        return Done(step=turn.key, digest=digest, made=self._made(operation, answer))

    def _ask(self, operation: Operation, fields: Mapping[str, Any], person: str | None) -> Any:
        return self._system.get(
            operation.service, path_of(operation, fields, self._names), self._token(person or AUDITOR)
        )

    def _upload(self, step: Step, turn: Turn) -> None:
        service, path = FILES
        for name in strings(step.fields):
            if (document := self._file.documents.get(name)) is not None:
                self._system.upload(service, path, document.data, MEDIA_TYPE, self._token(turn.by))

    def _edited(self, edit: Mapping[str, Any], turn: Turn) -> list[dict[str, str]]:
        """The renditions of that version with passages replaced, stored as files."""
        service, path = FILES
        named, number = edit["edited"], edit["number"]
        versions = self._ask(self._checked.reads["ReadDocument"], {"document": named}, None)["versions"]
        version = next((each for each in versions if each["number"] == number), None)
        if version is None:
            raise Unresolved(f"{named} has no version {number}")
        renditions = []
        for language, file in ((each["language"], each["file"]) for each in version["renditions"]):
            text = self._system.fetch(service, f"{path}/{file}", self._token(AUDITOR)).text
            new = edited(text, edit["changes"].get(language, []), f"version {number} of {named} in {language}")
            name = f"{turn.key}/{language}"
            self._names.files[name] = self._system.upload(service, path, new.encode(), MEDIA_TYPE, self._token(turn.by))
            renditions.append({"language": language, "file": name})
        return renditions

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

    def _learn(self, step: Step, turn: Turn, done: Done) -> None:
        if not step.refused:
            self._names.learn(said(step, turn.name))
        if done.made is not None:
            self._names.made[turn.key] = done.made
            self._names.players[turn.key] = turn.by

    def _advance(self, until: datetime) -> None:
        """Move the clock to `until`, and before that to each timer on the way."""
        while True:
            positions = self._quiet().values()
            clock = max((each.clock for each in positions if each.clock), default=None)
            if clock is None or clock >= until:
                return
            self._move(min([until, *(each.due for each in positions if each.due)]))

    def _move(self, now: datetime) -> None:
        operation = self._checked.clock
        request = Filling(operation, {"now": f"{now:%Y-%m-%dT%H:%M:%SZ}"}, self._names).request()
        self._act(request, self._token(CLOCK_OPERATOR), self._key(f"clock.{now:%Y%m%dT%H%M%SZ}"))

    def _act(self, request: Request, token: str, key: str) -> dict[str, Any]:
        """Act: from then on its service is known to be at least as far."""
        answer = self._system.act(request, token, key)
        if (at := self._positions.get(request.service)) is not None:
            self._positions[request.service] = replace(at, last=max(at.last, answer["position"]))
        return answer

    def _quiet(self) -> Mapping[str, Position]:
        self._positions = quiet.wait(self._ask_positions, self._system.patience, self._positions)
        return self._positions

    def _ask_positions(self, services: Collection[str], known: Mapping[str, Position]) -> Mapping[str, Position]:
        told = self._system.positions(services, {each.source: each.last for each in known.values()})
        return {service: quiet.position(body, self._file.process) for service, body in told.items()}

    def _key(self, step: str) -> str:
        return f"{self._file.process}.{step}"

    def _token(self, person: str) -> str:
        return self._issuer.token(self._personas, person)


def _odd(step: Step, done: Done) -> dict[str, Any] | None:
    """The problem of a turn that did not end as the file says."""
    if step.refused is None:
        return done.problem
    if done.problem is None:
        return {"title": "Taken", "detail": f"it was taken, though the file says that it is refused ({step.refused})"}
    return None if str(done.problem.get("type")).rpartition(":")[2] == step.refused else done.problem


def _not_sent(why: str) -> dict[str, Any]:
    return {"title": "Not sent", "detail": f"not sent: {why}"}

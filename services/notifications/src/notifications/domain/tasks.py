"""Manual tasks: a call or a post that people have to do, closed only with evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from events.aggregate import Aggregate
from events.calendar import local_day
from events.envelope import Act, Event, Seal, named
from events.notifications import ManualTaskClosed, ManualTaskOpened
from events.refusals import AlreadyThere, Kind, Refusal, UnknownThing
from events.rules import UNIT_OFFICER, Process, need_office, need_running

NONE = "none"
"""The channel of a task whose recipient left no other way."""

REGISTERED, LETTER = "registered", "letter"
"""Causes: the only way that the person registered; a letter to be posted. The others are what became of a mail."""

EVIDENCE: Mapping[str, re.Pattern[str]] = {
    "file": re.compile(r"[0-9a-f]{64}"),
    "link": re.compile(r"https?://\S+"),
    "register": re.compile(r"\S(.*\S)?"),
}
"""Kind of evidence -> what its reference looks like: a SHA-256 in hex, a link, a number in a register."""


class EvidenceNeeded(Refusal):
    """A task is closed with evidence: a file's SHA-256, a link, or a number in a register of post or calls."""

    kind: ClassVar[Kind] = "invalid"
    slug = "evidence-needed"


class TaskClosed(Refusal):
    """The task was closed before."""

    slug = "task-closed"


class NotDoneThen(Refusal):
    """A task is done between the day it was opened, {opened}, and today, {today}."""

    kind: ClassVar[Kind] = "invalid"
    slug = "not-done-then"


def task_key(decision: UUID, whom: object, channel: str) -> str:
    """The key of a task, unique in its process: one per decision, recipient and channel."""
    return f"task/{decision}/{whom}/{channel}"


def task_stream(process: str, decision: UUID, whom: object, channel: str) -> UUID:
    """The stream of that one task."""
    return named(process, "task", f"{decision}/{whom}/{channel}")


@dataclass(frozen=True, kw_only=True)
class OpenTask:
    """People have to reach the recipient by that channel."""

    act: Act
    stream: UUID
    decision: UUID
    channel: str
    cause: str
    recipient: UUID | None = None
    organisation: str | None = None
    notice: UUID | None = None
    letter: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class CloseTask:
    """The officer has done it, or had it done, on that day; here is the evidence."""

    act: Act
    process: Process
    evidence_kind: str
    evidence_ref: str
    done_on: date
    note: Seal | None = None


@dataclass(frozen=True, kw_only=True)
class Task:
    """One task: what was opened, and whether it is closed."""

    version: int = 0
    opened: ManualTaskOpened | None = None
    closed: bool = False


def evolve_task(task: Task, event: Event) -> Task:
    """The task after the event."""
    match event:
        case ManualTaskOpened():
            return Task(version=event.version, opened=event)
        case ManualTaskClosed():
            return replace(task, version=event.version, closed=True)
    return task


def decide_task(task: Task, command: OpenTask | CloseTask) -> tuple[Event, ...]:
    """Open the task once; close it once, with evidence."""
    if isinstance(command, OpenTask):
        return _open(task, command)
    return _close(task, command)


def _open(task: Task, command: OpenTask) -> tuple[Event, ...]:
    if task.version:
        raise AlreadyThere(what="task", name=command.stream)
    told: dict[str, Any] = {
        name: getattr(command, name)
        for name in ("recipient", "organisation", "decision", "channel", "cause", "notice", "letter")
    }
    return (command.act.event(ManualTaskOpened, command.stream, 1, **told),)


def _close(task: Task, command: CloseTask) -> tuple[Event, ...]:
    act, opened = command.act, task.opened
    need_office(act, UNIT_OFFICER)
    need_running(command.process, act)
    if opened is None:
        raise UnknownThing(what="task", name=act.id)
    if task.closed:
        raise TaskClosed()
    _check_evidence(command)
    first, today = (local_day(each, command.process.zone) for each in (opened.happened_at, act.happened_at))
    if not first <= command.done_on <= today:
        raise NotDoneThen("done_on", opened=first, today=today)
    told: dict[str, Any] = {name: getattr(opened, name) for name in ("decision", "channel", "cause", "notice")}
    told |= {name: getattr(command, name) for name in ("evidence_kind", "evidence_ref", "done_on", "note")}
    return (act.event(ManualTaskClosed, opened.stream, task.version + 1, office=UNIT_OFFICER, **told),)


def _check_evidence(command: CloseTask) -> None:
    form = EVIDENCE.get(command.evidence_kind)
    if form is None:
        raise EvidenceNeeded("evidence.kind")
    if not form.fullmatch(command.evidence_ref):
        raise EvidenceNeeded("evidence.ref")


TASK: Aggregate[Task] = Aggregate(Task(), evolve_task, decide_task)

"""The service's commands, and what its routes and its mailer read of its own streams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act, Seal
from events.notifications import ContactRegistered, ManualTaskOpened, NoticeQueued, Way
from events.refusals import UnknownThing

from .domain import (
    CHANNELS,
    CONTACT,
    NOTICE,
    TASK,
    CloseTask,
    RegisterContact,
    contact_stream,
    ways_of,
)
from .letters import Letter, NotHeardYet, compose


def register_contact(
    app: Application, call: Call, person: UUID, name: str, ways: Mapping[str, str], language: str
) -> Outcome:
    """Register the person's own name, and their address, number or postal address by channel; all to be sealed."""
    process = app.facts(call.act.process).process

    def command(act: Act, name: Seal, **seals: Seal) -> RegisterContact:
        sealed = tuple(Way(channel=channel, address=seals[channel]) for channel in CHANNELS if channel in seals)
        return RegisterContact(act=act, process=process, name=name, ways=sealed, language=language)

    stream = contact_stream(call.act.process, person)
    return app.execute(call, stream, CONTACT, command, words={"name": name, **ways})


def own_contact(app: Application, process: str, person: UUID) -> ContactRegistered:
    """The person's registration in the process that is in force; UnknownThing where there is none."""
    registered = app.state(contact_stream(process, person), CONTACT).registered
    if registered is None:
        raise UnknownThing(what="contact", name="me")
    return registered


@dataclass(frozen=True, kw_only=True)
class Whom:
    """Whom a task is to reach, in the clear: only for the officer who does it. What was erased is absent."""

    name: str | None = None
    address: str | None = None


@dataclass(frozen=True, kw_only=True)
class TaskInHand:
    """A task, whom it is to reach, and the words that they are to be told."""

    opened: ManualTaskOpened
    version: int
    closed: bool
    whom: Whom
    letter: Letter | None


def close_task(
    app: Application, call: Call, task: UUID, evidence: tuple[str, str], done_on: date, note: str | None
) -> Outcome:
    """Close the task with that evidence (kind, reference); the note is sealed."""
    process = app.facts(call.act.process).process

    def command(act: Act, note: Seal | None = None) -> CloseTask:
        kind, ref = evidence
        return CloseTask(act=act, process=process, evidence_kind=kind, evidence_ref=ref, done_on=done_on, note=note)

    return app.execute(call, task, TASK, command, words={"note": note} if note else None)


def task_in_hand(app: Application, task: UUID, who: str) -> TaskInHand:
    """The task with what an officer needs to do it: the recipient's name and way, unsealed, and the words."""
    state = app.state(task, TASK)
    opened = state.opened
    if opened is None:
        raise UnknownThing("task", what="task", name=task)
    whom = _whom(app, opened, who)
    notice = app.state(opened.notice, NOTICE).queued if opened.notice else None
    letter = _letter(app, notice, whom.name or "") if notice else None
    return TaskInHand(opened=opened, version=state.version, closed=state.closed, whom=whom, letter=letter)


def _whom(app: Application, opened: ManualTaskOpened, who: str) -> Whom:
    if opened.recipient is None:
        return Whom()
    contact = own_contact(app, opened.process, opened.recipient)
    address = ways_of(contact).get(opened.channel)
    refs = [contact.name.ref, *([address.ref] if address else [])]
    words = app.unseal(refs, who, f"to do task {opened.stream}")
    return Whom(name=words.get(contact.name.ref), address=words.get(address.ref) if address else None)


def _letter(app: Application, notice: NoticeQueued, name: str) -> Letter | None:
    try:
        return compose(app.facts(notice.process), notice, name)
    except NotHeardYet:
        return None

"""The plan's commands: load, decide, append."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act, Text
from events.plan import Rendition

from . import files
from .domain import DOCUMENT, PROCESS
from .domain.document import AddVersion, DraftDocument, FinaliseDocument, document_stream
from .domain.process import Process, process_stream
from .domain.publication import ConfirmAct, DeclineAct, PublishDocument

Named = Sequence[tuple[str, str]]
"""Renditions as a person names them: language, and the file's SHA-256 (hex)."""


def act_on_process(app: Application, call: Call, command: Callable[[Act], Any]) -> Outcome:
    """Carry out the command on the process that the act names."""
    return app.execute(call, process_stream(call.act.process), PROCESS, command)


def draft_document(app: Application, call: Call, name: str, title: Text, named: Named) -> Outcome:
    """Make the document with its first version."""

    def command(act: Act) -> DraftDocument:
        renditions = _renditions(app, named)
        return DraftDocument(act=act, process=_process(app, act), name=name, title=title, renditions=renditions)

    return app.execute(call, document_stream(call.act.process, name), DOCUMENT, command)


def add_version(app: Application, call: Call, name: str, named: Named) -> Outcome:
    """Add the document's next version."""

    def command(act: Act) -> AddVersion:
        return AddVersion(act=act, process=_process(app, act), name=name, renditions=_renditions(app, named))

    return app.execute(call, document_stream(call.act.process, name), DOCUMENT, command)


def finalise_document(app: Application, call: Call, name: str, number: int | None) -> Outcome:
    """Declare the document's last version final, by what is known of the consultations on it."""

    def command(act: Act) -> FinaliseDocument:
        heard = app.facts(act.process).on(name)
        return FinaliseDocument(act=act, process=_process(app, act), name=name, number=number, consultations=heard)

    return app.execute(call, document_stream(call.act.process, name), DOCUMENT, command)


def publish_document(app: Application, call: Call, name: str) -> Outcome:
    """Propose that the document's final version be published; the answer's id is the proposal's."""

    def command(act: Act) -> PublishDocument:
        return PublishDocument(act=act, process=_process(app, act), name=name)

    return app.execute(call, document_stream(call.act.process, name), DOCUMENT, command, thing=call.act.id)


def confirm_act(app: Application, call: Call, document: UUID, proposal: UUID, content_hash: str) -> Outcome:
    """Do what was proposed, as the second person."""

    def command(act: Act) -> ConfirmAct:
        return ConfirmAct(act=act, process=_process(app, act), proposal=proposal, hash=content_hash)

    return app.execute(call, document, DOCUMENT, command)


def decline_act(app: Application, call: Call, document: UUID, proposal: UUID) -> Outcome:
    """Say no to what was proposed, as the second person."""

    def command(act: Act) -> DeclineAct:
        return DeclineAct(act=act, process=_process(app, act), proposal=proposal)

    return app.execute(call, document, DOCUMENT, command)


def document_name(app: Application, document: UUID) -> str:
    """The name of the document."""
    return app.state(document, DOCUMENT).name


def _process(app: Application, act: Act) -> Process:
    return app.state(process_stream(act.process), PROCESS)


def _renditions(app: Application, named: Named) -> tuple[Rendition, ...]:
    with app.store.reading() as cursor:
        return files.renditions(cursor, named)

"""A document's final version is published by two people: one proposes it, another confirms or declines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from events.envelope import Act, Event
from events.foureyes import Pending, content_hash
from events.plan import ActDeclined, ActProposed, DocumentPublished
from events.refusals import ContentDiffers, NotProposed, Refusal, SecondPersonNeeded

from .document import Document, Version, canonical, made_of, need_drafted
from .process import Process, need_reason

FOUR_EYES_RULE = ("four-eyes", 1)
PUBLISH_DOCUMENT = "PublishDocument"


class NotFinal(Refusal):
    """Only a document's final version is published, and none is final."""

    slug = "not-final"


class AlreadyPublished(Refusal):
    """The document's version {number} is published."""

    slug = "already-published"


@dataclass(frozen=True, kw_only=True)
class PublishDocument:
    """Propose that the final version be published."""

    act: Act
    process: Process
    name: str


@dataclass(frozen=True, kw_only=True)
class ConfirmAct:
    """As the second person, do what was proposed, named by the hash of its content."""

    act: Act
    process: Process
    proposal: UUID
    hash: str


@dataclass(frozen=True, kw_only=True)
class DeclineAct:
    """As the second person, say no to what was proposed."""

    act: Act
    process: Process
    proposal: UUID


def _propose_publication(state: Document, command: PublishDocument) -> tuple[Event, ...]:
    need_drafted(state, command.name)
    content = _publication(state)
    return made_of(
        state,
        command.act,
        command.name,
        ActProposed,
        proposal=command.act.id,
        act=PUBLISH_DOCUMENT,
        content=content,
        hash=content_hash(content),
    )


def _publication(state: Document) -> str:
    """What publishing the document says, as canonical JSON."""
    final = _publishable(state)
    return canonical({"document": state.name, "hash": final.hash, "languages": final.languages, "number": final.number})


def _publishable(state: Document) -> Version:
    if state.final is None:
        raise NotFinal("document")
    if state.published:
        raise AlreadyPublished("document", number=state.final)
    return state.versions[state.final - 1]


def _confirm(state: Document, command: ConfirmAct) -> tuple[Event, ...]:
    waiting = _waiting(state, command)
    if command.hash != waiting.hash:
        raise ContentDiffers("hash", hash=command.hash)
    final = _publishable(state)
    return made_of(
        state,
        _serving(command.act, waiting),
        state.name,
        DocumentPublished,
        rule=FOUR_EYES_RULE,
        name=state.name,
        number=final.number,
        hash=final.hash,
        languages=final.languages,
        proposal=waiting.proposal,
        proposed_by=waiting.proposed_by,
    )


def _decline(state: Document, command: DeclineAct) -> tuple[Event, ...]:
    waiting = _waiting(state, command)
    need_reason(command.process, command.act)
    return made_of(
        state,
        _serving(command.act, waiting),
        state.name,
        ActDeclined,
        rule=FOUR_EYES_RULE,
        proposal=waiting.proposal,
        act=waiting.act,
        proposed_by=waiting.proposed_by,
    )


def _waiting(state: Document, command: ConfirmAct | DeclineAct) -> Pending:
    """The proposal that waits under that id, for somebody else than its proposer."""
    waiting = state.pending.get(command.proposal)
    if waiting is None:
        raise NotProposed("proposal", name=command.proposal)
    if command.act.person == waiting.proposed_by:
        raise SecondPersonNeeded
    return waiting


def _serving(act: Act, waiting: Pending) -> Act:
    """The act of the second person, serving the activity that the proposal serves."""
    return replace(act, activity=waiting.activity) if act.activity is None else act


DECISIONS: dict[type, Callable[[Document, Any], tuple[Event, ...]]] = {
    PublishDocument: _propose_publication,
    ConfirmAct: _confirm,
    DeclineAct: _decline,
}

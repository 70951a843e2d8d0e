"""A document's final version is published by two people: one proposes it, another confirms or declines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from events.envelope import Act, Event
from events.foureyes import FOUR_EYES_RULE, Pending, declining, for_second_person, need_content, proposing
from events.plan import ActDeclined, ActProposed, DocumentPublished
from events.refusals import Refusal
from events.rules import need_reason

from .document import Document, Version, made_of, need_drafted
from .process import Process

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
    final = _publishable(state)
    content = {"document": state.name, "hash": final.hash, "languages": final.languages, "number": final.number}
    fields = proposing(command.act, PUBLISH_DOCUMENT, content)
    return made_of(state, command.act, command.name, ActProposed, **fields)


def _publishable(state: Document) -> Version:
    if state.final is None:
        raise NotFinal("document")
    if state.published:
        raise AlreadyPublished("document", number=state.final)
    return state.versions[state.final - 1]


def _confirm(state: Document, command: ConfirmAct) -> tuple[Event, ...]:
    waiting = for_second_person(state.pending, command.proposal, command.act)
    need_content(waiting, command.hash)
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
    waiting = for_second_person(state.pending, command.proposal, command.act)
    need_reason(command.act)
    act = _serving(command.act, waiting)
    return made_of(state, act, state.name, ActDeclined, rule=FOUR_EYES_RULE, **declining(waiting))


def _serving(act: Act, waiting: Pending) -> Act:
    """The act of the second person, serving the activity that the proposal serves."""
    return replace(act, activity=waiting.activity) if act.activity is None else act


DECISIONS: dict[type, Callable[[Document, Any], tuple[Event, ...]]] = {
    PublishDocument: _propose_publication,
    ConfirmAct: _confirm,
    DeclineAct: _decline,
}

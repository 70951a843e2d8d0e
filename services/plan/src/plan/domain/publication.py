"""A document's final version is published by two people: one proposes it, another confirms or declines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from events.envelope import Act, Event
from events.foureyes import FOUR_EYES_RULE, Pending, proposing
from events.plan import ActProposed, DocumentPublished
from events.refusals import Refusal

from .document import Document, Version, made_of, need_drafted, need_no_plan
from .process import Process, need_officer

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


def _propose_publication(state: Document, command: PublishDocument) -> tuple[Event, ...]:
    need_officer(command.process, command.act)
    need_drafted(state, command.name)
    need_no_plan(state, "PublishPlan")
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


def confirmed_publication(state: Document, act: Act, waiting: Pending) -> tuple[Event, ...]:
    """The final version is published, as the second person confirms."""
    final = _publishable(state)
    return made_of(
        state,
        act,
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


DECISIONS: dict[type, Callable[[Document, Any], tuple[Event, ...]]] = {PublishDocument: _propose_publication}

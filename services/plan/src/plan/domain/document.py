"""A document as its events leave it: versions that never change, their paragraphs, and the final one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar
from uuid import UUID

from events.envelope import Act, Event, named
from events.foureyes import Pending, canonical, pending, without
from events.plan import (
    ActProposed,
    DocumentDrafted,
    DocumentFinalised,
    DocumentPublished,
    DocumentVersionAdded,
    Paragraph,
    ParagraphGone,
    ParagraphsIdentified,
    Rendition,
)
from events.refusals import LanguageMissing, Refusal, UnknownThing
from events.rules import UNIT_OFFICER

from .plans.state import Plan, follow_plan
from .process import Process, need_officer

ANSWERED_RULE = ("consultations-answered", 1)
"""A document is final once every consultation on it, planned or opened, is closed and answered whole."""

E = TypeVar("E", bound=Event)


class DocumentIsFinal(Refusal):
    """The document is final since its version {number}, and takes no other."""

    slug = "document-is-final"


class IsThePlan(Refusal):
    """The document is the process's plan, which has an act of its own for this: {act}."""

    slug = "is-the-plan"


class NotTheLastVersion(Refusal):
    """Only the last version may become final: that is {last}, not {number}."""

    slug = "not-the-last-version"


class ConsultationNotClosed(Refusal):
    """The consultation {name} on the document is not closed."""

    slug = "consultation-not-closed"


class CommentsUnanswered(Refusal):
    """The consultation {name} on the document is not answered whole: {unanswered} comments wait."""

    slug = "comments-unanswered"


@dataclass(frozen=True, kw_only=True)
class Version:
    """A version: its number (1 is the first), its hash (hex SHA-256), its renditions in the order of publication."""

    number: int
    hash: str
    renditions: tuple[Rendition, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """Its languages, in the order of publication."""
        return tuple(rendition.language for rendition in self.renditions)


@dataclass(frozen=True, kw_only=True)
class Consultation:
    """What is known of a consultation on the version of that number and hash.

    Once it is closed: how many answers it owes, and how many there are.
    """

    id: UUID
    name: str = ""
    document: str = ""
    closed: bool = False
    number: int = 0
    hash: str = ""
    owed: int = 0
    answers: int = 0
    answered: bool = False


@dataclass(frozen=True, kw_only=True)
class Paragraphs:
    """The paragraphs of the version of that hash in order, those gone, and by what its languages were aligned."""

    hash: str = ""
    alignment: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    gone: tuple[ParagraphGone, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Document:
    """The state of a document. `final` is the number of the final version; a document may be the process's plan."""

    version: int = 0
    name: str = ""
    versions: tuple[Version, ...] = ()
    final: int | None = None
    published: bool = False
    paragraphs: Mapping[int, Paragraphs] = field(default_factory=dict)
    plan: Plan | None = None
    pending: Mapping[UUID, Pending] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class FinaliseDocument:
    """Declare the last version final; `number` says which it is held to be, `consultations` what is known of them."""

    act: Act
    process: Process
    name: str
    number: int | None
    consultations: tuple[Consultation, ...]


def document_stream(process: str, name: str) -> UUID:
    """The stream of the process's document of that name."""
    return named(process, "document", name)


def consultation_id(process: str, name: str) -> UUID:
    """The id of the process's consultation of that name."""
    return named(process, "consultation", name)


def version_hash(renditions: Sequence[Rendition]) -> str:
    """SHA-256 (hex) over the canonical JSON of the [language, file] pairs, sorted by language."""
    pairs = sorted([rendition.language, rendition.file] for rendition in renditions)
    return hashlib.sha256(canonical(pairs).encode()).hexdigest()


def evolve(state: Document, event: Event) -> Document:
    """The state after the event."""
    changed = replace(state, version=event.version, plan=follow_plan(state.plan, event), **_changes(state, event))
    settled = getattr(event, "proposal", None)
    if isinstance(settled, UUID) and not isinstance(event, ActProposed):
        return replace(changed, pending=without(changed.pending, settled))
    return changed


def _changes(state: Document, event: Event) -> dict[str, Any]:
    match event:
        case DocumentDrafted() | DocumentVersionAdded():
            return {"name": event.name, "versions": (*state.versions, _version(event))}
        case DocumentFinalised():
            return {"final": event.number}
        case ActProposed():
            return {"pending": {**state.pending, event.proposal: pending(event)}}
        case ParagraphsIdentified():
            return {"paragraphs": {**state.paragraphs, event.number: _with_part(state.paragraphs, event)}}
        case DocumentPublished():
            return {"published": True}
        case _:
            return {}


def _with_part(known: Mapping[int, Paragraphs], event: ParagraphsIdentified) -> Paragraphs:
    before = known.get(event.number, Paragraphs())
    return Paragraphs(
        hash=event.hash,
        alignment=event.alignment,
        paragraphs=before.paragraphs + event.paragraphs,
        gone=before.gone + event.gone,
    )


def _version(event: DocumentDrafted | DocumentVersionAdded) -> Version:
    return Version(number=event.number, hash=event.hash, renditions=event.renditions)


def _finalise(state: Document, command: FinaliseDocument) -> tuple[Event, ...]:
    need_officer(command.process, command.act)
    need_drafted(state, command.name)
    need_no_plan(state, "PublishPlan")
    if state.final is not None:
        raise DocumentIsFinal("document", number=state.final)
    last = state.versions[-1]
    if command.number not in (None, last.number):
        raise NotTheLastVersion("number", last=last.number, number=command.number)
    for language in command.process.languages:
        if language not in last.languages:
            raise LanguageMissing("document", language=language)
    return made_of(
        state,
        command.act,
        command.name,
        DocumentFinalised,
        rule=ANSWERED_RULE,
        name=command.name,
        number=last.number,
        hash=last.hash,
        consultations=answered(command.process, command.act.process, command.name, command.consultations),
    )


def answered(process: Process, of: str, name: str, heard: Sequence[Consultation]) -> tuple[UUID, ...]:
    """The consultations on the document, planned or opened; a refusal names one that is not closed or not answered."""
    planned = (
        Consultation(id=consultation_id(of, act.name), name=act.name)
        for act in process.consultations
        if act.name and act.document == name
    )
    known = {each.id: each for each in (*planned, *heard)}
    for consultation in sorted(known.values(), key=lambda each: each.name):
        if not consultation.closed:
            raise ConsultationNotClosed("document", name=consultation.name)
        if not consultation.answered:
            unanswered = consultation.owed - consultation.answers
            raise CommentsUnanswered("document", name=consultation.name, unanswered=unanswered)
    return tuple(sorted(known))


def need_drafted(state: Document, name: str) -> None:
    """Refuse an act on a document that does not exist."""
    if state.version == 0:
        raise UnknownThing("document", what="document", name=name)


def need_no_plan(state: Document, act: str) -> None:
    """Refuse what is done with the plan by that other act."""
    if state.plan is not None:
        raise IsThePlan("document", act=act)


Part = tuple[type[Event], tuple[str, int] | None, Mapping[str, Any]]
"""An event to be made: its kind, the rule that it follows, its fields."""


def made_of(
    state: Document,
    act: Act,
    name: str,
    kind: type[E],
    /,
    *,
    rule: tuple[str, int] | None = None,
    office: str = UNIT_OFFICER,
    **fields: Any,
) -> tuple[Event, ...]:
    """The one event that the act makes of the document of that name."""
    stream = document_stream(act.process, name)
    return (act.event(kind, stream, state.version + 1, office=office, rule=rule, **fields),)


def all_made_of(state: Document, act: Act, name: str, parts: Sequence[Part]) -> tuple[Event, ...]:
    """The events that the act makes of the document of that name, in order."""
    stream = document_stream(act.process, name)
    return tuple(
        act.event(kind, stream, version, office=UNIT_OFFICER, rule=rule, **fields)
        for version, (kind, rule, fields) in enumerate(parts, state.version + 1)
    )


DECISIONS: dict[type, Callable[[Document, Any], tuple[Event, ...]]] = {
    FinaliseDocument: _finalise,
}

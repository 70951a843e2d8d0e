"""Documents: versions that never change, and the final one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar
from uuid import UUID

from events.envelope import Act, Event, Text, named
from events.foureyes import Pending, canonical, pending, without
from events.plan import (
    ActDeclined,
    ActProposed,
    DocumentDrafted,
    DocumentFinalised,
    DocumentPublished,
    DocumentVersionAdded,
    Rendition,
)
from events.refusals import AlreadyThere, LanguageMissing, Refusal, UnknownThing, ValueRefused
from events.rules import UNIT_OFFICER, need_words

from .process import Process

ANSWERED_RULE = ("consultations-answered", 1)
"""A document is final once every consultation on it, planned or opened, is closed and answered whole."""

E = TypeVar("E", bound=Event)


class DocumentIsFinal(Refusal):
    """The document is final since its version {number}, and takes no other."""

    slug = "document-is-final"


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
    """A version: its number (1 is the first), its hash (hex SHA-256), its languages in the order of publication."""

    number: int
    hash: str
    languages: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Consultation:
    """What is known of a consultation: once it is closed, how many answers it owes, and how many there are."""

    id: UUID
    name: str = ""
    document: str = ""
    closed: bool = False
    owed: int = 0
    answers: int = 0
    answered: bool = False


@dataclass(frozen=True, kw_only=True)
class Document:
    """The state of a document. `final` is the number of the final version."""

    version: int = 0
    name: str = ""
    versions: tuple[Version, ...] = ()
    final: int | None = None
    published: bool = False
    pending: Mapping[UUID, Pending] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DraftDocument:
    """Make the document with its first version."""

    act: Act
    process: Process
    name: str
    title: Text
    renditions: tuple[Rendition, ...]


@dataclass(frozen=True, kw_only=True)
class AddVersion:
    """Add the document's next version."""

    act: Act
    process: Process
    name: str
    renditions: tuple[Rendition, ...]


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
    return replace(state, version=event.version, **_changes(state, event))


def _changes(state: Document, event: Event) -> dict[str, Any]:
    match event:
        case DocumentDrafted() | DocumentVersionAdded():
            return {"name": event.name, "versions": (*state.versions, _version(event))}
        case DocumentFinalised():
            return {"final": event.number}
        case ActProposed():
            return {"pending": {**state.pending, event.proposal: pending(event)}}
        case ActDeclined():
            return {"pending": without(state.pending, event.proposal)}
        case DocumentPublished():
            return {"published": True, "pending": without(state.pending, event.proposal)}
        case _:
            return {}


def _version(event: DocumentDrafted | DocumentVersionAdded) -> Version:
    languages = tuple(rendition.language for rendition in event.renditions)
    return Version(number=event.number, hash=event.hash, languages=languages)


def _draft(state: Document, command: DraftDocument) -> tuple[Event, ...]:
    if state.version > 0:
        raise AlreadyThere("name", what="document", name=command.name)
    need_words(command.title, command.process.languages, "title")
    _need_renditions(command.renditions)
    return made_of(
        state,
        command.act,
        command.name,
        DocumentDrafted,
        name=command.name,
        title=command.title,
        number=1,
        renditions=command.renditions,
        hash=version_hash(command.renditions),
    )


def _add_version(state: Document, command: AddVersion) -> tuple[Event, ...]:
    need_drafted(state, command.name)
    if state.final is not None:
        raise DocumentIsFinal("document", number=state.final)
    _need_renditions(command.renditions)
    return made_of(
        state,
        command.act,
        command.name,
        DocumentVersionAdded,
        name=command.name,
        number=len(state.versions) + 1,
        renditions=command.renditions,
        hash=version_hash(command.renditions),
    )


def _finalise(state: Document, command: FinaliseDocument) -> tuple[Event, ...]:
    need_drafted(state, command.name)
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
        consultations=_answered(command),
    )


def _answered(command: FinaliseDocument) -> tuple[UUID, ...]:
    """The consultations on the document, planned or opened; a refusal names one that is not closed or not answered."""
    planned = (
        Consultation(id=consultation_id(command.act.process, act.name), name=act.name)
        for act in command.process.consultations
        if act.name and act.document == command.name
    )
    known = {each.id: each for each in (*planned, *command.consultations)}
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


def _need_renditions(renditions: Sequence[Rendition]) -> None:
    if not renditions:
        raise ValueRefused("renditions", rule="a version has a text in at least one language")
    languages = [rendition.language for rendition in renditions]
    for index, language in enumerate(languages):
        if language in languages[:index]:
            raise ValueRefused(f"renditions.{index}.language", rule="each language stands once")


def made_of(
    state: Document, act: Act, name: str, kind: type[E], /, *, rule: tuple[str, int] | None = None, **fields: Any
) -> tuple[Event, ...]:
    """The one event that the act makes of the document of that name."""
    stream = document_stream(act.process, name)
    return (act.event(kind, stream, state.version + 1, office=UNIT_OFFICER, rule=rule, **fields),)


DECISIONS: dict[type, Callable[[Document, Any], tuple[Event, ...]]] = {
    DraftDocument: _draft,
    AddVersion: _add_version,
    FinaliseDocument: _finalise,
}

"""Documents are drafted, and take versions; each version's paragraphs are identified with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from events.envelope import Act, Event, Text
from events.plan import DocumentDrafted, DocumentVersionAdded, Rendition
from events.refusals import AlreadyThere, ValueRefused
from events.rules import need_words

from .document import (
    Document,
    DocumentIsFinal,
    Part,
    all_made_of,
    document_stream,
    need_drafted,
    need_no_plan,
    version_hash,
)
from .identifying import Written, identified
from .process import Process, need_officer

Also = Callable[[str], Sequence[Part]]
"""What else is said of a version, given its hash."""


def _nothing(_hash: str) -> Sequence[Part]:
    return ()


@dataclass(frozen=True, kw_only=True)
class DraftDocument:
    """Make the document with its first version."""

    act: Act
    process: Process
    name: str
    title: Text
    renditions: tuple[Rendition, ...]
    written: Written = field(default_factory=Written)


@dataclass(frozen=True, kw_only=True)
class AddVersion:
    """Add the document's next version."""

    act: Act
    process: Process
    name: str
    renditions: tuple[Rendition, ...]
    written: Written = field(default_factory=Written)


def _draft(state: Document, command: DraftDocument) -> tuple[Event, ...]:
    need_officer(command.process, command.act)
    return drafted(
        state, command.act, command.process, command.name, command.title, command.renditions, command.written
    )


def drafted(
    state: Document,
    act: Act,
    process: Process,
    name: str,
    title: Text,
    renditions: tuple[Rendition, ...],
    written: Written,
    also: Also = _nothing,
) -> tuple[Event, ...]:
    """The events of a document's first version, with what else is said of it before its paragraphs are."""
    if state.version > 0:
        raise AlreadyThere("name", what="document", name=name)
    need_words(title, process.languages, "title")
    _need_renditions(renditions)
    fields = _version(name, 1, renditions)
    parts: list[Part] = [(DocumentDrafted, None, fields | {"title": title}), *also(fields["hash"])]
    return _with_paragraphs(state, act, process, parts, fields, written)


def _add_version(state: Document, command: AddVersion) -> tuple[Event, ...]:
    need_officer(command.process, command.act)
    need_drafted(state, command.name)
    need_no_plan(state, "RevisePlan")
    if state.final is not None:
        raise DocumentIsFinal("document", number=state.final)
    return added(state, command.act, command.process, command.name, command.renditions, command.written)


def added(
    state: Document,
    act: Act,
    process: Process,
    name: str,
    renditions: tuple[Rendition, ...],
    written: Written,
    also: Also = _nothing,
) -> tuple[Event, ...]:
    """The events of a document's next version, with what else is said of it before its paragraphs are."""
    _need_renditions(renditions)
    fields = _version(name, len(state.versions) + 1, renditions)
    parts: list[Part] = [(DocumentVersionAdded, None, fields), *also(fields["hash"])]
    return _with_paragraphs(state, act, process, parts, fields, written)


def _version(name: str, number: int, renditions: tuple[Rendition, ...]) -> dict[str, Any]:
    return {"name": name, "number": number, "renditions": renditions, "hash": version_hash(renditions)}


def _with_paragraphs(
    state: Document, act: Act, process: Process, parts: Sequence[Part], version: Mapping[str, Any], written: Written
) -> tuple[Event, ...]:
    name, number = version["name"], version["number"]
    stream = document_stream(act.process, name)
    said = {"name": name, "number": number, "hash": version["hash"]}
    made = all_made_of(state, act, name, parts)
    rest = identified(state, stream, process.authoritative, written, said)
    # The reason stands with the version: an event of its paragraphs has room for nothing else.
    after = replace(state, version=state.version + len(made))
    return made + all_made_of(after, replace(act, reason=None), name, rest)


def _need_renditions(renditions: Sequence[Rendition]) -> None:
    if not renditions:
        raise ValueRefused("renditions", rule="a version has a text in at least one language")
    languages = [rendition.language for rendition in renditions]
    for index, language in enumerate(languages):
        if language in languages[:index]:
            raise ValueRefused(f"renditions.{index}.language", rule="each language stands once")


DECISIONS: dict[type, Callable[[Document, Any], tuple[Event, ...]]] = {DraftDocument: _draft, AddVersion: _add_version}

"""Commands on documents, and what is read of their paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act, Text
from events.plan import Rendition
from events.refusals import UnknownThing
from plan import files
from plan.domain import DOCUMENT
from plan.domain.document import Document, FinaliseDocument, Paragraphs, document_stream
from plan.domain.drafting import AddVersion, DraftDocument
from plan.domain.identifying import Changed, Written, changes, known, last_identified, paragraphs_of
from plan.domain.publication import PublishDocument
from plan.domain.texts.matching import Known

from .reading import facts_of, process_of

Named = Sequence[tuple[str, str]]
"""Renditions as a person names them: language, and the file's SHA-256 (hex)."""


def draft_document(app: Application, call: Call, name: str, title: Text, named: Named, *, aligned: bool) -> Outcome:
    """Make the document with its first version."""

    def command(act: Act) -> DraftDocument:
        renditions, written = read_version(app, act, name, named, aligned=aligned)
        process = process_of(app, act)
        return DraftDocument(act=act, process=process, name=name, title=title, renditions=renditions, written=written)

    return app.execute(call, document_stream(call.act.process, name), DOCUMENT, command)


def add_version(app: Application, call: Call, name: str, named: Named, *, aligned: bool) -> Outcome:
    """Add the document's next version."""

    def command(act: Act) -> AddVersion:
        renditions, written = read_version(app, act, name, named, aligned=aligned)
        return AddVersion(act=act, process=process_of(app, act), name=name, renditions=renditions, written=written)

    return app.execute(call, document_stream(call.act.process, name), DOCUMENT, command)


def finalise_document(app: Application, call: Call, name: str, number: int | None) -> Outcome:
    """Declare the document's last version final, by what is known of the consultations on it."""

    def command(act: Act) -> FinaliseDocument:
        heard = facts_of(app, act).on(name)
        process = process_of(app, act)
        return FinaliseDocument(act=act, process=process, name=name, number=number, consultations=heard)

    return app.execute(call, document_stream(call.act.process, name), DOCUMENT, command)


def publish_document(app: Application, call: Call, name: str) -> Outcome:
    """Propose that the document's final version be published; the answer's id is the proposal's."""

    def command(act: Act) -> PublishDocument:
        return PublishDocument(act=act, process=process_of(app, act), name=name)

    return app.execute(call, document_stream(call.act.process, name), DOCUMENT, command, thing=call.act.id)


def read_version(
    app: Application, act: Act, name: str, named: Named, *, aligned: bool
) -> tuple[tuple[Rendition, ...], Written]:
    """A version's renditions, its texts, and those of the version before that its paragraphs are matched with."""
    state = app.state(document_stream(act.process, name), DOCUMENT)
    last = last_identified(state)
    with app.store.reading() as cursor:
        renditions = files.renditions(cursor, named)
        texts = files.texts(cursor, renditions)
        before = files.texts(cursor, state.versions[last - 1].renditions) if last else {}
    return renditions, Written(texts=texts, since=last, before=before, aligned=aligned)


def read_paragraphs(app: Application, process: str, name: str, number: int) -> tuple[Paragraphs, tuple[Known, ...]]:
    """The version's paragraphs as they were identified, and their texts."""
    return _paragraphs(app, _document(app, process, name), number)


def read_difference(app: Application, process: str, name: str, old: int, new: int) -> tuple[Changed, ...]:
    """The difference of two versions, by paragraph and word."""
    state = _document(app, process, name)
    was, now = (_paragraphs(app, state, number)[1] for number in (old, new))
    gone = [each for number in range(old + 1, new + 1) for each in state.paragraphs.get(number, Paragraphs()).gone]
    return changes(was, now, {each.id: each for each in gone})


def read_course(app: Application, process: str, name: str, paragraph: UUID) -> list[tuple[int, str, UUID | None]]:
    """What became of the paragraph in each version since its first: number, change, and what it was merged into."""
    state = _document(app, process, name)
    course: list[tuple[int, str, UUID | None]] = []
    for number, of in sorted(state.paragraphs.items()):
        course += [(number, each.change, None) for each in of.paragraphs if each.id == paragraph]
        course += [(number, each.became, each.into) for each in of.gone if each.id == paragraph]
    if not course:
        raise UnknownThing("paragraph", what="paragraph", name=paragraph)
    return course


def _paragraphs(app: Application, state: Document, number: int) -> tuple[Paragraphs, tuple[Known, ...]]:
    if not 1 <= number <= len(state.versions):
        raise UnknownThing("number", what="version", name=number)
    found = paragraphs_of(state, number)
    with app.store.reading() as cursor:
        texts = files.texts(cursor, state.versions[number - 1].renditions)
    return found, known(found, texts)


def _document(app: Application, process: str, name: str) -> Document:
    state = app.state(document_stream(process, name), DOCUMENT)
    if state.version == 0:
        raise UnknownThing("document", what="document", name=name)
    return state

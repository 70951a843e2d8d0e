"""Routes of a process's documents: drafts, versions, the final one, and its publication by two people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Response
from pydantic import Field

from events.refusals import UnknownThing
from events.rules import UNIT_OFFICER
from plan.application import documents as application
from plan.domain.texts.difference import Segment
from plan.projections import documents as projections
from service.commands import Asks, CommandBody, Route, Serving, answer, caller, command, etag
from service.fields import Language, Part, ProcessName, Slug, Words
from service.problems import PROBLEMS

from .answers.documents import (
    ReadChange,
    ReadCourse,
    ReadDifference,
    ReadDocument,
    ReadGone,
    ReadParagraph,
    ReadParagraphs,
    ReadSegment,
    ReadStep,
)
from .fields import DocumentName, File, Number, OfVersion, bounded

router = APIRouter(prefix="/v1", responses=PROBLEMS, dependencies=[Depends(bounded)])


READERS = [Depends(caller)]
InPath = Annotated[int, Path(ge=1, le=9_999)]
Read = TypeVar("Read", bound=Callable[..., Any])


class RenditionOf(Part):
    """The text in one language: a file that was stored before."""

    language: Language
    file: File


Aligned = Annotated[bool, Field(strict=True, description="Refuse languages that differ in number of paragraphs")]
Renditions = Annotated[tuple[RenditionOf, ...], Field(min_length=1, max_length=20)]


class DraftDocument(CommandBody):
    """A document with its first version; its renditions stand in the order of their publication."""

    name: Slug
    title: Words
    renditions: Renditions
    aligned: Aligned = False


class AddVersion(CommandBody):
    """A version's renditions, in the order of their publication."""

    renditions: Renditions
    aligned: Aligned = False


class FinaliseDocument(CommandBody):
    """The number of the version that is held to be the last (none: whichever is)."""

    number: Number | None = None


class PublishDocument(CommandBody):
    """The final version is published."""


def _command(path: str, act: str) -> Callable[[Route], Route]:
    return command(router, path, act, UNIT_OFFICER)


def place(process: str, document: str) -> str:
    """Where the document is read."""
    return f"/v1/processes/{process}/documents/{document}"


def named(renditions: tuple[RenditionOf, ...]) -> application.Named:
    """The renditions as the application takes them."""
    return [(rendition.language, rendition.file) for rendition in renditions]


@_command("/processes/{process}/documents", "DraftDocument")
def draft_document(process: ProcessName, body: DraftDocument, asked: Asks) -> Response:
    """Make a document with its first version."""
    call = asked.call(process, body)
    renditions = named(body.renditions)
    outcome = application.draft_document(asked.app, call, body.name, body.title, renditions, aligned=body.aligned)
    return answer(outcome, place(process, body.name))


@_command("/processes/{process}/documents/{document}/versions", "AddVersion")
def add_version(process: ProcessName, document: DocumentName, body: AddVersion, asked: Asks) -> Response:
    """Add the document's next version; the earlier ones stay as they are."""
    call, renditions = asked.call(process, body), named(body.renditions)
    outcome = application.add_version(asked.app, call, document, renditions, aligned=body.aligned)
    return answer(outcome, place(process, document))


@_command("/processes/{process}/documents/{document}/finalise", "FinaliseDocument")
def finalise_document(process: ProcessName, document: DocumentName, body: FinaliseDocument, asked: Asks) -> Response:
    """Declare the last version final: each consultation on the document is closed and answered."""
    outcome = application.finalise_document(asked.app, asked.call(process, body), document, body.number)
    return answer(outcome, place(process, document))


@_command("/processes/{process}/documents/{document}/publish", "PublishDocument")
def publish_document(process: ProcessName, document: DocumentName, body: PublishDocument, asked: Asks) -> Response:
    """Propose to publish the final version; the answer's id is the proposal's, for a second unit officer."""
    outcome = application.publish_document(asked.app, asked.call(process, body), document)
    return answer(outcome, place(process, document))


@router.get("/processes/{process}/documents/{document}", operation_id="ReadDocument", dependencies=[Depends(caller)])
def read_document(process: ProcessName, document: DocumentName, app: Serving, response: Response) -> ReadDocument:
    """A document with its versions and the acts that wait; its ETag is the version of its stream."""
    with app.store.reading() as cursor:
        found = projections.document(cursor, process, document)
    if found is None:
        raise UnknownThing("document", what="document", name=document)
    response.headers.update(etag(found["version"]))
    return ReadDocument(**found)


def _get(path: str, name: str) -> Callable[[Read], Read]:
    return router.get(f"/processes/{{process}}/documents/{{document}}{path}", operation_id=name, dependencies=READERS)


@_get("/versions/{number}/paragraphs", "ReadParagraphs")
def read_paragraphs(process: ProcessName, document: DocumentName, number: InPath, app: Serving) -> ReadParagraphs:
    """A version by paragraph, each with the id that it keeps in later versions."""
    found, texts = application.read_paragraphs(app, process, document, number)
    paragraphs = [
        ReadParagraph(id=each.id, order=each.order, text=dict(told.text), hashes=each.texts, change=each.change)
        for each, told in zip(found.paragraphs, texts, strict=True)
    ]
    gone = [ReadGone(id=each.id, became=each.became, into=each.into) for each in found.gone]
    return ReadParagraphs(number=number, hash=found.hash, alignment=found.alignment, paragraphs=paragraphs, gone=gone)


@_get("/difference", "ReadDifference")
def read_difference(
    process: ProcessName, document: DocumentName, old: OfVersion, new: OfVersion, app: Serving
) -> ReadDifference:
    """The difference of two versions by paragraph and word."""
    told = application.read_difference(app, process, document, old, new)
    paragraphs = [
        ReadChange(paragraph=each.id, change=each.change, into=each.into, segments=_segments(each.segments))
        for each in told
    ]
    return ReadDifference(old=old, new=new, paragraphs=paragraphs)


@_get("/paragraphs/{paragraph}", "ReadCourse")
def read_course(process: ProcessName, document: DocumentName, paragraph: UUID, app: Serving) -> ReadCourse:
    """What became of a paragraph, version by version."""
    steps = application.read_course(app, process, document, paragraph)
    told = [ReadStep(number=number, change=change, into=into) for number, change, into in steps]
    return ReadCourse(paragraph=paragraph, steps=told)


def _segments(segments: Mapping[str, tuple[Segment, ...]]) -> dict[str, list[ReadSegment]]:
    return {
        language: [ReadSegment(kind=each.kind, text=each.text, was=each.was) for each in parts]
        for language, parts in segments.items()
    }

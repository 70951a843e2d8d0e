"""Routes of a process's documents: drafts, versions, the final one, and its publication by two people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from events.refusals import UnknownThing
from events.rules import UNIT_OFFICER
from plan import application, projections
from service.commands import Asks, CommandBody, ConfirmAct, DeclineAct, Route, Serving, answer, caller, command, etag
from service.fields import Language, Part, ProcessName, ProposalId, Slug, Words
from service.problems import PROBLEMS

from .answers import ReadDocument
from .fields import DocumentName, File, Number, bounded

router = APIRouter(prefix="/v1", responses=PROBLEMS, dependencies=[Depends(bounded)])


class RenditionOf(Part):
    """The text in one language: a file that was stored before."""

    language: Language
    file: File


Renditions = Annotated[tuple[RenditionOf, ...], Field(min_length=1, max_length=20)]


class DraftDocument(CommandBody):
    """A document with its first version; its renditions stand in the order of their publication."""

    name: Slug
    title: Words
    renditions: Renditions


class AddVersion(CommandBody):
    """A version's renditions, in the order of their publication."""

    renditions: Renditions


class FinaliseDocument(CommandBody):
    """The number of the version that is held to be the last (none: whichever is)."""

    number: Number | None = None


class PublishDocument(CommandBody):
    """The final version is published."""


def _command(path: str, act: str) -> Callable[[Route], Route]:
    return command(router, path, act, UNIT_OFFICER)


def _place(process: str, document: str) -> str:
    return f"/v1/processes/{process}/documents/{document}"


def _named(renditions: tuple[RenditionOf, ...]) -> application.Named:
    return [(rendition.language, rendition.file) for rendition in renditions]


@_command("/processes/{process}/documents", "DraftDocument")
def draft_document(process: ProcessName, body: DraftDocument, asked: Asks) -> Response:
    """Make a document with its first version."""
    call = asked.call(process, body)
    outcome = application.draft_document(asked.app, call, body.name, body.title, _named(body.renditions))
    return answer(outcome, _place(process, body.name))


@_command("/processes/{process}/documents/{document}/versions", "AddVersion")
def add_version(process: ProcessName, document: DocumentName, body: AddVersion, asked: Asks) -> Response:
    """Add the document's next version; the earlier ones stay as they are."""
    outcome = application.add_version(asked.app, asked.call(process, body), document, _named(body.renditions))
    return answer(outcome, _place(process, document))


@_command("/processes/{process}/documents/{document}/finalise", "FinaliseDocument")
def finalise_document(process: ProcessName, document: DocumentName, body: FinaliseDocument, asked: Asks) -> Response:
    """Declare the last version final: each consultation on the document is closed and answered."""
    outcome = application.finalise_document(asked.app, asked.call(process, body), document, body.number)
    return answer(outcome, _place(process, document))


@_command("/processes/{process}/documents/{document}/publish", "PublishDocument")
def publish_document(process: ProcessName, document: DocumentName, body: PublishDocument, asked: Asks) -> Response:
    """Propose to publish the final version; the answer's id is the proposal's, for a second unit officer."""
    outcome = application.publish_document(asked.app, asked.call(process, body), document)
    return answer(outcome, _place(process, document))


@_command("/acts/{stream}/{proposal}/confirm", "ConfirmAct")
def confirm_act(stream: UUID, proposal: ProposalId, body: ConfirmAct, asked: Asks) -> Response:
    """Do what another unit officer proposed."""
    call = asked.call_on(stream, body)
    outcome = application.confirm_act(asked.app, call, stream, proposal, body.hash)
    return answer(outcome, _place(call.act.process, application.document_name(asked.app, stream)))


@_command("/acts/{stream}/{proposal}/decline", "DeclineAct")
def decline_act(stream: UUID, proposal: ProposalId, body: DeclineAct, asked: Asks) -> Response:
    """Say no to what another unit officer proposed, with a reason."""
    call = asked.call_on(stream, body)
    outcome = application.decline_act(asked.app, call, stream, proposal)
    return answer(outcome, _place(call.act.process, application.document_name(asked.app, stream)))


@router.get("/processes/{process}/documents/{document}", operation_id="ReadDocument", dependencies=[Depends(caller)])
def read_document(process: ProcessName, document: DocumentName, app: Serving, response: Response) -> ReadDocument:
    """A document with its versions and the acts that wait; its ETag is the version of its stream."""
    with app.store.reading() as cursor:
        found = projections.document(cursor, process, document)
    if found is None:
        raise UnknownThing("document", what="document", name=document)
    response.headers.update(etag(found["version"]))
    return ReadDocument(**found)

"""Routes of official letters: issued under a number, listed, and handed out as PDF."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from events.refusals import UnknownThing
from events.rules import UNIT_OFFICER
from notifications import issuing, projections
from service.commands import Asking, Asks, CommandBody, Serving, answer, command, need_office
from service.fields import SLUG, Language, ProcessName, Slug, reference
from service.problems import PROBLEMS

from .notices import MOST, OFFICES

router = APIRouter(responses=PROBLEMS)

ATTACHMENT = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, max-age=31536000, immutable",
}


class IssueLetter(CommandBody):
    """An official letter about a decision or request, to an organisation or to a person who left a name.

    Its words are those of the decision's notice. `by_post` opens a task to post it, closed with evidence.
    """

    decision: Annotated[UUID, reference("event")]
    organisation: Annotated[Slug | None, reference("organisation")] = None
    recipient: Annotated[UUID | None, reference("person")] = None
    language: Language
    by_post: Annotated[bool, Field(strict=True)] = True


class ListedLetter(BaseModel):
    """One letter; its file's SHA-256 (hex) where it is to an organisation."""

    letter: UUID
    position: int
    activity: int | None
    number: str
    decision: UUID
    decision_type: str
    organisation: str | None
    recipient: UUID | None
    language: str
    file: str | None
    by_post: bool
    issued_at: datetime
    issued_by: UUID | None


@command(router, "/v1/processes/{process}/letters", "IssueLetter", UNIT_OFFICER)
def issue_letter(process: ProcessName, body: IssueLetter, asked: Asks) -> Response:
    """Issue an official letter under the next number of the year."""
    wanted = issuing.Wanted(
        decision=body.decision,
        organisation=body.organisation,
        recipient=body.recipient,
        language=body.language,
        by_post=body.by_post,
    )
    outcome = issuing.issue_letter(asked.app, asked.call(process, body), wanted)
    return answer(outcome, f"/v1/letters/{outcome.id}")


@router.get("/v1/letters", operation_id="ListLetters")
def list_letters(
    who: Asking,
    app: Serving,
    process: Annotated[str, Query(pattern=SLUG)],
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST)] = MOST,
) -> list[ListedLetter]:
    """The process's letters in the order of their numbers."""
    need_office(who, OFFICES)
    with app.store.reading() as cursor:
        return [_listed(row) for row in projections.letters(cursor, process, after, limit)]


@router.get("/v1/letters/{letter}", operation_id="ReadLetter")
def read_letter(letter: UUID, who: Asking, app: Serving) -> ListedLetter:
    """One letter's number, and what it is about."""
    need_office(who, OFFICES)
    return _listed(_found(app, letter))


@router.get(
    "/v1/letters/{letter}/file",
    operation_id="ReadLetterFile",
    response_class=Response,
    responses={200: {"description": "The letter's PDF", "content": {"application/pdf": {}}}},
)
def read_file(letter: UUID, who: Asking, app: Serving) -> Response:
    """The letter as PDF: for officers, its recipient, and those who act for the organisation that it is to."""
    found = _found(app, letter)
    content = issuing.file_of(app, found, who.person, who.offices)
    name = f"{found['process']}-{found['number'].replace('/', '-')}.pdf"
    headers = ATTACHMENT | {"Content-Disposition": f'attachment; filename="{name}"', "ETag": f'"{letter}"'}
    return Response(content, media_type="application/pdf", headers=headers)


def _found(app: Serving, letter: UUID) -> dict[str, Any]:
    with app.store.reading() as cursor:
        found = projections.letter(cursor, letter)
    if found is None:
        raise UnknownThing("letter", what="letter", name=letter)
    return found


def _listed(row: dict[str, Any]) -> ListedLetter:
    return ListedLetter(**{name: row[name] for name in ListedLetter.model_fields})

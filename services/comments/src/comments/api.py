"""The service's routes: comments and answers, the acts of two officers, and what can be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, StringConstraints

from events.application import Application
from events.refusals import UnknownThing
from service.auth import Caller
from service.commands import (
    SLUG,
    Answer,
    Asked,
    Asking,
    CommandBody,
    Slug,
    Words,
    answer,
    asking,
    etag,
    storable,
)
from service.problems import PROBLEMS

from . import application, projections
from .domain.comment import MOST_CHARACTERS
from .domain.course import COURSE
from .domain.process import UNIT_OFFICER

MOST = 100
"""The most comments in one page."""

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

OFFICER: dict[str, Any] = {"x-office": UNIT_OFFICER}

router = APIRouter(responses=PROBLEMS)


def _written_day(day: object) -> object:
    """Only a day as it is written: pydantic alone takes numbers too."""
    if not isinstance(day, str) or DAY.fullmatch(day) is None:
        raise ValueError("a day is written as 2021-05-06")
    return day


ByPerson = Annotated[Asked, Depends(asking)]
ConsultationId = Annotated[UUID, Path(json_schema_extra={"x-names": "consultation"})]
CommentId = Annotated[UUID, Path(json_schema_extra={"x-names": "comment"})]
ProposalId = Annotated[UUID, Path(json_schema_extra={"x-names": "proposal"})]
Typed = Annotated[str, StringConstraints(min_length=1, max_length=MOST_CHARACTERS), AfterValidator(storable)]
Day = Annotated[date, BeforeValidator(_written_day), Field(ge=date(1970, 1, 1), lt=date(2200, 1, 1))]
Tag = Annotated[str, StringConstraints(min_length=2, max_length=35), AfterValidator(storable)]


class SubmitComment(CommandBody):
    """A comment, stored as typed; its language as a tag of BCP 47; the paragraph by its id."""

    text: Typed
    language: Tag
    paragraph: Slug | None = None


class WithdrawComment(CommandBody):
    """One's own comment, taken back."""


class RespondToComment(CommandBody):
    """A reasoned answer, in the languages that the process requires."""

    outcome: Literal["accepted", "partly", "not"]
    answer: Words


class OpenConsultation(CommandBody):
    """To be confirmed by a second officer."""


class ExtendWindow(CommandBody):
    """A later last day, for a reason; to be confirmed by a second officer."""

    last: Day


class ConfirmAct(CommandBody):
    """The hash of the content that was proposed."""

    hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class DeclineAct(CommandBody):
    """Why not."""


class Consultation(BaseModel):
    """A consultation with its window as it stands: civil days, both counted, and the instants (UTC)."""

    consultation: UUID
    version: int
    process: str
    activity: int
    name: str
    title: dict[str, str]
    document: str
    number: int | None
    hash: str | None
    gate: str
    body: str | None
    first: date
    last: date
    opens_at: datetime
    closes_at: datetime
    status: Literal["scheduled", "missed", "open", "closing", "closed", "answered"]
    submitted: int
    withdrawn: int
    answered: int


class Waiting(BaseModel):
    """An act that waits for a second officer; its content as it was proposed, and the SHA-256 of that."""

    proposal: UUID
    act: str
    content: str
    hash: str
    proposed_by: UUID


class ConsultationWithActs(Consultation):
    """A consultation, and the acts that wait for a second officer."""

    waiting: list[Waiting]


class GivenAnswer(BaseModel):
    """The answer to a comment."""

    outcome: str
    answer: dict[str, str]
    activity: int | None
    answered_at: datetime


class Comment(BaseModel):
    """A comment in its place; `text` is absent once it is withdrawn or erased."""

    comment: UUID
    version: int
    position: int
    consultation: UUID
    author: UUID
    language: str
    paragraph: str | None
    source: str
    arrived_at: datetime
    status: Literal["submitted", "withdrawn", "answered"]
    text: str | None
    answer: GivenAnswer | None


class Page(BaseModel):
    """Comments in their order; `next` is what to ask for as `after`, absent on the last page."""

    comments: list[Comment]
    next: int | None


@router.post(
    "/v1/consultations/{consultation}/comments", operation_id="SubmitComment", status_code=201, response_model=Answer
)
def submit_comment(consultation: ConsultationId, body: SubmitComment, asked: ByPerson) -> Response:
    """Comment, while the window is open: in time is what has wholly arrived before it ends."""
    outcome = application.submit_comment(
        asked.app,
        asked.call_on(consultation, body, "consultation"),
        consultation,
        text=body.text,
        language=body.language,
        paragraph=body.paragraph,
    )
    return answer(outcome, f"/v1/comments/{outcome.id}")


@router.post("/v1/comments/{comment}/withdraw", operation_id="WithdrawComment", status_code=201, response_model=Answer)
def withdraw_comment(comment: CommentId, body: WithdrawComment, asked: ByPerson) -> Response:
    """Take your comment back, while the window is open; it keeps its place."""
    outcome = application.withdraw_comment(asked.app, asked.call_on(comment, body, "comment"), comment)
    return answer(outcome, f"/v1/comments/{comment}")


@router.post(
    "/v1/comments/{comment}/answer",
    operation_id="RespondToComment",
    status_code=201,
    response_model=Answer,
    openapi_extra=OFFICER,
)
def respond_to_comment(comment: CommentId, body: RespondToComment, asked: ByPerson) -> Response:
    """Answer a comment, once, after the period was counted."""
    outcome = application.respond_to_comment(
        asked.app, asked.call_on(comment, body, "comment"), comment, outcome=body.outcome, answer=body.answer
    )
    return answer(outcome, f"/v1/comments/{comment}")


@router.post(
    "/v1/consultations/{consultation}/open",
    operation_id="OpenConsultation",
    status_code=201,
    response_model=Answer,
    openapi_extra=OFFICER,
)
def open_consultation(consultation: ConsultationId, body: OpenConsultation, asked: ByPerson) -> Response:
    """Propose to open a consultation whose gate is an officer, on its document's latest version."""
    outcome = application.open_consultation(asked.app, asked.call_on(consultation, body, "consultation"), consultation)
    return answer(outcome, f"/v1/consultations/{consultation}")


@router.post(
    "/v1/consultations/{consultation}/extend",
    operation_id="ExtendWindow",
    status_code=201,
    response_model=Answer,
    openapi_extra=OFFICER,
)
def extend_window(consultation: ConsultationId, body: ExtendWindow, asked: ByPerson) -> Response:
    """Propose that the window ends later; decided before it ends."""
    outcome = application.extend_window(
        asked.app, asked.call_on(consultation, body, "consultation"), consultation, last=body.last
    )
    return answer(outcome, f"/v1/consultations/{consultation}")


@router.post(
    "/v1/acts/{stream}/{proposal}/confirm",
    operation_id="ConfirmAct",
    status_code=201,
    response_model=Answer,
    openapi_extra=OFFICER,
)
def confirm_act(stream: UUID, proposal: ProposalId, body: ConfirmAct, asked: ByPerson) -> Response:
    """Make happen what another officer proposed."""
    call = asked.call_on(stream, body)
    outcome = application.confirm_act(asked.app, call, stream, proposal, content_hash=body.hash)
    return answer(outcome, f"/v1/consultations/{stream}")


@router.post(
    "/v1/acts/{stream}/{proposal}/decline",
    operation_id="DeclineAct",
    status_code=201,
    response_model=Answer,
    openapi_extra=OFFICER,
)
def decline_act(stream: UUID, proposal: ProposalId, body: DeclineAct, asked: ByPerson) -> Response:
    """Decline what another officer proposed, for a reason."""
    outcome = application.decline_act(asked.app, asked.call_on(stream, body), stream, proposal)
    return answer(outcome, f"/v1/consultations/{stream}")


@router.get("/v1/consultations", operation_id="ListConsultations")
def list_consultations(
    _who: Asking, request: Request, process: Annotated[str, Query(pattern=SLUG)]
) -> list[Consultation]:
    """The process's consultations, the earliest window first."""
    with _app(request).store.reading() as cursor:
        return [Consultation(**row) for row in projections.consultations(cursor, process)]


@router.get("/v1/consultations/{consultation}", operation_id="ReadConsultation")
def read_consultation(
    consultation: ConsultationId, _who: Asking, request: Request, response: Response
) -> ConsultationWithActs:
    """One consultation, its counts, and the acts that wait for a second officer."""
    app = _app(request)
    with app.store.reading() as cursor:
        row = projections.consultation(cursor, consultation)
    if row is None:
        raise UnknownThing("consultation", what="consultation", name=consultation)
    response.headers.update(etag(row["version"]))
    waiting = [Waiting(**vars(each)) for each in app.state(consultation, COURSE).pending.values()]
    return ConsultationWithActs(**row, waiting=waiting)


@router.get("/v1/consultations/{consultation}/comments", operation_id="ListComments")
def list_comments(
    consultation: ConsultationId,
    who: Asking,
    request: Request,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 20,
) -> Page:
    """The consultation's comments after a position, in their order, with their texts and answers."""
    app = _app(request)
    with app.store.reading() as cursor:
        rows = projections.comments(cursor, consultation, after, limit + 1)
    page = _with_texts(app, who, rows[:limit])
    return Page(comments=page, next=page[-1].position if len(rows) > limit else None)


@router.get("/v1/comments/{comment}", operation_id="ReadComment")
def read_comment(comment: CommentId, who: Asking, request: Request, response: Response) -> Comment:
    """One comment with its text and answer."""
    app = _app(request)
    with app.store.reading() as cursor:
        row = projections.comment(cursor, comment)
    if row is None:
        raise UnknownThing("comment", what="comment", name=comment)
    response.headers.update(etag(row["version"]))
    return _with_texts(app, who, [row])[0]


def _app(request: Request) -> Application:
    app: Application = request.app.state.application
    return app


def _with_texts(app: Application, who: Caller, rows: Sequence[projections.Row]) -> list[Comment]:
    """The comments with their words, each unsealing logged; a withdrawn one is left sealed."""
    shown = [row["ref"] for row in rows if row["status"] != "withdrawn"]
    texts = app.unseal(shown, str(who.person or who.service), "reading comments")
    return [_comment(row, texts.get(row["ref"])) for row in rows]


def _comment(row: projections.Row, text: str | None) -> Comment:
    given = None
    if row["outcome"] is not None:
        given = GivenAnswer(
            outcome=row["outcome"],
            answer=row["answer"],
            activity=row["answer_activity"],
            answered_at=row["answered_at"],
        )
    return Comment(**(row | {"text": text, "answer": given}))

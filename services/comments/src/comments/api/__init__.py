"""The service's routes: comments and answers, the acts of two officers, and what can be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from comments import application, projections
from comments.domain.course import COURSE
from events.application import Application
from events.refusals import UnknownThing
from events.rules import UNIT_OFFICER
from service.auth import Caller
from service.commands import SLUG, Answer, Asked, Asking, answer, asking, etag
from service.problems import PROBLEMS

from .answers import Comment, Consultation, ConsultationWithActs, GivenAnswer, Page, Waiting
from .requests import (
    CommentId,
    ConfirmAct,
    ConsultationId,
    DeclineAct,
    ExtendWindow,
    OpenConsultation,
    ProposalId,
    RespondToComment,
    SubmitComment,
    WithdrawComment,
)

MOST = 100
"""The most comments in one page."""

OFFICER: dict[str, Any] = {"x-office": UNIT_OFFICER}

ByPerson = Annotated[Asked, Depends(asking)]

router = APIRouter(responses=PROBLEMS)


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

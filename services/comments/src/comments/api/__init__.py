"""The service's routes: comments and answers, the acts of two officers, and what can be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query, Response

from comments import application, projections
from comments.application import acts
from comments.domain.comment import COMMENT
from comments.domain.course import COURSE
from comments.domain.versions import became
from comments.facts import Facts
from events.application import Application
from events.refusals import UnknownThing
from events.rules import UNIT_OFFICER
from service import seconding
from service.auth import Caller
from service.commands import Asking, Asks, Route, Serving, answer, command, etag
from service.fields import SLUG
from service.problems import PROBLEMS

from .answers import Comment, CommentWithActs, Consultation, ConsultationWithActs, GivenAnswer, Page, Waiting
from .requests import (
    CommentId,
    ConsultationId,
    ExtendWindow,
    HideContribution,
    OpenConsultation,
    RestoreContribution,
    SubmitComment,
    WithdrawComment,
)

MOST = 100
"""The most comments in one page."""

ANSWERED = ("answer", "change", "code", "summary", "cluster", "organisation", "answered_at")
"""What a comment's row holds of its answer, beside the outcome and the activity."""

router = APIRouter(responses=PROBLEMS)


def _command(path: str, act: str, office: str | None = None) -> Callable[[Route], Route]:
    return command(router, path, act, office)


@_command("/v1/consultations/{consultation}/comments", "SubmitComment")
def submit_comment(consultation: ConsultationId, body: SubmitComment, asked: Asks) -> Response:
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


@_command("/v1/comments/{comment}/withdraw", "WithdrawComment")
def withdraw_comment(comment: CommentId, body: WithdrawComment, asked: Asks) -> Response:
    """Take your comment back, while the window is open; it keeps its place."""
    outcome = application.withdraw_comment(asked.app, asked.call_on(comment, body, "comment"), comment)
    return answer(outcome, f"/v1/comments/{comment}")


@_command("/v1/comments/{comment}/hide", "HideContribution", UNIT_OFFICER)
def hide_contribution(comment: CommentId, body: HideContribution, asked: Asks) -> Response:
    """Propose to hide it on a ground of the public list; it keeps its place, its count, and its right to an answer."""
    call = asked.call_on(comment, body, "comment")
    outcome = acts.MODERATORS.hide(asked.app, call, comment, ground=body.ground)
    return answer(outcome, f"/v1/comments/{comment}")


@_command("/v1/comments/{comment}/restore", "RestoreContribution", UNIT_OFFICER)
def restore_contribution(comment: CommentId, body: RestoreContribution, asked: Asks) -> Response:
    """Show it again, for a reason."""
    outcome = acts.MODERATORS.restore(asked.app, asked.call_on(comment, body, "comment"), comment)
    return answer(outcome, f"/v1/comments/{comment}")


@_command("/v1/consultations/{consultation}/open", "OpenConsultation", UNIT_OFFICER)
def open_consultation(consultation: ConsultationId, body: OpenConsultation, asked: Asks) -> Response:
    """Propose to open a consultation whose gate is an officer, on its document's latest version."""
    outcome = acts.open_consultation(asked.app, asked.call_on(consultation, body, "consultation"), consultation)
    return answer(outcome, f"/v1/consultations/{consultation}")


@_command("/v1/consultations/{consultation}/extend", "ExtendWindow", UNIT_OFFICER)
def extend_window(consultation: ConsultationId, body: ExtendWindow, asked: Asks) -> Response:
    """Propose that the window ends later; decided before it ends."""
    outcome = acts.extend_window(
        asked.app, asked.call_on(consultation, body, "consultation"), consultation, last=body.last
    )
    return answer(outcome, f"/v1/consultations/{consultation}")


router.include_router(seconding.routes(acts, UNIT_OFFICER))


@router.get("/v1/consultations", operation_id="ListConsultations")
def list_consultations(_who: Asking, app: Serving, process: Annotated[str, Query(pattern=SLUG)]) -> list[Consultation]:
    """The process's consultations, the earliest window first."""
    with app.store.reading() as cursor:
        return [Consultation(**row) for row in projections.consultations(cursor, process)]


@router.get("/v1/consultations/{consultation}", operation_id="ReadConsultation")
def read_consultation(
    consultation: ConsultationId, _who: Asking, app: Serving, response: Response
) -> ConsultationWithActs:
    """One consultation, its counts, and the acts that wait for a second officer."""
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
    app: Serving,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 20,
) -> Page:
    """The consultation's comments after a position, in their order, with their texts and answers."""
    with app.store.reading() as cursor:
        rows = projections.comments(cursor, consultation, after, limit + 1)
    page = _with_texts(app, who, rows[:limit])
    return Page(comments=page, next=page[-1].position if len(rows) > limit else None)


@router.get("/v1/comments/{comment}", operation_id="ReadComment")
def read_comment(comment: CommentId, who: Asking, app: Serving, response: Response) -> CommentWithActs:
    """One comment with its text and answer, and the acts that wait for a second officer."""
    with app.store.reading() as cursor:
        row = projections.comment(cursor, comment)
    if row is None:
        raise UnknownThing("comment", what="comment", name=comment)
    response.headers.update(etag(row["version"]))
    [read] = _with_texts(app, who, [row])
    waiting = [Waiting(**vars(each)) for each in app.state(comment, COMMENT).pending.values()]
    return CommentWithActs(**read.model_dump(), waiting=waiting)


def _with_texts(app: Application, who: Caller, rows: Sequence[projections.Row]) -> list[Comment]:
    """The comments with their words, each unsealing logged; a withdrawn one is left sealed, and so is a hidden one."""
    facts: Facts = app.facts(rows[0]["process"]) if rows else Facts()
    shown = [row["ref"] for row in rows if row["status"] != "withdrawn" and _may_read(who, row)]
    texts = app.unseal(shown, str(who.person or who.service), "reading comments")
    return [_comment(row, texts.get(row["ref"]), facts) for row in rows]


def _may_read(who: Caller, row: projections.Row) -> bool:
    return row["hidden"] is None or UNIT_OFFICER in who.offices or who.person == row["author"]


def _comment(row: projections.Row, text: str | None, facts: Facts) -> Comment:
    given = None
    if row["outcome"] is not None:
        given = GivenAnswer(
            outcome=row["outcome"],
            activity=row["answer_activity"],
            **{name: row[name] for name in ANSWERED},
        )
    versions = facts.documents.get(row["document"], {})
    later = [asdict(each) for each in became(versions, row["number"], row["paragraph"])]
    own = {"text": text, "answer": given, "appeals": facts.appeals_on(row["comment"]), "became": later}
    return Comment(**(row | own))

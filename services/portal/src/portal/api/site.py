"""The pages: for everybody, in the reader's language, without any script."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, FastAPI, Header, Request, Response
from fastapi.responses import RedirectResponse

from events.comments import (
    CommentAnswered,
    CommentPeriodOpened,
    CommentSubmitted,
    CommentWithdrawn,
    ConsultationReportPublished,
    ContributionHidden,
    ContributionRestored,
)
from events.envelope import Text
from portal import pages, projections
from portal.pages import Paging, Remark
from portal.proofs import comment_period
from portal.proofs.calls import ground_title
from portal.reader import SHIPPED, Reader, preferred
from portal.record import Record
from portal.records import Records
from portal.report import report
from portal.sealed import OwnerAway, SealedWords
from portal.subjects import find
from portal.telling import tell, title_of
from portal.texts import Texts

from .headers import static_headers
from .reading import AsOf, PageNumber, history_of, reader_of, record_of, store_of
from .showing import NoPage, known_to, offered, page_of

REMARKS = 20
"""The most comments on one page."""

router = APIRouter(include_in_schema=False)


@router.get("/")
def front(accept_language: Annotated[str, Header()] = "") -> Response:
    """To the pages in the language that the browser prefers."""
    return RedirectResponse(f"/{preferred(accept_language, SHIPPED)}/", 307, {"Vary": "Accept-Language"})


@router.get("/static/{name}")
def static(name: str) -> Response:
    """A stylesheet, or the icon."""
    if name not in (*pages.STYLES, pages.ICON):
        raise NoPage(SHIPPED[0])
    body = (files("portal") / "static" / name).read_bytes()
    return Response(body, media_type="text/css" if name in pages.STYLES else "image/svg+xml", headers=static_headers())


@router.get("/{language}/")
def processes(request: Request, language: str) -> Response:
    """The processes."""
    if language not in SHIPPED:
        raise NoPage(language)
    with store_of(request).reading() as cursor:
        return page_of(pages.processes(Reader(language=language), projections.started(cursor)))


@router.get("/{language}/processes/{process}")
def report_page(request: Request, language: str, process: str, as_of: AsOf = None) -> Response:
    """The report."""
    started = offered(request, language, process)
    made = report(record_of(request, process).events, as_of)
    if made is None:
        raise NoPage(language)
    return page_of(pages.report(reader_of(language, started), made))


@router.get("/{language}/processes/{process}/history/{subject}")
def history_page(request: Request, language: str, process: str, subject: str, page: PageNumber = 1) -> Response:
    """Who did what about the subject, when and why."""
    known = known_to(request, language, process)
    found = history_of(known, subject, page)
    reader = reader_of(language, known.started)
    told = tell(known, reader, found.events)
    title = title_of(known, reader, find(known, subject))
    return page_of(pages.history(reader, known.started, subject, title, told, found.paging))


@router.get("/{language}/processes/{process}/consultations/{consultation}")
def consultation_page(
    request: Request, language: str, process: str, consultation: UUID, page: PageNumber = 1
) -> Response:
    """A consultation, and a page of its comments."""
    known = known_to(request, language, process)
    opened = known.last(consultation, CommentPeriodOpened)
    if opened is None:
        raise NoPage(language)
    first = (page - 1) * REMARKS
    comments = known.comments.get(consultation, ())
    remarks = _remarks(request, known, comments[first : first + REMARKS], first)
    paging = Paging(page=page, more=len(comments) > first + REMARKS)
    period = comment_period(opened, known)
    reader = reader_of(language, known.started)
    with_report = known.last(consultation, ConsultationReportPublished) is not None
    return page_of(pages.consultation(reader, known, period, remarks, paging, reported=with_report))


def _remarks(request: Request, known: Record, comments: Sequence[CommentSubmitted], first: int) -> list[Remark]:
    withdrawn = {comment.id for comment in comments if known.last(comment.stream, CommentWithdrawn)}
    grounds = {comment.id: ground for comment in comments if (ground := _ground(known, comment))}
    words = _words(request, [comment for comment in comments if comment.id not in withdrawn | grounds.keys()])
    return [
        Remark(
            event=comment,
            number=first + index,
            words=words.get(comment.body.ref) if words is not None else None,
            away=words is None,
            withdrawn=comment.id in withdrawn,
            answer=known.last(comment.stream, CommentAnswered),
            ground=grounds.get(comment.id),
        )
        for index, comment in enumerate(comments, 1)
    ]


def _ground(known: Record, comment: CommentSubmitted) -> Text | None:
    """The words of the ground on which the comment is hidden now; None where it is not."""
    hidden = known.last(comment.stream, ContributionHidden)
    restored = known.last(comment.stream, ContributionRestored)
    if hidden is None or (restored is not None and restored.version > hidden.version):
        return None
    return ground_title(known, hidden.ground)


def _words(request: Request, comments: Sequence[CommentSubmitted]) -> dict[UUID, str] | None:
    """The comments' words, by reference; None where their owner does not answer."""
    sealed: SealedWords = request.app.state.sealed
    if not comments:
        return {}
    refs = [comment.body.ref for comment in comments]
    try:
        return sealed.words(comments[0].agency, "comments", refs, "to show the consultation")
    except OwnerAway:
        return None


def install(api: FastAPI, sealed: SealedWords, texts: Texts) -> None:
    """Give the pages what they ask people's words and documents' texts of, and a page for what is not there."""
    api.state.sealed = sealed
    api.state.texts = texts
    api.state.records = Records()

    @api.exception_handler(NoPage)
    async def no_page(_request: Request, error: NoPage) -> Response:
        return page_of(pages.missing(Reader(language=error.language)), 404)

"""The record as data: processes, the report as JSON and as one file of HTML, histories."""

from __future__ import annotations

import base64
import hashlib
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request, Response

from events.codec import encode
from events.refusals import UnknownThing
from portal import markdown, pages, papers, projections
from portal.printed import Printed, printed
from portal.reader import plain
from portal.report import Report, as_json, report
from portal.telling import Told, tell
from service.fields import ProcessName
from service.problems import PROBLEMS

from .headers import page_headers
from .reading import (
    AsOf,
    Instant,
    Language,
    PageNumber,
    Until,
    history_of,
    names_of,
    reader_of,
    record_by,
    record_of,
    spoken,
    started_of,
    store_of,
)

router = APIRouter(responses={status: PROBLEMS[status] for status in (404, 422, 503)})

PLAIN = {"X-Content-Type-Options": "nosniff"}

Subject = Annotated[str, Query(min_length=1, max_length=200, description="An event, a stream, an activity, a name")]


@router.get("/v1/processes", operation_id="ReadProcesses")
def processes(request: Request) -> Response:
    """The processes: id, title, country, zone and languages, of which one is authoritative."""
    with store_of(request).reading() as cursor:
        found = projections.started(cursor)
    fields = ("process", "title", "country", "zone", "languages", "authoritative")
    return _json(msgspec.json.encode({"processes": [{name: getattr(each, name) for name in fields} for each in found]}))


@router.get("/v1/processes/{process}/report.json", operation_id="ReadReport")
def report_json(request: Request, process: ProcessName, as_of: AsOf = None) -> Response:
    """The report: each activity's texts, dates, status, what was reported, and what the record proves."""
    data = msgspec.json.encode(as_json(_report(request, process, as_of)))
    return _json(msgspec.json.format(data, indent=1))


@router.get("/v1/processes/{process}/report.html", operation_id="ReadReportPage")
def report_html(
    request: Request,
    process: ProcessName,
    lang: Language = None,
    as_of: AsOf = None,
) -> Response:
    """The report as one file that needs nothing else."""
    started = started_of(request, process)
    body = pages.report(reader_of(spoken(lang, started), started), _report(request, process, as_of), standalone=True)
    return Response(body, media_type="text/html", headers=page_headers(style=_style_source()))


@router.get("/v1/processes/{process}/report.md", operation_id="ReadReportMarkdown")
def report_markdown(request: Request, process: ProcessName, lang: Language = None, as_of: AsOf = None) -> Response:
    """The report in one language as Markdown."""
    body = markdown.report(_printed(request, process, lang, as_of))
    return Response(body, media_type="text/markdown; charset=utf-8", headers=PLAIN)


@router.get("/v1/processes/{process}/report.pdf", operation_id="ReadReportPaper", response_class=Response)
def report_pdf(request: Request, process: ProcessName, lang: Language = None, as_of: AsOf = None) -> Response:
    """The report in one language as PDF."""
    return Response(papers.report(_printed(request, process, lang, as_of)), media_type="application/pdf", headers=PLAIN)


@router.get("/v1/processes/{process}/history", operation_id="ReadHistory")
def history(
    request: Request,
    process: ProcessName,
    subject: Subject,
    lang: Language = None,
    page: PageNumber = 1,
    until: Until = None,
) -> Response:
    """Who did what, when, why and on which version, oldest first, in words and as the events' bytes."""
    known = record_by(request, process, until)
    reader = reader_of(spoken(lang, known.started), known.started)
    found = history_of(known, subject, page)
    answer = {
        "process": process,
        "subject": subject,
        "language": reader.language,
        "page": page,
        "more": found.paging.more,
        "told": [_told(each) for each in tell(known, reader, found.events)],
        "names": names_of(request, process, found.events),
        "events": [msgspec.Raw(encode(event)) for event in found.events],
    }
    # Not made pretty: the events' bytes stand in it as they are stored.
    return _json(msgspec.json.encode(answer))


def _told(told: Told) -> dict[str, object]:
    """One thing that happened, in plain words; what has nothing to say is left out."""
    said = {
        "event": told.event.id,
        "at": told.event.happened_at,
        "times": told.times,
        "when": told.when,
        "who": told.who,
        "what": told.what,
        "particulars": [plain(each.words) for each in told.particulars],
        "why": told.why.words if told.why else None,
        "version": told.version,
        "rule": told.rule,
        "appeal": told.appeal,
    }
    kept = {name: value for name, value in said.items() if value not in (None, [])}
    return {name: plain(value) if isinstance(value, str) else value for name, value in kept.items()}


def _printed(request: Request, process: str, lang: str | None, as_of: Instant | None) -> Printed:
    started = started_of(request, process)
    return printed(reader_of(spoken(lang, started), started), _report(request, process, as_of))


def _report(request: Request, process: str, as_of: Instant | None) -> Report:
    made = report(record_of(request, process).events, as_of)
    if made is None:
        raise UnknownThing("as_of", what="process at that instant", name=process)
    return made


def _style_source() -> str:
    """The one style that the file may have, by its hash (CSP 3)."""
    digest = hashlib.sha256(pages.stylesheet().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _json(data: bytes) -> Response:
    return Response(data, media_type="application/json", headers=PLAIN)

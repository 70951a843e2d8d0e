"""What the record is looked at by: OGP's standards as a page and as data, and the sheet for a minister."""

from __future__ import annotations

from datetime import datetime

import msgspec
from fastapi import APIRouter, Request, Response

from portal import pages, papers
from portal.briefing import briefing
from portal.lights import as_json
from portal.report import report
from service.fields import ProcessName
from service.problems import PROBLEMS

from .reading import AsOf, Language, reader_of, record_by, spoken
from .showing import NoPage, known_to, page_of

router = APIRouter(responses={status: PROBLEMS[status] for status in (404, 422, 503)})
PLAIN = {"X-Content-Type-Options": "nosniff"}


@router.get("/v1/processes/{process}/standards.json", operation_id="ReadStandards")
def standards_json(request: Request, process: ProcessName, as_of: AsOf = None) -> Response:
    """Each check of the standard, with its light, what was measured, and the events."""
    known = record_by(request, process, as_of, "as_of")
    data = msgspec.json.encode(as_json(known, as_of or known.events[-1].happened_at))
    return Response(msgspec.json.format(data, indent=1), media_type="application/json", headers=PLAIN)


@router.get("/v1/processes/{process}/sheet.pdf", operation_id="ReadSheet", response_class=Response)
def sheet(request: Request, process: ProcessName, lang: Language = None, as_of: AsOf = None) -> Response:
    """One sheet of A4: where we are, what is late, the next dates, numbers, what needs a decision."""
    known = record_by(request, process, as_of, "as_of")
    made = report(known.events, as_of)
    assert made is not None
    reader = reader_of(spoken(lang, known.started), known.started)
    return Response(papers.sheet(briefing(known, reader, made)), media_type="application/pdf", headers=PLAIN)


@router.get("/{language}/processes/{process}/standards", include_in_schema=False)
def standards_page(request: Request, language: str, process: str, as_of: AsOf = None) -> Response:
    """The lights."""
    known = known_to(request, language, process)
    if as_of and as_of < known.started.happened_at:
        raise NoPage(language)
    at: datetime = as_of or known.events[-1].happened_at
    seen = record_by(request, process, at)
    return page_of(pages.standards(reader_of(language, known.started), seen, at))

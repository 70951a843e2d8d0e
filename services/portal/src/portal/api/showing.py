"""What every page's route does: the record of the process, a page or none."""

from __future__ import annotations

from fastapi import Request, Response

from events.plan import ProcessStarted
from events.refusals import UnknownThing
from portal import pages
from portal.record import Record

from .headers import page_headers
from .reading import record_of, started_of


class NoPage(Exception):
    """There is no such page, and the reader is told so in that language."""

    def __init__(self, language: str) -> None:
        self.language = language
        super().__init__(language)


def known_to(request: Request, language: str, process: str) -> Record:
    """The record of the process; NoPage where there is none, or its pages are not offered in that language."""
    offered(request, language, process)
    return record_of(request, process)


def offered(request: Request, language: str, process: str) -> ProcessStarted:
    """The process; NoPage where there is none, or its pages are not offered in that language."""
    try:
        started = started_of(request, process)
    except UnknownThing:
        raise NoPage(language) from None
    if language not in pages.spoken(started.languages):
        raise NoPage(language)
    return started


def page_of(body: str, status: int = 200) -> Response:
    """The page, with what every page tells the browser."""
    return Response(body, status, media_type="text/html", headers=page_headers())

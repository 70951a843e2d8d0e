"""The pages of the plan: commitments, documents with their versions, differences by word, the consultation's report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import APIRouter, Path, Request, Response

from events.comments import CommentPeriodOpened
from portal import pages
from portal.opinions import reported
from portal.plans import commitments, document, documents
from portal.proofs import comment_period
from portal.record import Record
from portal.sealed import OwnerAway
from portal.texts import Texts

from .reading import reader_of
from .showing import NoPage, known_to, page_of

T = TypeVar("T")

router = APIRouter(include_in_schema=False)

Number = Annotated[int, Path(ge=1, le=100_000)]


@router.get("/{language}/processes/{process}/plan")
def plan_page(request: Request, language: str, process: str) -> Response:
    """The documents with their versions, and the commitments with theirs."""
    known = known_to(request, language, process)
    reader = reader_of(language, known.started)
    return page_of(pages.plan(reader, known, documents(known), commitments(known)))


@router.get("/{language}/processes/{process}/documents/{name}/difference/{old}/{new}")
def difference_page(request: Request, language: str, process: str, name: str, old: Number, new: Number) -> Response:
    """What changed between two versions whose texts are public, by paragraph and word."""
    known = known_to(request, language, process)
    found = document(known, name)
    public = [each.number for each in found.editions if each.public] if found else []
    if found is None or old >= new or old not in public or new not in public:
        raise NoPage(language)
    reader = reader_of(language, known.started)
    return _asked(
        request,
        known,
        language,
        lambda texts, agency: texts.difference(agency, process, name, old, new),
        lambda told: pages.difference(reader, known, found, old, new, told),
    )


@router.get("/{language}/processes/{process}/commitments/{name}/{number}")
def commitment_page(request: Request, language: str, process: str, name: str, number: Number) -> Response:
    """A commitment's version in OGP's template, once it was handed over."""
    known = known_to(request, language, process)
    found = next((each for each in commitments(known) if each.name == name and number in each.public), None)
    version = next((each.content for each in found.versions if each.content.number == number), None) if found else None
    if found is None or version is None:
        raise NoPage(language)
    reader = reader_of(language, known.started)
    return _asked(
        request,
        known,
        language,
        lambda texts, agency: texts.content(agency, version.file),
        lambda content: pages.commitment(reader, known, found, number, content),
    )


@router.get("/{language}/processes/{process}/commitments/{name}/difference/{old}/{new}")
def commitment_difference_page(
    request: Request, language: str, process: str, name: str, old: Number, new: Number
) -> Response:
    """What changed between two versions of a commitment whose content is public, by field and word."""
    known = known_to(request, language, process)
    found = next((each for each in commitments(known) if each.name == name), None)
    if found is None or old >= new or not found.public >= {old, new}:
        raise NoPage(language)
    reader = reader_of(language, known.started)
    return _asked(
        request,
        known,
        language,
        lambda texts, agency: texts.commitment(agency, process, name, old, new),
        lambda told: pages.commitment_difference(reader, known, found, old, new, told),
    )


def _asked(
    request: Request,
    known: Record,
    language: str,
    ask: Callable[[Texts, str], T | None],
    page: Callable[[T | None], str],
) -> Response:
    """The page of what the agency that owns the plan tells: 503 while it is away, no page where it has nothing."""
    try:
        told = ask(request.app.state.texts, known.started.agencies.get("plan", known.started.agency))
    except OwnerAway:
        return page_of(page(None), 503)
    if told is None:
        raise NoPage(language)
    return page_of(page(told))


@router.get("/{language}/processes/{process}/consultations/{consultation}/report")
def consultation_report(request: Request, language: str, process: str, consultation: UUID) -> Response:
    """What was said, by opinion, and what was answered, once the report is published."""
    known = known_to(request, language, process)
    opened, found = known.last(consultation, CommentPeriodOpened), reported(known, consultation)
    if opened is None or found is None:
        raise NoPage(language)
    period = comment_period(opened, known)
    return page_of(pages.consultation_report(reader_of(language, known.started), known, period, found))

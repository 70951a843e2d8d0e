"""The pages of a selection: a call, an evaluation, the appeals, and the rules with the public list of grounds."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from fastapi import APIRouter, Request, Response

from events.envelope import Event, Seal, Text
from events.foureyes import Declined, Proposed
from events.proposals import (
    CallDeadlineExtended,
    CallPublished,
    ContributionHidden,
    ContributionRestored,
    CureLapsed,
    MergeConsented,
    MergeRefused,
    OutcomeMarked,
    ProposalRevised,
    ProposalSubmitted,
    ProposalWithdrawn,
    ScreeningConcluded,
)
from events.registry import name_of
from events.workgroup import AppealLodged, EvaluationOpened
from portal import pages
from portal.judging import judging
from portal.pages import Listed, Paging
from portal.proofs import proves
from portal.proofs.calls import editions, ground_title
from portal.record import Entry, Record
from portal.sealed import OwnerAway, SealedWords

from .reading import PageNumber, reader_of
from .showing import NoPage, known_to, page_of

ENTRIES = 50
"""The most entries of a call on one page."""
BESIDE = (
    Proposed,
    Declined,
    ContributionHidden,
    ContributionRestored,
    MergeConsented,
    MergeRefused,
    CureLapsed,
    OutcomeMarked,
)
"""What does not say where an entry stands: its outcomes are the evaluation's to show."""

router = APIRouter(include_in_schema=False)


@router.get("/{language}/processes/{process}/calls/{call}")
def call_page(request: Request, language: str, process: str, call: UUID, page: PageNumber = 1) -> Response:
    """A call: its window, criteria and counts, and a page of what it took in."""
    known = known_to(request, language, process)
    published = known.last(call, CallPublished)
    if published is None:
        raise NoPage(language)
    first = (page - 1) * ENTRIES
    received = known.proposals.get(call, ())
    listed = _listed(request, known, received[first : first + ENTRIES], first)
    paging = Paging(page=page, more=len(received) > first + ENTRIES)
    told = [each for each in known.streams[call] if isinstance(each, CallPublished | CallDeadlineExtended)]
    facts = [fact for each in (*told, *_concluded(known, call)) if (fact := proves(each, known))]
    return page_of(pages.call(reader_of(language, known.started), known.started, published, facts, listed, paging))


def _concluded(known: Record, call: UUID) -> Iterable[Event]:
    return filter(None, (known.last(call, ScreeningConcluded),))


def _listed(request: Request, known: Record, entries: Iterable[Entry], first: int) -> list[Listed]:
    received = list(entries)
    titles = titles_of(request, known, (entry.stream for entry in received))
    return [
        Listed(
            event=entry,
            number=number,
            state=_state(known, entry),
            title=titles.get(entry.stream),
            ground=hidden_on(known, entry.stream),
        )
        for number, entry in enumerate(received, first + 1)
    ]


def _state(known: Record, entry: Entry) -> str:
    """The name of the event that says how the entry stands."""
    told = [event for event in known.streams[entry.stream] if event.TOPIC.startswith("proposals.")]
    stands = [event for event in told if not isinstance(event, BESIDE)]
    return name_of(stands[-1].TOPIC)


def hidden_on(known: Record, entry: UUID) -> Text | None:
    """The words of the ground on which the entry is hidden now; None where it is not."""
    hidden, restored = known.last(entry, ContributionHidden), known.last(entry, ContributionRestored)
    if hidden is None or (restored is not None and restored.version > hidden.version):
        return None
    return ground_title(known, hidden.ground)


def titles_of(request: Request, known: Record, entries: Iterable[UUID]) -> dict[UUID, str]:
    """The titles of those proposals whose screening is concluded, as far as they are neither hidden nor taken back."""
    refs = {entry: title.ref for entry in entries if (title := _title(known, entry))}
    sealed: SealedWords = request.app.state.sealed
    agency = known.started.agencies.get("proposals", known.started.agency)
    try:
        words = sealed.words(agency, "proposals", list(refs.values()), "to show what was proposed") if refs else {}
    except OwnerAway:
        return {}
    return {entry: words[ref] for entry, ref in refs.items() if ref in words}


def _title(known: Record, entry: UUID) -> Seal | None:
    """The title of the proposal in its last version; None where it is not shown."""
    submitted = known.last(entry, ProposalSubmitted)
    if submitted is None or known.last(submitted.call, ScreeningConcluded) is None:
        return None
    if known.last(entry, ProposalWithdrawn) or hidden_on(known, entry):
        return None
    return (known.last(entry, ProposalRevised) or submitted).title


@router.get("/{language}/processes/{process}/evaluations/{evaluation}")
def evaluation_page(request: Request, language: str, process: str, evaluation: UUID) -> Response:
    """An evaluation: its rules, what was opened at closing, places and means, the outcome and its reasons."""
    known = known_to(request, language, process)
    found = judging(known, evaluation)
    if found is None:
        raise NoPage(language)
    opened = known.last(evaluation, EvaluationOpened)
    facts = [fact for each in filter(None, (opened, *found.outcomes)) if (fact := proves(each, known))]
    titles = titles_of(request, known, (each.subject for each in found.standings))
    return page_of(pages.evaluation(reader_of(language, known.started), known, found, facts, titles))


@router.get("/{language}/processes/{process}/appeals")
def appeals_page(request: Request, language: str, process: str) -> Response:
    """The appeals, and how one is lodged."""
    known = known_to(request, language, process)
    facts = [fact for each in known.all(AppealLodged) if (fact := proves(each, known))]
    return page_of(pages.appeals(reader_of(language, known.started), known, facts))


@router.get("/{language}/processes/{process}/rules")
def rules_page(request: Request, language: str, process: str) -> Response:
    """The rules in force, with the public list of grounds on which a contribution may be hidden."""
    known = known_to(request, language, process)
    found = editions(known)
    return page_of(pages.rules(reader_of(language, known.started), known, found[-1] if found else None))

"""What both kinds of routes read: a process's record, a page of a history, the names of those who acted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import Query, Request
from pydantic import AwareDatetime, Field

from events.envelope import Event
from events.plan import ProcessStarted
from events.refusals import UnknownThing, ValueRefused
from events.store import Store
from portal import pages, projections
from portal.pages import Paging
from portal.reader import Reader
from portal.record import Record, record
from portal.records import Records
from portal.sealed import OwnerAway, SealedWords
from portal.subjects import concerning, find

PAGE = 100
"""The most events on one page of a history."""
MOST_PAGES = 100_000

PageNumber = Annotated[int, Query(ge=1, le=MOST_PAGES)]
Instant = Annotated[AwareDatetime, Field(ge=datetime(1970, 1, 1, tzinfo=UTC), lt=datetime(2200, 1, 1, tzinfo=UTC))]
"""An instant that has a civil day in every zone."""
AsOf = Annotated[Instant | None, Query(description="As it stood at that instant; without one, as it stands")]
Until = Annotated[Instant | None, Query(description="What was recorded by that instant; without one, all of it")]
Language = Annotated[str | None, Query(max_length=35, description="One of the process's languages, or ar, en, fr")]


@dataclass(frozen=True, kw_only=True)
class History:
    """One page of a history."""

    events: Sequence[Event]
    paging: Paging


def store_of(request: Request) -> Store:
    """The portal's own database."""
    store: Store = request.app.state.application.store
    return store


def started_of(request: Request, process: str) -> ProcessStarted:
    """The beginning of the process; UnknownThing where there is none."""
    with store_of(request).reading() as cursor:
        found = {event.process: event for event in projections.started(cursor)}
    if process not in found:
        raise UnknownThing("process", what="process", name=process)
    return found[process]


def record_of(request: Request, process: str) -> Record:
    """The whole record of the process; UnknownThing where there is none."""
    with store_of(request).reading() as cursor:
        records: Records = request.app.state.records
        found = records.of(cursor, process)
    if found is None:
        raise UnknownThing("process", what="process", name=process)
    return found


def record_by(request: Request, process: str, until: datetime | None, field: str = "until") -> Record:
    """What had happened in the process by that instant (None: all); UnknownThing where it had not started."""
    known = record_of(request, process)
    seen = known if until is None else record(known.events, until)
    if seen is None:
        raise UnknownThing(field, what="process at that instant", name=process)
    return seen


def reader_of(language: str, started: ProcessStarted) -> Reader:
    """A reader of that language, by the process's country and zone."""
    return Reader(language=language, country=started.country, zone=started.zone, authoritative=started.authoritative)


def spoken(lang: str | None, started: ProcessStarted) -> str:
    """The language asked for; without one, the authoritative. ValueRefused where the pages are not in it."""
    offered = pages.spoken(started.languages)
    language = lang or started.authoritative
    if language not in offered:
        raise ValueRefused("lang", rule=f"one of {', '.join(offered)}")
    return language


def history_of(known: Record, subject: str, page: int) -> History:
    """A page of the history of an event, a stream, an activity's number or a name, or of an id's beginning."""
    found = concerning(known, find(known, subject))
    first = (page - 1) * PAGE
    return History(events=found[first : first + PAGE], paging=Paging(page=page, more=len(found) > first + PAGE))


def names_of(request: Request, process: str, events: Sequence[Event]) -> dict[UUID, str]:
    """The names of who acted in an office or a seat, where known; who spoke for themselves is not named."""
    people = {event.person for event in events if event.person and (event.office or event.seat)}
    with store_of(request).reading() as cursor:
        contacts = projections.contacts(cursor, process, people)
    refs = {person: contact.name.ref for person, contact in contacts.items()}
    words: dict[UUID, str] = {}
    for agency in {contact.agency for contact in contacts.values()}:
        theirs = [refs[person] for person, contact in contacts.items() if contact.agency == agency]
        words |= _known(request, agency, theirs)
    return {person: words[ref] for person, ref in refs.items() if ref in words}


def _known(request: Request, agency: str, refs: list[UUID]) -> dict[UUID, str]:
    sealed: SealedWords = request.app.state.sealed
    try:
        return sealed.words(agency, "notifications", refs, "to show who acted")
    except OwnerAway:
        return {}

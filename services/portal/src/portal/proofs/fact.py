"""Facts: what each is, and how those of one event and of several are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from uuid import UUID

from events.envelope import Event, Text, named
from events.plan import DocumentDrafted
from events.workgroup import BodyEstablished
from portal.record import Record


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What is proved, of which civil days in the process's zone, by which events, with the kind's own details."""

    kind: str
    first: date
    last: date
    events: tuple[UUID, ...]
    details: Mapping[str, object]


def facts(events: Iterable[Event], record: Record) -> tuple[Fact, ...]:
    """What those events prove, in their order; several that prove one thing (answers, notices) stand where it began."""
    return tuple(fact for event in events if (fact := proves(event, record)) is not None)


@singledispatch
def proves(_event: Event, _record: Record) -> Fact | None:
    """The fact that stands at this event; None where it proves nothing by itself."""
    return None


def proved(kind: str, event: Event, day: date, *fields: str, **details: object) -> Fact:
    """A fact of one event, with those of its own fields; what is None is left out."""
    said = {name: getattr(event, name) for name in fields} | details
    kept = {name: value for name, value in said.items() if value is not None}
    return Fact(kind=kind, first=day, last=day, events=(event.id,), details=kept)


def document_title(record: Record, document: str) -> Text | None:
    """The title of the document of that name."""
    drafted = record.last(named(record.started.process, "document", document), DocumentDrafted)
    return drafted.title if drafted else None


def body_said(record: Record, name: str) -> dict[str, object]:
    """The title and the quorum of the body of that name."""
    body = record.last(named(record.started.process, "body", name), BodyEstablished)
    return {"body_title": body.title, "quorum": body.quorum} if body else {}


def both(event: Event) -> tuple[UUID | None, UUID | None]:
    """The two people who stand for an act: who proposed it, and who confirmed it."""
    return getattr(event, "proposed_by", None), event.person


def together(kind: str, events: Sequence[Event], record: Record, **details: object) -> Fact:
    """One fact of several events, from the first one's day to the last one's."""
    kept = {name: value for name, value in details.items() if value is not None}
    days = [record.day(event) for event in events]
    return Fact(kind=kind, first=days[0], last=days[-1], events=tuple(event.id for event in events), details=kept)

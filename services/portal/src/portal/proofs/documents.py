"""Documents: their versions and publication; what is reported, moved, corrected, declined."""

from __future__ import annotations

from events.foureyes import Declined
from events.plan import (
    ActivityRescheduled,
    CorrectionRecorded,
    DocumentDrafted,
    DocumentFinalised,
    DocumentPublished,
    DocumentVersionAdded,
    ProgressReported,
)
from portal.record import Record

from .fact import Fact, both, document_title, proved, proves


def _version(
    event: DocumentDrafted | DocumentVersionAdded | DocumentFinalised | DocumentPublished,
) -> dict[str, object]:
    return {"document": event.name, "number": event.number, "hash": event.hash}


def _languages(event: DocumentDrafted | DocumentVersionAdded) -> tuple[str, ...]:
    return tuple(rendition.language for rendition in event.renditions)


@proves.register
def _drafted(event: DocumentDrafted, record: Record) -> Fact:
    day = record.day(event)
    return proved("document_drafted", event, day, "title", **_version(event), languages=_languages(event))


@proves.register
def _version_added(event: DocumentVersionAdded, record: Record) -> Fact:
    said = _version(event) | {"title": document_title(record, event.name), "languages": _languages(event)}
    return proved("document_version_added", event, record.day(event), **said)


@proves.register
def _finalised(event: DocumentFinalised, record: Record) -> Fact:
    said = _version(event) | {"title": document_title(record, event.name)}
    return proved("document_finalised", event, record.day(event), **said)


@proves.register
def _published(event: DocumentPublished, record: Record) -> Fact:
    said = _version(event) | {"title": document_title(record, event.name), "people": both(event)}
    return proved("document_published", event, record.day(event), "languages", **said)


@proves.register
def _rescheduled(event: ActivityRescheduled, record: Record) -> Fact:
    return proved("rescheduled", event, record.day(event), "old", "new", "reason")


@proves.register
def _evidence(event: ProgressReported, record: Record) -> Fact | None:
    return proved("evidence", event, record.day(event), "evidence") if event.evidence else None


@proves.register
def _declined(event: Declined, record: Record) -> Fact:
    return proved("act_declined", event, record.day(event), "act", "reason")


@proves.register
def _corrected(event: CorrectionRecorded, record: Record) -> Fact:
    return proved("correction", event, record.day(event), "subject", "field", "old", "new", "reason")

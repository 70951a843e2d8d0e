"""The plan: assembled, revised, approved, published, sent; the report on what was said of it."""

from __future__ import annotations

from events.plan import (
    ApprovalRequested,
    CabinetApproved,
    EntityApproved,
    EntityRefused,
    PlanDrafted,
    PlanPublished,
    PlanReturned,
    PlanRevised,
    PlanSubmitted,
    SubmissionAcknowledged,
)
from portal.record import Record

from .commitments import alike
from .fact import Fact, both, document_title, proved, proves, together

_VERSION = ("number", "hash")


def _title(event: PlanDrafted | PlanRevised | PlanPublished | PlanSubmitted, record: Record) -> dict[str, object]:
    return {"document": event.name, "title": document_title(record, event.name)}


@proves.register
def _assembled(event: PlanDrafted, record: Record) -> Fact:
    said = {"languages": tuple(each.language for each in event.introductions), "commitments": len(event.commitments)}
    return proved("plan_drafted", event, record.day(event), *_VERSION, **said, **_title(event, record))


@proves.register
def _plan_revised(event: PlanRevised, record: Record) -> Fact:
    fields = ("before", "note", "changed", "new", "gone")
    return proved("plan_revised", event, record.day(event), *_VERSION, *fields, **_title(event, record))


@proves.register
def _asked(event: ApprovalRequested, record: Record) -> Fact | None:
    """The approvals asked for in one activity, and the last answer of each entity."""
    asked = alike(event, record)
    if not asked:
        return None
    given = [each for each in record.streams[event.stream] if isinstance(each, EntityApproved | EntityRefused)]
    last = {each.organisation: isinstance(each, EntityApproved) for each in given}
    entities = {each.organisation for each in asked}
    said = {
        "entities": len(entities),
        "approved": sum(last.get(each, False) for each in entities),
        "refused": sum(not last.get(each, True) for each in entities),
        "waiting": len(entities - last.keys()),
    }
    return together("approvals", [*asked, *given], record, **said)


@proves.register
def _cabinet(event: CabinetApproved, record: Record) -> Fact:
    said = {"document": event.name, "title": document_title(record, event.name), "people": both(event)}
    return proved("cabinet_approved", event, event.decided_on, *_VERSION, "decision", **said)


@proves.register
def _returned(event: PlanReturned, record: Record) -> Fact:
    said = {"document": event.name, "title": document_title(record, event.name), "people": both(event)}
    return proved("plan_returned", event, event.decided_on, *_VERSION, "decision", "reason", **said)


@proves.register
def _published(event: PlanPublished, record: Record) -> Fact:
    said = _title(event, record) | {"people": both(event)}
    return proved("plan_published", event, record.day(event), *_VERSION, "languages", **said)


@proves.register
def _sent(event: PlanSubmitted, record: Record) -> Fact:
    said = _title(event, record) | {"people": both(event)}
    return proved("plan_submitted", event, event.sent_on, *_VERSION, "recipient", "channel", **said)


@proves.register
def _acknowledged(event: SubmissionAcknowledged, record: Record) -> Fact:
    said = {"document": event.name, "title": document_title(record, event.name)}
    fields = ("evidence",) if event.evidence else ()
    return proved("submission_acknowledged", event, event.acknowledged_on, *_VERSION, *fields, **said)

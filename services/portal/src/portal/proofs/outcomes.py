"""What follows a selection: opinions, final ideas, task forces, appeals."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from events.workgroup import (
    AppealDecided,
    AppealLodged,
    EntityOpinionLapsed,
    EntityOpinionReceived,
    EntityOpinionRequested,
    FinalIdeasDecided,
    TaskForceDissolved,
    TaskForceFormed,
    TaskForceOverdue,
    TaskForceRequested,
)
from portal.record import Record

from .fact import Fact, body_said, both, proved, proves, together

OPINIONS = ("no_objection", "conditions", "refused", "not_mine")


@proves.register
def _opinions(event: EntityOpinionRequested, record: Record) -> Fact | None:
    """The opinions that were asked for in one activity, and those that came."""
    asked = [each for each in record.all(EntityOpinionRequested) if each.activity == event.activity]
    if asked[0] is not event:
        return None
    came = [record.last(each.stream, EntityOpinionReceived) for each in asked]
    given = Counter(each.opinion for each in came if each)
    lapsed = sum(record.last(each.stream, EntityOpinionLapsed) is not None for each in asked)
    said = {"asked": len(asked), "lapsed": lapsed, "opinions": {name: given[name] for name in OPINIONS}}
    return together("opinions", asked, record, **said)


@proves.register
def _final_ideas(event: FinalIdeasDecided, record: Record) -> Fact:
    said = {
        "kept": len(event.kept),
        "dropped": len(event.dropped),
        "appeals": len(event.open_appeals),
        "people": both(event),
        "body_title": body_said(record, event.body).get("body_title"),
    }
    return proved("final_ideas_decided", event, record.day(event), "body", **said)


@proves.register
def _task_forces(event: TaskForceRequested, record: Record) -> Fact | None:
    """The task forces that were asked for in one activity, and what became of them."""
    asked = [each for each in record.all(TaskForceRequested) if each.activity == event.activity]
    if asked[0] is not event:
        return None
    streams = [each.stream for each in asked]
    formed = [found for stream in streams if (found := record.last(stream, TaskForceFormed))]
    dissolved = [stream for stream in streams if record.last(stream, TaskForceDissolved)]
    overdue = [stream for stream in streams if record.last(stream, TaskForceOverdue)]
    said = {"asked": len(asked), "formed": len(formed), "dissolved": len(dissolved), "overdue": len(overdue)}
    return together("task_forces", [*asked, *formed], record, **said, least=event.least)


@proves.register
def appeal(event: AppealLodged, record: Record) -> Fact:
    """An appeal, and how it was decided."""
    decided = record.last(event.stream, AppealDecided)
    said = {
        "appeal": event.stream,
        "outcome": decided.outcome if decided else "open",
        "reason": decided.reason if decided else None,
    }
    fact = proved("appeal", event, record.day(event), "decision", "decision_type", "subject", **said)
    return replace(fact, last=record.day(decided), events=(event.id, decided.id)) if decided else fact

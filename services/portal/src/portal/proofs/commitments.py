"""Commitments: how they were written, consulted on, reviewed, amended and frozen; what is reported on milestones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from events.envelope import Event, Text, named
from events.plan import (
    AmendmentClosed,
    AmendmentRequested,
    CommitmentAmended,
    CommitmentDrafted,
    CommitmentReadyForReview,
    CommitmentRevised,
    CommitmentsFrozen,
    MilestoneReported,
    StakeholdersConsulted,
    WorkshopHeld,
)
from events.workgroup import (
    CommitmentDropped,
    CommitmentsApprovedForComment,
    CommitmentsEndorsed,
    CommitmentsReturned,
)
from portal.record import Record

from .fact import Fact, body_said, both, proved, proves, together

E = TypeVar("E", bound=Event)
Version = CommitmentDrafted | CommitmentRevised | CommitmentAmended
"""What adds a version to a commitment."""


def commitment_title(record: Record, name: str) -> Text | None:
    """The title of the commitment of that name, in its last version."""
    told = record.streams.get(named(record.started.process, "commitment", name), ())
    versions = [event for event in told if isinstance(event, Version)]
    return versions[-1].content.title if versions else None


def alike(event: E, record: Record) -> tuple[E, ...]:
    """The events of its contract that serve the same activity; none where it is not the first of them."""
    same = tuple(each for each in record.all(type(event)) if each.activity == event.activity)
    return same if same[0] is event else ()


def _several(kind: str, events: Sequence[Event], record: Record, **details: object) -> Fact | None:
    return together(kind, events, record, **details) if events else None


def _streams(events: Sequence[Event]) -> int:
    return len({event.stream for event in events})


@proves.register
def _drafted(event: CommitmentDrafted, record: Record) -> Fact | None:
    drafted = alike(event, record)
    return _several("commitments_drafted", drafted, record, commitments=_streams(drafted))


@proves.register
def _workshops(event: WorkshopHeld, record: Record) -> Fact | None:
    held = alike(event, record)
    people = sum(each.participants for each in held)
    return _several("workshops", held, record, workshops=len(held), commitments=_streams(held), participants=people)


@proves.register
def _consulted(event: StakeholdersConsulted, record: Record) -> Fact | None:
    held = alike(event, record)
    channels = tuple(dict.fromkeys(each.channel for each in held))
    said = {"consultations": len(held), "commitments": _streams(held), "channel": channels}
    return _several("stakeholders_consulted", held, record, **said)


@proves.register
def _ready(event: CommitmentReadyForReview, record: Record) -> Fact | None:
    ready = alike(event, record)
    return _several("commitments_ready", ready, record, commitments=_streams(ready))


@proves.register
def _revised(event: CommitmentRevised, record: Record) -> Fact | None:
    revised = alike(event, record)
    said = {"versions": len(revised), "commitments": _streams(revised)}
    return _several("commitments_revised", revised, record, **said)


@proves.register
def _requested(event: AmendmentRequested, record: Record) -> Fact | None:
    asked = alike(event, record)
    closed = {each.amendment: each.outcome for each in record.all(AmendmentClosed)}
    outcomes = Counter(closed.get(each.amendment, "open") for each in asked)
    said = {"asked": len(asked), "commitments": _streams(asked)}
    return _several("amendments_requested", asked, record, **said, outcomes=_counts(outcomes, "settled", "withdrawn"))


@proves.register
def _amended(event: CommitmentAmended, record: Record) -> Fact | None:
    amended = alike(event, record)
    answers = len({answer for each in amended for answer in each.answers})
    said = {"versions": len(amended), "commitments": _streams(amended), "answered": answers}
    return _several("commitments_amended", amended, record, **said)


@proves.register
def _closed(event: AmendmentClosed, record: Record) -> Fact | None:
    closed = alike(event, record)
    outcomes = Counter(each.outcome for each in closed)
    return _several("amendments_closed", closed, record, outcomes=_counts(outcomes, "settled", "withdrawn"))


def _counts(given: Counter[str], *names: str) -> dict[str, int]:
    return {name: given[name] for name in names}


Review = CommitmentsEndorsed | CommitmentsApprovedForComment | CommitmentsReturned
_REVIEWS: dict[type[Event], str] = {
    CommitmentsEndorsed: "commitments_endorsed",
    CommitmentsApprovedForComment: "commitments_approved",
    CommitmentsReturned: "commitments_returned",
}


@proves.register(CommitmentsEndorsed)
@proves.register(CommitmentsApprovedForComment)
@proves.register(CommitmentsReturned)
def _reviewed(event: Review, record: Record) -> Fact:
    said = {
        "body_title": body_said(record, event.body).get("body_title"),
        "commitments": len(event.commitments),
        "open": len(getattr(event, "open_amendments", ())),
        "people": both(event),
    }
    return proved(_REVIEWS[type(event)], event, record.day(event), "body", "motion", "reason", **said)


@proves.register
def _dropped(event: CommitmentDropped, record: Record) -> Fact:
    name = event.commitment.name
    said = {
        "body_title": body_said(record, event.body).get("body_title"),
        "commitment": name,
        "commitment_title": commitment_title(record, name) or {record.started.authoritative: name},
        "people": both(event),
    }
    return proved("commitment_dropped", event, record.day(event), "body", "motion", "reason", **said)


@proves.register
def _frozen(event: CommitmentsFrozen, record: Record) -> Fact:
    said = {"commitments": len(event.commitments), "people": both(event)}
    return proved("commitments_frozen", event, record.day(event), **said)


@proves.register
def _milestones(event: MilestoneReported, record: Record) -> Fact | None:
    told = alike(event, record)
    last = {(each.name, each.milestone): each.status for each in told}
    statuses = _counts(Counter(last.values()), "not_started", "limited", "substantial", "complete")
    return _several("milestones", told, record, milestones=len(last), statuses=statuses)

"""Consultations: their windows, what they took in, the answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from uuid import UUID

from events.calendar import days_between
from events.comments import (
    AllCommentsAnswered,
    CommentAnswered,
    CommentPeriodClosed,
    CommentPeriodClosing,
    CommentPeriodExtended,
    CommentPeriodMissed,
    CommentPeriodOpened,
    CommentWithdrawn,
    ConsultationReportPublished,
)
from portal.record import Record

from .fact import Fact, both, document_title, proved, proves

OUTCOMES = ("accepted", "partly", "not")


@proves.register
def comment_period(event: CommentPeriodOpened, record: Record) -> Fact:
    """A consultation's window, as extended, and what it took in."""
    extended = record.last(event.stream, CommentPeriodExtended)
    last = extended.last if extended else event.last
    said = {
        "consultation": event.stream,
        "days": days_between(event.first, last),
        "closes_at": extended.closes_at if extended else event.closes_at,
        **_intake(event.stream, record),
    }
    fact = proved("comment_period", event, event.first, "title", "document", "number", "hash", "gate", **said)
    return replace(fact, last=last)


def _intake(consultation: UUID, record: Record) -> dict[str, object]:
    """Whether the period is open, and how many comments it has: as counted at its close, or so far."""
    if closed := record.last(consultation, CommentPeriodClosed):
        return {
            "state": "closed",
            "received": closed.counted,
            "withdrawn": closed.withdrawn,
            "ids_hash": closed.ids_hash,
        }
    comments = record.comments.get(consultation, ())
    return {
        "state": "closing" if record.last(consultation, CommentPeriodClosing) else "open",
        "received": len(comments),
        "withdrawn": sum(record.last(comment.stream, CommentWithdrawn) is not None for comment in comments),
    }


@proves.register
def _missed(event: CommentPeriodMissed, record: Record) -> Fact:
    said = {"consultation": event.stream, "title": document_title(record, event.document)}
    return proved("comment_period_missed", event, record.day(event), "document", "number", "hash", "closes_at", **said)


@proves.register
def _extended(event: CommentPeriodExtended, record: Record) -> Fact:
    said = {"consultation": event.stream, "new_last": event.last, "people": both(event)}
    return proved("comment_period_extended", event, record.day(event), "old_last", "reason", **said)


@proves.register
def _answered(event: CommentAnswered, record: Record) -> Fact | None:
    answers = record.answers[event.consultation]
    if answers[0] is not event:
        return None
    period = record.last(event.consultation, CommentPeriodOpened)
    given = Counter(answer.outcome for answer in answers)
    return Fact(
        kind="comments_answered",
        first=record.day(answers[0]),
        last=record.day(answers[-1]),
        events=tuple(answer.id for answer in answers),
        details={
            "consultation": event.consultation,
            **({"title": period.title} if period else {}),
            "answered": len(answers),
            "outcomes": {outcome: given[outcome] for outcome in OUTCOMES},
            "complete": record.last(event.consultation, AllCommentsAnswered) is not None,
        },
    )


@proves.register
def _reported(event: ConsultationReportPublished, record: Record) -> Fact:
    """What was said and answered, as it was published."""
    said = {
        "consultation": event.stream,
        "title": document_title(record, event.document),
        "outcomes": {each.outcome: each.count for each in event.outcomes},
        "people": both(event),
        "report": event.report,
    }
    fields = ("document", "number", "counted", "groups")
    return proved("consultation_report", event, record.day(event), *fields, **said)

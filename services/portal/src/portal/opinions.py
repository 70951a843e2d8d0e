"""What was said in a consultation, by opinion: those whom one answer answers, with the change it made or the code."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import msgspec

from events.comments import ChangeMade, CommentAnswered, ConsultationReportPublished
from events.envelope import Text

from .record import Record


@dataclass(frozen=True, kw_only=True)
class Opinion:
    """One opinion: how many hold it, what they said in short, and the answer."""

    comments: int
    outcome: str
    summary: Text
    answer: Text
    change: ChangeMade | None
    code: str | None
    organisation: str | None


@dataclass(frozen=True, kw_only=True)
class Reported:
    """A published report, and the opinions it tells, the most often held first."""

    event: ConsultationReportPublished
    opinions: tuple[Opinion, ...]


def reported(known: Record, consultation: UUID) -> Reported | None:
    """The report on the consultation; None where none is published."""
    event = known.last(consultation, ConsultationReportPublished)
    if event is None:
        return None
    return Reported(event=event, opinions=opinions(known, consultation))


def opinions(known: Record, consultation: UUID) -> tuple[Opinion, ...]:
    """The answers of the consultation, alike ones together, in the order of the comments' arrival."""
    groups: dict[bytes, list[CommentAnswered]] = {}
    for comment in known.comments.get(consultation, ()):
        if answered := known.last(comment.stream, CommentAnswered):
            groups.setdefault(_alike(answered), []).append(answered)
    found = [_opinion(group) for group in groups.values()]
    return tuple(sorted(found, key=lambda each: -each.comments))


def _alike(event: CommentAnswered) -> bytes:
    said = (event.outcome, event.answer, event.summary, event.change, event.code, event.organisation)
    return msgspec.json.encode(said, order="sorted")


def _opinion(group: list[CommentAnswered]) -> Opinion:
    first = group[0]
    return Opinion(
        comments=len(group),
        outcome=first.outcome,
        summary=first.summary or {},
        answer=first.answer,
        change=first.change,
        code=first.code,
        organisation=first.organisation,
    )

"""What is heard of consultations, which documents are final only after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from events.comments import AllCommentsAnswered, CommentAnswered, CommentPeriodClosed, CommentPeriodOpened
from events.envelope import Event
from plan.domain.document import Consultation

INTERESTS: frozenset[str] = frozenset(
    {CommentPeriodOpened.TOPIC, CommentPeriodClosed.TOPIC, CommentAnswered.TOPIC, AllCommentsAnswered.TOPIC}
)


def fold(consultations: Mapping[UUID, Consultation], event: Event) -> Mapping[UUID, Consultation]:
    """The consultations by id after the event; in any order of events the same."""
    match event:
        case CommentPeriodOpened():
            heard = replace(_on(consultations, event), name=event.name)
        case CommentPeriodClosed():
            heard = replace(_on(consultations, event), closed=True, owed=event.counted - event.withdrawn)
        case CommentAnswered():
            heard = consultations.get(event.consultation, Consultation(id=event.consultation))
            heard = replace(heard, answers=heard.answers + 1)
        case AllCommentsAnswered():
            heard = replace(_on(consultations, event), answered=True)
        case _:
            return consultations
    return {**consultations, heard.id: heard}


def _on(
    consultations: Mapping[UUID, Consultation], event: CommentPeriodOpened | CommentPeriodClosed | AllCommentsAnswered
) -> Consultation:
    heard = consultations.get(event.stream, Consultation(id=event.stream))
    return replace(heard, document=event.document, number=event.number, hash=event.hash)

"""What the plan has heard of a process: its consultations, which documents are final only after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from events.comments import AllCommentsAnswered, CommentAnswered, CommentPeriodClosed, CommentPeriodOpened
from events.envelope import Event

from .domain.document import Consultation

INTERESTS = frozenset(
    {CommentPeriodOpened.TOPIC, CommentPeriodClosed.TOPIC, CommentAnswered.TOPIC, AllCommentsAnswered.TOPIC}
)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The consultations of the process, by id."""

    consultations: Mapping[UUID, Consultation] = field(default_factory=dict)

    def on(self, document: str) -> tuple[Consultation, ...]:
        """The consultations on the document of that name."""
        return tuple(each for each in self.consultations.values() if each.document == document)

    def of(self, consultation: UUID) -> Consultation:
        """What was heard of that consultation so far."""
        return self.consultations.get(consultation, Consultation(id=consultation))


def fold(facts: Facts, event: Event) -> Facts:
    """The facts after the event; in any order of events the same."""
    match event:
        case CommentPeriodOpened():
            heard = replace(facts.of(event.stream), name=event.name, document=event.document)
        case CommentPeriodClosed():
            owed = event.counted - event.withdrawn
            heard = replace(facts.of(event.stream), document=event.document, closed=True, owed=owed)
        case CommentAnswered():
            heard = facts.of(event.consultation)
            heard = replace(heard, answers=heard.answers + 1)
        case AllCommentsAnswered():
            heard = replace(facts.of(event.stream), document=event.document, answered=True)
        case _:
            return facts
    return replace(facts, consultations={**facts.consultations, heard.id: heard})

"""What the plan has heard of a process from other services: one fold, made of what each area wants to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from events.envelope import Event
from plan.domain.document import Consultation

from . import consultations, organisations, reviews, task_forces

INTERESTS: frozenset[str] = (
    consultations.INTERESTS | task_forces.INTERESTS | reviews.INTERESTS | organisations.INTERESTS
)
"""Topics that are kept. Events of one service come in their order, those of different services in any."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What each area has heard: consultations by id, task forces by idea, what bodies decided, who belongs where."""

    consultations: Mapping[UUID, Consultation] = field(default_factory=dict)
    task_forces: task_forces.Heard = field(default_factory=task_forces.Heard)
    reviews: reviews.Heard = field(default_factory=reviews.Heard)
    organisations: organisations.Heard = field(default_factory=organisations.Heard)

    def on(self, document: str) -> tuple[Consultation, ...]:
        """The consultations on the document of that name."""
        return tuple(each for each in self.consultations.values() if each.document == document)


def fold(facts: Facts, event: Event) -> Facts:
    """The facts after one more event."""
    return Facts(
        consultations=consultations.fold(facts.consultations, event),
        task_forces=task_forces.fold(facts.task_forces, event),
        reviews=reviews.fold(facts.reviews, event),
        organisations=organisations.fold(facts.organisations, event),
    )

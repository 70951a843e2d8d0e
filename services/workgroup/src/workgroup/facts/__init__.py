"""What this service hears of a process: one fold, made of what each area wants to know."""

from __future__ import annotations

from dataclasses import dataclass, field

from events.envelope import Event
from workgroup.domain.process import Process

from . import appeals, evaluations, meetings, outcomes, processes, reviews, seats

INTERESTS: frozenset[str] = (
    processes.INTERESTS
    | seats.INTERESTS
    | meetings.INTERESTS
    | evaluations.INTERESTS
    | outcomes.INTERESTS
    | appeals.INTERESTS
    | reviews.INTERESTS
)
"""Topics that are kept. Events of one service come in their order, those of different services in any."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What each area has heard."""

    process: Process = field(default_factory=Process)
    seats: seats.Heard = field(default_factory=seats.Heard)
    meetings: meetings.Heard = field(default_factory=meetings.Heard)
    evaluations: evaluations.Heard = field(default_factory=evaluations.Heard)
    outcomes: outcomes.Heard = field(default_factory=outcomes.Heard)
    appeals: appeals.Heard = field(default_factory=appeals.Heard)
    reviews: reviews.Heard = field(default_factory=reviews.Heard)


def fold(facts: Facts, event: Event) -> Facts:
    """The facts after one more event."""
    return Facts(
        process=processes.fold(facts.process, event),
        seats=seats.fold(facts.seats, event),
        meetings=meetings.fold(facts.meetings, event),
        evaluations=evaluations.fold(facts.evaluations, event),
        outcomes=outcomes.fold(facts.outcomes, event),
        appeals=appeals.fold(facts.appeals, event),
        reviews=reviews.fold(facts.reviews, event),
    )

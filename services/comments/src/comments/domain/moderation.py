"""A comment to its moderators: hidden on a ground of the public list by two officers, shown again, or declined."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from events import moderation
from events.aggregate import Aggregate
from events.comments import ActDeclined, ActProposed, ContributionHidden, ContributionRestored
from events.envelope import Event
from events.moderation import Contracts, Contribution, HideContribution, ModerationCommand

from .comment import Comment, Withdrawn, evolve

CONTRACTS = Contracts(
    proposed=ActProposed, declined=ActDeclined, hidden=ContributionHidden, restored=ContributionRestored
)


@dataclass(frozen=True, kw_only=True)
class Moderate:
    """An act of moderation on the comment."""

    comment: UUID
    command: ModerationCommand


def decide(state: Comment, moderate: Moderate) -> tuple[Event, ...]:
    """What the act makes happen; refuses what a rule forbids."""
    consultation = state.on()
    assert state.author is not None
    if state.withdrawn and isinstance(moderate.command, HideContribution):
        raise Withdrawn()
    found = Contribution(
        stream=moderate.comment,
        version=state.version,
        state=state,
        concerns=frozenset({state.author}),
        activity=state.activity,
        fields={"consultation": consultation, "author": state.author},
    )
    return moderation.decide(CONTRACTS, found, moderate.command)


MODERATION = Aggregate(Comment(), evolve, decide)

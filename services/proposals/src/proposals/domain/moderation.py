"""A proposal to its moderators: hidden on a ground of the public list by two officers, shown again, or declined."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from events import moderation
from events.aggregate import Aggregate
from events.envelope import Event
from events.moderation import Contracts, Contribution, HideContribution, ModerationCommand
from events.proposals import ActDeclined, ActProposed, ContributionHidden, ContributionRestored

from .proposal import Proposal, evolve

CONTRACTS = Contracts(
    proposed=ActProposed, declined=ActDeclined, hidden=ContributionHidden, restored=ContributionRestored
)


@dataclass(frozen=True, kw_only=True)
class Moderate:
    """An act of moderation on the proposal; `concerned` are its authors, and who belong to their organisations."""

    proposal: UUID
    concerned: frozenset[UUID]
    command: ModerationCommand


def decide(state: Proposal, moderate: Moderate) -> tuple[Event, ...]:
    """What the act makes happen; refuses what a rule forbids."""
    call, author = state.of(), state.written_by()
    if isinstance(moderate.command, HideContribution):
        state.check_not_withdrawn()
    found = Contribution(
        stream=moderate.proposal,
        version=state.version,
        state=state,
        concerns=moderate.concerned | {author},
        activity=state.activity,
        fields={"call": call, "author": author},
    )
    return moderation.decide(CONTRACTS, found, moderate.command)


MODERATION = Aggregate(Proposal(), evolve, decide)

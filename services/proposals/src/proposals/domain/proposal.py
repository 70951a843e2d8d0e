"""A proposal or an application for a seat as it stands: whose it is, what was decided on it, who moderates it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from events.envelope import Event
from events.foureyes import Declined, Proposed
from events.moderation import Moderated, hide, show, waiting
from events.proposals import (
    ContributionHidden,
    ContributionRestored,
    CureLapsed,
    OutcomeMarked,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalRevised,
    ProposalSubmitted,
    ProposalWithdrawn,
    ScreeningReopened,
    SeatApplicationReceived,
    SeatApplicationRevised,
)
from events.refusals import Refusal
from events.window import shown

PROPOSAL_KIND, APPLICATION_KIND = "proposal", "application"

ELIGIBLE, INELIGIBLE = "eligible", "ineligible"
VERDICTS = (ELIGIBLE, INELIGIBLE)


class NoProposal(Refusal):
    """There is no such proposal."""

    kind = "missing"
    slug = "unknown"


class NotTheAuthor(Refusal):
    """Only its author, or who acts for its organisation, does this with a proposal."""

    kind = "forbidden"
    slug = "not-the-author"


class OwnProposal(Refusal):
    """Nobody decides on their own proposal, or on their organisation's."""

    kind = "forbidden"
    slug = "own-proposal"


class Withdrawn(Refusal):
    """The proposal was withdrawn by its author."""

    slug = "withdrawn"


class AlreadyDecided(Refusal):
    """The proposal was found {verdict}: there is one decision."""

    slug = "already-decided"


class CureRuns(Refusal):
    """The proposal was returned, and its author has time to cure it until {cures_at}."""

    slug = "cure-runs"


@dataclass(frozen=True, kw_only=True)
class Screening:
    """What the screening has come to: the last decision, its authors, and all who took part in deciding.

    `verdict` is None while it is to be decided, for the first time or, after an appeal, anew (`reopened`).
    """

    verdict: str | None = None
    decision: UUID | None = None
    authors: tuple[UUID, ...] = ()
    judges: frozenset[UUID] = frozenset()
    reopened: bool = False


@dataclass(frozen=True, kw_only=True)
class Proposal(Moderated):
    """The state of a proposal's stream. `cures_at` is until when a fault can be cured, while that time runs.

    `marks` are the outcomes of later stages, by the event that decided each; the last one is in force.
    """

    version: int = 0
    call: UUID | None = None
    kind: str = PROPOSAL_KIND
    author: UUID | None = None
    organisation: str | None = None
    activity: int | None = None
    cures_at: datetime | None = None
    withdrawn: bool = False
    screening: Screening = Screening()
    marks: Mapping[UUID, str] = field(default_factory=dict)

    def of(self) -> UUID:
        """The call that it answers; refuses the stream of anything else."""
        if self.call is None:
            raise NoProposal("proposal")
        return self.call

    def written_by(self) -> UUID:
        """Its author."""
        self.of()
        assert self.author is not None
        return self.author

    def check_not_withdrawn(self) -> None:
        """Refuse what was withdrawn."""
        self.of()
        if self.withdrawn:
            raise Withdrawn()

    def check_stands(self) -> None:
        """Refuse what was withdrawn or decided."""
        self.check_not_withdrawn()
        if self.screening.verdict is not None:
            raise AlreadyDecided(verdict=self.screening.verdict)

    def check_no_cure(self) -> None:
        """Refuse while there is time to cure a fault."""
        if self.cures_at is not None:
            raise CureRuns(cures_at=shown(self.cures_at))


def evolve(state: Proposal, event: Event) -> Proposal:
    """The proposal after the event."""
    return replace(_after(state, event), version=event.version)


def _after(state: Proposal, event: Event) -> Proposal:
    match event:
        case ProposalSubmitted() | SeatApplicationReceived():
            return _received(state, event)
        case ProposalRevised() | SeatApplicationRevised() | CureLapsed():
            return replace(state, cures_at=None)
        case ProposalReturned():
            return replace(state, cures_at=event.cures_at)
        case ProposalWithdrawn():
            return replace(state, withdrawn=True, cures_at=None)
        case ProposalFoundEligible() | ProposalFoundIneligible():
            return replace(state, screening=_decided(state.screening, event))
        case ScreeningReopened():
            return replace(state, screening=replace(state.screening, verdict=None, reopened=True))
        case OutcomeMarked():
            return replace(state, marks={**state.marks, event.decision: event.outcome})
    return _moderated(state, event)


def _received(state: Proposal, event: ProposalSubmitted | SeatApplicationReceived) -> Proposal:
    return replace(
        state,
        call=event.call,
        kind=PROPOSAL_KIND if isinstance(event, ProposalSubmitted) else APPLICATION_KIND,
        author=event.person,
        organisation=event.organisation,
        activity=event.activity,
    )


def _decided(screening: Screening, event: ProposalFoundEligible | ProposalFoundIneligible) -> Screening:
    return Screening(
        verdict=ELIGIBLE if isinstance(event, ProposalFoundEligible) else INELIGIBLE,
        decision=event.id,
        authors=event.authors,
        judges=screening.judges | ({event.person} if event.person else set()),
    )


def _moderated(state: Proposal, event: Event) -> Proposal:
    match event:
        case Proposed() | Declined():
            return waiting(state, event)
        case ContributionHidden():
            return hide(state, event.id, event.ground, event.proposal)
        case ContributionRestored():
            return show(state)
    return state

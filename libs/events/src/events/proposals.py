"""What the proposals service publishes: calls and their deadlines, proposals by reference, their screening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from .criteria import Criterion
from .envelope import Event, Seal, Text
from .foureyes import Declined, Proposed


@dataclass(frozen=True, kw_only=True)
class CallPublished(Event):
    """A call for proposals, or for the seats of a body (kind), with its criteria for good, open from first to last."""

    TOPIC: ClassVar[str] = "proposals.CallPublished.v1"
    name: str
    kind: str
    title: Text
    text: Text
    body: str | None
    acceptance: tuple[Criterion, ...]
    selection: tuple[Criterion, ...]
    first: date
    last: date
    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True, kw_only=True)
class CallDeadlineExtended(Event):
    """The deadline falls later: decided before it fell, by two people, with a reason and who asked for it."""

    TOPIC: ClassVar[str] = "proposals.CallDeadlineExtended.v1"
    old_last: date
    last: date
    closes_at: datetime
    asked_by: Text
    proposal: UUID
    proposed_by: UUID


@dataclass(frozen=True, kw_only=True)
class CallClosing(Event):
    """The instant has come: nothing that arrived at or after it is taken."""

    TOPIC: ClassVar[str] = "proposals.CallClosing.v1"
    closes_at: datetime


@dataclass(frozen=True, kw_only=True)
class CallClosed(Event):
    """Everything in time is stored: how many, how many withdrawn, the last position, the SHA-256 of the sorted ids."""

    TOPIC: ClassVar[str] = "proposals.CallClosed.v1"
    kind: str
    received: int
    withdrawn: int
    last_position: int
    ids_hash: str


@dataclass(frozen=True, kw_only=True)
class ProposalSubmitted(Event):
    """A proposal, sealed. `organisation` is the registration's name where its author acts for one."""

    TOPIC: ClassVar[str] = "proposals.ProposalSubmitted.v1"
    call: UUID
    title: Seal
    text: Seal
    language: str
    organisation: str | None
    arrived_at: datetime


@dataclass(frozen=True, kw_only=True)
class SeatApplicationReceived(Event):
    """An application for a seat, sealed, in a call for seats; what follows it is as with a proposal."""

    TOPIC: ClassVar[str] = "proposals.SeatApplicationReceived.v1"
    call: UUID
    statement: Seal
    language: str
    organisation: str | None
    arrived_at: datetime


@dataclass(frozen=True, kw_only=True)
class ProposalRevised(Event):
    """Its author revised it, before the deadline or to cure a formal fault; what it was before stays."""

    TOPIC: ClassVar[str] = "proposals.ProposalRevised.v1"
    call: UUID
    title: Seal
    text: Seal
    language: str
    arrived_at: datetime


@dataclass(frozen=True, kw_only=True)
class SeatApplicationRevised(Event):
    """The applicant put another statement in its place, before the deadline or to cure a formal fault."""

    TOPIC: ClassVar[str] = "proposals.SeatApplicationRevised.v1"
    call: UUID
    statement: Seal
    language: str
    arrived_at: datetime


@dataclass(frozen=True, kw_only=True)
class ProposalWithdrawn(Event):
    """Its author takes the proposal back; it keeps its place."""

    TOPIC: ClassVar[str] = "proposals.ProposalWithdrawn.v1"
    call: UUID


@dataclass(frozen=True, kw_only=True)
class ProposalReturned(Event):
    """A formal fault: which criteria, why (the envelope's reason), and until when it can be cured."""

    TOPIC: ClassVar[str] = "proposals.ProposalReturned.v1"
    call: UUID
    author: UUID
    criteria: tuple[str, ...]
    cure_by: date
    cures_at: datetime


@dataclass(frozen=True, kw_only=True)
class CureLapsed(Event):
    """The time to cure the fault has passed without a revision."""

    TOPIC: ClassVar[str] = "proposals.CureLapsed.v1"
    call: UUID
    author: UUID


@dataclass(frozen=True, kw_only=True)
class MergeAsked(Event):
    """An officer asks the proposals' authors whether they consent to one proposal in place of several."""

    TOPIC: ClassVar[str] = "proposals.MergeAsked.v1"
    call: UUID
    into: UUID
    proposals: tuple[UUID, ...]
    authors: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class MergeConsented(Event):
    """One of the authors consents."""

    TOPIC: ClassVar[str] = "proposals.MergeConsented.v1"
    call: UUID


@dataclass(frozen=True, kw_only=True)
class MergeRefused(Event):
    """One of the authors does not consent: the proposals stay apart."""

    TOPIC: ClassVar[str] = "proposals.MergeRefused.v1"
    call: UUID


@dataclass(frozen=True, kw_only=True)
class ProposalsMerged(Event):
    """Each author has consented: `into` stands for all of them from now on."""

    TOPIC: ClassVar[str] = "proposals.ProposalsMerged.v1"
    call: UUID
    into: UUID
    proposals: tuple[UUID, ...]
    authors: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class ProposalFoundEligible(Event):
    """The proposal (or application: `kind`) meets every criterion of acceptance.

    `organisations` are those for which its authors act; `replaces` is the decision before, after an appeal.
    """

    TOPIC: ClassVar[str] = "proposals.ProposalFoundEligible.v1"
    call: UUID
    authors: tuple[UUID, ...]
    kind: str = "proposal"
    organisations: tuple[str, ...] = ()
    replaces: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ProposalFoundIneligible(Event):
    """The proposal fails criteria of acceptance, which are named; the envelope's reason says why, for each language."""

    TOPIC: ClassVar[str] = "proposals.ProposalFoundIneligible.v1"
    call: UUID
    authors: tuple[UUID, ...]
    kind: str = "proposal"
    organisations: tuple[str, ...] = ()
    replaces: UUID | None = None
    criteria: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ScreeningReopened(Event):
    """An appeal against the screening was upheld: it is decided anew, and the new decision names the old."""

    TOPIC: ClassVar[str] = "proposals.ScreeningReopened.v1"
    call: UUID
    authors: tuple[UUID, ...]
    appeal: UUID
    decision: UUID


@dataclass(frozen=True, kw_only=True)
class ContributionHidden(Event):
    """A proposal is hidden on a ground of the public list, by two people; it keeps its place and its count."""

    TOPIC: ClassVar[str] = "proposals.ContributionHidden.v1"
    call: UUID
    author: UUID
    ground: str
    proposal: UUID
    proposed_by: UUID


@dataclass(frozen=True, kw_only=True)
class ContributionRestored(Event):
    """The proposal is shown again: by decision of the office, or after an appeal."""

    TOPIC: ClassVar[str] = "proposals.ContributionRestored.v1"
    call: UUID
    author: UUID
    hidden: UUID
    appeal: UUID | None


@dataclass(frozen=True, kw_only=True)
class OutcomeMarked(Event):
    """What the working group decided on the proposal is marked on it: at which stage, what, and by which event.

    Stages and outcomes: shortlist (shortlisted, not_shortlisted), ideas (selected, not_selected), final (kept,
    dropped), seats (selected, reserve, declined).
    """

    TOPIC: ClassVar[str] = "proposals.OutcomeMarked.v1"
    call: UUID
    stage: str
    outcome: str
    decision: UUID


@dataclass(frozen=True, kw_only=True)
class ScreeningConcluded(Event):
    """Each proposal of the closed call that stands by itself was found eligible or not; again after an appeal."""

    TOPIC: ClassVar[str] = "proposals.ScreeningConcluded.v1"
    eligible: int
    ineligible: int
    withdrawn: int
    merged: int


@dataclass(frozen=True, kw_only=True)
class ActProposed(Proposed):
    """The first of two people proposes an act of the proposals service."""

    TOPIC: ClassVar[str] = "proposals.ActProposed.v1"


@dataclass(frozen=True, kw_only=True)
class ActDeclined(Declined):
    """The second person does not confirm the act."""

    TOPIC: ClassVar[str] = "proposals.ActDeclined.v1"

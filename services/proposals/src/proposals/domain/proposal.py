"""A proposal: submitted in time, revised or withdrawn by its author, returned for a fault, and screened once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.calendar import DEADLINE_RULE, ends_at
from events.envelope import Act, Event, Seal
from events.proposals import (
    CureLapsed,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalRevised,
    ProposalSubmitted,
    ProposalWithdrawn,
)
from events.refusals import AlreadyThere, Refusal, ValueRefused
from events.rules import UNIT_OFFICER, Process, need_office, need_reason, need_running
from events.typed import check_language, check_typed
from events.window import admit, late, shown

from .call import PROPOSALS, Call, CallOfOtherKind, NotCountedYet

MOST_IN_TITLE, MOST_IN_TEXT = 200, 8_000
"""The most characters (code points), as typed."""

ELIGIBLE, INELIGIBLE = "eligible", "ineligible"
VERDICTS = (ELIGIBLE, INELIGIBLE)

SCREENING_RULE = ("criteria-of-acceptance", 1)
"""One decision for each proposal, after the count, by an officer who wrote none of it; a refusal names criteria."""


class NoProposal(Refusal):
    """There is no such proposal."""

    kind = "missing"
    slug = "unknown"


class PersonNeeded(Refusal):
    """A proposal is a person's: this token is a service's."""

    kind = "forbidden"
    slug = "person-needed"


class NotTheAuthor(Refusal):
    """Only its author does this with a proposal."""

    kind = "forbidden"
    slug = "not-the-author"


class OwnProposal(Refusal):
    """Nobody decides on their own proposal."""

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
class Proposal:
    """The state of a proposal's stream. `cures_at` is until when a fault can be cured, while that time runs."""

    version: int = 0
    call: UUID | None = None
    author: UUID | None = None
    activity: int | None = None
    cures_at: datetime | None = None
    withdrawn: bool = False
    verdict: str | None = None

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

    def check_stands(self) -> None:
        """Refuse what was withdrawn or decided."""
        self.of()
        if self.withdrawn:
            raise Withdrawn()
        if self.verdict is not None:
            raise AlreadyDecided(verdict=self.verdict)

    def check_no_cure(self) -> None:
        """Refuse while there is time to cure a fault."""
        if self.cures_at is not None:
            raise CureRuns(cures_at=shown(self.cures_at))


@dataclass(frozen=True, kw_only=True)
class Typed:
    """A proposal's title and text as typed, sealed as those."""

    title: str
    text: str
    language: str

    def check(self) -> None:
        """Refuse what cannot be kept."""
        check_typed("title", self.title, MOST_IN_TITLE)
        check_typed("text", self.text, MOST_IN_TEXT)
        check_language("language", self.language)


@dataclass(frozen=True, kw_only=True)
class SubmitProposal:
    """Answer the call; `organisation` is the registration's name where the author acts for one."""

    act: Act
    process: Process
    call: Call
    typed: Typed
    title: Seal
    text: Seal
    organisation: str | None
    arrived_at: datetime


@dataclass(frozen=True, kw_only=True)
class ReviseProposal:
    """Put other words in place of one's own: before the deadline, or to cure a fault."""

    act: Act
    process: Process
    proposal: UUID
    call: Call
    typed: Typed
    title: Seal
    text: Seal
    arrived_at: datetime


@dataclass(frozen=True, kw_only=True)
class WithdrawProposal:
    """Take one's own proposal back, before it is decided."""

    act: Act
    process: Process
    proposal: UUID
    call: Call


@dataclass(frozen=True, kw_only=True)
class ReturnProposal:
    """Return the proposal for a fault by criteria of acceptance, to be cured by the end of that day."""

    act: Act
    process: Process
    proposal: UUID
    call: Call
    criteria: tuple[str, ...]
    cure_by: date


@dataclass(frozen=True, kw_only=True)
class LapseCure:
    """The clock may have reached the end of the time to cure."""

    act: Act
    proposal: UUID


@dataclass(frozen=True, kw_only=True)
class ScreenProposal:
    """Decide by the criteria of acceptance. `authors` are all whose proposal it is, those merged into it too."""

    act: Act
    process: Process
    proposal: UUID
    call: Call
    authors: tuple[UUID, ...]
    verdict: str
    criteria: tuple[str, ...]


ProposalCommand: TypeAlias = (
    SubmitProposal | ReviseProposal | WithdrawProposal | ReturnProposal | LapseCure | ScreenProposal
)


def evolve(state: Proposal, event: Event) -> Proposal:
    """The proposal after the event."""
    match event:
        case ProposalSubmitted():
            state = replace(state, call=event.call, author=event.person, activity=event.activity)
        case ProposalRevised() | CureLapsed():
            state = replace(state, cures_at=None)
        case ProposalReturned():
            state = replace(state, cures_at=event.cures_at)
        case ProposalWithdrawn():
            state = replace(state, withdrawn=True, cures_at=None)
        case ProposalFoundEligible():
            state = replace(state, verdict=ELIGIBLE)
        case ProposalFoundIneligible():
            state = replace(state, verdict=INELIGIBLE)
    return replace(state, version=event.version)


def decide(state: Proposal, command: ProposalCommand) -> tuple[Event, ...]:
    """What the command makes happen to the proposal; refuses what a rule forbids."""
    match command:
        case SubmitProposal():
            return (_submit(state, command),)
        case ReviseProposal():
            return (_revise(state, command),)
        case WithdrawProposal():
            return (_withdraw(state, command),)
        case ReturnProposal():
            return (_return(state, command),)
        case LapseCure():
            return _lapse(state, command)
        case ScreenProposal():
            return (_screen(state, command),)
    assert_never(command)


PROPOSAL = Aggregate(Proposal(), evolve, decide)


def _submit(state: Proposal, command: SubmitProposal) -> ProposalSubmitted:
    act, call = command.act, command.call.known()
    if state.version:
        raise AlreadyThere(what="proposal", name=act.id)
    if act.person is None:
        raise PersonNeeded()
    need_running(command.process, act)
    if call.kind != PROPOSALS:
        raise CallOfOtherKind("call", kind=call.kind)
    admit(call.window(), command.arrived_at)
    command.typed.check()
    return call.serving(act).event(
        ProposalSubmitted,
        act.id,
        1,
        rule=DEADLINE_RULE,
        call=call.stream(act.process),
        title=command.title,
        text=command.text,
        language=command.typed.language,
        organisation=command.organisation,
        arrived_at=command.arrived_at,
    )


def _check_author(state: Proposal, act: Act) -> None:
    if act.person is None or act.person != state.written_by():
        raise NotTheAuthor()


def _revise(state: Proposal, command: ReviseProposal) -> ProposalRevised:
    act = command.act
    _check_author(state, act)
    need_running(command.process, act)
    state.check_stands()
    check_in_time(state, command.call, command.arrived_at)
    command.typed.check()
    return command.call.serving(act).event(
        ProposalRevised,
        command.proposal,
        state.version + 1,
        rule=DEADLINE_RULE,
        call=state.of(),
        title=command.title,
        text=command.text,
        language=command.typed.language,
        arrived_at=command.arrived_at,
    )


def check_in_time(state: Proposal, call: Call, arrived_at: datetime) -> None:
    """Refuse a revision after the deadline, unless there is time to cure a fault; then after that time."""
    if state.cures_at is None:
        admit(call.window(), arrived_at)
    elif arrived_at >= state.cures_at:
        raise late(state.cures_at, arrived_at)


def _withdraw(state: Proposal, command: WithdrawProposal) -> ProposalWithdrawn:
    act = command.act
    _check_author(state, act)
    need_running(command.process, act)
    state.check_stands()
    return command.call.serving(act).event(ProposalWithdrawn, command.proposal, state.version + 1, call=state.of())


def _check_judge(state: Proposal, act: Act, process: Process, authors: tuple[UUID, ...]) -> None:
    need_office(act, UNIT_OFFICER)
    need_running(process, act)
    state.check_stands()
    if act.person in authors:
        raise OwnProposal()
    state.check_no_cure()


def _return(state: Proposal, command: ReturnProposal) -> ProposalReturned:
    act = command.act
    _check_judge(state, act, command.process, (state.written_by(),))
    command.call.check_criteria(command.criteria)
    need_reason(act)
    cures_at = ends_at(command.cure_by, command.process.zone)
    if cures_at <= act.happened_at:
        raise ValueRefused("cure_by", rule="today or later")
    return command.call.serving(act).event(
        ProposalReturned,
        command.proposal,
        state.version + 1,
        rule=DEADLINE_RULE,
        office=UNIT_OFFICER,
        call=state.of(),
        author=state.author,
        criteria=command.criteria,
        cure_by=command.cure_by,
        cures_at=cures_at,
    )


def _lapse(state: Proposal, command: LapseCure) -> tuple[Event, ...]:
    if state.cures_at is None or command.act.happened_at < state.cures_at:
        return ()
    lapsed = replace(command.act, activity=state.activity).event(
        CureLapsed, command.proposal, state.version + 1, rule=DEADLINE_RULE, call=state.of(), author=state.author
    )
    return (lapsed,)


def _screen(state: Proposal, command: ScreenProposal) -> ProposalFoundEligible | ProposalFoundIneligible:
    act, call = command.act, command.call
    _check_judge(state, act, command.process, command.authors)
    if not call.counted():
        raise NotCountedYet(closes_at=shown(call.window().closes_at))
    if command.verdict not in VERDICTS:
        raise ValueRefused("verdict", rule=", ".join(VERDICTS))
    act = call.serving(act)
    if command.verdict == ELIGIBLE:
        if command.criteria:
            raise ValueRefused("criteria", rule="none: what is eligible fails no criterion")
        return act.event(
            ProposalFoundEligible,
            command.proposal,
            state.version + 1,
            rule=SCREENING_RULE,
            office=UNIT_OFFICER,
            call=state.of(),
            authors=command.authors,
        )
    call.check_criteria(command.criteria)
    need_reason(act)
    return act.event(
        ProposalFoundIneligible,
        command.proposal,
        state.version + 1,
        rule=SCREENING_RULE,
        office=UNIT_OFFICER,
        call=state.of(),
        authors=command.authors,
        criteria=command.criteria,
    )

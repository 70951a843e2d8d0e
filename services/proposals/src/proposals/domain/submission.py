"""What authors do: submit a proposal or apply for a seat in time, revise it, withdraw it before it is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.calendar import DEADLINE_RULE
from events.envelope import Act, Event, Seal
from events.proposals import (
    ProposalRevised,
    ProposalSubmitted,
    ProposalWithdrawn,
    SeatApplicationReceived,
    SeatApplicationRevised,
)
from events.refusals import AlreadyThere, Refusal, ValueRefused
from events.rules import Process, need_running
from events.typed import check_language, check_typed
from events.window import admit, late

from .call import PROPOSALS, SEATS, Call, CallOfOtherKind
from .organisation import Organisation, need_representative
from .proposal import APPLICATION_KIND, PROPOSAL_KIND, AlreadyDecided, NotTheAuthor, Proposal, evolve

MOST_IN_TITLE, MOST_IN_TEXT = 200, 8_000
"""The most characters (code points), as typed."""


class PersonNeeded(Refusal):
    """A proposal is a person's: this token is a service's."""

    kind = "forbidden"
    slug = "person-needed"


@dataclass(frozen=True, kw_only=True)
class Typed:
    """A proposal's title and text as typed, sealed as those."""

    title: str
    text: str
    language: str

    kind = PROPOSAL_KIND

    def check(self) -> None:
        """Refuse what cannot be kept."""
        check_typed("title", self.title, MOST_IN_TITLE)
        check_typed("text", self.text, MOST_IN_TEXT)
        check_language("language", self.language)

    def words(self) -> dict[str, str]:
        """What is sealed, by field."""
        return {"title": self.title, "text": self.text}


@dataclass(frozen=True, kw_only=True)
class Stated:
    """An applicant's statement as typed, sealed as that."""

    statement: str
    language: str

    kind = APPLICATION_KIND

    def check(self) -> None:
        """Refuse what cannot be kept."""
        check_typed("statement", self.statement, MOST_IN_TEXT)
        check_language("language", self.language)

    def words(self) -> dict[str, str]:
        """What is sealed, by field."""
        return {"statement": self.statement}


@dataclass(frozen=True, kw_only=True)
class SubmitProposal:
    """Answer the call; `acts_for` is the organisation of that name as it is registered, where it is."""

    act: Act
    process: Process
    call: Call
    typed: Typed
    title: Seal
    text: Seal
    organisation: str | None
    arrived_at: datetime
    acts_for: Organisation | None = None


@dataclass(frozen=True, kw_only=True)
class ApplyForSeat:
    """Apply in a call for seats; `acts_for` as with a proposal."""

    act: Act
    process: Process
    call: Call
    typed: Stated
    statement: Seal
    organisation: str | None
    arrived_at: datetime
    acts_for: Organisation | None = None


@dataclass(frozen=True, kw_only=True)
class ReviseProposal:
    """Put other words in place of one's own, or one's organisation's: before the deadline, or to cure a fault.

    `title` and `text` are sealed of a proposal, `statement` of an application.
    """

    act: Act
    process: Process
    proposal: UUID
    call: Call
    typed: Typed | Stated
    arrived_at: datetime
    title: Seal | None = None
    text: Seal | None = None
    statement: Seal | None = None
    acts_for: Organisation | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawProposal:
    """Take one's own proposal back, or one's organisation's, before it is decided."""

    act: Act
    process: Process
    proposal: UUID
    call: Call
    acts_for: Organisation | None = None


SubmissionCommand: TypeAlias = SubmitProposal | ApplyForSeat | ReviseProposal | WithdrawProposal


def decide(state: Proposal, command: SubmissionCommand) -> tuple[Event, ...]:
    """What the command makes happen to the proposal; refuses what a rule forbids."""
    match command:
        case SubmitProposal():
            return (_submit(state, command),)
        case ApplyForSeat():
            return (_apply(state, command),)
        case ReviseProposal():
            return (_revise(state, command),)
        case WithdrawProposal():
            return (_withdraw(state, command),)
    assert_never(command)


PROPOSAL = Aggregate(Proposal(), evolve, decide)


def _check_new(state: Proposal, command: SubmitProposal | ApplyForSeat, kind: str) -> None:
    act, call = command.act, command.call.known()
    if state.version:
        raise AlreadyThere(what="proposal", name=act.id)
    if act.person is None:
        raise PersonNeeded()
    need_running(command.process, act)
    if call.kind != kind:
        raise CallOfOtherKind("call", kind=call.kind)
    admit(call.window(), command.arrived_at)
    need_representative(act, command.organisation, command.acts_for)
    command.typed.check()


def _submit(state: Proposal, command: SubmitProposal) -> ProposalSubmitted:
    _check_new(state, command, PROPOSALS)
    act, call = command.act, command.call
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


def _apply(state: Proposal, command: ApplyForSeat) -> SeatApplicationReceived:
    _check_new(state, command, SEATS)
    act, call = command.act, command.call
    return call.serving(act).event(
        SeatApplicationReceived,
        act.id,
        1,
        rule=DEADLINE_RULE,
        call=call.stream(act.process),
        statement=command.statement,
        language=command.typed.language,
        organisation=command.organisation,
        arrived_at=command.arrived_at,
    )


def _check_author(state: Proposal, act: Act, acts_for: Organisation | None) -> None:
    allowed = {state.written_by()} | (acts_for.representatives if acts_for else frozenset())
    if act.person is None or act.person not in allowed:
        raise NotTheAuthor()


def _revise(state: Proposal, command: ReviseProposal) -> ProposalRevised | SeatApplicationRevised:
    act = command.act
    _check_author(state, act, command.acts_for)
    need_running(command.process, act)
    state.check_stands()
    check_in_time(state, command.call, command.arrived_at)
    if command.typed.kind != state.kind:
        raise ValueRefused("text", rule="a proposal has a title and a text, an application a statement")
    command.typed.check()
    act = command.call.serving(act)
    common: dict[str, Any] = {
        "rule": DEADLINE_RULE,
        "call": state.of(),
        "language": command.typed.language,
        "arrived_at": command.arrived_at,
    }
    version = state.version + 1
    if state.kind == APPLICATION_KIND:
        return act.event(SeatApplicationRevised, command.proposal, version, statement=command.statement, **common)
    return act.event(ProposalRevised, command.proposal, version, title=command.title, text=command.text, **common)


def check_in_time(state: Proposal, call: Call, arrived_at: datetime) -> None:
    """Refuse a revision after the deadline, unless there is time to cure a fault; then after that time."""
    if state.cures_at is None:
        admit(call.window(), arrived_at)
    elif arrived_at >= state.cures_at:
        raise late(state.cures_at, arrived_at)


def _withdraw(state: Proposal, command: WithdrawProposal) -> ProposalWithdrawn:
    act = command.act
    _check_author(state, act, command.acts_for)
    need_running(command.process, act)
    state.check_stands()
    # What a later stage decided stays decided, though the screening before it was reopened.
    for outcome in state.marks.values():
        raise AlreadyDecided(verdict=outcome)
    return command.call.serving(act).event(ProposalWithdrawn, command.proposal, state.version + 1, call=state.of())

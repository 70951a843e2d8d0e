"""What officers decide: a fault returned with time to cure it, the screening; anew after an appeal, by another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.calendar import DEADLINE_RULE, ends_at
from events.envelope import Act, Event
from events.proposals import (
    CureLapsed,
    OutcomeMarked,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ScreeningReopened,
)
from events.refusals import Refusal, ValueRefused
from events.rules import UNIT_OFFICER, Process, need_office, need_reason, need_running
from events.window import shown

from .call import Call, NotCountedYet
from .proposal import ELIGIBLE, VERDICTS, OwnProposal, Proposal, evolve

SCREENING_RULE = ("criteria-of-acceptance", 1)
"""One decision for each proposal, after the count, by an officer whom it does not concern; a refusal names criteria.

After an appeal that was upheld another officer decides, and the new decision names the old.
"""


class JudgedBefore(Refusal):
    """Who has decided on it does not decide again after an appeal: another officer does."""

    kind = "forbidden"
    slug = "judged-before"


@dataclass(frozen=True, kw_only=True)
class ReturnProposal:
    """Return the proposal for a fault by criteria of acceptance, to be cured by the end of that day."""

    act: Act
    process: Process
    proposal: UUID
    call: Call
    criteria: tuple[str, ...]
    cure_by: date
    concerned: frozenset[UUID] = frozenset()


@dataclass(frozen=True, kw_only=True)
class LapseCure:
    """The clock may have reached the end of the time to cure."""

    act: Act
    proposal: UUID


@dataclass(frozen=True, kw_only=True)
class ScreenProposal:
    """Decide by the criteria of acceptance.

    `authors` and `organisations` are all whose proposal it is, those merged into it too; `concerned` the people who
    belong to an organisation of theirs.
    """

    act: Act
    process: Process
    proposal: UUID
    call: Call
    authors: tuple[UUID, ...]
    verdict: str
    criteria: tuple[str, ...]
    organisations: tuple[str, ...] = ()
    concerned: frozenset[UUID] = frozenset()


@dataclass(frozen=True, kw_only=True)
class ReopenScreening:
    """An appeal against that decision was upheld: where it is still in force, it is decided anew."""

    act: Act
    proposal: UUID
    appeal: UUID
    decision: UUID


@dataclass(frozen=True, kw_only=True)
class MarkOutcome:
    """The working group has decided: mark it, once for each decision."""

    act: Act
    proposal: UUID
    stage: str
    outcome: str
    decision: UUID


ScreeningCommand: TypeAlias = ReturnProposal | LapseCure | ScreenProposal | ReopenScreening | MarkOutcome


def decide(state: Proposal, command: ScreeningCommand) -> tuple[Event, ...]:
    """What the command makes happen to the proposal; refuses what a rule forbids."""
    match command:
        case ReturnProposal():
            return (_return(state, command),)
        case LapseCure():
            return _lapse(state, command)
        case ScreenProposal():
            return (_screen(state, command),)
        case ReopenScreening():
            return _reopen(state, command)
        case MarkOutcome():
            return _mark(state, command)
    assert_never(command)


SCREENING = Aggregate(Proposal(), evolve, decide)


def _check_judge(state: Proposal, act: Act, process: Process, concerned: frozenset[UUID]) -> None:
    need_office(act, UNIT_OFFICER)
    need_running(process, act)
    state.check_stands()
    if act.person in concerned:
        raise OwnProposal()
    if act.person in state.screening.judges:
        raise JudgedBefore()
    state.check_no_cure()


def _return(state: Proposal, command: ReturnProposal) -> ProposalReturned:
    act = command.act
    _check_judge(state, act, command.process, command.concerned | {state.written_by()})
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
    lapsed = _serving(state, command.act).event(
        CureLapsed, command.proposal, state.version + 1, rule=DEADLINE_RULE, call=state.of(), author=state.author
    )
    return (lapsed,)


def _screen(state: Proposal, command: ScreenProposal) -> ProposalFoundEligible | ProposalFoundIneligible:
    act, call = command.act, command.call
    _check_judge(state, act, command.process, command.concerned | set(command.authors))
    if not call.counted():
        raise NotCountedYet(closes_at=shown(call.window().closes_at))
    if command.verdict not in VERDICTS:
        raise ValueRefused("verdict", rule=", ".join(VERDICTS))
    act, common = call.serving(act), _finding(state, command)
    if command.verdict == ELIGIBLE:
        if command.criteria:
            raise ValueRefused("criteria", rule="none: what is eligible fails no criterion")
        return act.event(ProposalFoundEligible, command.proposal, state.version + 1, **common)
    call.check_criteria(command.criteria)
    need_reason(act)
    return act.event(ProposalFoundIneligible, command.proposal, state.version + 1, criteria=command.criteria, **common)


def _finding(state: Proposal, command: ScreenProposal) -> dict[str, Any]:
    return {
        "rule": SCREENING_RULE,
        "office": UNIT_OFFICER,
        "call": state.of(),
        "authors": command.authors,
        "kind": state.kind,
        "organisations": command.organisations,
        "replaces": state.screening.decision,
    }


def _reopen(state: Proposal, command: ReopenScreening) -> tuple[Event, ...]:
    screening = state.screening
    if state.withdrawn or screening.verdict is None or screening.decision != command.decision:
        return ()
    reopened = _serving(state, command.act).event(
        ScreeningReopened,
        command.proposal,
        state.version + 1,
        rule=SCREENING_RULE,
        call=state.of(),
        authors=screening.authors,
        appeal=command.appeal,
        decision=command.decision,
    )
    return (reopened,)


def _mark(state: Proposal, command: MarkOutcome) -> tuple[Event, ...]:
    if state.call is None or command.decision in state.marks:
        return ()
    marked = _serving(state, command.act).event(
        OutcomeMarked,
        command.proposal,
        state.version + 1,
        call=state.call,
        stage=command.stage,
        outcome=command.outcome,
        decision=command.decision,
    )
    return (marked,)


def _serving(state: Proposal, act: Act) -> Act:
    return act if act.activity is not None else replace(act, activity=state.activity)

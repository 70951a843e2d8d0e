"""A merge: an officer asks whether one proposal shall stand for several, and each author consents, or one refuses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.envelope import Act, Event
from events.proposals import MergeAsked, MergeConsented, MergeRefused, ProposalsMerged
from events.refusals import Refusal, ValueRefused
from events.rules import UNIT_OFFICER, Process, need_office, need_running
from events.window import shown

from .call import PROPOSALS, Call, CallOfOtherKind, NotCountedYet
from .proposal import OwnProposal, Proposal

FEWEST, MOST = 2, 10

MERGE_RULE = ("each-author-consents", 1)
"""Proposals become one only when each of their authors has consented; one refusal leaves them apart."""


class NoMerge(Refusal):
    """There is no such merge."""

    kind = "missing"
    slug = "unknown"


class MergeSettled(Refusal):
    """The merge is settled: {how}."""

    slug = "merge-settled"


class NotAsked(Refusal):
    """Only an author who was asked, and has not answered, answers."""

    kind = "forbidden"
    slug = "not-asked"


class InAMerge(Refusal):
    """The proposal's authors are asked to merge it with others: that is answered first."""

    slug = "in-a-merge"


class MergedAway(Refusal):
    """The proposal was merged into another, which stands for it."""

    slug = "merged-away"


class NotWaiting(Refusal):
    """One of the proposals has just been returned, withdrawn or decided."""

    slug = "not-waiting"


class Reopened(Refusal):
    """The proposal is screened anew after an appeal: it is decided by itself."""

    slug = "reopened"


class AuthorsChanged(Refusal):
    """Another proposal has just been merged into this one: decide again."""

    slug = "authors-changed"


@dataclass(frozen=True, kw_only=True)
class Merge:
    """The state of a merge's stream: who was asked, and who has consented."""

    version: int = 0
    asked: MergeAsked | None = None
    consented: frozenset[UUID] = frozenset()
    settled: Literal["merged", "refused"] | None = None

    def question(self) -> MergeAsked:
        """What was asked; refuses the stream of anything else."""
        if self.asked is None:
            raise NoMerge("merge")
        return self.asked


@dataclass(frozen=True, kw_only=True)
class AskMerge:
    """Ask the authors; `proposals` by id, in the order asked, `into` one of them."""

    act: Act
    process: Process
    call: Call
    into: UUID
    proposals: dict[UUID, Proposal]


@dataclass(frozen=True, kw_only=True)
class ConsentMerge:
    """One of the authors consents."""

    act: Act
    process: Process


@dataclass(frozen=True, kw_only=True)
class RefuseMerge:
    """One of the authors does not consent; the reason is theirs to give."""

    act: Act
    process: Process


MergeCommand: TypeAlias = AskMerge | ConsentMerge | RefuseMerge


def evolve(state: Merge, event: Event) -> Merge:
    """The merge after the event."""
    match event:
        case MergeAsked():
            state = replace(state, asked=event)
        case MergeConsented():
            assert event.person is not None
            state = replace(state, consented=state.consented | {event.person})
        case MergeRefused():
            state = replace(state, settled="refused")
        case ProposalsMerged():
            state = replace(state, settled="merged")
    return replace(state, version=event.version)


def decide(state: Merge, command: MergeCommand) -> tuple[Event, ...]:
    """What the command makes happen; refuses what a rule forbids."""
    match command:
        case AskMerge():
            return (_ask(command),)
        case ConsentMerge():
            return _consent(state, command)
        case RefuseMerge():
            return (_refuse(state, command),)
    assert_never(command)


MERGE = Aggregate(Merge(), evolve, decide)


def _ask(command: AskMerge) -> MergeAsked:
    act, call = command.act, command.call
    need_office(act, UNIT_OFFICER)
    need_running(command.process, act)
    if call.known().kind != PROPOSALS:
        raise CallOfOtherKind("call", kind=call.kind)
    if not call.counted():
        raise NotCountedYet(closes_at=shown(call.window().closes_at))
    if not FEWEST <= len(command.proposals) <= MOST or command.into not in command.proposals:
        raise ValueRefused("proposals", rule=f"{FEWEST} to {MOST}, each once, with the one that stands for all")
    for proposal in command.proposals.values():
        _check_may_merge(proposal, call.stream(act.process), act)
    authors = tuple(dict.fromkeys(proposal.written_by() for proposal in command.proposals.values()))
    return call.serving(act).event(
        MergeAsked,
        act.id,
        1,
        rule=MERGE_RULE,
        office=UNIT_OFFICER,
        call=call.stream(act.process),
        into=command.into,
        proposals=tuple(command.proposals),
        authors=authors,
    )


def _check_may_merge(proposal: Proposal, call: UUID, act: Act) -> None:
    proposal.check_stands()
    proposal.check_no_cure()
    if proposal.screening.reopened:
        raise Reopened()
    if proposal.of() != call:
        raise ValueRefused("proposals", rule="all of this call")
    if act.person == proposal.author:
        raise OwnProposal()


def _answering(state: Merge, act: Act, process: Process) -> tuple[MergeAsked, Act]:
    asked = state.question()
    need_running(process, act)
    if state.settled is not None:
        raise MergeSettled(how=state.settled)
    if act.person not in asked.authors or act.person in state.consented:
        raise NotAsked()
    return asked, act if act.activity is not None else replace(act, activity=asked.activity)


def _consent(state: Merge, command: ConsentMerge) -> tuple[Event, ...]:
    asked, act = _answering(state, command.act, command.process)
    consented = act.event(MergeConsented, asked.stream, state.version + 1, rule=MERGE_RULE, call=asked.call)
    if set(asked.authors) > state.consented | {act.person}:
        return (consented,)
    merged = act.event(
        ProposalsMerged,
        asked.stream,
        state.version + 2,
        rule=MERGE_RULE,
        call=asked.call,
        into=asked.into,
        proposals=asked.proposals,
        authors=asked.authors,
    )
    return consented, merged


def _refuse(state: Merge, command: RefuseMerge) -> MergeRefused:
    asked, act = _answering(state, command.act, command.process)
    return act.event(MergeRefused, asked.stream, state.version + 1, rule=MERGE_RULE, call=asked.call)

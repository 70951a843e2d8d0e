"""Evaluations: sealed scores or public ballots over subjects, interests, and the outcome that two people approve."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from events.aggregate import Aggregate
from events.envelope import Event
from events.refusals import UnknownThing
from events.rules import need_running

from . import approvals, ballots, commands, interests, opening, scores, statements
from .commands import InEvaluation, PrepareEvaluation
from .state import Evaluation, evolve

_DECISIONS: Mapping[type[InEvaluation], Callable[[Evaluation, Any], tuple[Event, ...]]] = {
    commands.OpenEvaluation: opening.open_it,
    commands.EnterSubject: opening.enter,
    commands.LetGo: opening.let_go,
    commands.ReopenScoring: opening.reopen,
    commands.SeeInterests: interests.see,
    commands.DeclareInterest: interests.declare,
    commands.AllegeInterest: interests.allege,
    commands.DecideInterest: interests.decide_interest,
    commands.SubmitScore: scores.submit,
    commands.ContributeToLot: scores.contribute,
    commands.CloseScoring: scores.close,
    commands.CastBallot: ballots.cast,
    commands.CountBallots: ballots.count,
    commands.VoteOnTie: statements.vote_on_tie,
    commands.StateReason: statements.state_reason,
    commands.ClassifyProposal: statements.classify,
    commands.Approve: approvals.propose,
    commands.ConfirmAct: approvals.confirm,
    commands.DeclineAct: approvals.decline,
}


BY_ITSELF = (commands.ReopenScoring, commands.SeeInterests, commands.CountBallots)
"""What the service does once and at its time, also in a process that stands still; the rest it asks again."""


def decide(state: Evaluation, command: PrepareEvaluation | InEvaluation) -> tuple[Event, ...]:
    """What the command makes happen in the evaluation; refuses what a rule forbids."""
    if isinstance(command, PrepareEvaluation):
        return opening.prepare(state, command)
    if state.prepared is None:
        raise UnknownThing("evaluation", what="evaluation", name=command.evaluation)
    if not isinstance(command, BY_ITSELF):
        need_running(command.process, command.act)
    return _DECISIONS[type(command)](state, command)


EVALUATION = Aggregate(initial=Evaluation(), evolve=evolve, decide=decide)

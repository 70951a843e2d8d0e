"""Routes of the acts in evaluations."""

from __future__ import annotations

from typing import Any

from fastapi import Response

from events.application import Outcome
from events.rules import UNIT_OFFICER
from events.workgroup import EvaluationRules
from service.commands import Asked, Asks, CommandBody, answer
from service.fields import ProcessName
from workgroup.application import evaluations as application

from .paths import EvaluationId, area
from .requests import evaluations as requests

router, _command = area()
COMMON = {"activity", "reason"}
AT = "/v1/evaluations/{evaluation}"


@_command("/v1/processes/{process}/evaluations", "PrepareEvaluation", UNIT_OFFICER)
def prepare_evaluation(process: ProcessName, body: requests.PrepareEvaluation, asked: Asks) -> Response:
    """Say who will judge what, by which rules, frozen from here on; needs the office of unit_officer."""
    rules = EvaluationRules(
        purpose=body.purpose,
        method=body.method,
        size=body.size,
        threshold=body.least(),
        scale=body.scale,
        least_scores=body.least_scores,
        places=body.places,
        ties=body.ties,
        choices=body.choices,
    )
    outcome = application.prepare_evaluation(
        asked.app,
        asked.call(process, body),
        name=body.name,
        title=body.title,
        body=body.body,
        source_kind=body.source_kind,
        source=body.source,
        seats_of=body.seats_of,
        side=body.side,
        rules=rules,
        first=body.first,
        last=body.last,
    )
    return answer(outcome, f"/v1/evaluations/{outcome.id}")


@_command(AT + "/interests", "DeclareInterest")
def declare_interest(evaluation: EvaluationId, body: requests.DeclareInterest, asked: Asks) -> Response:
    """Declare one's own interest, which recuses; a member's act."""
    return _act(application.declare_interest, evaluation, body, asked)


@_command(AT + "/interests/allegations", "AllegeInterest")
def allege_interest(evaluation: EvaluationId, body: requests.AllegeInterest, asked: Asks) -> Response:
    """Allege a member's interest; anyone's act. The answer's id is the allegation's."""
    return _act(application.allege_interest, evaluation, body, asked)


@_command(AT + "/interests/decide", "DecideInterest")
def decide_interest(evaluation: EvaluationId, body: requests.DecideInterest, asked: Asks) -> Response:
    """Decide on an interest, with a reason; the chair's act, on the chair's own the secretary's."""
    return _act(application.decide_interest, evaluation, body, asked)


@_command(AT + "/scores", "SubmitScore")
def submit_score(evaluation: EvaluationId, body: requests.SubmitScore, asked: Asks) -> Response:
    """Score a subject; a member's act. Sealed until scoring is closed; a later one takes its place."""
    return _act(application.submit_score, evaluation, body, asked)


@_command(AT + "/lot", "ContributeToLot")
def contribute_to_lot(evaluation: EvaluationId, body: requests.ContributeToLot, asked: Asks) -> Response:
    """Add words to the seed of the lot; a member's act, sealed until scoring is closed."""
    return _act(application.contribute_to_lot, evaluation, body, asked)


@_command(AT + "/ballots", "CastBallot")
def cast_ballot(evaluation: EvaluationId, body: requests.CastBallot, asked: Asks) -> Response:
    """Vote in a public vote, once; anyone's act."""
    return _act(application.cast_ballot, evaluation, body, asked)


@_command(AT + "/close", "CloseScoring")
def close_scoring(evaluation: EvaluationId, body: requests.CloseScoring, asked: Asks) -> Response:
    """End scoring and open what was sealed; the act of the chair or the secretary."""
    return _act(application.close_scoring, evaluation, body, asked)


@_command(AT + "/tie-votes", "VoteOnTie")
def vote_on_tie(evaluation: EvaluationId, body: requests.VoteOnTie, asked: Asks) -> Response:
    """Vote, by name, for one of those tied at the cut; a member's act."""
    return _act(application.vote_on_tie, evaluation, body, asked)


@_command(AT + "/reasons", "StateReason")
def state_reason(evaluation: EvaluationId, body: requests.StateReason, asked: Asks) -> Response:
    """Say why a subject stands as it does on a criterion; the act of the chair or the secretary."""
    return _act(application.state_reason, evaluation, body, asked)


@_command(AT + "/classes", "ClassifyProposal")
def classify_proposal(evaluation: EvaluationId, body: requests.ClassifyProposal, asked: Asks) -> Response:
    """Put a proposal into a theme, and name the entity that it concerns; the act of the chair or the secretary."""
    return _act(application.classify_proposal, evaluation, body, asked)


@_command(AT + "/approve-shortlist", "ApproveShortlist")
def approve_shortlist(evaluation: EvaluationId, body: requests.Approve, asked: Asks) -> Response:
    """Propose the shortlist that a carried motion asks for, for a second member who attended; chair or secretary."""
    return _act(application.approve, evaluation, body, asked, name="ApproveShortlist")


@_command(AT + "/select-ideas", "SelectIdeas")
def select_ideas(evaluation: EvaluationId, body: requests.Approve, asked: Asks) -> Response:
    """Propose the ideas that are put to the entities, for a second member who attended; chair or secretary."""
    return _act(application.approve, evaluation, body, asked, name="SelectIdeas")


@_command(AT + "/select-members", "SelectMembers")
def select_members(evaluation: EvaluationId, body: requests.Approve, asked: Asks) -> Response:
    """Propose the members for the vacant seats, for a second member who attended; chair or secretary."""
    return _act(application.approve, evaluation, body, asked, name="SelectMembers")


def _act(command: Any, evaluation: EvaluationId, body: CommandBody, asked: Asked, **also: Any) -> Response:
    """Carry out the command of that evaluation with the body's own fields."""
    call = asked.call_on(evaluation, body, "evaluation")
    said = {name: getattr(body, name) for name in type(body).model_fields if name not in COMMON}
    outcome: Outcome = command(asked.app, call, evaluation, **said, **also)
    return answer(outcome, f"/v1/evaluations/{evaluation}")

"""Routes of what follows a selection: entities' opinions, final ideas, task forces."""

from __future__ import annotations

from typing import get_args
from uuid import UUID

from fastapi import Response

from events.application import Application, Call, Outcome
from events.refusals import UnknownThing
from events.rules import UNIT_OFFICER
from service.commands import Asked, Asks, CommandBody, Serving, answer, etag
from service.fields import ProposalId
from workgroup.application import final_ideas, opinions, task_forces
from workgroup.domain.final_ideas import FINAL_IDEAS
from workgroup.domain.organisations import ENTITY_OFFICER
from workgroup.projections import outcomes as projections

from .answers.outcomes import OpinionsOf, OpinionStatus, ReadFinalIdeas, ReadOpinion, ReadTaskForce, WaitingAct
from .paths import TOKEN, EvaluationId, OrganisationId, area
from .requests import outcomes as requests

STATUSES = ("waiting", "kept", "dropped")

router, _command = area()


@_command("/v1/proposals/{proposal}/opinions", "RequestOpinion", UNIT_OFFICER)
def request_opinion(proposal: ProposalId, body: requests.RequestOpinion, asked: Asks) -> Response:
    """Ask an entity what it thinks of a selected idea; needs the office of unit_officer."""
    call = _on_idea(asked, proposal, body)
    outcome = opinions.request_opinion(asked.app, call, proposal, organisation=body.organisation, due_on=body.due_on)
    return answer(outcome, f"/v1/proposals/{proposal}/opinions")


@_command("/v1/proposals/{proposal}/opinions/answer", "GiveOpinion", ENTITY_OFFICER)
def give_opinion(proposal: ProposalId, body: requests.GiveOpinion, asked: Asks) -> Response:
    """Answer for the entity that was asked; the act of an entity_officer who is its representative."""
    call = _on_idea(asked, proposal, body)
    outcome = opinions.give_opinion(asked.app, call, proposal, organisation=body.organisation, opinion=body.opinion)
    return answer(outcome, f"/v1/proposals/{proposal}/opinions")


@_command("/v1/evaluations/{evaluation}/decide-final", "DecideFinalIdeas")
def decide_final_ideas(evaluation: EvaluationId, body: requests.DecideFinalIdeas, asked: Asks) -> Response:
    """Propose what a meeting's motions say of the selected ideas; the act of the body's chair or secretary."""
    call = asked.call_on(evaluation, body, "evaluation")
    outcome = final_ideas.decide_final_ideas(asked.app, call, evaluation, meeting=body.meeting)
    return answer(outcome, f"/v1/evaluations/{evaluation}/final-ideas")


@_command("/v1/proposals/{proposal}/task-force", "RequestTaskForce", UNIT_OFFICER)
def request_task_force(proposal: ProposalId, body: requests.RequestTaskForce, asked: Asks) -> Response:
    """Ask the author of a kept idea to form a task force; needs the office of unit_officer."""
    outcome = task_forces.request_task_force(asked.app, _on_idea(asked, proposal, body), proposal)
    return _made(outcome, proposal)


@_command("/v1/proposals/{proposal}/task-force/invitations", "InviteMember")
def invite_member(proposal: ProposalId, body: requests.InviteMember, asked: Asks) -> Response:
    """Invite a person to the task force, for a side; the act of its lead."""
    call = _on_idea(asked, proposal, body)
    outcome = task_forces.invite_member(asked.app, call, proposal, member=body.member, side=body.side)
    return _made(outcome, proposal)


@_command("/v1/proposals/{proposal}/task-force/accept", "AcceptSeat")
def accept_seat(proposal: ProposalId, body: requests.AcceptSeat, asked: Asks) -> Response:
    """Take part in the task force; the act of who is invited."""
    return _made(task_forces.accept_seat(asked.app, _on_idea(asked, proposal, body), proposal), proposal)


@_command("/v1/proposals/{proposal}/task-force/decline", "DeclineSeat")
def decline_seat(proposal: ProposalId, body: requests.DeclineSeat, asked: Asks) -> Response:
    """Take no part in the task force; the act of who is invited."""
    return _made(task_forces.decline_seat(asked.app, _on_idea(asked, proposal, body), proposal), proposal)


@_command("/v1/proposals/{proposal}/task-force/confirm", "ConfirmTaskForce")
def confirm_task_force(proposal: ProposalId, body: requests.ConfirmTaskForce, asked: Asks) -> Response:
    """Say that enough have accepted, of every side; the act of the task force's lead."""
    return _made(task_forces.confirm_task_force(asked.app, _on_idea(asked, proposal, body), proposal), proposal)


@_command("/v1/proposals/{proposal}/task-force/dissolve", "DissolveTaskForce", UNIT_OFFICER)
def dissolve_task_force(proposal: ProposalId, body: requests.DissolveTaskForce, asked: Asks) -> Response:
    """End the task force, for a reason; needs the office of unit_officer."""
    return _made(task_forces.dissolve_task_force(asked.app, _on_idea(asked, proposal, body), proposal), proposal)


@router.get("/v1/evaluations/{evaluation}/final-ideas", operation_id="ReadFinalIdeas", dependencies=TOKEN)
def read_final_ideas(evaluation: EvaluationId, app: Serving) -> ReadFinalIdeas:
    """What has become of an evaluation's selected ideas (named by its id, or by that of its final ideas)."""
    with app.store.reading() as cursor:
        rows = projections.ideas(cursor, evaluation)
    if not rows:
        raise UnknownThing("evaluation", what="selection", name=evaluation)
    by_status = {status: [row["idea"] for row in rows if row["status"] == status] for status in STATUSES}
    pending = app.state(rows[0]["final_ideas"], FINAL_IDEAS).pending.values()
    return ReadFinalIdeas(
        evaluation=rows[0]["evaluation"],
        ideas=by_status["waiting"],
        kept=by_status["kept"],
        dropped=by_status["dropped"],
        waiting=[WaitingAct(**vars(each)) for each in pending],
    )


@router.get("/v1/proposals/{proposal}/opinions", operation_id="ReadOpinions", dependencies=TOKEN)
def read_opinions(proposal: ProposalId, app: Serving) -> list[ReadOpinion]:
    """What entities were asked of an idea, and their answers."""
    with app.store.reading() as cursor:
        return [ReadOpinion(**row) for row in projections.opinions_of(cursor, proposal)]


@router.get("/v1/organisations/{organisation}/opinions", operation_id="ListOpinions", dependencies=TOKEN)
def list_opinions(organisation: OrganisationId, app: Serving) -> OpinionsOf:
    """What the organisation was asked, and the ideas by how it stands with them."""
    with app.store.reading() as cursor:
        found = [ReadOpinion(**row) for row in projections.opinions_by(cursor, organisation)]
    ideas = {status: [each.proposal for each in found if each.status == status] for status in get_args(OpinionStatus)}
    return OpinionsOf(**ideas, opinions=found)


@router.get("/v1/proposals/{proposal}/task-force", operation_id="ReadTaskForce", dependencies=TOKEN)
def read_task_force(proposal: ProposalId, app: Serving, response: Response) -> ReadTaskForce:
    """The task force of a kept idea."""
    with app.store.reading() as cursor:
        found = projections.task_force(cursor, proposal)
    if found is None:
        raise UnknownThing("proposal", what="task force", name=proposal)
    response.headers.update(etag(found["version"]))
    return ReadTaskForce(**found)


def _on_idea(asked: Asked, idea: UUID, body: CommandBody) -> Call:
    """The request as an act in the process of a selected idea; UnknownThing where it is none."""
    return asked.call(_process_of(asked.app, idea), body)


def _process_of(app: Application, idea: UUID) -> str:
    with app.store.reading() as cursor:
        process = projections.process_of(cursor, idea)
    if process is None:
        raise UnknownThing("proposal", what="selected idea", name=idea)
    return process


def _made(outcome: Outcome, proposal: UUID) -> Response:
    return answer(outcome, f"/v1/proposals/{proposal}/task-force")

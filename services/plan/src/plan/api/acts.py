"""Routes of acts that two people stand for: the second confirms or declines."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Depends, Response

from plan.application import acts as application
from service.commands import Asks, ConfirmAct, DeclineAct, answer, command
from service.fields import ProposalId
from service.problems import PROBLEMS

from .fields import bounded

router = APIRouter(prefix="/v1/acts", responses=PROBLEMS, dependencies=[Depends(bounded)])


@command(router, "/{stream}/{proposal}/confirm", "ConfirmAct")
def confirm_act(stream: UUID, proposal: ProposalId, body: ConfirmAct, asked: Asks) -> Response:
    """Do what another person of the same office proposed."""
    call = asked.call_on(stream, body)
    outcome = application.confirm_act(asked.app, call, stream, proposal, body.hash)
    return answer(outcome, application.place(asked.app, call.act.process, stream))


@command(router, "/{stream}/{proposal}/decline", "DeclineAct")
def decline_act(stream: UUID, proposal: ProposalId, body: DeclineAct, asked: Asks) -> Response:
    """Say no to what another person of the same office proposed, with a reason."""
    call = asked.call_on(stream, body)
    outcome = application.decline_act(asked.app, call, stream, proposal)
    return answer(outcome, application.place(asked.app, call.act.process, stream))

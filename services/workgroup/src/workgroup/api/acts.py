"""Routes of acts that two people stand for."""

from __future__ import annotations

from uuid import UUID

from fastapi import Response

from service.commands import Asks, ConfirmAct, DeclineAct, answer
from service.fields import ProposalId
from workgroup.application import acts as application

from .paths import area

router, _command = area()


@_command("/v1/acts/{stream}/{proposal}/confirm", "ConfirmAct")
def confirm_act(stream: UUID, proposal: ProposalId, body: ConfirmAct, asked: Asks) -> Response:
    """Do what another person proposed; the act of another person who may."""
    call = asked.call_on(stream, body)
    outcome = application.confirm_act(asked.app, call, stream, proposal, content_hash=body.hash)
    return answer(outcome, application.path_of(asked.app, stream, proposal))


@_command("/v1/acts/{stream}/{proposal}/decline", "DeclineAct")
def decline_act(stream: UUID, proposal: ProposalId, body: DeclineAct, asked: Asks) -> Response:
    """Say no to what another person proposed, with a reason; the act of another person who may."""
    outcome = application.decline_act(asked.app, asked.call_on(stream, body), stream, proposal)
    return answer(outcome, application.path_of(asked.app, stream, proposal))

"""The routes by which a second person confirms or declines what another proposed, the same in every service."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from events.application import Application, Call, Outcome

from .commands import Asks, ConfirmAct, DeclineAct, answer, command
from .fields import ProposalId
from .problems import PROBLEMS


class Seconded(Protocol):
    """A service's acts that two people stand for; the stream is the one in which the act was proposed."""

    def confirm_act(
        self, app: Application, call: Call, stream: UUID, proposal: UUID, /, *, content_hash: str
    ) -> Outcome:
        """Make happen what was proposed, by its content's hash."""

    def decline_act(self, app: Application, call: Call, stream: UUID, proposal: UUID, /) -> Outcome:
        """Say no to what was proposed."""

    def place(self, app: Application, stream: UUID, /) -> str:
        """The path under which the thing is read in which the act was proposed."""


def routes(
    acts: Seconded, office: str | None = None, checks: Sequence[Callable[[Request], Awaitable[None]]] = ()
) -> APIRouter:
    """ConfirmAct and DeclineAct; `office` is the one that both need, where it is always the same."""
    bounds: list[Any] = [Depends(check) for check in checks]
    router = APIRouter(prefix="/v1/acts", responses=PROBLEMS, dependencies=bounds)

    @command(router, "/{stream}/{proposal}/confirm", "ConfirmAct", office)
    def confirm_act(stream: UUID, proposal: ProposalId, body: ConfirmAct, asked: Asks) -> Response:
        """Make happen what another person who may do it proposed."""
        call = asked.call_on(stream, body)
        outcome = acts.confirm_act(asked.app, call, stream, proposal, content_hash=body.hash)
        return answer(outcome, acts.place(asked.app, stream))

    @command(router, "/{stream}/{proposal}/decline", "DeclineAct", office)
    def decline_act(stream: UUID, proposal: ProposalId, body: DeclineAct, asked: Asks) -> Response:
        """Say no, for a reason, to what another person proposed."""
        call = asked.call_on(stream, body)
        outcome = acts.decline_act(asked.app, call, stream, proposal)
        return answer(outcome, acts.place(asked.app, stream))

    return router

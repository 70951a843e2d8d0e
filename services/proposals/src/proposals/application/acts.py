"""What needs two officers and is confirmed or declined by the second; and what is hidden, shown again."""

from __future__ import annotations

from uuid import UUID

from events.application import Application, Call, Outcome
from events.moderators import Made, Moderators
from proposals import entries
from proposals.domain.extension import OFFICERS, ConfirmAct, DeclineAct
from proposals.domain.moderation import MODERATION, Moderate
from proposals.domain.submission import PROPOSAL

from .heard import facts_of, process_of


def confirm_act(app: Application, call: Call, stream: UUID, proposal: UUID, *, content_hash: str) -> Outcome:
    """Confirm what another officer proposed, on a call or on a proposal."""
    if _is_proposal(app, stream):
        return MODERATORS.confirm(app, call, stream, proposal, content_hash=content_hash)
    process = process_of(app, call)
    return app.execute(
        call,
        stream,
        OFFICERS,
        lambda act: ConfirmAct(act=act, process=process, proposal=proposal, hash=content_hash),
        writes=entries.follow,
    )


def decline_act(app: Application, call: Call, stream: UUID, proposal: UUID) -> Outcome:
    """Decline what another officer proposed, on a call or on a proposal."""
    if _is_proposal(app, stream):
        return MODERATORS.decline(app, call, stream, proposal)
    process = process_of(app, call)
    return app.execute(call, stream, OFFICERS, lambda act: DeclineAct(act=act, process=process, proposal=proposal))


def place(app: Application, stream: UUID) -> str:
    """Where the call, the proposal or the application is read."""
    return f"/v1/proposals/{stream}" if _is_proposal(app, stream) else f"/v1/calls/{stream}"


def _is_proposal(app: Application, stream: UUID) -> bool:
    return app.state(stream, PROPOSAL).call is not None


def _moderate(app: Application, call: Call, proposal: UUID, command: Made, *, thing: UUID | None = None) -> Outcome:
    with app.store.reading() as cursor:
        whose = entries.authorship_of(cursor, proposal)
    concerned = facts_of(app, call).belonging(*whose.organisations) | set(whose.authors)
    return app.execute(
        call,
        proposal,
        MODERATION,
        lambda act: Moderate(proposal=proposal, concerned=concerned, command=command(act)),
        thing=thing,
    )


MODERATORS = Moderators(facts=facts_of, moderate=_moderate)
"""Hide, and show again, a proposal or an application."""

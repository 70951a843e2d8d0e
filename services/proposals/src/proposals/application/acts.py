"""What needs two officers and is confirmed or declined by the second; and what is hidden, shown again."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from events import moderation
from events.application import Application, Call, Outcome
from events.envelope import Act
from proposals import entries
from proposals.domain.extension import OFFICERS, ConfirmAct, DeclineAct
from proposals.domain.moderation import MODERATION, Moderate
from proposals.domain.submission import PROPOSAL

from .heard import facts_of, process_of


def confirm_act(app: Application, call: Call, stream: UUID, proposal: UUID, *, content_hash: str) -> Outcome:
    """Confirm what another officer proposed, on a call or on a proposal."""
    facts = facts_of(app, call)
    process = facts.process
    if is_proposal(app, stream):
        return _moderate(
            app,
            call,
            stream,
            lambda act: moderation.ConfirmHiding(
                act=act, process=process, grounds=facts.grounds, proposal=proposal, hash=content_hash
            ),
        )
    return app.execute(
        call,
        stream,
        OFFICERS,
        lambda act: ConfirmAct(act=act, process=process, proposal=proposal, hash=content_hash),
        writes=entries.follow,
    )


def decline_act(app: Application, call: Call, stream: UUID, proposal: UUID) -> Outcome:
    """Decline what another officer proposed, on a call or on a proposal."""
    process = process_of(app, call)
    if is_proposal(app, stream):
        return _moderate(
            app, call, stream, lambda act: moderation.DeclineHiding(act=act, process=process, proposal=proposal)
        )
    return app.execute(call, stream, OFFICERS, lambda act: DeclineAct(act=act, process=process, proposal=proposal))


def is_proposal(app: Application, stream: UUID) -> bool:
    """Whether the stream is a proposal's or an application's."""
    return app.state(stream, PROPOSAL).call is not None


def hide_contribution(app: Application, call: Call, proposal: UUID, *, ground: str) -> Outcome:
    """Propose to hide the proposal on that ground."""
    facts = facts_of(app, call)
    return _moderate(
        app,
        call,
        proposal,
        lambda act: moderation.HideContribution(act=act, process=facts.process, grounds=facts.grounds, ground=ground),
        thing=call.act.id,
    )


def restore_contribution(app: Application, call: Call, proposal: UUID) -> Outcome:
    """Show the proposal again."""
    process = process_of(app, call)
    return _moderate(app, call, proposal, lambda act: moderation.RestoreContribution(act=act, process=process))


def _moderate(
    app: Application,
    call: Call,
    proposal: UUID,
    command: Callable[[Act], moderation.ModerationCommand],
    thing: UUID | None = None,
) -> Outcome:
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

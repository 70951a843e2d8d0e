"""One short function per command: load what the decision needs, decide, append."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from events import moderation
from events.application import Application, Call, Outcome
from events.envelope import Act, Seal, Text
from events.rules import Process
from events.store import Cursor

from . import entries
from .domain.call import CALL, PublishCall, stream_of
from .domain.extension import OFFICERS, ConfirmAct, DeclineAct, ExtendDeadline
from .domain.merge import MERGE, AskMerge, ConsentMerge, RefuseMerge
from .domain.moderation import MODERATION, Moderate
from .domain.screening import SCREENING, ReturnProposal, ScreenProposal
from .domain.submission import (
    PROPOSAL,
    ApplyForSeat,
    ReviseProposal,
    Stated,
    SubmitProposal,
    Typed,
    WithdrawProposal,
)
from .facts import Facts


def publish_call(app: Application, call: Call, *, name: str, **fields: Any) -> Outcome:
    """Publish a call, for the activity that plans it unless the act names one."""
    facts = _facts(app, call)
    gate = facts.gate(name, call.act.activity)

    def command(act: Act) -> PublishCall:
        waits_for = facts.waits_for(gate)
        if gate and act.activity is None:
            act = replace(act, activity=gate.activity)
        return PublishCall(act=act, process=facts.process, waits_for=waits_for, name=name, **fields)

    return app.execute(call, stream_of(call.act.process, name), CALL, command, writes=entries.follow)


def extend_deadline(app: Application, call: Call, stream: UUID, *, last: date, asked_by: Text) -> Outcome:
    """Propose a later last day."""
    process = _process(app, call)
    return app.execute(
        call,
        stream,
        OFFICERS,
        lambda act: ExtendDeadline(act=act, process=process, last=last, asked_by=asked_by),
        thing=call.act.id,
    )


def confirm_act(app: Application, call: Call, stream: UUID, proposal: UUID, *, content_hash: str) -> Outcome:
    """Confirm what another officer proposed, on a call or on a proposal."""
    facts = _facts(app, call)
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
    process = _process(app, call)
    if is_proposal(app, stream):
        return _moderate(
            app, call, stream, lambda act: moderation.DeclineHiding(act=act, process=process, proposal=proposal)
        )
    return app.execute(call, stream, OFFICERS, lambda act: DeclineAct(act=act, process=process, proposal=proposal))


def is_proposal(app: Application, stream: UUID) -> bool:
    """Whether the stream is a proposal's or an application's."""
    return app.state(stream, PROPOSAL).call is not None


def submit_proposal(app: Application, call: Call, stream: UUID, typed: Typed, *, organisation: str | None) -> Outcome:
    """Submit a proposal, sealed."""
    state, facts = app.state(stream, CALL), _facts(app, call)

    def command(act: Act, title: Seal, text: Seal) -> SubmitProposal:
        return SubmitProposal(
            act=act,
            process=facts.process,
            call=state,
            typed=typed,
            title=title,
            text=text,
            organisation=organisation,
            acts_for=facts.organisation(organisation),
            arrived_at=call.arrived_at,
        )

    return app.execute(
        call,
        call.act.id,
        PROPOSAL,
        command,
        words=typed.words(),
        fence=partial(entries.check_in_time, stream, call.arrived_at),
        writes=entries.follow,
    )


def apply_for_seat(app: Application, call: Call, stream: UUID, typed: Stated, *, organisation: str | None) -> Outcome:
    """Apply for a seat, sealed."""
    state, facts = app.state(stream, CALL), _facts(app, call)

    def command(act: Act, statement: Seal) -> ApplyForSeat:
        return ApplyForSeat(
            act=act,
            process=facts.process,
            call=state,
            typed=typed,
            statement=statement,
            organisation=organisation,
            acts_for=facts.organisation(organisation),
            arrived_at=call.arrived_at,
        )

    return app.execute(
        call,
        call.act.id,
        PROPOSAL,
        command,
        words=typed.words(),
        fence=partial(entries.check_in_time, stream, call.arrived_at),
        writes=entries.follow,
    )


def revise_proposal(app: Application, call: Call, proposal: UUID, typed: Typed | Stated) -> Outcome:
    """Put other words in place of one's own."""
    stream, facts = app.state(proposal, PROPOSAL), _facts(app, call)
    state = app.state(stream.of(), CALL)

    def command(act: Act, **seals: Seal) -> ReviseProposal:
        return ReviseProposal(
            act=act,
            process=facts.process,
            proposal=proposal,
            call=state,
            typed=typed,
            arrived_at=call.arrived_at,
            acts_for=facts.organisation(stream.organisation),
            **seals,
        )

    # Time to cure a fault is the proposal's own, and held by its stream; else the call's window is in force.
    def fence(cursor: Cursor) -> None:
        entries.check_apart((proposal,), cursor)
        if stream.cures_at is None:
            entries.check_in_time(stream.of(), call.arrived_at, cursor)

    return app.execute(call, proposal, PROPOSAL, command, words=typed.words(), fence=fence, writes=entries.follow)


def withdraw_proposal(app: Application, call: Call, proposal: UUID) -> Outcome:
    """Withdraw one's own proposal."""
    stream, facts = app.state(proposal, PROPOSAL), _facts(app, call)
    state = app.state(stream.of(), CALL)
    return app.execute(
        call,
        proposal,
        PROPOSAL,
        lambda act: WithdrawProposal(
            act=act,
            process=facts.process,
            proposal=proposal,
            call=state,
            acts_for=facts.organisation(stream.organisation),
        ),
        fence=partial(entries.check_apart, (proposal,)),
        writes=entries.follow,
    )


def return_proposal(
    app: Application, call: Call, proposal: UUID, *, criteria: tuple[str, ...], cure_by: date
) -> Outcome:
    """Return a proposal for a fault, with time to cure it."""
    stream, facts = app.state(proposal, PROPOSAL), _facts(app, call)
    state = app.state(stream.of(), CALL)
    return app.execute(
        call,
        proposal,
        SCREENING,
        lambda act: ReturnProposal(
            act=act,
            process=facts.process,
            proposal=proposal,
            call=state,
            criteria=criteria,
            cure_by=cure_by,
            concerned=facts.belonging(stream.organisation),
        ),
        fence=partial(entries.check_apart, (proposal,)),
        writes=entries.follow,
    )


def screen_proposal(
    app: Application, call: Call, proposal: UUID, *, verdict: str, criteria: tuple[str, ...]
) -> Outcome:
    """Find a proposal eligible, or not."""
    state, facts = app.state(app.state(proposal, PROPOSAL).of(), CALL), _facts(app, call)
    with app.store.reading() as cursor:
        whose = entries.authorship_of(cursor, proposal)
    return app.execute(
        call,
        proposal,
        SCREENING,
        lambda act: ScreenProposal(
            act=act,
            process=facts.process,
            proposal=proposal,
            call=state,
            authors=whose.authors,
            organisations=whose.organisations,
            concerned=facts.belonging(*whose.organisations),
            verdict=verdict,
            criteria=criteria,
        ),
        fence=partial(entries.check_decidable, proposal, whose),
        writes=entries.follow,
    )


def hide_contribution(app: Application, call: Call, proposal: UUID, *, ground: str) -> Outcome:
    """Propose to hide the proposal on that ground."""
    facts = _facts(app, call)
    return _moderate(
        app,
        call,
        proposal,
        lambda act: moderation.HideContribution(act=act, process=facts.process, grounds=facts.grounds, ground=ground),
        thing=call.act.id,
    )


def restore_contribution(app: Application, call: Call, proposal: UUID) -> Outcome:
    """Show the proposal again."""
    process = _process(app, call)
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
    concerned = _facts(app, call).belonging(*whose.organisations) | set(whose.authors)
    return app.execute(
        call,
        proposal,
        MODERATION,
        lambda act: Moderate(proposal=proposal, concerned=concerned, command=command(act)),
        thing=thing,
    )


def ask_merge(app: Application, call: Call, stream: UUID, *, into: UUID, proposals: tuple[UUID, ...]) -> Outcome:
    """Ask the proposals' authors whether one shall stand for all."""
    state, process = app.state(stream, CALL), _process(app, call)
    return app.execute(
        call,
        call.act.id,
        MERGE,
        lambda act: AskMerge(
            act=act,
            process=process,
            call=state,
            into=into,
            proposals={proposal: app.state(proposal, PROPOSAL) for proposal in proposals},
        ),
        fence=partial(entries.check_waiting, proposals),
        writes=entries.follow,
    )


def consent_merge(app: Application, call: Call, merge: UUID) -> Outcome:
    """Consent to a merge."""
    process = _process(app, call)
    return app.execute(call, merge, MERGE, lambda act: ConsentMerge(act=act, process=process), writes=entries.follow)


def refuse_merge(app: Application, call: Call, merge: UUID) -> Outcome:
    """Do not consent to a merge."""
    process, asked = _process(app, call), app.state(merge, MERGE).question()
    return app.execute(
        call,
        merge,
        MERGE,
        lambda act: RefuseMerge(act=act, process=process),
        writes=partial(entries.part, asked.proposals),
    )


def _facts(app: Application, call: Call) -> Facts:
    facts: Facts = app.facts(call.act.process)
    return facts


def _process(app: Application, call: Call) -> Process:
    return _facts(app, call).process

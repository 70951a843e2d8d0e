"""What authors do with their proposals and applications."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act, Seal
from events.store import Cursor
from proposals import entries
from proposals.domain.call import CALL
from proposals.domain.submission import (
    PROPOSAL,
    ApplyForSeat,
    ReviseProposal,
    Stated,
    SubmitProposal,
    Typed,
    WithdrawProposal,
)

from .heard import facts_of


def submit_proposal(app: Application, call: Call, stream: UUID, typed: Typed, *, organisation: str | None) -> Outcome:
    """Submit a proposal, sealed."""
    state, facts = app.state(stream, CALL), facts_of(app, call)

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
    state, facts = app.state(stream, CALL), facts_of(app, call)

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
    stream, facts = app.state(proposal, PROPOSAL), facts_of(app, call)
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
    stream, facts = app.state(proposal, PROPOSAL), facts_of(app, call)
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

"""Merges: asked for, consented to, refused."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from events.application import Application, Call, Outcome
from proposals import entries
from proposals.domain.call import CALL
from proposals.domain.merge import MERGE, AskMerge, ConsentMerge, RefuseMerge
from proposals.domain.submission import PROPOSAL

from .heard import process_of


def ask_merge(app: Application, call: Call, stream: UUID, *, into: UUID, proposals: tuple[UUID, ...]) -> Outcome:
    """Ask the proposals' authors whether one shall stand for all."""
    state, process = app.state(stream, CALL), process_of(app, call)
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
    process = process_of(app, call)
    return app.execute(call, merge, MERGE, lambda act: ConsentMerge(act=act, process=process), writes=entries.follow)


def refuse_merge(app: Application, call: Call, merge: UUID) -> Outcome:
    """Do not consent to a merge."""
    process, asked = process_of(app, call), app.state(merge, MERGE).question()
    return app.execute(
        call,
        merge,
        MERGE,
        lambda act: RefuseMerge(act=act, process=process),
        writes=partial(entries.part, asked.proposals),
    )

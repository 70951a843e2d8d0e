"""What officers decide on proposals and applications."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from events.application import Application, Call, Outcome
from proposals import entries
from proposals.domain.call import CALL
from proposals.domain.screening import SCREENING, ReturnProposal, ScreenProposal
from proposals.domain.submission import PROPOSAL

from .heard import facts_of


def return_proposal(
    app: Application, call: Call, proposal: UUID, *, criteria: tuple[str, ...], cure_by: date
) -> Outcome:
    """Return a proposal for a fault, with time to cure it."""
    stream, facts = app.state(proposal, PROPOSAL), facts_of(app, call)
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
    state, facts = app.state(app.state(proposal, PROPOSAL).of(), CALL), facts_of(app, call)
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

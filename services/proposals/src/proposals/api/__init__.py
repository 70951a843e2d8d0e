"""The service's routes: calls, proposals, screening, merges, the acts of two officers, and what can be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from events.application import Application
from events.refusals import UnknownThing
from events.rules import UNIT_OFFICER
from proposals import projections
from proposals.application import acts, calls, merges, screenings, submissions
from proposals.domain.call import CALL
from proposals.domain.submission import PROPOSAL, Stated, Typed
from proposals.facts import Facts
from service import seconding
from service.auth import Caller
from service.commands import Asking, Asks, Route, Serving, answer, command, etag
from service.fields import SLUG, ProcessName, ProposalId
from service.problems import PROBLEMS

from . import requests
from .answers import Call, CallWithActs, Merge, Outcome, Page, Proposal, ProposalWithActs, Waiting
from .requests import CallId, MergeId

MOST = 100
"""The most proposals in one page."""

router = APIRouter(responses=PROBLEMS)


def _command(path: str, act: str, office: str | None = None) -> Callable[[Route], Route]:
    return command(router, path, act, office)


@_command("/v1/processes/{process}/calls", "PublishCall", UNIT_OFFICER)
def publish_call(process: ProcessName, body: requests.PublishCall, asked: Asks) -> Response:
    """Publish a call, for its criteria and window, once what it rests on is published."""
    outcome = calls.publish_call(
        asked.app,
        asked.call(process, body),
        name=body.name,
        kind=body.kind,
        title=body.title,
        text=body.text,
        body=body.body,
        acceptance=tuple(criterion.said() for criterion in body.acceptance),
        selection=tuple(criterion.said() for criterion in body.selection),
        first=body.first,
        last=body.last,
    )
    return answer(outcome, f"/v1/calls/{outcome.id}")


@_command("/v1/calls/{call}/extend", "ExtendDeadline", UNIT_OFFICER)
def extend_deadline(call: CallId, body: requests.ExtendDeadline, asked: Asks) -> Response:
    """Propose that the deadline falls later; decided before it falls."""
    outcome = calls.extend_deadline(
        asked.app, asked.call_on(call, body, "call"), call, last=body.last, asked_by=body.asked_by
    )
    return answer(outcome, f"/v1/calls/{call}")


@_command("/v1/calls/{call}/proposals", "SubmitProposal")
def submit_proposal(call: CallId, body: requests.SubmitProposal, asked: Asks) -> Response:
    """Submit a proposal, while the call is open: in time is what has wholly arrived before it ends."""
    typed = Typed(title=body.title, text=body.text, language=body.language)
    outcome = submissions.submit_proposal(
        asked.app, asked.call_on(call, body, "call"), call, typed, organisation=body.organisation
    )
    return answer(outcome, f"/v1/proposals/{outcome.id}")


@_command("/v1/calls/{call}/applications", "ApplyForSeat")
def apply_for_seat(call: CallId, body: requests.ApplyForSeat, asked: Asks) -> Response:
    """Apply for a seat, while the call for seats is open; what follows is as with a proposal."""
    typed = Stated(statement=body.statement, language=body.language)
    outcome = submissions.apply_for_seat(
        asked.app, asked.call_on(call, body, "call"), call, typed, organisation=body.organisation
    )
    return answer(outcome, f"/v1/proposals/{outcome.id}")


@_command("/v1/proposals/{proposal}/revise", "ReviseProposal")
def revise_proposal(proposal: ProposalId, body: requests.ReviseProposal, asked: Asks) -> Response:
    """Revise your proposal or application, before the deadline, or to cure a fault for which it was returned."""
    call = asked.call_on(proposal, body, "proposal")
    outcome = submissions.revise_proposal(asked.app, call, proposal, body.typed())
    return answer(outcome, f"/v1/proposals/{proposal}")


@_command("/v1/proposals/{proposal}/withdraw", "WithdrawProposal")
def withdraw_proposal(proposal: ProposalId, body: requests.WithdrawProposal, asked: Asks) -> Response:
    """Take your proposal back, before it is decided; it keeps its place."""
    outcome = submissions.withdraw_proposal(asked.app, asked.call_on(proposal, body, "proposal"), proposal)
    return answer(outcome, f"/v1/proposals/{proposal}")


@_command("/v1/proposals/{proposal}/return", "ReturnProposal", UNIT_OFFICER)
def return_proposal(proposal: ProposalId, body: requests.ReturnProposal, asked: Asks) -> Response:
    """Return a proposal for a formal fault, with time to cure it."""
    outcome = screenings.return_proposal(
        asked.app,
        asked.call_on(proposal, body, "proposal"),
        proposal,
        criteria=body.criteria,
        cure_by=body.cure_by,
    )
    return answer(outcome, f"/v1/proposals/{proposal}")


@_command("/v1/proposals/{proposal}/screen", "ScreenProposal", UNIT_OFFICER)
def screen_proposal(proposal: ProposalId, body: requests.ScreenProposal, asked: Asks) -> Response:
    """Find a proposal eligible or ineligible, once, after the call was counted."""
    outcome = screenings.screen_proposal(
        asked.app,
        asked.call_on(proposal, body, "proposal"),
        proposal,
        verdict=body.verdict,
        criteria=body.criteria,
    )
    return answer(outcome, f"/v1/proposals/{proposal}")


@_command("/v1/proposals/{proposal}/hide", "HideContribution", UNIT_OFFICER)
def hide_contribution(proposal: ProposalId, body: requests.HideContribution, asked: Asks) -> Response:
    """Propose to hide it on a ground of the public list; it keeps its place, its count, and its right to be judged."""
    call = asked.call_on(proposal, body, "proposal")
    outcome = acts.MODERATORS.hide(asked.app, call, proposal, ground=body.ground)
    return answer(outcome, f"/v1/proposals/{proposal}")


@_command("/v1/proposals/{proposal}/restore", "RestoreContribution", UNIT_OFFICER)
def restore_contribution(proposal: ProposalId, body: requests.RestoreContribution, asked: Asks) -> Response:
    """Show it again, for a reason."""
    outcome = acts.MODERATORS.restore(asked.app, asked.call_on(proposal, body, "proposal"), proposal)
    return answer(outcome, f"/v1/proposals/{proposal}")


@_command("/v1/calls/{call}/merges", "AskMerge", UNIT_OFFICER)
def ask_merge(call: CallId, body: requests.AskMerge, asked: Asks) -> Response:
    """Ask the authors of several proposals whether one shall stand for all."""
    outcome = merges.ask_merge(
        asked.app, asked.call_on(call, body, "call"), call, into=body.into, proposals=body.proposals
    )
    return answer(outcome, f"/v1/calls/{call}")


@_command("/v1/merges/{merge}/consent", "ConsentMerge")
def consent_merge(merge: MergeId, body: requests.ConsentMerge, asked: Asks) -> Response:
    """Consent to a merge of your proposal with others; with the last consent it is done."""
    outcome = merges.consent_merge(asked.app, asked.call_on(merge, body, "merge"), merge)
    return answer(outcome)


@_command("/v1/merges/{merge}/refuse", "RefuseMerge")
def refuse_merge(merge: MergeId, body: requests.RefuseMerge, asked: Asks) -> Response:
    """Do not consent: the proposals stay apart."""
    outcome = merges.refuse_merge(asked.app, asked.call_on(merge, body, "merge"), merge)
    return answer(outcome)


router.include_router(seconding.routes(acts, UNIT_OFFICER))


@router.get("/v1/calls", operation_id="ListCalls")
def list_calls(_who: Asking, app: Serving, process: Annotated[str, Query(pattern=SLUG)]) -> list[Call]:
    """The process's calls, the earliest window first."""
    with app.store.reading() as cursor:
        return [Call(**row) for row in projections.calls(cursor, process)]


@router.get("/v1/calls/{call}", operation_id="ReadCall")
def read_call(call: CallId, _who: Asking, app: Serving, response: Response) -> CallWithActs:
    """One call, its counts, the acts that wait for a second officer, and the merges asked for."""
    with app.store.reading() as cursor:
        row = projections.call(cursor, call)
        merges = [Merge(**each) for each in projections.merges(cursor, call)]
    if row is None:
        raise UnknownThing("call", what="call", name=call)
    response.headers.update(etag(row["version"]))
    waiting = [Waiting(**vars(each)) for each in app.state(call, CALL).pending.values()]
    return CallWithActs(**row, waiting=waiting, merges=merges)


@router.get("/v1/calls/{call}/proposals", operation_id="ListProposals")
def list_proposals(
    call: CallId,
    who: Asking,
    app: Serving,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 20,
) -> Page:
    """The call's proposals after a position, in their order; their words for those who may read them."""
    with app.store.reading() as cursor:
        rows = projections.proposals(cursor, call, after, limit + 1)
    page = _with_words(app, who, rows[:limit])
    return Page(proposals=page, next=page[-1].position if len(rows) > limit else None)


@router.get("/v1/proposals/{proposal}", operation_id="ReadProposal")
def read_proposal(proposal: ProposalId, who: Asking, app: Serving, response: Response) -> ProposalWithActs:
    """One proposal or application, and the acts that wait for a second officer; its words as in the list."""
    with app.store.reading() as cursor:
        row = projections.proposal(cursor, proposal)
    if row is None:
        raise UnknownThing("proposal", what="proposal", name=proposal)
    response.headers.update(etag(row["version"]))
    [read] = _with_words(app, who, [row])
    waiting = [Waiting(**vars(each)) for each in app.state(proposal, PROPOSAL).pending.values()]
    return ProposalWithActs(**read.model_dump(), waiting=waiting)


def _with_words(app: Application, who: Caller, rows: Sequence[projections.Row]) -> list[Proposal]:
    """The proposals with the words that the caller may read, each unsealing logged; a withdrawn one is left sealed."""
    facts: Facts = app.facts(rows[0]["process"]) if rows else Facts()
    shown = [row for row in rows if row["status"] != "withdrawn" and _may_read(who, row, facts)]
    refs = [ref for row in shown for ref in (row["title_ref"], row["text_ref"]) if ref]
    words = app.unseal(refs, str(who.person or who.service), "reading proposals") if refs else {}
    return [_proposal(row, words, facts) for row in rows]


def _proposal(row: projections.Row, words: dict[UUID, str], facts: Facts) -> Proposal:
    outcome = None
    if row["outcome"]:
        outcome = Outcome(stage=row["stage"], outcome=row["outcome"], decision=row["decision"])
    own = {
        "title": words.get(row["title_ref"]),
        "text": words.get(row["text_ref"]),
        "outcome": outcome,
        "appeals": facts.appeals_on(row["proposal"]),
    }
    return Proposal(**(row | own))


def _may_read(who: Caller, row: projections.Row, facts: Facts) -> bool:
    acts_for = facts.organisation(row["organisation"])
    return (
        UNIT_OFFICER in who.offices
        or who.person == row["author"]
        or (acts_for is not None and who.person in acts_for.representatives)
        or facts.readers.may_read(who.person, row["proposal"], hidden=row["hidden"] is not None)
    )

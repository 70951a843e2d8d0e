"""The service's routes: calls, proposals, screening, merges, the acts of two officers, and what can be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from events.application import Application
from events.refusals import UnknownThing
from events.rules import UNIT_OFFICER
from proposals import application, projections
from proposals.domain import proposal as domain
from proposals.domain.call import CALL
from service.auth import Caller
from service.commands import Asking, Asks, ConfirmAct, DeclineAct, Route, Serving, answer, command, etag
from service.fields import SLUG, ProcessName, ProposalId
from service.problems import PROBLEMS

from . import requests
from .answers import Call, CallWithActs, Merge, Page, Proposal, Waiting
from .requests import CallId, MergeId

MOST = 100
"""The most proposals in one page."""

router = APIRouter(responses=PROBLEMS)


def _command(path: str, act: str, office: str | None = None) -> Callable[[Route], Route]:
    return command(router, path, act, office)


@_command("/v1/processes/{process}/calls", "PublishCall", UNIT_OFFICER)
def publish_call(process: ProcessName, body: requests.PublishCall, asked: Asks) -> Response:
    """Publish a call, for its criteria and window, once what it rests on is published."""
    outcome = application.publish_call(
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
    outcome = application.extend_deadline(
        asked.app, asked.call_on(call, body, "call"), call, last=body.last, asked_by=body.asked_by
    )
    return answer(outcome, f"/v1/calls/{call}")


@_command("/v1/calls/{call}/proposals", "SubmitProposal")
def submit_proposal(call: CallId, body: requests.SubmitProposal, asked: Asks) -> Response:
    """Submit a proposal, while the call is open: in time is what has wholly arrived before it ends."""
    typed = domain.Typed(title=body.title, text=body.text, language=body.language)
    outcome = application.submit_proposal(
        asked.app, asked.call_on(call, body, "call"), call, typed, organisation=body.organisation
    )
    return answer(outcome, f"/v1/proposals/{outcome.id}")


@_command("/v1/proposals/{proposal}/revise", "ReviseProposal")
def revise_proposal(proposal: ProposalId, body: requests.ReviseProposal, asked: Asks) -> Response:
    """Revise your proposal, before the deadline, or to cure a fault for which it was returned."""
    typed = domain.Typed(title=body.title, text=body.text, language=body.language)
    outcome = application.revise_proposal(asked.app, asked.call_on(proposal, body, "proposal"), proposal, typed)
    return answer(outcome, f"/v1/proposals/{proposal}")


@_command("/v1/proposals/{proposal}/withdraw", "WithdrawProposal")
def withdraw_proposal(proposal: ProposalId, body: requests.WithdrawProposal, asked: Asks) -> Response:
    """Take your proposal back, before it is decided; it keeps its place."""
    outcome = application.withdraw_proposal(asked.app, asked.call_on(proposal, body, "proposal"), proposal)
    return answer(outcome, f"/v1/proposals/{proposal}")


@_command("/v1/proposals/{proposal}/return", "ReturnProposal", UNIT_OFFICER)
def return_proposal(proposal: ProposalId, body: requests.ReturnProposal, asked: Asks) -> Response:
    """Return a proposal for a formal fault, with time to cure it."""
    outcome = application.return_proposal(
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
    outcome = application.screen_proposal(
        asked.app,
        asked.call_on(proposal, body, "proposal"),
        proposal,
        verdict=body.verdict,
        criteria=body.criteria,
    )
    return answer(outcome, f"/v1/proposals/{proposal}")


@_command("/v1/calls/{call}/merges", "AskMerge", UNIT_OFFICER)
def ask_merge(call: CallId, body: requests.AskMerge, asked: Asks) -> Response:
    """Ask the authors of several proposals whether one shall stand for all."""
    outcome = application.ask_merge(
        asked.app, asked.call_on(call, body, "call"), call, into=body.into, proposals=body.proposals
    )
    return answer(outcome, f"/v1/calls/{call}")


@_command("/v1/merges/{merge}/consent", "ConsentMerge")
def consent_merge(merge: MergeId, body: requests.ConsentMerge, asked: Asks) -> Response:
    """Consent to a merge of your proposal with others; with the last consent it is done."""
    outcome = application.consent_merge(asked.app, asked.call_on(merge, body, "merge"), merge)
    return answer(outcome)


@_command("/v1/merges/{merge}/refuse", "RefuseMerge")
def refuse_merge(merge: MergeId, body: requests.RefuseMerge, asked: Asks) -> Response:
    """Do not consent: the proposals stay apart."""
    outcome = application.refuse_merge(asked.app, asked.call_on(merge, body, "merge"), merge)
    return answer(outcome)


@_command("/v1/acts/{stream}/{proposal}/confirm", "ConfirmAct", UNIT_OFFICER)
def confirm_act(stream: UUID, proposal: ProposalId, body: ConfirmAct, asked: Asks) -> Response:
    """Make happen what another officer proposed."""
    outcome = application.confirm_act(asked.app, asked.call_on(stream, body), stream, proposal, content_hash=body.hash)
    return answer(outcome, f"/v1/calls/{stream}")


@_command("/v1/acts/{stream}/{proposal}/decline", "DeclineAct", UNIT_OFFICER)
def decline_act(stream: UUID, proposal: ProposalId, body: DeclineAct, asked: Asks) -> Response:
    """Decline what another officer proposed, for a reason."""
    outcome = application.decline_act(asked.app, asked.call_on(stream, body), stream, proposal)
    return answer(outcome, f"/v1/calls/{stream}")


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
    """The call's proposals after a position, in their order; their words for their authors and officers."""
    with app.store.reading() as cursor:
        rows = projections.proposals(cursor, call, after, limit + 1)
    page = _with_words(app, who, rows[:limit])
    return Page(proposals=page, next=page[-1].position if len(rows) > limit else None)


@router.get("/v1/proposals/{proposal}", operation_id="ReadProposal")
def read_proposal(proposal: ProposalId, who: Asking, app: Serving, response: Response) -> Proposal:
    """One proposal; its words for its author and officers."""
    with app.store.reading() as cursor:
        row = projections.proposal(cursor, proposal)
    if row is None:
        raise UnknownThing("proposal", what="proposal", name=proposal)
    response.headers.update(etag(row["version"]))
    return _with_words(app, who, [row])[0]


def _with_words(app: Application, who: Caller, rows: Sequence[projections.Row]) -> list[Proposal]:
    """The proposals with the words that the caller may read, each unsealing logged; a withdrawn one is left sealed."""
    shown = [row for row in rows if row["status"] != "withdrawn" and _may_read(who, row)]
    refs = [ref for row in shown for ref in (row["title_ref"], row["text_ref"])]
    words = app.unseal(refs, str(who.person or who.service), "reading proposals") if refs else {}
    return [Proposal(**row, title=words.get(row["title_ref"]), text=words.get(row["text_ref"])) for row in rows]


def _may_read(who: Caller, row: projections.Row) -> bool:
    return UNIT_OFFICER in who.offices or who.person == row["author"]

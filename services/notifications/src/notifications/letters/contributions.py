"""What the templates of consultations, calls, comments and proposals may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from events import comments, proposals
from events.calendar import days_between
from events.comments import (
    CommentAnswered,
    CommentPeriodClosed,
    CommentPeriodExtended,
    CommentPeriodOpened,
    CommentSubmitted,
)
from events.envelope import Event, Text
from events.proposals import (
    CallClosed,
    CallDeadlineExtended,
    CallPublished,
    CureLapsed,
    MergeAsked,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalsMerged,
    ProposalSubmitted,
    ScreeningReopened,
    SeatApplicationReceived,
)
from notifications.facts import Facts

from .scribe import Arguments, NotHeardYet, heard


def _opened(facts: Facts, decision: CommentPeriodOpened) -> Arguments:
    return {
        "consultation": decision.title,
        "document": heard(facts.documents, decision.document),
        "first": decision.first,
        "last": decision.last,
        "days": days_between(decision.first, decision.last),
    }


def _extended(facts: Facts, decision: CommentPeriodExtended) -> Arguments:
    return {
        "consultation": heard(facts.consultations, decision.stream).title,
        "last": decision.last,
        "days": (decision.last - decision.old_last).days,
    }


def _closed(facts: Facts, decision: CommentPeriodClosed) -> Arguments:
    return {
        "consultation": heard(facts.consultations, decision.stream).title,
        "counted": decision.counted,
        "withdrawn": decision.withdrawn,
    }


def _of_comment(facts: Facts, decision: Any) -> dict[str, Any]:
    consultation = heard(facts.consultations, decision.consultation).title
    return {"consultation": consultation, "comment": str(decision.stream)}


def _commented(facts: Facts, decision: CommentSubmitted) -> Arguments:
    return _of_comment(facts, decision) | {"arrived": decision.arrived_at}


def _answered(facts: Facts, decision: CommentAnswered) -> Arguments:
    return _of_comment(facts, decision) | {"outcome": decision.outcome}


def _reported(facts: Facts, decision: comments.ConsultationReportPublished) -> Arguments:
    return {
        "consultation": heard(facts.consultations, decision.stream).title,
        "document": heard(facts.documents, decision.document),
        "number": str(decision.number),
        "counted": decision.counted,
        "groups": decision.groups,
    }


def _comment_hidden(facts: Facts, decision: comments.ContributionHidden) -> Arguments:
    return _of_comment(facts, decision) | {"ground": _ground(facts, decision)}


def _called(_facts: Facts, decision: CallPublished) -> Arguments:
    return {"call": decision.title, "kind": decision.kind, "first": decision.first, "last": decision.last}


def _call_extended(facts: Facts, decision: CallDeadlineExtended) -> Arguments:
    return {
        "call": heard(facts.calls, decision.stream).title,
        "old_last": decision.old_last,
        "last": decision.last,
        "asked_by": decision.asked_by,
    }


def _call_closed(facts: Facts, decision: CallClosed) -> Arguments:
    return {
        "call": heard(facts.calls, decision.stream).title,
        "kind": decision.kind,
        "received": decision.received,
        "withdrawn": decision.withdrawn,
    }


def _of_proposal(facts: Facts, decision: Any) -> dict[str, Any]:
    """The call and its kind (proposals, seats), and the number of the proposal or application."""
    call = heard(facts.calls, decision.call)
    return {"call": call.title, "kind": call.kind, "proposal": str(decision.stream)}


def _submitted(facts: Facts, decision: ProposalSubmitted | SeatApplicationReceived) -> Arguments:
    return _of_proposal(facts, decision) | {"arrived": decision.arrived_at}


def _returned(facts: Facts, decision: ProposalReturned) -> Arguments:
    return _of_proposal(facts, decision) | {"cure_by": decision.cure_by}


def _proposal_hidden(facts: Facts, decision: proposals.ContributionHidden) -> Arguments:
    return _of_proposal(facts, decision) | {"ground": _ground(facts, decision)}


def _merged(facts: Facts, decision: MergeAsked | ProposalsMerged) -> Arguments:
    return {
        "call": heard(facts.calls, decision.call).title,
        "merge": str(decision.stream),
        "into": str(decision.into),
        "count": len(decision.proposals),
    }


def _ground(facts: Facts, decision: comments.ContributionHidden | proposals.ContributionHidden) -> Text:
    """The ground's words, by the list in force then."""
    rules = facts.rules_at(decision.happened_at)
    words = {ground.name: ground.words for ground in rules.grounds} if rules else {}
    if decision.ground not in words:
        raise NotHeardYet(decision.ground)
    return words[decision.ground]


ARGUMENTS: Mapping[type[Event], Callable[[Facts, Any], Arguments]] = {
    CommentPeriodOpened: _opened,
    CommentPeriodExtended: _extended,
    CommentPeriodClosed: _closed,
    CommentSubmitted: _commented,
    comments.CommentAssigned: _of_comment,
    CommentAnswered: _answered,
    comments.ConsultationReportPublished: _reported,
    comments.ContributionHidden: _comment_hidden,
    comments.ContributionRestored: _of_comment,
    CallPublished: _called,
    CallDeadlineExtended: _call_extended,
    CallClosed: _call_closed,
    ProposalSubmitted: _submitted,
    SeatApplicationReceived: _submitted,
    ProposalReturned: _returned,
    CureLapsed: _of_proposal,
    MergeAsked: _merged,
    ProposalsMerged: _merged,
    ProposalFoundEligible: _of_proposal,
    ProposalFoundIneligible: _of_proposal,
    ScreeningReopened: _of_proposal,
    proposals.ContributionHidden: _proposal_hidden,
    proposals.ContributionRestored: _of_proposal,
}

"""What the templates of evaluations, nominations, opinions, task forces and appeals may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from events import comments, proposals, workgroup
from events.envelope import Event, named
from events.workgroup import (
    AppealDecided,
    AppealLodged,
    IdeaDropped,
    IdeaKept,
    InterestDismissed,
    Judged,
    MemberRecused,
    NominationLapsed,
    NominationRequested,
    ReserveListed,
    TaskForceDissolved,
    TaskForceFormed,
    TaskForceInvited,
    TaskForceOverdue,
    TaskForceRequested,
)
from notifications.facts import Facts

from .scribe import Arguments, heard


def _judged(facts: Facts, decision: Judged) -> dict[str, Any]:
    evaluation = named(decision.process, "evaluation", decision.evaluation)
    return {"evaluation": heard(facts.evaluations, evaluation).title, "proposal": str(decision.subject)}


def _listed(facts: Facts, decision: ReserveListed) -> Arguments:
    return _judged(facts, decision) | {"rank": decision.rank}


def _of_interest(facts: Facts, decision: MemberRecused | InterestDismissed) -> Arguments:
    evaluation = heard(facts.evaluations, decision.stream).title
    cause = decision.cause if isinstance(decision, MemberRecused) else "none"
    return {"evaluation": evaluation, "proposal": str(decision.subject), "cause": cause}


def _nomination(facts: Facts, decision: NominationRequested | NominationLapsed) -> Arguments:
    return {
        "body": heard(facts.bodies, decision.body),
        "seat": decision.seat_name,
        "organisation": heard(facts.organisations, decision.organisation),
        "due_on": decision.due_on,
    }


def _opinion(facts: Facts, decision: workgroup.EntityOpinionRequested | workgroup.EntityOpinionLapsed) -> Arguments:
    return {
        "organisation": heard(facts.organisations, decision.organisation),
        "proposal": str(decision.proposal),
        "due_on": decision.due_on,
    }


def _idea(_facts: Facts, decision: Any) -> dict[str, Any]:
    return {"proposal": str(decision.idea)}


def _dropped(facts: Facts, decision: IdeaDropped) -> Arguments:
    return _idea(facts, decision) | {
        "for": decision.votes_for,
        "against": decision.votes_against,
        "abstained": decision.abstained,
    }


def _force(facts: Facts, decision: TaskForceRequested) -> Arguments:
    asked = {"least": decision.least, "sides": len(decision.sides), "due_on": decision.due_on}
    return _idea(facts, decision) | asked


def _overdue(facts: Facts, decision: TaskForceOverdue) -> Arguments:
    return _idea(facts, decision) | {"accepted": decision.accepted, "least": decision.least}


def _formed(facts: Facts, decision: TaskForceFormed) -> Arguments:
    return _idea(facts, decision) | {"members": len(decision.members)}


STAGES: Mapping[str, str] = {
    proposals.ProposalFoundIneligible.TOPIC: "screening",
    proposals.ProposalFoundEligible.TOPIC: "screening",
    workgroup.ProposalNotShortlisted.TOPIC: "shortlist",
    workgroup.ProposalNotSelected.TOPIC: "ideas",
    workgroup.ReserveListed.TOPIC: "seats",
    workgroup.SeatApplicationDeclined.TOPIC: "seats",
    workgroup.IdeaDropped.TOPIC: "final",
    proposals.ContributionHidden.TOPIC: "moderation",
    comments.ContributionHidden.TOPIC: "moderation",
}
"""The topic of a decision that was appealed against -> its stage; any other is just a decision."""


def _of_appeal(_facts: Facts, decision: AppealLodged | AppealDecided) -> dict[str, Any]:
    stage = STAGES.get(decision.decision_type, "other")
    return {"stage": stage, "proposal": str(decision.subject), "appeal": str(decision.stream)}


def _appeal_decided(facts: Facts, decision: AppealDecided) -> Arguments:
    return _of_appeal(facts, decision) | {"outcome": decision.outcome}


ARGUMENTS: Mapping[type[Event], Callable[[Facts, Any], Arguments]] = {
    workgroup.ProposalShortlisted: _judged,
    workgroup.ProposalNotShortlisted: _judged,
    workgroup.ProposalSelected: _judged,
    workgroup.ProposalNotSelected: _judged,
    workgroup.MemberSelected: _judged,
    workgroup.SeatApplicationDeclined: _judged,
    ReserveListed: _listed,
    MemberRecused: _of_interest,
    InterestDismissed: _of_interest,
    NominationRequested: _nomination,
    NominationLapsed: _nomination,
    workgroup.EntityOpinionRequested: _opinion,
    workgroup.EntityOpinionLapsed: _opinion,
    IdeaKept: _idea,
    IdeaDropped: _dropped,
    TaskForceRequested: _force,
    TaskForceOverdue: _overdue,
    TaskForceInvited: _idea,
    TaskForceFormed: _formed,
    TaskForceDissolved: _idea,
    AppealLodged: _of_appeal,
    AppealDecided: _appeal_decided,
}

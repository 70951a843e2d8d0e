"""What the templates of commitments, of the plan and of its way to approval may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from events import plan, workgroup
from events.calendar import local_day
from events.envelope import Event
from notifications.facts import Facts

from .scribe import Arguments, heard


def _commitment(facts: Facts, decision: Any) -> dict[str, Any]:
    return {"commitment": heard(facts.titles, decision.name), "number": str(decision.number)}


def _closed(facts: Facts, decision: plan.AmendmentClosed) -> Arguments:
    return _commitment(facts, decision) | {"outcome": decision.outcome}


def _review(facts: Facts, decision: Any) -> dict[str, Any]:
    return {"body": heard(facts.bodies, decision.body), "commitments": len(decision.commitments)}


def _listed(
    facts: Facts, decision: workgroup.CommitmentsEndorsed | workgroup.CommitmentsApprovedForComment
) -> Arguments:
    return _review(facts, decision) | {"amendments": len(decision.open_amendments)}


def _dropped(facts: Facts, decision: workgroup.CommitmentDropped) -> Arguments:
    return _commitment(facts, decision.commitment) | {"body": heard(facts.bodies, decision.body)}


def _frozen(facts: Facts, decision: plan.CommitmentsFrozen) -> Arguments:
    return {"commitments": len(decision.commitments), "day": local_day(decision.happened_at, facts.process.zone)}


def _plan(facts: Facts, decision: Any) -> dict[str, Any]:
    """The plan's title, the version, and the process's day."""
    day = local_day(decision.happened_at, facts.process.zone)
    return {"plan": heard(facts.documents, decision.name), "number": str(decision.number), "day": day}


def _drafted(facts: Facts, decision: plan.PlanDrafted) -> Arguments:
    return _plan(facts, decision) | {"commitments": len(decision.commitments)}


def _asked(facts: Facts, decision: plan.ApprovalRequested) -> Arguments:
    entity = heard(facts.organisations, decision.organisation)
    due = {"dated": "yes" if decision.due_on else "no", "due_on": decision.due_on or ""}
    return _plan(facts, decision) | {"organisation": entity} | due


def _said(facts: Facts, decision: plan.EntityApproved | plan.EntityRefused) -> Arguments:
    answer = decision.answer if isinstance(decision, plan.EntityRefused) else "approved"
    entity = heard(facts.organisations, decision.organisation)
    return _plan(facts, decision) | {"organisation": entity, "answer": answer}


def _decided(facts: Facts, decision: plan.CabinetApproved | plan.PlanReturned) -> Arguments:
    return _plan(facts, decision) | {"day": decision.decided_on, "decision": decision.decision}


def _submitted(facts: Facts, decision: plan.PlanSubmitted) -> Arguments:
    return _plan(facts, decision) | {"day": decision.sent_on, "recipient": decision.recipient}


def _acknowledged(facts: Facts, decision: plan.SubmissionAcknowledged) -> Arguments:
    return _plan(facts, decision) | {"day": decision.acknowledged_on}


ARGUMENTS: Mapping[type[Event], Callable[[Facts, Any], Arguments]] = {
    plan.CommitmentReadyForReview: _commitment,
    plan.AmendmentRequested: _commitment,
    plan.AmendmentClosed: _closed,
    workgroup.CommitmentsEndorsed: _listed,
    workgroup.CommitmentDropped: _dropped,
    workgroup.CommitmentsApprovedForComment: _listed,
    workgroup.CommitmentsReturned: _review,
    plan.CommitmentsFrozen: _frozen,
    plan.PlanDrafted: _drafted,
    plan.PlanRevised: _plan,
    plan.ApprovalRequested: _asked,
    plan.EntityApproved: _said,
    plan.EntityRefused: _said,
    plan.CabinetApproved: _decided,
    plan.PlanReturned: _decided,
    plan.PlanPublished: _plan,
    plan.PlanSubmitted: _submitted,
    plan.SubmissionAcknowledged: _acknowledged,
}

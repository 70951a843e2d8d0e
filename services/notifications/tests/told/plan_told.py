"""Commitments and a plan as this service hears of them: their words, and one decision of every topic."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from events import comments, plan, workgroup
from events.envelope import MITHAQ, Event, Text
from events.plan import CommitmentVersion, FrozenCommitment
from events.workgroup import ReviewedCommitment

COMMITMENT: Text = {"ar": "بوابة البيانات", "en": "A data portal", "fr": "Un portail de données"}
WORDS: Text = {"ar": "كلمات", "en": "words", "fr": "mots"}
IDEA = uuid5(MITHAQ, "an idea")
AMENDMENT = uuid5(MITHAQ, "an amendment")
HASH = "cd" * 32
REVIEWED = ReviewedCommitment(name="portal", number=2, hash=HASH)
FROZEN = FrozenCommitment(name="portal", number=2, hash=HASH, lead="justice")


def drafted(past: Any, idea: UUID | None = IDEA, by: str = "rana", **given: Any) -> Event:
    """The commitment's first version."""
    content = CommitmentVersion(number=1, hash=HASH, file=HASH, title=COMMITMENT, lead=None, milestones=())
    told = {"name": "portal", "idea": idea, "content": content}
    event: Event = past.some(plan.CommitmentDrafted, past.named("commitment", "portal"), by, **told, **given)
    return event


def formed(past: Any, lead: str, *members: str, **given: Any) -> Event:
    """The task force of the commitment's idea."""
    told = {"idea": IDEA, "lead": past.person(lead), "members": tuple(past.person(each) for each in members)}
    event: Event = past.some(workgroup.TaskForceFormed, past.named("task-force", str(IDEA)), **told, **given)
    return event


def asked(past: Any, by: str = "huda", **given: Any) -> Event:
    """The ministry is asked to approve the plan."""
    told = {"name": "methodology", "organisation": "justice", "commitments": ("portal",)}
    event: Event = past.some(plan.ApprovalRequested, past.named("document", "methodology"), by, **told | given)
    return event


def things(past: Any, by: str = "rana") -> tuple[Event, ...]:
    """What the letters name: the commitment, written by that person."""
    return (drafted(past, None, by),)


def reviewed(past: Any, kind: type[Event], **given: Any) -> Event:
    """What the forum decided on the commitment."""
    told: dict[str, Any] = {"body": "forum", "commitments": (REVIEWED,), "commitment": REVIEWED, "reason": WORDS}
    event: Event = past.some(kind, past.named("meeting", "m"), None, **told | given)
    return event


def requested(past: Any, by: str = "rana", **given: Any) -> Event:
    """An amendment is asked for, by that person."""
    told = {"name": "portal", "amendment": AMENDMENT, "words": WORDS}
    event: Event = past.some(plan.AmendmentRequested, past.named("commitment", "portal"), by, **told, **given)
    return event


def of_consultation(past: Any) -> tuple[comments.CommentAssigned, comments.ConsultationReportPublished]:
    """What becomes of the answers: one assigned to the ministry, and their report."""
    assigned = {"consultation": past.consultation, "to_person": None, "to_organisation": "justice"}
    return (
        past.some(comments.CommentAssigned, past.named("comment", "c"), **assigned),
        past.some(comments.ConsultationReportPublished, past.consultation, document="methodology"),
    )


def decisions(past: Any) -> tuple[Event, ...]:
    """One decision of every topic of a plan."""
    commitment, document = past.named("commitment", "portal"), past.named("document", "methodology")
    of_plan: dict[str, Any] = {"name": "methodology", "organisation": "justice", "note": WORDS, "reason": WORDS}
    frozen = {"commitments": (FROZEN,)}
    answered = (plan.EntityApproved, plan.EntityRefused, plan.CabinetApproved, plan.PlanReturned)
    sent = (plan.PlanPublished, plan.PlanSubmitted, plan.SubmissionAcknowledged)
    reviews = (workgroup.CommitmentsEndorsed, workgroup.CommitmentsApprovedForComment, workgroup.CommitmentsReturned)
    return (
        past.some(plan.CommitmentReadyForReview, commitment, name="portal"),
        requested(past),
        past.some(plan.AmendmentClosed, commitment, name="portal", amendment=AMENDMENT),
        *(reviewed(past, kind) for kind in (*reviews, workgroup.CommitmentDropped)),
        past.some(plan.CommitmentsFrozen, **frozen),
        past.some(plan.PlanDrafted, document, **of_plan | frozen),
        past.some(plan.PlanRevised, document, **of_plan),
        asked(past),
        *(past.some(kind, document, **of_plan) for kind in (*answered, *sent)),
        *of_consultation(past),
    )

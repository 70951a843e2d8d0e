"""Which decisions are told: in which template and version of it, how urgently, and whether to one person or to many."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from events import comments, plan, proposals, workgroup


class Urgency(IntEnum):
    """Which mails go first when many wait: a smaller number."""

    DECISION = 0
    RECEIPT = 1


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """How a decision is told. `personal`: it is about what its recipient did or is asked for, not told to a circle.

    `appealable`: it is a no that its recipient may appeal against, and the letter says how.
    """

    template: str
    version: int = 1
    urgency: Urgency = Urgency.DECISION
    personal: bool = True
    appealable: bool = False


def _to_a_circle(template: str) -> Announcement:
    return Announcement(template=template, personal=False)


def _receipt(template: str) -> Announcement:
    return Announcement(template=template, urgency=Urgency.RECEIPT)


def _decision(template: str, version: int = 1) -> Announcement:
    return Announcement(template=template, version=version)


def _refusal(template: str, version: int = 1) -> Announcement:
    return Announcement(template=template, version=version, appealable=True)


ANNOUNCEMENTS: dict[str, Announcement] = {
    workgroup.MeetingConvened.TOPIC: _to_a_circle("meeting-convened"),
    workgroup.MeetingHeld.TOPIC: _to_a_circle("meeting-held"),
    workgroup.MeetingAdjourned.TOPIC: _to_a_circle("meeting-adjourned"),
    workgroup.MotionAdjourned.TOPIC: _to_a_circle("motion-adjourned"),
    workgroup.MinutesDrafted.TOPIC: _to_a_circle("minutes-drafted"),
    workgroup.PublicationApproved.TOPIC: _to_a_circle("publication-approved"),
    workgroup.PublicationRefused.TOPIC: _to_a_circle("publication-refused"),
    comments.CommentPeriodOpened.TOPIC: _to_a_circle("comment-period-opened"),
    comments.CommentPeriodExtended.TOPIC: _to_a_circle("comment-period-extended"),
    comments.CommentPeriodClosed.TOPIC: _to_a_circle("comment-period-closed"),
    comments.CommentSubmitted.TOPIC: _receipt("comment-submitted"),
    comments.CommentAssigned.TOPIC: _decision("comment-assigned"),
    comments.CommentAnswered.TOPIC: _decision("comment-answered"),
    comments.ConsultationReportPublished.TOPIC: _to_a_circle("consultation-report"),
    comments.ContributionHidden.TOPIC: _refusal("comment-hidden"),
    comments.ContributionRestored.TOPIC: _decision("comment-restored"),
    plan.DocumentPublished.TOPIC: _to_a_circle("document-published"),
    proposals.CallPublished.TOPIC: _to_a_circle("call-published"),
    proposals.CallDeadlineExtended.TOPIC: _to_a_circle("call-extended"),
    proposals.CallClosed.TOPIC: _to_a_circle("call-closed"),
    proposals.ProposalSubmitted.TOPIC: _receipt("proposal-submitted"),
    proposals.SeatApplicationReceived.TOPIC: _receipt("application-received"),
    proposals.ProposalReturned.TOPIC: _decision("proposal-returned", 2),
    proposals.CureLapsed.TOPIC: _decision("cure-lapsed", 2),
    proposals.MergeAsked.TOPIC: _decision("merge-asked"),
    proposals.ProposalsMerged.TOPIC: _decision("proposals-merged"),
    proposals.ProposalFoundEligible.TOPIC: _decision("proposal-eligible", 2),
    proposals.ProposalFoundIneligible.TOPIC: _refusal("proposal-ineligible", 2),
    proposals.ScreeningReopened.TOPIC: _decision("screening-reopened"),
    proposals.ContributionHidden.TOPIC: _refusal("proposal-hidden"),
    proposals.ContributionRestored.TOPIC: _decision("proposal-restored"),
    workgroup.MemberRecused.TOPIC: _decision("member-recused"),
    workgroup.InterestDismissed.TOPIC: _decision("interest-dismissed"),
    workgroup.ProposalShortlisted.TOPIC: _decision("proposal-shortlisted"),
    workgroup.ProposalNotShortlisted.TOPIC: _refusal("proposal-not-shortlisted"),
    workgroup.ProposalSelected.TOPIC: _decision("proposal-selected"),
    workgroup.ProposalNotSelected.TOPIC: _refusal("proposal-not-selected"),
    workgroup.MemberSelected.TOPIC: _decision("member-selected"),
    workgroup.ReserveListed.TOPIC: _refusal("reserve-listed"),
    workgroup.SeatApplicationDeclined.TOPIC: _refusal("application-declined"),
    workgroup.NominationRequested.TOPIC: _decision("nomination-requested"),
    workgroup.NominationLapsed.TOPIC: _decision("nomination-lapsed"),
    workgroup.EntityOpinionRequested.TOPIC: _decision("opinion-requested"),
    workgroup.EntityOpinionLapsed.TOPIC: _decision("opinion-lapsed"),
    workgroup.IdeaKept.TOPIC: _decision("idea-kept"),
    workgroup.IdeaDropped.TOPIC: _refusal("idea-dropped"),
    workgroup.TaskForceRequested.TOPIC: _decision("task-force-requested"),
    workgroup.TaskForceOverdue.TOPIC: _decision("task-force-overdue"),
    workgroup.TaskForceInvited.TOPIC: _decision("task-force-invited"),
    workgroup.TaskForceFormed.TOPIC: _decision("task-force-formed"),
    workgroup.TaskForceDissolved.TOPIC: _decision("task-force-dissolved"),
    workgroup.AppealLodged.TOPIC: _receipt("appeal-lodged"),
    workgroup.AppealDecided.TOPIC: _decision("appeal-decided"),
    plan.CommitmentReadyForReview.TOPIC: _to_a_circle("commitment-ready"),
    plan.AmendmentRequested.TOPIC: _decision("amendment-requested"),
    plan.AmendmentClosed.TOPIC: _decision("amendment-closed"),
    workgroup.CommitmentsEndorsed.TOPIC: _to_a_circle("commitments-endorsed"),
    workgroup.CommitmentDropped.TOPIC: _decision("commitment-dropped"),
    workgroup.CommitmentsApprovedForComment.TOPIC: _to_a_circle("commitments-approved"),
    workgroup.CommitmentsReturned.TOPIC: _decision("commitments-returned"),
    plan.CommitmentsFrozen.TOPIC: _to_a_circle("commitments-frozen"),
    plan.PlanDrafted.TOPIC: _to_a_circle("plan-drafted"),
    plan.PlanRevised.TOPIC: _to_a_circle("plan-revised"),
    plan.ApprovalRequested.TOPIC: _decision("approval-requested"),
    plan.EntityApproved.TOPIC: _decision("entity-approved"),
    plan.EntityRefused.TOPIC: _decision("entity-refused"),
    plan.CabinetApproved.TOPIC: _to_a_circle("cabinet-approved"),
    plan.PlanReturned.TOPIC: _to_a_circle("plan-returned"),
    plan.PlanPublished.TOPIC: _to_a_circle("plan-published"),
    plan.PlanSubmitted.TOPIC: _to_a_circle("plan-submitted"),
    plan.SubmissionAcknowledged.TOPIC: _to_a_circle("submission-acknowledged"),
}
"""Topic -> how it is told. A topic that is not here is told to nobody."""

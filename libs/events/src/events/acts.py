"""The acts that an activity may consist of, and the events that show an act done (or answered by its no)."""

from __future__ import annotations

COMPLETED_BY: dict[str, tuple[str, ...]] = {
    "DraftDocument": ("plan.DocumentDrafted.v1",),
    "AddVersion": ("plan.DocumentVersionAdded.v1",),
    "ConveneMeeting": ("workgroup.MeetingHeld.v1",),
    "ApprovePublication": ("workgroup.PublicationApproved.v1", "workgroup.PublicationRefused.v1"),
    "OpenConsultation": ("comments.CommentPeriodClosed.v1",),
    "RespondToComment": ("comments.AllCommentsAnswered.v1",),
    "RespondToCluster": ("comments.AllCommentsAnswered.v1",),
    "PublishConsultationReport": ("comments.ConsultationReportPublished.v1",),
    "FinaliseDocument": ("plan.DocumentFinalised.v1",),
    "PublishDocument": ("plan.DocumentPublished.v1",),
    "PublishCall": ("proposals.CallClosed.v1",),
    "ExtendDeadline": ("proposals.CallDeadlineExtended.v1",),
    "ScreenProposal": ("proposals.ScreeningConcluded.v1",),
    "SelectMembers": ("workgroup.SelectionApproved.v1",),
    "RequestNomination": ("workgroup.WorkgroupFormed.v1",),
    "ApproveShortlist": ("workgroup.ShortlistApproved.v1",),
    "SelectIdeas": ("workgroup.IdeasSelected.v1",),
    "RequestOpinion": ("workgroup.EntityOpinionReceived.v1", "workgroup.EntityOpinionLapsed.v1"),
    "DecideFinalIdeas": ("workgroup.FinalIdeasDecided.v1",),
    "ConfirmTaskForce": ("workgroup.TaskForceFormed.v1", "workgroup.TaskForceDissolved.v1"),
    "DraftCommitment": ("plan.CommitmentDrafted.v1",),
    "HoldWorkshop": ("plan.WorkshopHeld.v1",),
    "ConsultStakeholders": ("plan.StakeholdersConsulted.v1",),
    "ReadyCommitment": ("plan.CommitmentReadyForReview.v1",),
    "EndorseCommitments": ("workgroup.CommitmentsEndorsed.v1",),
    "ApproveForComment": ("workgroup.CommitmentsApprovedForComment.v1", "workgroup.CommitmentsReturned.v1"),
    "ReturnCommitments": ("workgroup.CommitmentsReturned.v1",),
    "DropCommitment": ("workgroup.CommitmentDropped.v1",),
    "RequestAmendment": ("plan.AmendmentRequested.v1",),
    "AmendCommitment": ("plan.CommitmentAmended.v1",),
    "ReviseCommitment": ("plan.CommitmentRevised.v1",),
    "CloseAmendment": ("plan.AmendmentClosed.v1",),
    "FreezeCommitments": ("plan.CommitmentsFrozen.v1",),
    "AssemblePlan": ("plan.PlanDrafted.v1",),
    "RevisePlan": ("plan.PlanRevised.v1",),
    "NameResponsibleEntity": ("plan.ResponsibleEntityNamed.v1",),
    "RequestApproval": ("plan.EntityApproved.v1", "plan.EntityRefused.v1"),
    "RecordCabinetDecision": ("plan.CabinetApproved.v1", "plan.PlanReturned.v1"),
    "PublishPlan": ("plan.PlanPublished.v1",),
    "SubmitPlan": ("plan.PlanSubmitted.v1",),
    "RecordAcknowledgement": ("plan.SubmissionAcknowledged.v1",),
    "ReportMilestone": ("plan.MilestoneReported.v1",),
}
"""Act -> the topics of which one, naming the activity in its envelope, shows it done."""

ASKED_BY: dict[str, str] = {
    "RequestOpinion": "workgroup.EntityOpinionRequested.v1",
    "ConfirmTaskForce": "workgroup.TaskForceRequested.v1",
    "ReadyCommitment": "plan.CommitmentDrafted.v1",
}
"""Act of several subjects -> the topic that asks for it, in a stream for each: done when each of the streams is."""

"""What the plan service publishes: the process, its documents, its commitments, and the plan's way to approval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from events.foureyes import Declined, Proposed
from events.plan.approvals import (
    ApprovalRequested,
    CabinetApproved,
    EntityApproved,
    EntityRefused,
    PlanDrafted,
    PlanPublished,
    PlanReturned,
    PlanRevised,
    PlanSubmitted,
    ResponsibleEntityNamed,
    SubmissionAcknowledged,
)
from events.plan.commitments import (
    AmendmentClosed,
    AmendmentRequested,
    CommitmentAmended,
    CommitmentDrafted,
    CommitmentReadyForReview,
    CommitmentRevised,
    CommitmentsFrozen,
    CommitmentVersion,
    FrozenCommitment,
    MilestoneDays,
    MilestoneReported,
    StakeholdersConsulted,
    WorkshopHeld,
)
from events.plan.documents import (
    DocumentDrafted,
    DocumentFinalised,
    DocumentPublished,
    DocumentVersionAdded,
    Paragraph,
    ParagraphGone,
    ParagraphsIdentified,
    Rendition,
)
from events.plan.files import FileCleared, FileHeld, FileReceived
from events.plan.processes import (
    COMMENT_PERIOD,
    ActivityPlanned,
    ActivityRescheduled,
    AnswerCode,
    AppealRules,
    ClockMoved,
    CorrectionRecorded,
    Evidence,
    Gate,
    Ground,
    OutreachRecorded,
    PlannedAct,
    PlannedDates,
    ProcessCancelled,
    ProcessResumed,
    ProcessStarted,
    ProcessSuspended,
    ProgressReported,
    Rules,
    RulesAmended,
    RulesPublished,
    TaskForceRules,
    TimelinePublished,
)

__all__ = [
    "COMMENT_PERIOD",
    "ActDeclined",
    "ActProposed",
    "ActivityPlanned",
    "ActivityRescheduled",
    "AmendmentClosed",
    "AmendmentRequested",
    "AnswerCode",
    "AppealRules",
    "ApprovalRequested",
    "CabinetApproved",
    "ClockMoved",
    "CommitmentAmended",
    "CommitmentDrafted",
    "CommitmentReadyForReview",
    "CommitmentRevised",
    "CommitmentVersion",
    "CommitmentsFrozen",
    "CorrectionRecorded",
    "DocumentDrafted",
    "DocumentFinalised",
    "DocumentPublished",
    "DocumentVersionAdded",
    "EntityApproved",
    "EntityRefused",
    "Evidence",
    "FileCleared",
    "FileHeld",
    "FileReceived",
    "FrozenCommitment",
    "Gate",
    "Ground",
    "MilestoneDays",
    "MilestoneReported",
    "OutreachRecorded",
    "Paragraph",
    "ParagraphGone",
    "ParagraphsIdentified",
    "PlanDrafted",
    "PlanPublished",
    "PlanReturned",
    "PlanRevised",
    "PlanSubmitted",
    "PlannedAct",
    "PlannedDates",
    "ProcessCancelled",
    "ProcessResumed",
    "ProcessStarted",
    "ProcessSuspended",
    "ProgressReported",
    "Rendition",
    "ResponsibleEntityNamed",
    "Rules",
    "RulesAmended",
    "RulesPublished",
    "StakeholdersConsulted",
    "SubmissionAcknowledged",
    "TaskForceRules",
    "TimelinePublished",
    "WorkshopHeld",
]


@dataclass(frozen=True, kw_only=True)
class ActProposed(Proposed):
    """The first of two people proposes an act of the plan service."""

    TOPIC: ClassVar[str] = "plan.ActProposed.v1"


@dataclass(frozen=True, kw_only=True)
class ActDeclined(Declined):
    """The second person does not confirm the act."""

    TOPIC: ClassVar[str] = "plan.ActDeclined.v1"

"""The plan and its commitments as their pages show them: versions, reviews, amendments, approvals, milestones."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from events.comments import CommentPeriodOpened
from events.envelope import Event, Text, named
from events.plan import (
    AmendmentClosed,
    AmendmentRequested,
    ApprovalRequested,
    CabinetApproved,
    CommitmentDrafted,
    CommitmentReadyForReview,
    CommitmentsFrozen,
    DocumentDrafted,
    DocumentFinalised,
    DocumentPublished,
    DocumentVersionAdded,
    EntityApproved,
    EntityRefused,
    MilestoneDays,
    MilestoneReported,
    PlanDrafted,
    PlanPublished,
    PlanReturned,
    PlanRevised,
    PlanSubmitted,
    StakeholdersConsulted,
    SubmissionAcknowledged,
    WorkshopHeld,
)
from events.workgroup import (
    CommitmentDropped,
    CommitmentsApprovedForComment,
    CommitmentsEndorsed,
    CommitmentsReturned,
)

from .proofs.commitments import Version
from .record import Record, of

Review = CommitmentsEndorsed | CommitmentsApprovedForComment | CommitmentsReturned | CommitmentDropped
Sent = CabinetApproved | PlanReturned | PlanPublished | PlanSubmitted | SubmissionAcknowledged
Shown = DocumentFinalised | DocumentPublished | PlanDrafted | PlanRevised
"""What makes the text of a version public, beside a consultation on it."""


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """A milestone of the last version, and the last report on it."""

    days: MilestoneDays
    report: MilestoneReported | None


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """A commitment's course. `amendments`: each with its closing (None: it is open); `frozen`: the version's number."""

    name: str
    stream: UUID
    title: Text
    versions: tuple[Version, ...]
    workshops: int
    consultations: int
    ready: tuple[CommitmentReadyForReview, ...]
    reviews: tuple[tuple[Review, int], ...]
    amendments: tuple[tuple[AmendmentRequested, AmendmentClosed | None], ...]
    frozen: int | None
    milestones: tuple[Milestone, ...]

    @property
    def public(self) -> frozenset[int]:
        """The numbers of the versions whose content is public: handed over, reviewed, or in the plan."""
        handed = {event.number for event in self.ready} | {number for _, number in self.reviews}
        return frozenset(handed | ({self.frozen} if self.frozen else set()))

    @property
    def before(self) -> dict[int, int]:
        """The public version before each public one, by number: what the later one can be compared with."""
        numbers = sorted(self.public)
        return dict(zip(numbers[1:], numbers, strict=False))


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A version of a document: who made it, what was noted, the consultations on it, whether its text is public."""

    number: int
    hash: str
    event: DocumentDrafted | DocumentVersionAdded
    revised: PlanRevised | None
    consultations: tuple[CommentPeriodOpened, ...]
    public: bool


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document with its versions; of a plan also each entity's last answer, and what the Cabinet and others did."""

    name: str
    stream: UUID
    title: Text
    editions: tuple[Edition, ...]
    plan: bool
    approvals: tuple[tuple[str, EntityApproved | EntityRefused | None], ...]
    sent: tuple[Sent, ...]


def commitments(known: Record) -> list[Commitment]:
    """The process's commitments, in the order of their first versions."""
    drafted = sorted(known.all(CommitmentDrafted), key=lambda event: (event.happened_at, event.name))
    return [_commitment(known, event) for event in drafted]


def _commitment(known: Record, drafted: CommitmentDrafted) -> Commitment:
    told = known.streams[drafted.stream]
    versions = tuple(event for event in told if isinstance(event, Version))
    closed = {event.amendment: event for event in of(told, AmendmentClosed)}
    reports = {event.milestone: event for event in of(told, MilestoneReported)}
    last = versions[-1].content
    return Commitment(
        name=drafted.name,
        stream=drafted.stream,
        title=last.title,
        versions=versions,
        workshops=len(of(told, WorkshopHeld)),
        consultations=len(of(told, StakeholdersConsulted)),
        ready=of(told, CommitmentReadyForReview),
        reviews=tuple(_reviews(known, drafted.name)),
        amendments=tuple((event, closed.get(event.amendment)) for event in of(told, AmendmentRequested)),
        frozen=_frozen(known, drafted.name),
        milestones=tuple(Milestone(days=each, report=reports.get(each.id)) for each in last.milestones),
    )


def _reviews(known: Record, name: str) -> list[tuple[Review, int]]:
    """What bodies decided on the commitment, and on which of its versions."""
    found: list[tuple[Review, int]] = []
    for event in known.events:
        if isinstance(event, CommitmentDropped):
            found += [(event, event.commitment.number)] if event.commitment.name == name else []
        elif isinstance(event, CommitmentsEndorsed | CommitmentsApprovedForComment | CommitmentsReturned):
            found += [(event, each.number) for each in event.commitments if each.name == name]
    return found


def _frozen(known: Record, name: str) -> int | None:
    frozen = (each for event in known.all(CommitmentsFrozen) for each in event.commitments)
    return next((each.number for each in frozen if each.name == name), None)


def documents(known: Record) -> list[Document]:
    """The process's documents, plans last."""
    found = [document(known, event.name) for event in known.all(DocumentDrafted)]
    return sorted((each for each in found if each), key=lambda each: each.plan)


def document(known: Record, name: str) -> Document | None:
    """The document of that name; None where there is none."""
    stream = named(known.started.process, "document", name)
    told = known.streams.get(stream, ())
    drafted = next(iter(of(told, DocumentDrafted)), None)
    if drafted is None:
        return None
    added = [event for event in told if isinstance(event, DocumentDrafted | DocumentVersionAdded)]
    return Document(
        name=name,
        stream=stream,
        title=drafted.title,
        editions=tuple(_edition(known, event) for event in added),
        plan=bool(of(told, PlanDrafted)),
        approvals=tuple(_approvals(told)),
        sent=tuple(event for event in told if isinstance(event, Sent)),
    )


def _edition(known: Record, event: DocumentDrafted | DocumentVersionAdded) -> Edition:
    told = known.streams[event.stream]
    opened = known.all(CommentPeriodOpened)
    on_it = tuple(each for each in opened if (each.document, each.number) == (event.name, event.number))
    public = any(isinstance(each, Shown) and each.number == event.number for each in told)
    return Edition(
        number=event.number,
        hash=event.hash,
        event=event,
        revised=next((each for each in of(told, PlanRevised) if each.number == event.number), None),
        consultations=on_it,
        public=public or bool(on_it),
    )


def _approvals(told: tuple[Event, ...]) -> list[tuple[str, EntityApproved | EntityRefused | None]]:
    asked = dict.fromkeys(event.organisation for event in of(told, ApprovalRequested))
    given = [event for event in told if isinstance(event, EntityApproved | EntityRefused)]
    last = {event.organisation: event for event in given}
    return [(organisation, last.get(organisation)) for organisation in dict.fromkeys((*asked, *last))]

"""What the requests on commitments and on the plan hold, and the domain's values that they say."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from plan.domain.commitments.template import Entity, Milestone, Template
from service.commands import CommandBody
from service.fields import Day, Hash, Line, Part, Slug, Words, reference

from .documents import Renditions
from .fields import Number, Side, Word
from .requests import EvidenceOf

Organisation = Annotated[Slug, reference("organisation")]
Body = Annotated[Slug, reference("body")]
AmendmentId = Annotated[UUID, reference("amendment")]
Amendments = Annotated[tuple[AmendmentId, ...], Field(max_length=50)]
Proofs = Annotated[tuple[EvidenceOf, ...], Field(max_length=50)]


class EntityOf(Part):
    """An organisation by its registered name, and the title under which the commitment names it."""

    organisation: Organisation
    title: Words

    def said(self) -> Entity:
        """The entity."""
        return Entity(organisation=self.organisation, title=self.title)


class MilestoneOf(Part):
    """A milestone; its id stays for good."""

    id: Slug
    title: Words | None = None
    first: Day | None = None
    last: Day | None = None
    responsible: EntityOf | None = None

    def said(self) -> Milestone:
        """The milestone."""
        responsible = self.responsible.said() if self.responsible else None
        return Milestone(id=self.id, title=self.title or {}, first=self.first, last=self.last, responsible=responsible)


class ContentOf(Part):
    """A commitment in OGP's template; a draft may lack anything but its title."""

    title: Words
    problem: Words | None = None
    causes: Words | None = None
    description: Words | None = None
    values: Words | None = None
    results: Words | None = None
    lead: EntityOf | None = None
    supporting: Annotated[tuple[EntityOf, ...], Field(max_length=50)] = ()
    others: Annotated[tuple[Words, ...], Field(max_length=50)] = ()
    milestones: Annotated[tuple[MilestoneOf, ...], Field(max_length=50)] = ()

    def said(self) -> Template:
        """The commitment."""
        return Template(
            title=self.title,
            problem=self.problem or {},
            causes=self.causes or {},
            description=self.description or {},
            values=self.values or {},
            results=self.results or {},
            lead=self.lead.said() if self.lead else None,
            supporting=tuple(each.said() for each in self.supporting),
            others=tuple(dict(each) for each in self.others),
            milestones=tuple(each.said() for each in self.milestones),
        )


class DraftCommitment(CommandBody):
    """A commitment's first version, for an idea that was kept."""

    name: Slug
    idea: Annotated[UUID | None, reference("proposal")] = None
    content: ContentOf


class ReviseCommitment(CommandBody):
    """Its next version; once it is handed over, with the open amendments that it answers."""

    content: ContentOf
    answers: Amendments = ()


class AmendCommitment(CommandBody):
    """The version that answers those open amendments."""

    content: ContentOf
    answers: Annotated[Amendments, Field(min_length=1)]


class HoldWorkshop(CommandBody):
    """A workshop: its day, mode, number of participants, and the sides that took part."""

    held_on: Day
    mode: Literal["in_person", "remote", "both"]
    participants: Annotated[int, Field(strict=True, ge=1, le=1_000_000)]
    sides: Annotated[tuple[Side, ...], Field(max_length=20)] = ()
    evidence: Proofs = ()


class ConsultStakeholders(CommandBody):
    """A consultation: its channel, audience (in words), first and last day."""

    channel: Word
    audience: Words
    first: Day
    last: Day
    evidence: Proofs = ()


class ReadyCommitment(CommandBody):
    """The last version is handed over."""


class RequestAmendment(CommandBody):
    """What a member of the body asks to change in the version of that number and hash (none: the last)."""

    body: Body
    number: Number | None = None
    hash: Hash | None = None
    words: Words


class CloseAmendment(CommandBody):
    """The amendment is settled, or withdrawn; the reason stands in `reason`."""

    amendment: AmendmentId
    outcome: Literal["settled", "withdrawn"]


class FreezeCommitments(CommandBody):
    """All commitments approved for comment are frozen as they stand."""


class ReportMilestone(CommandBody):
    """How far a milestone of the commitment in that plan is."""

    document: Annotated[Slug, reference("document")]
    milestone: Slug
    status: Literal["not_started", "limited", "substantial", "complete"]
    text: Words
    evidence: Proofs = ()


class AssemblePlan(CommandBody):
    """The plan: the frozen commitments after an introduction in each language."""

    name: Slug
    title: Words
    introductions: Renditions


class RevisePlan(CommandBody):
    """The plan's next version, with a note on why."""

    renditions: Renditions
    note: Words


class NameResponsibleEntity(CommandBody):
    """The organisation that answers for the commitment."""

    commitment: Annotated[Slug, reference("commitment")]
    organisation: Organisation


class RequestApproval(CommandBody):
    """The organisation is asked to approve the version of that hash (none: the last), by that day."""

    organisation: Organisation
    hash: Hash | None = None
    due_on: Day | None = None


class OfVersion(CommandBody):
    """A version, which never changes, by its number, its hash, or both: what is decided on is no other."""

    number: Number | None = None
    hash: Hash | None = None

    def of(self) -> tuple[int | None, str | None]:
        """The version's number and hash."""
        return self.number, self.hash


class ApproveAsEntity(OfVersion):
    """The organisation approves that version."""

    organisation: Organisation


class RefuseAsEntity(ApproveAsEntity):
    """The organisation does not approve that version; the reason stands in `reason`."""

    answer: Literal["refuse", "conditions", "not_mine"]


class RecordCabinetDecision(OfVersion):
    """What the Cabinet decided on that version: on which day, and by which decision (its number)."""

    outcome: Literal["approve", "return"]
    decided_on: Day
    decision: Line


class PublishPlan(CommandBody):
    """The approved version is published."""


class SubmitPlan(CommandBody):
    """Those files are sent to the recipient (none named: the last version's): they must be the approved ones."""

    renditions: Renditions | None = None
    recipient: Line
    channel: Word
    sent_on: Day


class RecordAcknowledgement(CommandBody):
    """The recipient confirmed to have the plan, on that day."""

    acknowledged_on: Day
    evidence: Proofs = ()


def proofs(evidence: tuple[EvidenceOf, ...]) -> tuple[Any, ...]:
    """The evidence, as the domain's values."""
    return tuple(each.said() for each in evidence)

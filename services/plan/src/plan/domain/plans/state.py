"""A plan as its document's events leave it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from events.envelope import Event
from events.plan import (
    ApprovalRequested,
    CabinetApproved,
    EntityApproved,
    EntityRefused,
    FrozenCommitment,
    PlanDrafted,
    PlanPublished,
    PlanReturned,
    PlanRevised,
    PlanSubmitted,
    ResponsibleEntityNamed,
    SubmissionAcknowledged,
)

APPROVE = "approve"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What an entity answered last, and to which version (its hash)."""

    hash: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`entities` by commitment, `asked` by organisation (the hash last asked for), `revisions` by number.

    `approved` and `returned` are the hashes that the Cabinet decided on.
    """

    commitments: tuple[FrozenCommitment, ...]
    entities: Mapping[str, str]
    asked: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    revisions: Mapping[int, UUID] = field(default_factory=dict)
    approved: str | None = None
    returned: str | None = None
    published: bool = False
    submitted: bool = False
    acknowledged: bool = False

    @property
    def organisations(self) -> tuple[str, ...]:
        """Those that answer for a commitment, each once."""
        return tuple(sorted(set(self.entities.values())))

    def commitments_of(self, organisation: str) -> tuple[str, ...]:
        """The commitments that the organisation answers for."""
        return tuple(each.name for each in self.commitments if self.entities[each.name] == organisation)

    def refused(self, organisation: str, version: str) -> bool:
        """Whether the organisation's last word on the version of that hash is a no."""
        answer = self.answers.get(organisation)
        return answer is not None and answer.hash == version and answer.answer != APPROVE

    def waiting(self, version: str) -> tuple[str, ...]:
        """The organisations that have not approved the version of that hash."""
        yes = Answer(hash=version, answer=APPROVE)
        return tuple(each for each in self.organisations if self.answers.get(each) != yes)


def follow_plan(plan: Plan | None, event: Event) -> Plan | None:
    """The plan after the event; None while the document is no plan."""
    if isinstance(event, PlanDrafted):
        return Plan(commitments=event.commitments, entities={each.name: each.lead for each in event.commitments})
    return None if plan is None else _followed(plan, event)


def _followed(plan: Plan, event: Event) -> Plan:
    match event:
        case PlanRevised():
            return replace(plan, revisions={**plan.revisions, event.number: event.id})
        case ResponsibleEntityNamed():
            return replace(plan, entities={**plan.entities, event.commitment: event.organisation})
        case ApprovalRequested():
            return replace(plan, asked={**plan.asked, event.organisation: event.hash})
        case EntityApproved():
            return _answered(plan, event.organisation, event.hash, APPROVE)
        case EntityRefused():
            return _answered(plan, event.organisation, event.hash, event.answer)
        case CabinetApproved():
            return replace(plan, approved=event.hash)
        case PlanReturned():
            return replace(plan, returned=event.hash)
        case PlanPublished():
            return replace(plan, published=True)
        case PlanSubmitted():
            return replace(plan, submitted=True)
        case SubmissionAcknowledged():
            return replace(plan, acknowledged=True)
    return plan


def _answered(plan: Plan, organisation: str, version: str, answer: str) -> Plan:
    return replace(plan, answers={**plan.answers, organisation: Answer(hash=version, answer=answer)})

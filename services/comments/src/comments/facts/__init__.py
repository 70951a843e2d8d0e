"""What this service has heard of a process: its zone and languages, consultations, versions, approvals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from comments.domain.consultation import Plan, Version
from comments.domain.versions import Documents
from events.calendar import Calendar
from events.comments import (
    CommentAnswered,
    CommentPeriodClosed,
    CommentPeriodClosing,
    CommentPeriodOpened,
    CommentPeriodScheduled,
)
from events.envelope import Event, Text, named
from events.plan import (
    COMMENT_PERIOD,
    ActivityPlanned,
    ActivityRescheduled,
    DocumentDrafted,
    DocumentVersionAdded,
    PlannedAct,
    PlannedDates,
    ProcessCancelled,
    ProcessResumed,
    ProcessStarted,
    ProcessSuspended,
    RulesAmended,
    RulesPublished,
)
from events.rules import Process, follow
from events.workgroup import AppealDecided, AppealLodged, PublicationApproved

from . import documents, organisations

INTERESTS = (documents.INTERESTS | organisations.INTERESTS) | frozenset(
    contract.TOPIC
    for contract in (
        ProcessStarted,
        ProcessSuspended,
        ProcessResumed,
        ProcessCancelled,
        RulesPublished,
        RulesAmended,
        ActivityPlanned,
        ActivityRescheduled,
        PublicationApproved,
        AppealLodged,
        AppealDecided,
        CommentPeriodScheduled,
        CommentPeriodOpened,
        CommentPeriodClosing,
        CommentPeriodClosed,
        CommentAnswered,
    )
)


@dataclass(frozen=True, kw_only=True)
class Approval:
    """A body approves that this version of the document is published for comment."""

    id: UUID
    body: str
    document: str
    subject: Version


@dataclass(frozen=True, kw_only=True)
class Facts:
    """`plans` by the consultation's stream, `versions` the latest by document, `approvals` by the event's id.

    `grounds`, `codes` (the process's own) and `answer_days` (civil days for the answers) are those of the rules'
    edition in force, `appeals` the subjects of those that are open, by appeal. `opened_by` are the approvals that
    opened consultations.
    """

    process: Process = field(default_factory=Process)
    plans: Mapping[UUID, Plan] = field(default_factory=dict)
    versions: Mapping[str, Version] = field(default_factory=dict)
    approvals: Mapping[UUID, Approval] = field(default_factory=dict)
    grounds: frozenset[str] = frozenset()
    codes: Mapping[str, Text] = field(default_factory=dict)
    appeals: Mapping[UUID, UUID] = field(default_factory=dict)
    opened_by: Mapping[UUID, UUID] = field(default_factory=dict)
    documents: Documents = field(default_factory=dict)
    organisations: organisations.Heard = field(default_factory=organisations.Heard)
    answer_days: int | None = None
    calendar: Calendar = field(default_factory=lambda: Calendar(weekend=()))

    def rounds_before(self, stream: UUID) -> frozenset[UUID]:
        """The approvals that opened earlier rounds on the document: consultations that end before this one begins."""
        plan = self.plans[stream]
        earlier = (of for of, each in self.plans.items() if each.document == plan.document and each.last < plan.first)
        return frozenset(self.opened_by[of] for of in earlier if of in self.opened_by)

    def appeals_on(self, subject: UUID) -> tuple[UUID, ...]:
        """The open appeals against what was decided on the comment."""
        return tuple(appeal for appeal, of in self.appeals.items() if of == subject)


def fold(facts: Facts, event: Event) -> Facts:
    """The facts once the event is heard: plan's events in their order, workgroup's at any time among them."""
    facts = replace(
        facts,
        documents=documents.fold(facts.documents, event),
        organisations=organisations.fold(facts.organisations, event),
    )
    match event:
        case ProcessStarted():
            facts = replace(facts, calendar=event.calendar)
        case CommentPeriodOpened() if event.approval is not None:
            return replace(facts, opened_by={**facts.opened_by, event.stream: event.approval})
        case ActivityPlanned():
            return replace(facts, plans={**facts.plans, **_planned(event, facts.process.zone)})
        case ActivityRescheduled():
            return replace(facts, plans=_rescheduled(facts.plans, event))
        case DocumentDrafted() | DocumentVersionAdded():
            latest = Version(number=event.number, hash=event.hash)
            return replace(facts, versions={**facts.versions, event.name: latest})
        case PublicationApproved():
            return replace(facts, approvals={**facts.approvals, event.id: _approval(event)})
        case RulesPublished() | RulesAmended():
            grounds = frozenset(ground.name for ground in event.rules.grounds)
            codes = {code.name: code.words for code in event.rules.codes}
            return replace(facts, grounds=grounds, codes=codes, answer_days=event.rules.answers_due_days)
        case AppealLodged():
            return replace(facts, appeals={**facts.appeals, event.stream: event.subject})
        case AppealDecided():
            return replace(facts, appeals={key: of for key, of in facts.appeals.items() if key != event.stream})
    return replace(facts, process=follow(facts.process, event))


def _planned(event: ActivityPlanned, zone: str) -> dict[UUID, Plan]:
    plans = (_plan(event, act, zone) for act in event.acts if act.act == "OpenConsultation")
    return {named(event.process, "consultation", plan.name): plan for plan in plans if plan is not None}


def _plan(event: ActivityPlanned, act: PlannedAct, zone: str) -> Plan | None:
    """What plan requires of the act: a name, a document, a window and a gate."""
    if not (act.name and act.document and act.first and act.last and act.gate):
        return None
    return Plan(
        of_activity=event.number,
        name=act.name,
        title=act.title,
        document=act.document,
        first=act.first,
        last=act.last,
        zone=zone,
        gate=act.gate.kind,
        body=act.gate.body,
    )


def _rescheduled(plans: Mapping[UUID, Plan], event: ActivityRescheduled) -> dict[UUID, Plan]:
    moves = dict(zip(_windows(event.old), _windows(event.new), strict=False))
    return {stream: _moved(plan, event.number, moves) for stream, plan in plans.items()}


def _windows(dates: tuple[PlannedDates, ...]) -> list[tuple[date, date]]:
    return [(each.first, each.last) for each in dates if each.kind == COMMENT_PERIOD]


def _moved(plan: Plan, activity: int, moves: Mapping[tuple[date, date], tuple[date, date]]) -> Plan:
    if plan.of_activity != activity or (plan.first, plan.last) not in moves:
        return plan
    first, last = moves[plan.first, plan.last]
    return replace(plan, first=first, last=last)


def _approval(event: PublicationApproved) -> Approval:
    subject = Version(number=event.number, hash=event.hash)
    return Approval(id=event.id, body=event.body, document=event.document, subject=subject)

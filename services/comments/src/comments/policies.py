"""What this service does by itself: schedule what is planned, open at the gate, close by the clock, count, conclude."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from events.aggregate import Reaction, Timer
from events.comments import (
    CommentAnswered,
    CommentPeriodClosed,
    CommentPeriodClosing,
    CommentPeriodExtended,
    CommentPeriodOpened,
    CommentPeriodScheduled,
    ContributionHidden,
)
from events.envelope import Event
from events.moderation import UPHELD, RestoreAfterAppeal
from events.plan import ActivityPlanned, ActivityRescheduled, DocumentDrafted, DocumentVersionAdded, ProcessResumed
from events.window import shown
from events.workgroup import AppealDecided, PublicationApproved

from .domain.consultation import Plan, Version
from .domain.course import COURSE, BeginClosing, ClosePeriod, ConcludeAnswers, OpenPeriod, ScheduleConsultation
from .domain.moderation import MODERATION, Moderate
from .facts import Approval, Facts
from .periods import close_counted, conclude_answered, keep_period

OPEN, CLOSE = "open", "close"
"""The names of a consultation's timers."""


def react(facts: Facts, event: Event) -> tuple[Reaction, ...]:
    """What the event, just folded into the facts, makes this service do. Whatever may open a gate tries it again."""
    match event:
        case ActivityPlanned() | ActivityRescheduled():
            return tuple(
                _schedule(stream, plan, event)
                for stream, plan in facts.plans.items()
                if plan.of_activity == event.number
            )
        case CommentPeriodScheduled():
            return _open(facts, (event.stream,), str(event.id))
        case PublicationApproved():
            return _open(facts, _on(facts, event.document), str(event.id))
        case DocumentDrafted() | DocumentVersionAdded():
            return _open(facts, _on(facts, event.name), str(event.id))
        case ProcessResumed():
            return _open(facts, facts.plans, str(event.id))
        case CommentPeriodClosing():
            return (_count(event),)
        case CommentPeriodClosed():
            return (_conclude(event.stream, event),)
        case CommentAnswered():
            return (_conclude(event.consultation, event),)
        case AppealDecided():
            return _restore(event)
    return ()


def schedule(event: Event) -> tuple[Timer, ...]:
    """The instants that the event sets, moves or takes away."""
    timer = partial(Timer, process=event.process, stream=event.stream)
    match event:
        case CommentPeriodScheduled():
            return (timer(name=OPEN, due=event.opens_at),)
        case CommentPeriodOpened():
            return (timer(name=OPEN, due=None), timer(name=CLOSE, due=event.closes_at))
        case CommentPeriodExtended():
            return (timer(name=CLOSE, due=event.closes_at),)
        case CommentPeriodClosing():
            return (timer(name=CLOSE, due=None),)
    return ()


def fire(facts: Facts, timer: Timer) -> tuple[Reaction, ...]:
    """What this service does when the instant has come."""
    assert timer.due is not None
    instant = shown(timer.due)
    if timer.name == OPEN:
        return _open(facts, (timer.stream,), instant)
    return (
        Reaction(
            key=f"{CLOSE}/{timer.stream}/{instant}",
            stream=timer.stream,
            aggregate=COURSE,
            command=lambda act: BeginClosing(act=act),
            writes=keep_period,
        ),
    )


def _schedule(stream: UUID, plan: Plan, event: Event) -> Reaction:
    return Reaction(
        key=f"schedule/{stream}/{event.id}",
        stream=stream,
        aggregate=COURSE,
        command=lambda act: ScheduleConsultation(act=act, plan=plan),
    )


def _on(facts: Facts, document: str) -> Iterable[UUID]:
    return (stream for stream, plan in facts.plans.items() if plan.document == document)


def _open(facts: Facts, streams: Iterable[UUID], cause: str) -> tuple[Reaction, ...]:
    """Open those of the consultations whose gate is open; whether their windows have begun, the command decides."""
    found = ((stream, _gate(facts, stream, plan)) for stream in streams if (plan := facts.plans.get(stream)))
    return tuple(_opening(stream, cause, *gate) for stream, gate in found if gate and not facts.process.stopped)


def _opening(stream: UUID, cause: str, subject: Version, approval: UUID | None) -> Reaction:
    return Reaction(
        key=f"{OPEN}/{stream}/{cause}",
        stream=stream,
        aggregate=COURSE,
        command=lambda act: OpenPeriod(act=act, subject=subject, approval=approval),
        writes=keep_period,
    )


def _gate(facts: Facts, stream: UUID, plan: Plan) -> tuple[Version, UUID | None] | None:
    """The version with which the plan's gate is open, and the approval that opened it; None while it is shut."""
    if plan.gate == "date" and plan.document in facts.versions:
        return facts.versions[plan.document], None
    if plan.gate == "approval" and (approval := _approval(facts, stream, plan)):
        return approval.subject, approval.id
    return None


def _approval(facts: Facts, stream: UUID, plan: Plan) -> Approval | None:
    """The approval of the latest version; by the plan's body, where it names one.

    What opened an earlier round does not open a later one.
    """
    used = facts.rounds_before(stream)
    fitting = (
        approval
        for approval in facts.approvals.values()
        if approval.document == plan.document and plan.body in (None, approval.body) and approval.id not in used
    )
    return max(fitting, key=lambda approval: (approval.subject.number, approval.id), default=None)


def _count(event: CommentPeriodClosing) -> Reaction:
    return Reaction(
        key=f"count/{event.id}",
        stream=event.stream,
        aggregate=COURSE,
        command=lambda act: ClosePeriod(act=act),
        activity=event.activity,
        late=close_counted,
        writes=keep_period,
    )


def _conclude(stream: UUID, event: CommentPeriodClosed | CommentAnswered) -> Reaction:
    return Reaction(
        key=f"conclude/{event.id}",
        stream=stream,
        aggregate=COURSE,
        command=lambda act: ConcludeAnswers(act=act),
        activity=event.activity,
        late=conclude_answered,
    )


def _restore(event: AppealDecided) -> tuple[Reaction, ...]:
    """Show the comment again where an appeal against its hiding was upheld."""
    if event.outcome not in UPHELD or event.decision_type != ContributionHidden.TOPIC:
        return ()
    comment, appeal, decision = event.subject, event.stream, event.decision
    restore = Reaction(
        key=f"restore/{appeal}",
        stream=comment,
        aggregate=MODERATION,
        command=lambda act: Moderate(
            comment=comment, command=RestoreAfterAppeal(act=act, appeal=appeal, decision=decision)
        ),
    )
    return (restore,)

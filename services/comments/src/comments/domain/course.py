"""The course of a consultation: scheduled by the plan, opened by its gate, closed by the clock, counted, concluded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.calendar import DEADLINE_RULE
from events.comments import (
    AllCommentsAnswered,
    CommentPeriodClosed,
    CommentPeriodClosing,
    CommentPeriodMissed,
    CommentPeriodScheduled,
)
from events.envelope import Act, Event, named

from .consultation import Consultation, Plan, Version, evolve, opened, serving

ANSWERS_RULE = ("each-comment-answered", 1)
"""An answer is owed to each comment that came in time and was not withdrawn."""


@dataclass(frozen=True, kw_only=True)
class ScheduleConsultation:
    """Take over what is planned, or its new dates."""

    act: Act
    plan: Plan


@dataclass(frozen=True, kw_only=True)
class OpenPeriod:
    """The gate is open (an approval, or a date): open the period with that version as soon as its window begins."""

    act: Act
    subject: Version
    approval: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class BeginClosing:
    """The clock may have reached the instant: take no more from it on."""

    act: Act


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What the period holds: comments in time, those of them withdrawn, the last position, the SHA-256 of the ids."""

    counted: int
    withdrawn: int
    last_position: int
    ids_hash: str


@dataclass(frozen=True, kw_only=True)
class ClosePeriod:
    """Record the tally, taken under the writers' lock; without it, nothing yet."""

    act: Act
    tally: Tally | None = None


@dataclass(frozen=True, kw_only=True)
class ConcludeAnswers:
    """Record that all are answered, unless any answer is still owed, as looked up under the writers' lock."""

    act: Act
    owing: bool = True


CourseCommand: TypeAlias = ScheduleConsultation | OpenPeriod | BeginClosing | ClosePeriod | ConcludeAnswers


def decide(state: Consultation, command: CourseCommand) -> tuple[Event, ...]:
    """What the command makes happen; nothing where it comes too early, or again."""
    match command:
        case ScheduleConsultation():
            return _schedule(state, command)
        case OpenPeriod():
            return _open(state, command)
        case BeginClosing():
            return _begin_closing(state, command)
        case ClosePeriod():
            return _close(state, command)
        case ConcludeAnswers():
            return _conclude(state, command)
    assert_never(command)


COURSE = Aggregate(Consultation(), evolve, decide)


def _schedule(state: Consultation, command: ScheduleConsultation) -> tuple[Event, ...]:
    plan = command.plan
    if state.stage not in ("unknown", "scheduled") or state.plan == plan:
        return ()
    scheduled = command.act.event(
        CommentPeriodScheduled,
        named(command.act.process, "consultation", plan.name),
        state.version + 1,
        rule=DEADLINE_RULE,
        of_activity=plan.of_activity,
        name=plan.name,
        title=plan.title,
        document=plan.document,
        first=plan.first,
        last=plan.last,
        zone=plan.zone,
        opens_at=plan.opens_at,
        closes_at=plan.closes_at,
        gate=plan.gate,
        body=plan.body,
    )
    return (scheduled,)


def _open(state: Consultation, command: OpenPeriod) -> tuple[Event, ...]:
    if state.stage != "scheduled" or command.act.happened_at < state.planned().opens_at:
        return ()
    if command.act.happened_at >= state.planned().closes_at:
        return () if state.missed == command.subject else (_missed(state, command),)
    return (opened(state, command.act, command.subject, approval=command.approval),)


def _missed(state: Consultation, command: OpenPeriod) -> CommentPeriodMissed:
    plan = state.planned()
    return serving(command.act, plan).event(
        CommentPeriodMissed,
        state.stream(command.act.process),
        state.version + 1,
        rule=DEADLINE_RULE,
        name=plan.name,
        document=plan.document,
        number=command.subject.number,
        hash=command.subject.hash,
        first=plan.first,
        last=plan.last,
        closes_at=plan.closes_at,
        gate=plan.gate,
        approval=command.approval,
    )


def _begin_closing(state: Consultation, command: BeginClosing) -> tuple[Event, ...]:
    if state.stage != "open" or command.act.happened_at < state.planned().closes_at:
        return ()
    plan = state.planned()
    closing = serving(command.act, plan).event(
        CommentPeriodClosing,
        state.stream(command.act.process),
        state.version + 1,
        rule=DEADLINE_RULE,
        closes_at=plan.closes_at,
    )
    return (closing,)


def _close(state: Consultation, command: ClosePeriod) -> tuple[Event, ...]:
    if state.stage != "closing" or command.tally is None:
        return ()
    plan, subject = state.planned(), state.opened_with()
    closed = serving(command.act, plan).event(
        CommentPeriodClosed,
        state.stream(command.act.process),
        state.version + 1,
        rule=DEADLINE_RULE,
        document=plan.document,
        number=subject.number,
        hash=subject.hash,
        counted=command.tally.counted,
        withdrawn=command.tally.withdrawn,
        last_position=command.tally.last_position,
        ids_hash=command.tally.ids_hash,
    )
    return (closed,)


def _conclude(state: Consultation, command: ConcludeAnswers) -> tuple[Event, ...]:
    if state.stage != "closed" or command.owing:
        return ()
    plan, subject = state.planned(), state.opened_with()
    concluded = serving(command.act, plan).event(
        AllCommentsAnswered,
        state.stream(command.act.process),
        state.version + 1,
        rule=ANSWERS_RULE,
        document=plan.document,
        number=subject.number,
        hash=subject.hash,
        answered=state.owed,
    )
    return (concluded,)

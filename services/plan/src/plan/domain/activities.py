"""Activities are data: planned, rescheduled, made public, reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from events.acts import COMPLETED_BY
from events.calendar import days_between
from events.envelope import Act, Event, Text
from events.plan import (
    COMMENT_PERIOD,
    ActivityPlanned,
    ActivityRescheduled,
    Evidence,
    OutreachRecorded,
    PlannedAct,
    PlannedDates,
    ProgressReported,
    TimelinePublished,
)
from events.refusals import AlreadyThere, Refusal, ValueRefused
from events.rules import UNIT_OFFICER, need_office, need_reason, need_running, need_words

from .process import (
    OPEN_CONSULTATION,
    Activity,
    Process,
    made,
    need_activity,
    need_officer,
    need_past,
    need_started,
)

T = TypeVar("T")


class NothingPlanned(Refusal):
    """No activity is planned yet, and the timeline would be empty."""

    slug = "nothing-planned"


class WindowTooShort(Refusal):
    """The window has {days} days, and the process's rules want at least {minimum}."""

    kind = "invalid"
    slug = "window-too-short"


@dataclass(frozen=True, kw_only=True)
class PublishTimeline:
    """Make the planned activities public as they stand, on that civil day."""

    act: Act
    published_on: date


@dataclass(frozen=True, kw_only=True)
class PlanActivity:
    """Plan an activity: its texts, dates, and the acts that it consists of."""

    act: Act
    number: int
    phase: int
    phase_title: Text
    planned: Text
    dates: tuple[PlannedDates, ...]
    acts: tuple[PlannedAct, ...]
    mode: str | None
    note: str | None


@dataclass(frozen=True, kw_only=True)
class RescheduleActivity:
    """Move the activity's dates."""

    act: Act
    number: int
    dates: tuple[PlannedDates, ...]


@dataclass(frozen=True, kw_only=True)
class ReportProgress:
    """Say what was done in the activity, and on what the statement rests."""

    act: Act
    number: int
    text: Text
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class RecordOutreach:
    """Record that a channel was used, for whom, and on which civil day."""

    act: Act
    number: int
    channel: str
    purpose: str
    audience: Text | None
    reach: int | None
    link: str | None
    sent_on: date


def _publish_timeline(state: Process, command: PublishTimeline) -> tuple[Event, ...]:
    need_officer(state, command.act)
    need_past(state, command.act, command.published_on, "published_on")
    if not state.activities:
        raise NothingPlanned
    return made(
        state,
        command.act,
        TimelinePublished,
        activities=tuple(sorted(state.activities)),
        published_on=command.published_on,
    )


def _plan_activity(state: Process, command: PlanActivity) -> tuple[Event, ...]:
    act = _officer_of(state, command.act, command.number)
    if command.number in state.activities:
        raise AlreadyThere("number", what="activity", name=command.number)
    need_words(command.phase_title, state.languages, "phase_title")
    need_words(command.planned, state.languages, "planned")
    _need_dates(command.dates)
    _need_acts(state, command.acts)
    return made(
        state,
        act,
        ActivityPlanned,
        rule=_rules_in_force(state),
        number=command.number,
        phase=command.phase,
        phase_title=command.phase_title,
        planned=command.planned,
        dates=command.dates,
        acts=command.acts,
        mode=command.mode,
        note=command.note,
    )


def _reschedule(state: Process, command: RescheduleActivity) -> tuple[Event, ...]:
    act = _officer_of(state, command.act, command.number)
    activity = need_activity(state, command.number, "number")
    need_reason(act)
    _need_dates(command.dates)
    _need_windows(state, activity, command.dates)
    if command.dates == activity.dates:
        raise ValueRefused("dates", rule="the new dates differ from the old")
    return made(
        state,
        act,
        ActivityRescheduled,
        rule=_rules_in_force(state),
        number=command.number,
        old=activity.dates,
        new=command.dates,
    )


def _report_progress(state: Process, command: ReportProgress) -> tuple[Event, ...]:
    act = _officer_of(state, command.act, command.number)
    need_activity(state, command.number, "number")
    need_words(command.text, state.languages, "text")
    return made(state, act, ProgressReported, number=command.number, text=command.text, evidence=command.evidence)


def _record_outreach(state: Process, command: RecordOutreach) -> tuple[Event, ...]:
    act = _officer_of(state, command.act, command.number)
    need_activity(state, command.number, "number")
    need_past(state, act, command.sent_on, "sent_on")
    if command.audience is not None:
        need_words(command.audience, state.languages, "audience")
    return made(
        state,
        act,
        OutreachRecorded,
        number=command.number,
        channel=command.channel,
        purpose=command.purpose,
        audience=command.audience,
        reach=command.reach,
        link=command.link,
        sent_on=command.sent_on,
    )


def _officer_of(state: Process, act: Act, number: int) -> Act:
    """The act of a unit officer in a running process, serving the activity that it is about."""
    need_office(act, UNIT_OFFICER)
    need_started(state, act)
    need_running(state, act)
    if act.activity not in (None, number):
        raise ValueRefused("activity", rule="it is the number of the activity itself")
    return replace(act, activity=number)


def _rules_in_force(state: Process) -> tuple[str, int] | None:
    return ("process-rules", state.rules.number) if state.rules else None


def _need_dates(dates: Sequence[PlannedDates]) -> None:
    for index, each in enumerate(dates):
        if each.first > each.last:
            raise ValueRefused(f"dates.{index}.last", rule="the last day is not before the first")


def _need_acts(state: Process, acts: Sequence[PlannedAct]) -> None:
    taken = {consultation.name for consultation in state.consultations}
    for index, planned in enumerate(acts):
        field = f"acts.{index}"
        if planned.act not in COMPLETED_BY:
            raise ValueRefused(f"{field}.act", rule=f"one of {', '.join(sorted(COMPLETED_BY))}")
        if planned.act == OPEN_CONSULTATION:
            _need_consultation(state, planned, field)
            if planned.name in taken:
                raise AlreadyThere(f"{field}.name", what="consultation", name=planned.name)
            taken.add(planned.name)
        elif planned.gate or planned.first or planned.last:
            raise ValueRefused(field, rule="only a consultation has a window and a gate")


def _need_consultation(state: Process, planned: PlannedAct, field: str) -> None:
    _given(planned.name, f"{field}.name")
    _given(planned.document, f"{field}.document")
    gate = _given(planned.gate, f"{field}.gate")
    if gate.body is not None and gate.kind != "approval":
        raise ValueRefused(f"{field}.gate.body", rule="only an approval is a body's")
    need_words(planned.title, state.languages, f"{field}.title")
    first, last = _given(planned.first, f"{field}.first"), _given(planned.last, f"{field}.last")
    _need_window(state, first, last, f"{field}.last")


def _given(value: T | None, field: str) -> T:
    if value is None:
        raise ValueRefused(field, rule="a consultation names it")
    return value


def _need_windows(state: Process, activity: Activity, dates: Sequence[PlannedDates]) -> None:
    if activity.consultations:
        for index, each in enumerate(dates):
            if each.kind == COMMENT_PERIOD:
                _need_window(state, each.first, each.last, f"dates.{index}.last")


def _need_window(state: Process, first: date, last: date, field: str) -> None:
    days = days_between(first, last)
    if days < state.minimum_window_days:
        raise WindowTooShort(field, days=days, minimum=state.minimum_window_days)


DECISIONS: dict[type, Callable[[Process, Any], tuple[Event, ...]]] = {
    PublishTimeline: _publish_timeline,
    PlanActivity: _plan_activity,
    RescheduleActivity: _reschedule,
    ReportProgress: _report_progress,
    RecordOutreach: _record_outreach,
}

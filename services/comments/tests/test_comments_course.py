"""Given a consultation's events, when the plan, a gate or the clock moves it, then exactly these events."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from comments.domain.course import COURSE, BeginClosing, ClosePeriod, ConcludeAnswers, OpenPeriod, ScheduleConsultation
from events.comments import (
    AllCommentsAnswered,
    CommentPeriodClosed,
    CommentPeriodClosing,
    CommentPeriodMissed,
    CommentPeriodOpened,
    CommentPeriodScheduled,
)

TICK = timedelta(microseconds=1)
APPROVAL = uuid4()


def test_a_planned_consultation_is_scheduled(world: Any) -> None:
    plan = next(iter(world.hear(world.started(), world.planned()).facts().plans.values()))
    [scheduled] = world.own
    assert scheduled == world.events(world.consultation)[0]
    assert isinstance(scheduled, CommentPeriodScheduled)
    assert (scheduled.activity, scheduled.of_activity, scheduled.version) == (None, 4, 1)
    assert (scheduled.opens_at, scheduled.closes_at) == (world.opens, world.closes)
    assert (scheduled.rule, scheduled.rule_version) == ("deadline-civil-days", 1)
    assert (scheduled.service, scheduled.person) == ("comments", None)
    assert world.decide(world.consultation, COURSE, ScheduleConsultation(act=world.service(), plan=plan)) == ()


def test_new_dates_are_scheduled_again(world: Any) -> None:
    world.scheduled()
    plan = replace(world.state().plan, last=date(2021, 5, 10))
    [scheduled] = world.decide(world.consultation, COURSE, ScheduleConsultation(act=world.service(), plan=plan))
    assert (scheduled.version, scheduled.last) == (2, date(2021, 5, 10))
    assert scheduled.closes_at == datetime(2021, 5, 10, 21, tzinfo=UTC)


def test_new_dates_come_too_late_for_an_open_window(world: Any) -> None:
    world.opened()
    plan = replace(world.state().plan, last=date(2021, 5, 10))
    assert world.decide(world.consultation, COURSE, ScheduleConsultation(act=world.service(), plan=plan)) == ()


def opening(world: Any) -> OpenPeriod:
    return OpenPeriod(act=world.service(), subject=world.first_version, approval=APPROVAL)


def test_an_open_gate_waits_for_the_first_instant(world: Any) -> None:
    world.scheduled().move(world.opens - TICK)
    assert COURSE.decide(world.state(), opening(world)) == ()


@pytest.mark.parametrize("after", [timedelta(0), timedelta(hours=10), timedelta(days=9) - TICK])
def test_a_gate_opens_the_period_from_then_on(world: Any, after: timedelta) -> None:
    world.scheduled().move(world.opens + after)
    [opened] = COURSE.decide(world.state(), opening(world))
    assert isinstance(opened, CommentPeriodOpened)
    assert (opened.activity, opened.version, opened.gate, opened.approval) == (4, 2, "approval", APPROVAL)
    assert (opened.document, opened.number, opened.hash) == ("methodology", 1, "h1")
    assert (opened.first, opened.last) == (date(2021, 4, 28), date(2021, 5, 6))
    assert (opened.opens_at, opened.closes_at) == (world.opens + after, world.closes)


def test_a_gate_that_opens_after_the_end_is_recorded_and_opens_nothing(world: Any) -> None:
    world.scheduled().move(world.closes)
    [missed] = world.decide(world.consultation, COURSE, opening(world))
    assert isinstance(missed, CommentPeriodMissed)
    assert (missed.activity, missed.number, missed.hash, missed.approval) == (4, 1, "h1", APPROVAL)
    assert missed.closes_at == world.closes
    assert world.state().stage == "scheduled"


def test_a_period_opens_once(world: Any) -> None:
    world.opened()
    assert COURSE.decide(world.state(), opening(world)) == ()


def test_nothing_opens_that_was_not_scheduled(world: Any) -> None:
    assert COURSE.decide(world.state(), opening(world)) == ()


def test_it_does_not_close_before_the_instant(world: Any) -> None:
    world.opened().move(world.closes - TICK)
    assert COURSE.decide(world.state(), BeginClosing(act=world.service())) == ()


def test_the_clock_closes_it_in_two_steps(world: Any) -> None:
    world.opened()
    world.now = world.closes
    [closing] = COURSE.decide(world.state(), BeginClosing(act=world.service()))
    assert isinstance(closing, CommentPeriodClosing)
    assert (closing.closes_at, closing.activity, closing.version) == (world.closes, 4, 3)
    state = COURSE.evolve(world.state(), closing)
    assert COURSE.decide(state, BeginClosing(act=world.service())) == ()
    assert COURSE.decide(state, ClosePeriod(act=world.service())) == ()
    [closed] = COURSE.decide(state, ClosePeriod(act=world.service(), tally=world.tally()))
    assert isinstance(closed, CommentPeriodClosed)
    assert (closed.counted, closed.withdrawn, closed.version) == (0, 0, 4)
    assert (closed.document, closed.number, closed.hash) == ("methodology", 1, "h1")


def test_a_count_before_the_closing_closes_nothing(world: Any) -> None:
    world.opened()
    assert COURSE.decide(world.state(), ClosePeriod(act=world.service(), tally=world.tally())) == ()


def test_all_answered_is_concluded_once(world: Any) -> None:
    world.opened()
    assert COURSE.decide(world.state(), ConcludeAnswers(act=world.service(), owing=False)) == ()
    world.move(world.closes)
    *_, concluded = world.own
    assert isinstance(concluded, AllCommentsAnswered)
    assert (concluded.answered, concluded.activity, concluded.hash) == (0, 4, "h1")
    assert (concluded.rule, concluded.rule_version) == ("each-comment-answered", 1)
    assert COURSE.decide(world.state(), ConcludeAnswers(act=world.service(), owing=False)) == ()

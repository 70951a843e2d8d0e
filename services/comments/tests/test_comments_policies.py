"""Events in, in every order of arrival: the consultation opens, closes and is concluded as if they came in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest

from comments.domain.answering import ANSWERING, Answer, RespondToComment
from comments.domain.comment import COMMENT, SubmitComment
from comments.domain.four_eyes import OFFICERS, ConfirmAct, ExtendWindow
from comments.facts import INTERESTS, Facts, fold
from comments.policies import fire, react, schedule
from events.aggregate import Timer
from events.comments import (
    AllCommentsAnswered,
    CommentPeriodClosed,
    CommentPeriodClosing,
    CommentPeriodMissed,
    CommentPeriodOpened,
    CommentPeriodScheduled,
    CommentWithdrawn,
)
from events.envelope import Event
from events.plan import ProcessCancelled, ProcessResumed, ProcessSuspended

MORNING = datetime(2021, 4, 28, 7, tzinfo=UTC)
TICK = timedelta(microseconds=1)


def kinds(world: Any) -> list[str]:
    return [type(event).__name__ for event in world.own]


def interleavings(ours: Sequence[Event], theirs: Sequence[Event]) -> list[list[Event]]:
    """Both sequences in one, each in its own order: a service's events arrive in order, those of two in any."""
    slots = {tuple(sorted(slots)) for slots in permutations(range(len(ours) + len(theirs)), len(theirs))}
    return [_merged(list(ours), list(theirs), set(chosen)) for chosen in sorted(slots)]


def _merged(ours: list[Event], theirs: list[Event], chosen: set[int]) -> list[Event]:
    return [(theirs if place in chosen else ours).pop(0) for place in range(len(ours) + len(theirs))]


@pytest.mark.parametrize("place", range(5))
def test_an_approval_opens_wherever_it_arrives(world: Any, place: int) -> None:
    world.now = MORNING
    plan = [world.started(), world.version(1), world.planned(), world.version(2)]
    approval = world.approved(1)
    world.hear(*interleavings(plan, [approval])[place])
    assert kinds(world) == ["CommentPeriodScheduled", "CommentPeriodOpened"]
    opened = world.own[-1]
    assert (opened.number, opened.hash, opened.approval, opened.opens_at) == (1, "h1", approval.id, MORNING)
    assert opened.closes_at == world.closes


def test_an_event_again_changes_nothing(world: Any) -> None:
    world.now = MORNING
    events = [world.started(), world.planned(), world.version(1), world.approved(1)]
    world.hear(*events, *events)
    assert kinds(world) == ["CommentPeriodScheduled", "CommentPeriodOpened"]


@pytest.mark.parametrize("place", range(3))
def test_an_approval_before_the_first_day_opens_at_its_first_instant(world: Any, place: int) -> None:
    world.hear(*interleavings([world.started(), world.planned()], [world.approved()])[place])
    world.move(world.opens - TICK)
    assert kinds(world) == ["CommentPeriodScheduled"]
    world.move(world.opens)
    assert kinds(world) == ["CommentPeriodScheduled", "CommentPeriodOpened"]
    assert world.own[-1].opens_at == world.opens


@pytest.mark.parametrize("place", range(3))
def test_an_approval_after_the_window_is_recorded_as_missed(world: Any, place: int) -> None:
    world.now = world.closes
    world.hear(*interleavings([world.started(), world.planned()], [world.approved()])[place])
    assert kinds(world) == ["CommentPeriodScheduled", "CommentPeriodMissed"]
    world.move(world.closes + timedelta(days=30)).hear(world.version(1))
    assert kinds(world)[2:] == []
    world.hear(world.approved(2))
    assert kinds(world)[2:] == ["CommentPeriodMissed"]


def test_a_missed_period_opens_in_its_new_window(world: Any) -> None:
    world.scheduled().move(world.closes).hear(world.approved())
    assert isinstance(world.own[-1], CommentPeriodMissed)
    world.hear(world.rescheduled(date(2021, 5, 10), date(2021, 5, 20)))
    world.move(datetime(2021, 5, 9, 21, tzinfo=UTC))
    assert isinstance(world.own[-1], CommentPeriodOpened)
    assert (world.own[-1].first, world.own[-1].last) == (date(2021, 5, 10), date(2021, 5, 20))


def test_another_bodys_approval_or_of_another_document_opens_nothing(world: Any) -> None:
    world.scheduled().move(MORNING)
    world.hear(world.approved(body="panel"), world.approved(document="plan"))
    assert kinds(world) == ["CommentPeriodScheduled"]


def test_a_gate_that_names_no_body_takes_any(world: Any) -> None:
    world.hear(world.started(), world.planned("approval", None)).move(MORNING).hear(world.approved(body="panel"))
    assert isinstance(world.own[-1], CommentPeriodOpened)


def test_the_latest_approved_version_opens(world: Any) -> None:
    world.scheduled().hear(world.approved(2), world.approved(1)).move(world.opens)
    assert world.own[-1].number == 2


def test_an_officers_gate_opens_by_no_event_and_no_instant(world: Any) -> None:
    world.scheduled("officer").hear(world.version(1), world.approved()).move(world.closes)
    assert kinds(world) == ["CommentPeriodScheduled"]


@pytest.mark.parametrize("numbers", [(1,), (1, 2)])
def test_a_dates_gate_opens_with_the_latest_version(world: Any, numbers: Sequence[int]) -> None:
    world.scheduled("date").hear(*(world.version(number) for number in numbers))
    world.move(world.opens)
    assert isinstance(world.own[-1], CommentPeriodOpened)
    assert (world.own[-1].number, world.own[-1].approval, world.own[-1].gate) == (numbers[-1], None, "date")


def test_a_dates_gate_waits_for_a_version(world: Any) -> None:
    world.scheduled("date").move(MORNING)
    assert kinds(world) == ["CommentPeriodScheduled"]
    world.hear(world.version(1))
    assert isinstance(world.own[-1], CommentPeriodOpened)
    assert world.own[-1].opens_at == MORNING


def test_new_dates_move_a_window_that_is_not_open(world: Any) -> None:
    world.scheduled().hear(world.rescheduled(date(2021, 5, 1), date(2021, 5, 9)), world.approved())
    world.move(world.opens)
    assert kinds(world) == ["CommentPeriodScheduled"] * 2
    world.move(datetime(2021, 4, 30, 21, tzinfo=UTC))
    assert (world.own[-1].first, world.own[-1].last) == (date(2021, 5, 1), date(2021, 5, 9))
    assert world.own[-1].closes_at == datetime(2021, 5, 9, 21, tzinfo=UTC)


def test_new_dates_leave_an_open_window_as_it_is(world: Any) -> None:
    world.opened().hear(world.rescheduled(date(2021, 5, 1), date(2021, 5, 9)))
    assert kinds(world) == ["CommentPeriodScheduled", "CommentPeriodOpened"]
    assert schedule_of(world) == {"close": world.closes}


def schedule_of(world: Any) -> dict[str, datetime | None]:
    return {timer.name: timer.due for timer in world.timers.values()}


def test_a_suspended_process_opens_when_it_is_resumed(world: Any) -> None:
    world.scheduled().move(MORNING)
    world.hear(world._plan(ProcessSuspended), world.approved())
    assert kinds(world) == ["CommentPeriodScheduled"]
    world.hear(world._plan(ProcessResumed))
    assert isinstance(world.own[-1], CommentPeriodOpened)


def test_a_cancelled_process_opens_nothing(world: Any) -> None:
    world.scheduled().hear(world._plan(ProcessCancelled), world.approved()).move(world.opens)
    assert kinds(world) == ["CommentPeriodScheduled"]


def test_activities_without_a_consultation_schedule_nothing(world: Any) -> None:
    world.hear(world.started(), world.planned(act="HoldMeeting"), world.rescheduled(date(2021, 5, 1), date(2021, 5, 9)))
    assert world.own == []


def test_the_clock_closes_counts_and_concludes(world: Any) -> None:
    world.opened().move(world.closes - TICK)
    assert kinds(world)[2:] == []
    world.move(world.closes)
    assert [type(event) for event in world.own[2:]] == [CommentPeriodClosing, CommentPeriodClosed, AllCommentsAnswered]
    assert schedule_of(world) == {}


def test_an_extension_moves_the_instant(world: Any) -> None:
    world.opened()
    act = world.officer("huda", reason=world.both)
    [proposed] = world.decide(
        world.consultation, OFFICERS, ExtendWindow(act=act, process=world.process, last=date(2021, 5, 8))
    )
    confirm = ConfirmAct(
        act=world.officer("rana"),
        process=world.process,
        proposal=proposed.proposal,
        hash=proposed.hash,
        latest=None,
    )
    world.decide(world.consultation, OFFICERS, confirm)
    world.move(world.closes)
    assert not isinstance(world.own[-1], AllCommentsAnswered)
    world.move(world.closes + timedelta(days=2))
    assert isinstance(world.own[-1], AllCommentsAnswered)


def comment(world: Any) -> Any:
    command = SubmitComment(
        act=world.act("salma"),
        process=world.process,
        consultation=world.state(),
        text="x",
        body=world.seal,
        language="en",
        paragraph=None,
        arrived_at=world.now,
    )
    world.decide(command.act.id, COMMENT, command)
    return command.act.id


def answer(world: Any, subject: Any) -> None:
    command = RespondToComment(
        act=world.officer(activity=6),
        process=world.process,
        comment=subject,
        consultation=world.state(),
        answer=Answer(outcome="accepted", text=world.both),
    )
    world.decide(subject, ANSWERING, command)


def test_the_last_answer_concludes_once_for_its_activity(world: Any) -> None:
    world.opened()
    first, second = comment(world), comment(world)
    world.move(world.closes)
    assert isinstance(world.own[-1], CommentPeriodClosed)
    assert (world.own[-1].counted, world.own[-1].activity) == (2, 4)
    answer(world, second)
    assert not isinstance(world.own[-1], AllCommentsAnswered)
    answer(world, first)
    concluded = [event for event in world.own if isinstance(event, AllCommentsAnswered)]
    assert [(event.answered, event.activity) for event in concluded] == [(2, 6)]


def test_facts_are_the_same_in_every_order_of_the_services(world: Any) -> None:
    plan = [
        world.started(),
        world.version(1),
        world.identified(1, {UUID(int=1): "a", UUID(int=2): "b"}),
        world.planned(),
        world.rescheduled(date(2021, 5, 1), date(2021, 5, 9)),
    ]
    others = [world.approved(1), *world.represented("justice", "nour"), world.approved(2)]

    def folded(events: Sequence[Event]) -> Facts:
        facts = Facts()
        for event in events:
            facts = fold(facts, event)
        return facts

    expected = folded([*plan, *others])
    assert list(expected.documents["methodology"][1].paragraphs) == [UUID(int=1), UUID(int=2)]
    assert expected.organisations.of(world.person("nour")) == {"justice"}
    assert all(folded(events) == expected for events in interleavings(plan, others))


def test_nothing_is_done_about_what_is_of_no_interest(world: Any) -> None:
    world.opened()
    opened = world.own[-1]
    assert CommentWithdrawn.TOPIC not in INTERESTS
    assert react(world.facts(), opened) == ()
    assert schedule(world.started()) == ()
    assert isinstance(world.own[0], CommentPeriodScheduled)


def test_a_timer_of_an_unplanned_stream_opens_nothing(world: Any) -> None:
    assert fire(Facts(), Timer(process="p", stream=world.consultation, name="open", due=world.now)) == ()

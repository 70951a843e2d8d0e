"""Two consultations on later versions of one document: what opened the first round does not open the second."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from comments.domain.answering import ANSWERING, Answer, RespondToComment
from comments.domain.comment import COMMENT, SubmitComment
from events.comments import AllCommentsAnswered, CommentPeriodClosed, CommentPeriodOpened
from events.envelope import named

SECOND = named("jo-nap5", "consultation", "second-round")
FIRST_DAY, LAST_DAY = date(2021, 6, 1), date(2021, 6, 14)
OPENS = datetime(2021, 5, 31, 21, tzinfo=UTC)
CLOSES = datetime(2021, 6, 14, 21, tzinfo=UTC)


def second_round(world: Any) -> Any:
    """Activity 5 is planned: another consultation on the same document, after the first."""
    planned = world.planned()
    act = replace(planned.acts[-1], name="second-round", first=FIRST_DAY, last=LAST_DAY)
    return replace(planned, number=5, dates=(world.window(FIRST_DAY, LAST_DAY),), acts=(act,))


def openings(world: Any) -> list[tuple[UUID, int]]:
    return [(event.stream, event.number) for event in world.own if isinstance(event, CommentPeriodOpened)]


@pytest.mark.parametrize("planned_first", [True, False])
def test_a_later_round_waits_for_an_approval_of_its_own(world: Any, planned_first: bool) -> None:
    if planned_first:
        world.hear(world.started(), second_round(world))
    world.opened()
    if not planned_first:
        world.hear(second_round(world))
    world.move(world.closes).move(OPENS).hear(world.version(2))
    assert openings(world) == [(world.consultation, 1)]
    world.hear(world.approved(2))
    assert openings(world) == [(world.consultation, 1), (SECOND, 2)]


@pytest.mark.parametrize("approved_first", [True, False])
def test_its_approval_may_come_before_its_window_and_in_the_first_round(world: Any, approved_first: bool) -> None:
    world.opened()
    events = [second_round(world), world.approved(2)]
    world.hear(*(reversed(events) if approved_first else events)).move(world.closes).move(OPENS)
    assert openings(world) == [(world.consultation, 1), (SECOND, 2)]


def test_each_round_is_counted_and_answered_for_itself(world: Any) -> None:
    world.opened().hear(second_round(world))
    first = submitted(world, world.consultation)
    world.move(world.closes).hear(world.version(2), world.approved(2)).move(OPENS)
    second = submitted(world, SECOND)
    answer(world, first, world.consultation)
    world.move(CLOSES)
    assert [event.counted for event in world.own if isinstance(event, CommentPeriodClosed)] == [1, 1]
    assert [event.stream for event in world.own if isinstance(event, AllCommentsAnswered)] == [world.consultation]
    answer(world, second, SECOND)
    concluded = [event for event in world.own if isinstance(event, AllCommentsAnswered)]
    assert [(event.stream, event.number, event.answered) for event in concluded] == [
        (world.consultation, 1, 1),
        (SECOND, 2, 1),
    ]


def submitted(world: Any, consultation: UUID) -> UUID:
    act = world.act("salma")
    command = SubmitComment(
        act=act,
        process=world.process,
        consultation=world.state(consultation),
        text="x",
        body=world.seal,
        language="en",
        paragraph=None,
        arrived_at=world.now,
    )
    world.decide(act.id, COMMENT, command)
    return UUID(str(act.id))


def answer(world: Any, comment: UUID, consultation: UUID) -> None:
    command = RespondToComment(
        act=world.officer(),
        process=world.process,
        comment=comment,
        consultation=world.state(consultation),
        answer=Answer(outcome="accepted", text=world.both),
    )
    world.decide(comment, ANSWERING, command)

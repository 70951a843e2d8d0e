"""What the plan hears of consultations comes out the same in every order of arrival."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import reduce
from itertools import permutations
from typing import Any

from events.comments import AllCommentsAnswered, CommentAnswered, CommentPeriodClosed, CommentPeriodOpened
from events.envelope import Event
from plan import policies
from plan.domain.document import Consultation, consultation_id
from plan.facts import Facts, consultations, fold

ROUND = consultation_id("jo-nap5", "methodology-comments")
VERSION = {"document": "methodology", "number": 1, "hash": "a" * 64}


def heard(story: Any) -> list[Event]:
    """A consultation with three comments, of which one was withdrawn, and both others answered."""
    opened = story.act().event(
        CommentPeriodOpened,
        ROUND,
        1,
        name="methodology-comments",
        title={},
        first=date(2021, 4, 28),
        last=date(2021, 5, 6),
        opens_at=datetime(2021, 4, 28, 7, tzinfo=UTC),
        closes_at=datetime(2021, 5, 6, 21, tzinfo=UTC),
        gate="approval",
        approval=None,
        proposal=None,
        proposed_by=None,
        **VERSION,
    )
    closed = story.act().event(
        CommentPeriodClosed, ROUND, 3, counted=3, withdrawn=1, last_position=9, ids_hash="b" * 64, **VERSION
    )
    answers = [
        story.act().event(
            CommentAnswered,
            story.person(f"comment-{n}"),
            2,
            consultation=ROUND,
            author=None,
            outcome="accepted",
            answer={},
        )
        for n in (1, 2)
    ]
    return [opened, closed, *answers, story.act().event(AllCommentsAnswered, ROUND, 4, answered=2, **VERSION)]


def test_every_order_of_arrival_gives_the_same_facts(story: Any) -> None:
    expected = Consultation(
        id=ROUND,
        name="methodology-comments",
        document="methodology",
        number=1,
        hash="a" * 64,
        closed=True,
        owed=2,
        answers=2,
        answered=True,
    )
    for order in permutations(heard(story)):
        facts = reduce(fold, order, Facts())
        assert facts.on("methodology") == (expected,)
        assert facts.on("plan") == ()


def test_what_waits_is_known_at_each_step(story: Any) -> None:
    facts = Facts()
    waiting = []
    for event in heard(story):
        facts = fold(facts, event)
        (consultation,) = facts.on("methodology")
        waiting.append((consultation.closed, consultation.owed - consultation.answers, consultation.answered))
    assert waiting == [(False, 0, False), (True, 2, False), (True, 1, False), (True, 0, False), (True, 0, True)]


def test_the_facts_fold_only_what_is_kept(story: Any) -> None:
    assert {event.TOPIC for event in heard(story)} == consultations.INTERESTS
    story.started()
    assert fold(Facts(), story.events[0]) == Facts()


def test_the_plan_acts_on_no_event_by_itself(story: Any) -> None:
    for event in heard(story):
        assert policies.react(Facts(), event) == ()
        assert policies.schedule(event) == ()

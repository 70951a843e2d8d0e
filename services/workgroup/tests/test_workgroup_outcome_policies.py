"""What follows a selection by itself: once, in every order in which events are heard, and at the timers' instants."""

from __future__ import annotations

from functools import reduce
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from selected import DUE, NOW, PROCESS, RULES, act, authors, classified, idea, of_plan, selection, started, tell, who

from events.aggregate import Reaction, Timer
from events.envelope import Event, named
from events.plan import ProcessResumed, RulesPublished
from events.refusals import Refusal
from events.workgroup import (
    EntityOpinionLapsed,
    EntityOpinionReceived,
    EntityOpinionRequested,
    IdeaDropped,
    IdeaKept,
    OrganisationRegistered,
    TaskForceOverdue,
    TaskForceRequested,
)
from workgroup.domain.opinions import opinion_of
from workgroup.domain.task_force import task_force_of
from workgroup.facts import Facts, fold
from workgroup.policies import outcomes

PUBLISHED = of_plan(RulesPublished, rules=RULES)
SELECTED = selection(1)
KEPT = tell(IdeaKept, UUID(int=8), 2, idea=idea(1), authors=authors(1), motion=UUID(int=1))


def registered(name: str = "health") -> OrganisationRegistered:
    return tell(OrganisationRegistered, named(PROCESS, "organisation", name), 1, name=name, title={}, side="government")


class Follower:
    """The service's worker in memory: what it hears, what it does, and the timers that are set."""

    def __init__(self) -> None:
        self.facts = fold(Facts(), started())
        self.own: list[Event] = []
        self.timers: dict[tuple[UUID, str], Timer] = {}
        self.done: set[str] = set()

    def hear(self, *events: Event) -> Follower:
        for event in events:
            self.facts = fold(self.facts, event)
            self.do(outcomes.react(self.facts, event), NOW)
        return self

    def fire(self, at: Any) -> Follower:
        for key, timer in list(self.timers.items()):
            if timer.due is not None and timer.due <= at:
                del self.timers[key]
                self.do(outcomes.fire(self.facts, timer), at)
        return self

    def do(self, reactions: tuple[Reaction, ...], at: Any) -> None:
        for reaction in reactions:
            if reaction.key in self.done:
                continue
            mine = [event for event in self.own if event.stream == reaction.stream]
            state = reduce(reaction.aggregate.evolve, mine, reaction.aggregate.initial)
            try:
                events = reaction.aggregate.decide(state, reaction.command(act(None, at, activity=reaction.activity)))
            except Refusal:
                continue
            self.done.add(reaction.key)
            self.keep(*events)

    def keep(self, *events: Event) -> None:
        """Own events: their timers are set with them, and they are heard."""
        self.own += events
        for event in events:
            for timer in outcomes.schedule(event):
                self.timers.pop((timer.stream, timer.name), None)
                if timer.due is not None:
                    self.timers[timer.stream, timer.name] = timer
        self.hear(*events)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_an_entity_is_asked_once_whatever_comes_last(order: tuple[int, ...]) -> None:
    groups: list[tuple[Event, ...]] = [(PUBLISHED,), (registered(),), SELECTED, (classified(1),)]
    follower = Follower().hear(*(event for place in order for event in groups[place]))
    follower.hear(PUBLISHED, *SELECTED, classified(1))
    [asked] = follower.own
    assert isinstance(asked, EntityOpinionRequested)
    assert (asked.stream, asked.due_at, asked.activity) == (opinion_of(PROCESS, idea(1), "health"), DUE, 10)


def test_the_class_that_came_last_names_the_entity() -> None:
    two = (registered(), registered("water"))
    [asked] = Follower().hear(PUBLISHED, *two, classified(1), classified(1, "water"), *SELECTED).own
    assert isinstance(asked, EntityOpinionRequested)
    assert asked.organisation == "water"


def test_who_is_asked_stays_asked_until_it_is_not_its_own() -> None:
    follower = Follower().hear(PUBLISHED, registered(), registered("water"), classified(1), *SELECTED)
    follower.hear(classified(1, "water"))
    assert len(follower.own) == 1
    stream = opinion_of(PROCESS, idea(1), "health")
    said: dict[str, Any] = {"proposal": idea(1), "organisation": "health", "opinion": "not_mine"}
    follower.keep(tell(EntityOpinionReceived, stream, 2, **said))
    follower.hear(classified(1, "water"))
    assert [type(event) for event in follower.own][-1] is EntityOpinionRequested


@pytest.mark.parametrize("missing", [classified(1, None), classified(2), registered("water")])
def test_nobody_is_asked_of_an_idea_without_an_entity(missing: Event) -> None:
    assert Follower().hear(PUBLISHED, missing, *SELECTED).own == []


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_task_force_is_asked_for_once_whatever_comes_last(order: tuple[int, ...]) -> None:
    resumed = of_plan(ProcessResumed)
    events: list[Event] = [PUBLISHED, KEPT, resumed]
    follower = Follower().hear(*(events[place] for place in order)).hear(KEPT, PUBLISHED)
    [requested] = follower.own
    assert isinstance(requested, TaskForceRequested)
    assert (requested.stream, requested.lead) == (task_force_of(PROCESS, idea(1)), who("author-1"))


def test_none_is_asked_for_a_dropped_idea_or_without_rules() -> None:
    dropped = tell(
        IdeaDropped,
        UUID(int=8),
        2,
        idea=idea(1),
        authors=authors(1),
        motion=UUID(int=1),
        votes_for=1,
        votes_against=2,
        abstained=0,
        opinions=(),
    )
    assert Follower().hear(PUBLISHED, dropped).own == []
    assert Follower().hear(KEPT).own == []


def test_a_halted_process_goes_on_when_it_is_resumed() -> None:
    follower = Follower().hear(PUBLISHED, registered(), classified(1))
    stopped = follower.facts.process
    object.__setattr__(stopped, "stopped", "suspended")
    assert follower.hear(*SELECTED).own == []
    assert len(follower.hear(of_plan(ProcessResumed)).own) == 1


def test_silence_lapses_once_and_an_answer_takes_the_timer_away() -> None:
    asked = Follower().hear(PUBLISHED, registered(), classified(1), *SELECTED)
    assert [timer.due for timer in asked.timers.values()] == [DUE]
    asked.fire(DUE).fire(DUE)
    assert [type(event) for event in asked.own] == [EntityOpinionRequested, EntityOpinionLapsed]
    assert asked.timers == {}
    answered = Follower().hear(PUBLISHED, registered(), classified(1), *SELECTED)
    said: dict[str, Any] = {"proposal": idea(1), "organisation": "health", "opinion": "refused"}
    answered.keep(tell(EntityOpinionReceived, opinion_of(PROCESS, idea(1), "health"), 2, **said))
    assert answered.timers == {}


def test_a_timer_that_comes_after_the_answer_does_nothing() -> None:
    follower = Follower().hear(PUBLISHED, registered(), classified(1), *SELECTED)
    [timer] = follower.timers.values()
    said: dict[str, Any] = {"proposal": idea(1), "organisation": "health", "opinion": "refused"}
    follower.keep(tell(EntityOpinionReceived, opinion_of(PROCESS, idea(1), "health"), 2, **said))
    follower.do(outcomes.fire(follower.facts, timer), DUE)
    assert [type(event) for event in follower.own] == [EntityOpinionRequested, EntityOpinionReceived]


def test_a_task_force_is_overdue_once_at_the_end_of_its_day() -> None:
    follower = Follower().hear(PUBLISHED, KEPT)
    [timer] = follower.timers.values()
    assert timer.due is not None
    follower.fire(timer.due).fire(timer.due)
    assert [type(event) for event in follower.own] == [TaskForceRequested, TaskForceOverdue]


def test_timers_of_others_are_left_alone() -> None:
    assert outcomes.fire(Facts(), Timer(process=PROCESS, stream=UUID(int=1), name="evaluations-close", due=NOW)) == ()

"""What an entity thinks of an idea: given events, when a command comes, then exactly these events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selected import BOTH, DUE, NOW, PLACE, PROCESS, act, authors, idea, who

from events.envelope import Act, Event
from events.refusals import AlreadyThere, OfficeNeeded, ProcessStopped, ReasonNeeded, UnknownThing, ValueRefused
from events.workgroup import EntityOpinionLapsed, EntityOpinionReceived, EntityOpinionRequested
from workgroup.domain.opinions import (
    OPINION,
    AskedElsewhere,
    GiveOpinion,
    Idea,
    LapseOpinion,
    NotDueYet,
    NotSelected,
    OpinionLate,
    OpinionSettled,
    RequestOpinion,
    Standing,
    opinion_of,
    settled,
)
from workgroup.domain.organisations import NotRepresentative

STREAM = opinion_of(PROCESS, idea(1), "health")
TICK = timedelta(microseconds=1)
KNOWN: dict[str, Any] = {"process": PLACE, "proposal": idea(1), "organisation": "health"}


def request(by: Act | None = None, others: Mapping[str, Standing] | None = None, **changes: Any) -> RequestOpinion:
    chosen = Idea(id=idea(1), authors=authors(1), activity=10)
    fields: dict[str, Any] = {"idea": chosen, "registered": True, "others": others or {}, "days": 7, **KNOWN}
    return RequestOpinion(act=by or act(), **(fields | changes))


def give(opinion: Any = "no_objection", by: Act | None = None, **changes: Any) -> GiveOpinion:
    fields: dict[str, Any] = {"representatives": frozenset({who("health")}), "opinion": opinion, **KNOWN}
    return GiveOpinion(act=by or act("health", NOW, "entity_officer", reason=BOTH), **(fields | changes))


def lapse(at: Any = DUE) -> LapseOpinion:
    return LapseOpinion(act=act(None, at, activity=None), opinion=STREAM)


def happens(*commands: Any) -> tuple[Event, ...]:
    """The events of the last of the commands, after those before it."""
    state = OPINION.initial
    events: tuple[Event, ...] = ()
    for command in commands:
        events = OPINION.decide(state, command)
        state = reduce(OPINION.evolve, events, state)
    return events


def test_it_is_asked_until_the_end_of_a_civil_day() -> None:
    [asked] = happens(request())
    assert isinstance(asked, EntityOpinionRequested)
    assert (asked.stream, asked.version, asked.authors, asked.office) == (STREAM, 1, authors(1), None)
    assert (asked.due_on, asked.due_at) == (date(2021, 7, 26), DUE)
    [asked] = happens(request(act("officer", NOW, "unit_officer"), due_on=date(2021, 7, 19)))
    assert isinstance(asked, EntityOpinionRequested)
    assert (asked.due_on, asked.office) == (date(2021, 7, 19), "unit_officer")


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (request(act("nobody")), OfficeNeeded),
        (request(idea=None), NotSelected),
        (request(registered=False), UnknownThing),
        (request(others={"water": Standing()}), AskedElsewhere),
        (request(others={"water": Standing(opinion="lapsed")}), AskedElsewhere),
        (request(due_on=date(2021, 7, 18)), ValueRefused),
        (request(process=replace(PLACE, stopped="suspended")), ProcessStopped),
        (give(), UnknownThing),
    ],
)
def test_what_is_not_asked(command: Any, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        happens(command)


def test_another_is_asked_once_the_first_has_said_not_mine_and_none_is_asked_twice() -> None:
    assert happens(request(others={"water": Standing(opinion="not_mine")}))
    with pytest.raises(AlreadyThere):
        happens(request(), request())


@pytest.mark.parametrize("opinion", ["no_objection", "conditions", "refused", "not_mine"])
def test_it_is_answered_once(opinion: str) -> None:
    [received] = happens(request(), give(opinion))
    assert isinstance(received, EntityOpinionReceived)
    assert (received.opinion, received.version, received.office) == (opinion, 2, "entity_officer")
    with pytest.raises(OpinionSettled):
        happens(request(), give(opinion), give())


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (give(by=act("health", reason=BOTH)), OfficeNeeded),
        (give(by=act("water", NOW, "entity_officer")), NotRepresentative),
        (give("conditions", act("health", NOW, "entity_officer")), ReasonNeeded),
        (give(by=act("health", DUE, "entity_officer")), OpinionLate),
        (give(process=replace(PLACE, stopped="suspended")), ProcessStopped),
        (lapse(DUE - TICK), NotDueYet),
    ],
)
def test_what_is_no_answer(command: Any, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        happens(request(), command)


def test_words_are_needed_for_all_but_no_objection() -> None:
    assert happens(request(), give(by=act("health", NOW, "entity_officer")))


def test_silence_lapses_for_the_activity_of_the_request_and_is_final() -> None:
    [lapsed] = happens(request(), lapse())
    assert isinstance(lapsed, EntityOpinionLapsed)
    assert (lapsed.proposal, lapsed.organisation, lapsed.activity) == (idea(1), "health", 10)
    with pytest.raises(OpinionSettled):
        happens(request(), lapse(), lapse())
    with pytest.raises(OpinionLate, match=r"until 2021-07-26T21:00:00Z: this came PT60.000000S after"):
        happens(request(), lapse(), give(by=act("health", DUE + timedelta(minutes=1), "entity_officer")))
    with pytest.raises(OpinionSettled):
        happens(request(), give(), lapse())


@given(st.integers(-3, 3), st.integers(-3, 3))
def test_at_the_instant_it_is_an_answer_before_and_a_lapse_from_then_on(answered: int, fired: int) -> None:
    """In whichever order they come, one of both at most is recorded, an answer only before the instant."""
    state = OPINION.initial
    events: list[Event] = []
    commands: list[Any] = [
        give(by=act("health", DUE + answered * TICK, "entity_officer")),
        lapse(DUE + fired * TICK),
    ]
    for command in (request(), *sorted(commands, key=lambda each: each.act.happened_at)):
        try:
            made = OPINION.decide(state, command)
        except (OpinionLate, OpinionSettled, NotDueYet):
            continue
        events += made
        state = reduce(OPINION.evolve, made, state)
    kinds = {type(event) for event in events[1:]}
    assert len(events[1:]) <= 1
    assert (EntityOpinionReceived in kinds) == (answered < 0)
    assert (EntityOpinionLapsed in kinds) == (answered >= 0 and fired >= 0)


def test_an_idea_is_ready_with_one_opinion_that_settles_it_and_none_that_waits() -> None:
    waits, mine, other = Standing(), Standing(opinion="refused"), Standing(opinion="not_mine")
    ready = [settled(each) for each in ((), (waits,), (other,), (other, waits), (mine, waits), (mine,), (other, mine))]
    assert ready == [False, False, False, False, False, True, True]

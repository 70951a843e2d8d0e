"""What follows by itself for seats: selections heard in every order, and the timers of nominations."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import reduce
from itertools import permutations
from typing import Any
from uuid import UUID, uuid5

from events.aggregate import Timer
from events.envelope import Act, Event, named
from events.plan import DocumentDrafted
from events.workgroup import (
    MemberNominated,
    NominationDeclined,
    NominationLapsed,
    NominationRequested,
    ReserveListed,
    SelectionApproved,
)
from workgroup.domain.nominations import LapseNomination
from workgroup.domain.seating import Reserve, SeatSelected
from workgroup.facts import Facts, fold
from workgroup.policies import seats

NOW = datetime(2021, 4, 28, 10, tzinfo=UTC)
BODY = named("jo-nap5", "body", "forum")
PANEL, OTHER = (named("jo-nap5", "evaluation", name) for name in ("panel", "other"))


def person(name: str) -> UUID:
    return uuid5(BODY, name)


def act(name: str) -> Act:
    return Act(
        id=uuid5(BODY, name),
        agency="ministry",
        process="jo-nap5",
        happened_at=NOW,
        recorded_at=NOW,
        correlation=BODY,
        tzdata="2026b",
        activity=8,
    )


def heard(kind: type[Event], stream: UUID, version: int, **fields: Any) -> Event:
    return act(f"{kind.TOPIC}/{stream}/{version}").event(kind, stream, version, **fields)


def selection(evaluation: UUID, version: int, *members: str, side: str = "civil_society") -> Event:
    return heard(
        SelectionApproved,
        evaluation,
        version,
        evaluation="panel",
        body="panel",
        admitted=(),
        refused=0,
        ranking_hash="0" * 64,
        tie_broken_by=None,
        seed=None,
        meeting=PANEL,
        motion=PANEL,
        proposal=PANEL,
        proposed_by=PANEL,
        replaces=None,
        open_appeals=(),
        seats_of="forum",
        side=side,
        members=tuple(person(name) for name in members),
    )


def reserve(evaluation: UUID, version: int, name: str, rank: int) -> Event:
    return heard(
        ReserveListed,
        evaluation,
        version,
        evaluation="panel",
        subject=person(name),
        authors=(person(name),),
        place=rank,
        mean=Decimal(3),
        findings=(),
        equal_to=(),
        rank=rank,
    )


FIRST = selection(PANEL, 1, "a", "b")
LISTED = (reserve(PANEL, 2, "c", 1), reserve(PANEL, 3, "d", 2))
AGAIN = selection(PANEL, 4, "a", "c")
DRAFTED = heard(DocumentDrafted, BODY, 1, name="methodology", title={}, number=1, renditions=(), hash="a" * 64)


def test_who_was_selected_is_seated_whatever_else_arrives_between() -> None:
    for order in permutations((DRAFTED, selection(OTHER, 1, "z", side="government"))):
        for place in range(len(order) + 1):
            facts = reduce(fold, (*order[:place], FIRST), Facts())
            (reaction,) = seats.react(facts, FIRST)
            assert (reaction.key, reaction.stream, reaction.activity) == (f"seats/{FIRST.id}", BODY, 8)
            command = reaction.command(act("policy"))
            members = (person("a"), person("b"))
            assert command == SeatSelected(act=act("policy"), body=BODY, side="civil_society", members=members)
            facts = reduce(fold, (*LISTED, *order[place:]), facts)
            listed = dict(facts.seats.reserves("forum"))["civil_society"]
            ranks = [(each.rank, each.member) for each in listed]
            assert ranks == [(rank, person(name)) for rank, name in ((0, "a"), (0, "b"), (1, "c"), (2, "d"))]
            assert facts.seats.reserves("panel") == ()


def test_a_selection_decided_anew_drops_whom_it_names_no_more() -> None:
    facts = reduce(fold, (FIRST, *LISTED, AGAIN), Facts())
    (reaction,) = seats.react(facts, AGAIN)
    assert reaction.command(act("policy")).dropped == {person("b")}
    facts = fold(facts, reserve(PANEL, 5, "b", 1))
    claims = ((0, "a"), (0, "c"), (1, "b"))
    listed = tuple(Reserve(rank=rank, member=person(name)) for rank, name in claims)
    assert facts.seats.reserves("forum") == (("civil_society", listed),)


def test_nothing_follows_from_what_is_of_no_interest() -> None:
    assert seats.react(Facts(), LISTED[0]) == ()
    assert seats.schedule(FIRST) == ()
    assert seats.fire(Facts(), Timer(process="jo-nap5", stream=BODY, name="close", due=NOW)) == ()


def test_an_instant_is_set_for_each_seat_that_an_entity_is_asked_to_fill() -> None:
    about: dict[str, Any] = {"body": "forum", "seat_name": "civil-2", "organisation": "ngo-union"}
    asked = heard(NominationRequested, BODY, 1, due_on=date(2021, 4, 28), due_at=NOW, **about)
    (timer,) = seats.schedule(asked)
    assert timer == Timer(process="jo-nap5", stream=BODY, name="nomination/civil-2", due=NOW)
    ends = (
        heard(MemberNominated, BODY, 2, member=BODY, **about),
        heard(NominationDeclined, BODY, 2, **about),
        heard(NominationLapsed, BODY, 2, due_on=date(2021, 4, 28), **about),
    )
    for end in ends:
        assert [(each.name, each.due) for each in seats.schedule(end)] == [("nomination/civil-2", None)]
    (reaction,) = seats.fire(Facts(), timer)
    assert reaction.key == f"nomination/civil-2/{BODY}/2021-04-28T10:00:00Z"
    assert reaction.command(act("timer")) == LapseNomination(act=act("timer"), body=BODY, seat_name="civil-2")

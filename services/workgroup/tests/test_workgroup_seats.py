"""Seats: entities are asked and answer, lapse or decline; members leave and are replaced; a workgroup is formed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import reduce
from typing import TYPE_CHECKING, Any

import pytest

from events.envelope import Act, Event
from events.refusals import OfficeNeeded, ReasonNeeded, Refusal, SeatNeeded, UnknownThing, ValueRefused
from events.workgroup import (
    MemberAppointed,
    MemberNominated,
    MemberReplaced,
    MemberResigned,
    NominationDeclined,
    NominationLapsed,
    NominationRequested,
    WorkgroupFormed,
)
from workgroup.domain.bodies import BODY
from workgroup.domain.body import AlreadySeated, SeatAsked, SeatTaken
from workgroup.domain.nominations import (
    DeclineNomination,
    LapseNomination,
    NominateMember,
    NominationOver,
    NotAsked,
    RequestNomination,
    SideDiffers,
)
from workgroup.domain.organisations import ENTITY_OFFICER, NotRepresentative, Organisation
from workgroup.domain.seating import (
    RESERVE_RULE,
    SELECTION_RULE,
    ReplaceMember,
    Reserve,
    ReserveFirst,
    ResignSeat,
    SeatSelected,
)

if TYPE_CHECKING:
    from services.workgroup.tests.conftest import Forum

DUE = date(2021, 4, 30)
OVER = datetime(2021, 4, 30, 21, tzinfo=UTC)
"""The first instant of 1 May in Amman, which was three hours ahead."""
TICK = timedelta(microseconds=1)
DEADLINE = ("deadline-civil-days", 1)


def entity(forum: Forum, **changes: Any) -> Organisation:
    people = {forum.person("entity"): frozenset({"representative"}), forum.person("clerk"): frozenset({"employee"})}
    fields: dict[str, Any] = {"version": 3, "name": "ngo-union", "side": "civil_society", "people": people}
    return Organisation(**(fields | changes))


def ask(forum: Forum, **changes: Any) -> tuple[Event, ...]:
    asked: dict[str, Any] = {"seat_name": "civil-2", "name": "ngo-union", "organisation": entity(forum), "due_on": DUE}
    return forum.on_seats(RequestNomination, **(asked | changes))


def answer(forum: Forum, kind: Any, **changes: Any) -> tuple[Event, ...]:
    by: dict[str, Any] = {
        "person": "entity",
        "office": ENTITY_OFFICER,
        "seat_name": "civil-2",
        "organisation": entity(forum),
    }
    return forum.on_seats(kind, **(by | changes))


def policy(forum: Forum, at: datetime = datetime(2021, 4, 28, 10, tzinfo=UTC)) -> Act:
    act = forum.act("nobody")
    return Act(
        id=act.id,
        agency=act.agency,
        process=act.process,
        happened_at=at,
        recorded_at=act.recorded_at,
        correlation=act.correlation,
        tzdata=act.tzdata,
        service="workgroup",
    )


def select(forum: Forum, *members: str, dropped: tuple[str, ...] = ()) -> tuple[Event, ...]:
    people: dict[str, Any] = {"members": forum.people(*members), "dropped": frozenset(forum.people(*dropped))}
    return forum.to_body(SeatSelected(act=policy(forum), body=forum.body_id, side="civil_society", **people))


def lapse(forum: Forum, at: datetime) -> tuple[Event, ...]:
    return forum.to_body(LapseNomination(act=policy(forum, at), body=forum.body_id, seat_name="civil-2"))


def kinds(events: tuple[Event, ...]) -> list[type[Event]]:
    return [type(event) for event in events]


def test_an_entity_is_asked_for_a_vacant_seat(forum: Forum) -> None:
    fields: dict[str, Any] = {"body": "forum", "seat_name": "civil-2", "organisation": "ngo-union", "due_on": DUE}
    events = ask(forum)
    made = forum.acts[-1].event(
        NominationRequested, forum.body_id, 7, rule=DEADLINE, office="unit_officer", due_at=OVER, **fields
    )
    assert events == (made,)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"office": None}, OfficeNeeded),
        ({"seat_name": "civil-9"}, UnknownThing),
        ({"seat_name": "civil-1"}, SeatTaken),
        ({"due_on": date(2021, 4, 27)}, ValueRefused),
        ({"organisation": Organisation()}, UnknownThing),
        ({"organisation": Organisation(version=1, name="ministry", side="government")}, SideDiffers),
    ],
)
def test_who_is_not_asked(forum: Forum, changes: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        ask(forum, **changes)


def test_a_seat_is_asked_of_one_entity_at_a_time(forum: Forum) -> None:
    ask(forum)
    with pytest.raises(SeatAsked):
        ask(forum)
    with pytest.raises(SeatAsked):
        forum.appoint("civil-2", "newcomer")
    assert select(forum, "newcomer") == ()


def test_whom_the_entity_names_takes_the_seat_and_the_workgroup_is_formed(forum: Forum) -> None:
    ask(forum)
    events = answer(forum, NominateMember, member=forum.person("newcomer"))
    made = forum.acts[-1].event
    at: dict[str, Any] = {"stream": forum.body_id, "office": ENTITY_OFFICER, "body": "forum"}
    newcomer: dict[str, Any] = {"seat_name": "civil-2", "member": forum.person("newcomer")}
    assert events == (
        made(MemberNominated, version=8, organisation="ngo-union", **newcomer, **at),
        made(MemberAppointed, version=9, side="civil_society", role="member", **newcomer, **at),
        made(
            WorkgroupFormed,
            version=10,
            members=forum.people("chair", "government-1", "government-2", "secretary", "civil-1", "newcomer"),
            **at,
        ),
    )
    assert forum.body.whole


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"office": "unit_officer"}, OfficeNeeded),
        ({"person": "clerk"}, NotRepresentative),
        ({"person": "stranger"}, NotRepresentative),
        ({"seat_name": "civil-1"}, NotAsked),
        ({"at": OVER}, NominationOver),
        ({"member": "civil-1"}, AlreadySeated),
    ],
)
def test_who_does_not_nominate(forum: Forum, changes: dict[str, Any], refusal: type[Refusal]) -> None:
    ask(forum)
    member = forum.person(changes.pop("member", "newcomer"))
    with pytest.raises(refusal):
        answer(forum, NominateMember, member=member, **changes)


def test_a_nomination_in_its_last_instant(forum: Forum) -> None:
    ask(forum)
    assert lapse(forum, OVER - TICK) == ()
    assert answer(forum, NominateMember, member=forum.person("newcomer"), at=OVER - TICK)
    assert lapse(forum, OVER) == ()


def test_an_entity_declines_with_a_reason(forum: Forum) -> None:
    ask(forum)
    with pytest.raises(ReasonNeeded):
        answer(forum, DeclineNomination)
    events = answer(forum, DeclineNomination, reason=forum.words())
    declined = forum.acts[-1].event(
        NominationDeclined,
        forum.body_id,
        8,
        office=ENTITY_OFFICER,
        body="forum",
        seat_name="civil-2",
        organisation="ngo-union",
    )
    assert events == (declined,)
    assert ask(forum)


def test_silence_is_a_lapse_and_another_is_asked(forum: Forum) -> None:
    ask(forum)
    (lapsed,) = lapse(forum, OVER)
    assert isinstance(lapsed, NominationLapsed)
    assert (lapsed.seat_name, lapsed.organisation, lapsed.due_on, lapsed.activity) == ("civil-2", "ngo-union", DUE, 3)
    assert lapse(forum, OVER) == ()
    with pytest.raises(NotAsked):
        answer(forum, NominateMember, member=forum.person("newcomer"))
    assert ask(forum, due_on=date(2021, 5, 2), at=OVER)


def test_a_member_resigns(forum: Forum) -> None:
    events = forum.on_seats(ResignSeat, "civil-1", office=None)
    resigned = forum.acts[-1].event(
        MemberResigned,
        forum.body_id,
        7,
        seat="forum/civil-1",
        body="forum",
        seat_name="civil-1",
        side="civil_society",
        role="member",
        member=forum.person("civil-1"),
    )
    assert events == (resigned,)
    with pytest.raises(SeatNeeded):
        forum.on_seats(ResignSeat, "civil-1", office=None)


def test_an_appointment_fills_the_last_seat_without_forming(forum: Forum) -> None:
    assert kinds(forum.appoint("civil-2", "newcomer")) == [MemberAppointed]
    assert forum.body.whole


def test_an_appointment_may_come_last_where_others_were_chosen(forum: Forum) -> None:
    ask(forum)
    forum.on_seats(ResignSeat, "civil-1", office=None)
    answer(forum, NominateMember, member=forum.person("newcomer"))
    assert kinds(forum.appoint("civil-1", "other")) == [MemberAppointed, WorkgroupFormed]


def test_a_member_is_replaced_with_a_reason(forum: Forum) -> None:
    new: dict[str, Any] = {"seat_name": "civil-1", "member": forum.person("newcomer")}
    with pytest.raises(ReasonNeeded):
        forum.on_seats(ReplaceMember, **new)
    events = forum.on_seats(ReplaceMember, reason=forum.words(), **new)
    made = forum.acts[-1].event
    at: dict[str, Any] = {"stream": forum.body_id, "office": "unit_officer", "body": "forum"}
    assert events == (
        made(MemberReplaced, version=7, old=forum.person("civil-1"), reserve=None, **new, **at),
        made(MemberAppointed, version=8, side="civil_society", role="member", **new, **at),
    )


def test_a_seat_goes_to_the_first_who_is_left_on_the_reserve_list(forum: Forum) -> None:
    listed = tuple(Reserve(rank=rank, member=forum.person(name)) for rank, name in enumerate(("civil-1", "b", "c"), 1))
    reserves = (("civil_society", listed),)
    new: dict[str, Any] = {"seat_name": "civil-2", "reserves": reserves}
    with pytest.raises(ReserveFirst):
        forum.on_seats(ReplaceMember, member=forum.person("c"), **new)
    with pytest.raises(ReserveFirst):
        forum.on_seats(ReplaceMember, member=forum.person("newcomer"), **new)
    events = forum.on_seats(ReplaceMember, member=forum.person("b"), **new)
    assert kinds(events) == [MemberReplaced, MemberAppointed, WorkgroupFormed]
    assert isinstance(events[0], MemberReplaced)
    assert (events[0].old, events[0].reserve, (events[0].rule, events[0].rule_version)) == (None, 2, RESERVE_RULE)
    forum.on_seats(ResignSeat, "b", office=None)
    forum.on_seats(ReplaceMember, member=forum.person("c"), **new)
    forum.on_seats(ResignSeat, "c", office=None)
    assert forum.on_seats(ReplaceMember, member=forum.person("newcomer"), **new)


def test_who_was_selected_and_found_no_seat_comes_before_the_reserve(forum: Forum) -> None:
    claims = ((0, "civil-1"), (0, "a"), (1, "b"))
    listed = tuple(Reserve(rank=rank, member=forum.person(name)) for rank, name in claims)
    new: dict[str, Any] = {"seat_name": "civil-2", "reserves": (("civil_society", listed),)}
    with pytest.raises(ReserveFirst):
        forum.on_seats(ReplaceMember, member=forum.person("b"), **new)
    replaced = forum.on_seats(ReplaceMember, member=forum.person("a"), **new)[0]
    assert isinstance(replaced, MemberReplaced)
    assert (replaced.reserve, replaced.rule) == (None, None)


def test_who_is_selected_takes_the_vacant_seats_in_order(forum: Forum) -> None:
    forum.on_seats(ResignSeat, "civil-1", office=None)
    events = select(forum, "first", "second", "third")
    assert kinds(events) == [MemberAppointed, MemberAppointed, WorkgroupFormed]
    assert forum.body.members["civil-1"] == forum.person("first")
    assert forum.body.members["civil-2"] == forum.person("second")
    assert all((event.rule, event.rule_version) == SELECTION_RULE for event in events)
    assert select(forum, "first", "second", "third") == ()


def test_a_selection_decided_anew_takes_back_the_seat_of_who_is_dropped(forum: Forum) -> None:
    select(forum, "first")
    events = select(forum, "other", dropped=("first",))
    assert kinds(events) == [MemberReplaced, MemberAppointed]
    assert isinstance(events[0], MemberReplaced)
    assert (events[0].old, events[0].member) == (forum.person("first"), forum.person("other"))
    forum.on_seats(ResignSeat, "other", office=None)
    first = (("civil_society", (Reserve(rank=1, member=forum.person("first")),)),)
    assert forum.on_seats(ReplaceMember, seat_name="civil-2", member=forum.person("first"), reserves=first)


def test_a_body_that_is_not_there_seats_nobody(forum: Forum) -> None:
    people = forum.people("first")
    command = SeatSelected(act=policy(forum), body=forum.body_id, side="civil_society", members=people)
    assert BODY.decide(BODY.initial, command) == ()
    assert reduce(BODY.evolve, (), BODY.initial) == BODY.initial

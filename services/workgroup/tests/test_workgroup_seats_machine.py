"""Whatever is tried on a body's seats, in whatever order: nobody holds two, and no seat is taken from who holds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from hunting import hunt
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from events.envelope import Event
from events.refusals import Refusal
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
from workgroup.domain.bodies import AppointMember
from workgroup.domain.nominations import DeclineNomination, LapseNomination, NominateMember, RequestNomination
from workgroup.domain.organisations import ENTITY_OFFICER, Organisation
from workgroup.domain.seating import ReplaceMember, Reserve, ResignSeat, SeatSelected

if TYPE_CHECKING:
    from services.workgroup.tests.conftest import Forum

PEOPLE = ("chair", "civil-1", "a", "b", "c", "d")
SIDES = {"chair": "government", "government-1": "government", "civil-1": "civil_society", "civil-2": "civil_society"}
RESERVED = ("c", "d")
START = datetime(2021, 4, 28, 10, tzinfo=UTC)
people = st.sampled_from(PEOPLE)
seats = st.sampled_from((*SIDES, "nowhere"))


class SeatsMachine(RuleBasedStateMachine):
    """Anybody tries anything; what is refused leaves no event."""

    new_forum: ClassVar[type[Forum]]

    def __init__(self) -> None:
        super().__init__()
        self.forum = self.new_forum()
        self.now = START
        for name in ("civil-1", "government-1"):
            self.forum.on_seats(ResignSeat, name, office=None)
        self.holders: dict[str, UUID] = dict(self.forum.body.members)
        self.log: list[Event] = []

    def on_seats(self, kind: Callable[..., Any], person: str = "officer", **fields: Any) -> None:
        self._take(lambda: self.forum.on_seats(kind, person, at=self.now, **fields))

    def by_itself(self, kind: Callable[..., Any], **fields: Any) -> None:
        act = replace(self.forum.act("nobody"), person=None, service="workgroup", happened_at=self.now)
        self._take(lambda: self.forum.to_body(kind(act=act, body=self.forum.body_id, **fields)))

    def _take(self, decide: Callable[[], tuple[Event, ...]]) -> None:
        with suppress(Refusal):
            for event in decide():
                self.log.append(event)
                self._follow(event)

    def _follow(self, event: Event) -> None:
        """Who sits where, told by the events alone: nobody takes a seat that another holds, or a second one."""
        match event:
            case MemberAppointed():
                assert event.seat_name not in self.holders
                assert event.member not in self.holders.values()
                self.holders[event.seat_name] = event.member
            case MemberResigned():
                assert self.holders.pop(event.seat_name) == event.member
            case MemberReplaced():
                assert self.holders.pop(event.seat_name, None) == event.old
            case WorkgroupFormed():
                assert tuple(self.holders[seat.name] for seat in self.forum.body.seats) == event.members

    def of(self, *kinds: type[Event]) -> list[Any]:
        return [event for event in self.log if isinstance(event, kinds)]

    def entity(self, side: str) -> Organisation:
        people = {self.forum.person("entity"): frozenset({"representative"})}
        return Organisation(version=1, name="entity", side=side, people=people)

    @property
    def reserves(self) -> Any:
        listed = tuple(Reserve(rank=rank, member=self.forum.person(name)) for rank, name in enumerate(RESERVED, 1))
        return (("civil_society", listed),)

    @rule(seat=seats, person=people, office=st.sampled_from(["unit_officer", None]), reserved=st.booleans())
    def appoint(self, seat: str, person: str, office: str | None, reserved: bool) -> None:
        reserves = self.reserves if reserved else ()
        member = self.forum.person(person)
        self.on_seats(AppointMember, seat_name=seat, member=member, office=office, reserves=reserves)

    @rule(seat=seats, person=people, reason=st.booleans(), reserved=st.booleans())
    def replace_member(self, seat: str, person: str, reason: bool, reserved: bool) -> None:
        why = self.forum.words() if reason else None
        reserves = self.reserves if reserved else ()
        member = self.forum.person(person)
        self.on_seats(ReplaceMember, seat_name=seat, member=member, reason=why, reserves=reserves)

    @rule(person=people)
    def resign(self, person: str) -> None:
        self.on_seats(ResignSeat, person, office=None)

    @property
    def vacant(self) -> list[str]:
        return [seat for seat in SIDES if seat not in self.holders]

    @rule(seat=seats, days=st.integers(-1, 2), vacant=st.booleans())
    def ask(self, seat: str, days: int, vacant: bool) -> None:
        seat = self.vacant[0] if vacant and self.vacant else seat
        due = date(2021, 4, 28) + (self.now - START) + timedelta(days=days)
        entity = self.entity(SIDES.get(seat, "government"))
        self.on_seats(RequestNomination, seat_name=seat, name="entity", organisation=entity, due_on=due)

    def asked(self, seat: str, open_one: bool) -> str:
        return next(iter(self.forum.body.asked), seat) if open_one else seat

    @rule(seat=seats, open_one=st.booleans(), person=people, by=st.sampled_from(["entity", "entity", "chair"]))
    def nominate(self, seat: str, open_one: bool, person: str, by: str) -> None:
        seat, member = self.asked(seat, open_one), self.forum.person(person)
        fields: dict[str, Any] = {"seat_name": seat, "organisation": self.entity("government"), "member": member}
        self.on_seats(NominateMember, by, office=ENTITY_OFFICER, **fields)

    @rule(seat=seats, open_one=st.booleans())
    def decline(self, seat: str, open_one: bool) -> None:
        said: dict[str, Any] = {"seat_name": self.asked(seat, open_one), "organisation": self.entity("government")}
        self.on_seats(DeclineNomination, "entity", office=ENTITY_OFFICER, reason=self.forum.words(), **said)

    @rule(hours=st.sampled_from([11, 24, 72]), late=st.booleans())
    def time_passes(self, hours: int, late: bool) -> None:
        self.now += timedelta(hours=hours)
        for seat in () if late else SIDES:
            self.lapse(seat)

    @rule(seat=seats)
    def lapse(self, seat: str) -> None:
        self.by_itself(LapseNomination, seat_name=seat)

    @rule(members=st.lists(people, unique=True, max_size=3), dropped=st.sets(people, max_size=2))
    def select(self, members: list[str], dropped: set[str]) -> None:
        gone = frozenset(self.forum.people(*sorted(dropped - set(members))))
        self.by_itself(SeatSelected, side="civil_society", members=self.forum.people(*members), dropped=gone)

    @invariant()
    def the_state_is_what_the_events_tell(self) -> None:
        assert self.forum.body.members == self.holders
        assert set(Counter(self.holders.values()).values()) <= {1}
        assert not self.forum.body.asked.keys() & self.holders.keys()

    @invariant()
    def each_question_to_an_entity_ends_at_most_once(self) -> None:
        open_seats: set[str] = set()
        for event in self.of(NominationRequested, MemberNominated, NominationDeclined, NominationLapsed):
            if isinstance(event, NominationRequested):
                assert event.seat_name not in open_seats
                open_seats.add(event.seat_name)
            else:
                open_seats.remove(event.seat_name)
        assert open_seats == self.forum.body.asked.keys()

    @invariant()
    def answers_come_in_time_and_lapses_after_it(self) -> None:
        due: dict[str, datetime] = {}
        for event in self.of(NominationRequested, MemberNominated, NominationDeclined, NominationLapsed):
            if isinstance(event, NominationRequested):
                due[event.seat_name] = event.due_at
            else:
                assert (event.happened_at >= due[event.seat_name]) == isinstance(event, NominationLapsed)

    @invariant()
    def versions_are_dense(self) -> None:
        first = self.forum.body.version - len(self.log) + 1
        assert [event.version for event in self.log] == list(range(first, first + len(self.log)))


def test_seats_keep_their_rules(new_forum: type[Forum]) -> None:
    SeatsMachine.new_forum = new_forum
    run_state_machine_as_test(SeatsMachine, settings=hunt(60, 40))

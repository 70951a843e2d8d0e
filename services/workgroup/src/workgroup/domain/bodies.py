"""Bodies: their seats, who holds them, and the rules by which they decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.envelope import Act, Event, Text, named
from events.refusals import AlreadyThere, Refusal, SeatNeeded, UnknownThing, ValueRefused
from events.rules import UNIT_OFFICER, need_office, need_running, need_words
from events.workgroup import BodyEstablished, MemberAppointed, Quorum, Seat

from .process import Process
from .voting import MajorityName, sides

LEADING_ROLES = ("chair", "secretary")


class NobodyLeads(Refusal):
    """A body needs a seat of a chair or of a secretary: they convene its meetings."""

    kind = "invalid"
    slug = "nobody-leads"


class QuorumUnreachable(Refusal):
    """No meeting of the body could ever have that quorum."""

    kind = "invalid"
    slug = "quorum-unreachable"


class SeatTaken(Refusal):
    """The seat is not vacant: {seat}."""

    slug = "seat-taken"


class AlreadySeated(Refusal):
    """The person holds a seat of the body already: {seat}."""

    slug = "already-seated"


@dataclass(frozen=True, kw_only=True)
class Body:
    """A body as it stands; `members` holds a person for each seat that is taken, by the seat's name."""

    version: int = 0
    name: str = ""
    seats: tuple[Seat, ...] = ()
    members: Mapping[str, UUID] = field(default_factory=dict)
    quorum: Quorum = field(default_factory=lambda: Quorum(numerator=1, denominator=2, each_side=0))
    majority: str = "simple"

    def held_by(self, person: UUID) -> Seat | None:
        """The seat that the person holds, if any."""
        return next((seat for seat in self.seats if self.members.get(seat.name) == person), None)

    def seat_of(self, act: Act) -> Seat:
        """The seat by which the person acts; refuses who holds none."""
        seat = self.held_by(act.person) if act.person else None
        if seat is None:
            raise SeatNeeded(seat=self.name)
        return seat

    def leading_seat_of(self, act: Act) -> Seat:
        """The chair's or secretary's seat by which the person acts; refuses every other."""
        seat = self.seat_of(act)
        if seat.role not in LEADING_ROLES:
            raise SeatNeeded(seat=f"{self.name}/{' or '.join(LEADING_ROLES)}")
        return seat

    def path(self, seat: Seat) -> str:
        """The seat as an event's envelope names it."""
        return f"{self.name}/{seat.name}"


@dataclass(frozen=True, kw_only=True)
class EstablishBody:
    """Found a body, with all its seats and its rules."""

    act: Act
    process: Process
    name: str
    title: Text
    seats: tuple[Seat, ...]
    quorum: Quorum
    majority: MajorityName


@dataclass(frozen=True, kw_only=True)
class AppointMember:
    """Give a vacant seat of the body to a person."""

    act: Act
    process: Process
    body: UUID
    seat_name: str
    member: UUID


BodyCommand: TypeAlias = EstablishBody | AppointMember


def evolve(body: Body, event: Event) -> Body:
    """The body after the event."""
    match event:
        case BodyEstablished():
            body = replace(body, name=event.name, seats=event.seats, quorum=event.quorum, majority=event.majority)
        case MemberAppointed():
            body = replace(body, members={**body.members, event.seat_name: event.member})
    return replace(body, version=event.version)


def decide(body: Body, command: BodyCommand) -> tuple[Event, ...]:
    """What the command makes happen to the body; refuses what a rule forbids."""
    need_running(command.process, command.act)
    need_office(command.act, UNIT_OFFICER)
    match command:
        case EstablishBody():
            return _establish(body, command)
        case AppointMember():
            return _appoint(body, command)
    assert_never(command)


def _establish(body: Body, command: EstablishBody) -> tuple[Event, ...]:
    if body.version:
        raise AlreadyThere("name", what="body", name=command.name)
    need_words(command.title, command.process.languages, "title")
    _check_seats(command.seats)
    _check_quorum(command.quorum, command.seats)
    established = command.act.event(
        BodyEstablished,
        named(command.act.process, "body", command.name),
        1,
        office=UNIT_OFFICER,
        name=command.name,
        title=command.title,
        seats=command.seats,
        quorum=command.quorum,
        majority=command.majority,
    )
    return (established,)


def _check_seats(seats: Sequence[Seat]) -> None:
    if len({seat.name for seat in seats}) < len(seats):
        raise ValueRefused("seats", rule="each seat has a name of its own")
    if not any(seat.role in LEADING_ROLES for seat in seats):
        raise NobodyLeads("seats")


def _check_quorum(quorum: Quorum, seats: Sequence[Seat]) -> None:
    if not 0 <= quorum.numerator < quorum.denominator:
        raise QuorumUnreachable("quorum.numerator")
    if quorum.each_side > min(sides(seats).values()):
        raise QuorumUnreachable("quorum.each_side")


def _appoint(body: Body, command: AppointMember) -> tuple[Event, ...]:
    seat = next((seat for seat in body.seats if seat.name == command.seat_name), None)
    if seat is None:
        raise UnknownThing("seat_name", what="seat", name=command.seat_name)
    if seat.name in body.members:
        raise SeatTaken("seat_name", seat=seat.name)
    if held := body.held_by(command.member):
        raise AlreadySeated("member", seat=held.name)
    appointed = command.act.event(
        MemberAppointed,
        command.body,
        body.version + 1,
        office=UNIT_OFFICER,
        body=body.name,
        seat_name=seat.name,
        side=seat.side,
        role=seat.role,
        member=command.member,
    )
    return (appointed,)


BODY = Aggregate(initial=Body(), evolve=evolve, decide=decide)

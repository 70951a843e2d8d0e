"""What a body is: its seats, who holds them or is asked to fill them, and the rules by which it decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from events.envelope import Act, Event
from events.refusals import Refusal, SeatNeeded, UnknownThing
from events.workgroup import (
    BodyEstablished,
    MemberAppointed,
    MemberNominated,
    MemberReplaced,
    MemberResigned,
    NominationDeclined,
    NominationLapsed,
    NominationRequested,
    Quorum,
    Seat,
)

from .process import Process

CHAIR = "chair"
LEADING_ROLES = (CHAIR, "secretary")


class SeatTaken(Refusal):
    """The seat is not vacant: {seat}."""

    slug = "seat-taken"


class SeatAsked(Refusal):
    """An entity is asked to name a person for the seat: {organisation}."""

    slug = "seat-asked"


class AlreadySeated(Refusal):
    """The person holds a seat of the body already: {seat}."""

    slug = "already-seated"


@dataclass(frozen=True, kw_only=True)
class Nomination:
    """An entity is asked to fill a seat before that instant, the end of a civil day, for an activity."""

    organisation: str
    due_on: date
    due_at: datetime
    activity: int | None


@dataclass(frozen=True, kw_only=True)
class Body:
    """A body as it stands.

    `members` holds a person for each seat that is taken, by the seat's name, and `asked` the entity that may fill one.
    `former` are those who resigned, or whom an officer replaced: no reserve list brings them back. `chosen`: someone
    has come to a seat by selection, nomination or replacement, and not by appointment alone.
    """

    version: int = 0
    name: str = ""
    seats: tuple[Seat, ...] = ()
    members: Mapping[str, UUID] = field(default_factory=dict)
    asked: Mapping[str, Nomination] = field(default_factory=dict)
    former: frozenset[UUID] = frozenset()
    chosen: bool = False
    quorum: Quorum = field(default_factory=lambda: Quorum(numerator=1, denominator=2, each_side=0))
    majority: str = "simple"

    @property
    def whole(self) -> bool:
        """Whether the body is there and no seat of it is vacant."""
        return bool(self.seats) and all(seat.name in self.members for seat in self.seats)

    def vacant(self, side: str | None) -> tuple[Seat, ...]:
        """The side's seats that nobody holds, and that no entity is asked to fill."""
        taken = self.members.keys() | self.asked.keys()
        return tuple(seat for seat in self.seats if seat.side == side and seat.name not in taken)

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

    def seat(self, name: str) -> Seat:
        """The seat of that name; refuses another."""
        found = next((seat for seat in self.seats if seat.name == name), None)
        if found is None:
            raise UnknownThing("seat_name", what="seat", name=name)
        return found

    def open_seat(self, name: str) -> Seat:
        """The seat of that name; refuses one that is taken, or that an entity is asked to fill."""
        seat = self.seat(name)
        if seat.name in self.members:
            raise SeatTaken("seat_name", seat=seat.name)
        if asked := self.asked.get(seat.name):
            raise SeatAsked("seat_name", organisation=asked.organisation)
        return seat

    def need_unseated(self, person: UUID) -> None:
        """Refuse who holds a seat of the body already."""
        if held := self.held_by(person):
            raise AlreadySeated("member", seat=held.name)


@dataclass(frozen=True, kw_only=True)
class OfBody:
    """An act on the seats of a body."""

    act: Act
    process: Process
    body: UUID


def evolve(body: Body, event: Event) -> Body:
    """The body after the event."""
    if isinstance(event, MemberNominated | MemberReplaced) or (isinstance(event, MemberAppointed) and event.service):
        body = replace(body, chosen=True)
    match event:
        case BodyEstablished():
            body = replace(body, name=event.name, seats=event.seats, quorum=event.quorum, majority=event.majority)
        case MemberAppointed():
            body = replace(body, members={**body.members, event.seat_name: event.member})
        case MemberResigned() | MemberReplaced():
            body = _vacated(body, event)
        case NominationRequested():
            asked = Nomination(
                organisation=event.organisation, due_on=event.due_on, due_at=event.due_at, activity=event.activity
            )
            body = replace(body, asked={**body.asked, event.seat_name: asked})
        case MemberNominated() | NominationDeclined() | NominationLapsed():
            asks = {seat: asked for seat, asked in body.asked.items() if seat != event.seat_name}
            body = replace(body, asked=asks)
    return replace(body, version=event.version)


def _vacated(body: Body, event: MemberResigned | MemberReplaced) -> Body:
    """The body once who held the seat, if anyone, has left it."""
    members = {name: member for name, member in body.members.items() if name != event.seat_name}
    left = {body.members[event.seat_name]} if event.person and event.seat_name in body.members else set()
    return replace(body, members=members, former=body.former | left)

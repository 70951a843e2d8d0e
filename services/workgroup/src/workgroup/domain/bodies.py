"""Bodies: their founding, and every act on their seats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from events.aggregate import Aggregate
from events.envelope import Act, Event, Text, named
from events.refusals import AlreadyThere, Refusal, ValueRefused
from events.rules import UNIT_OFFICER, need_office, need_running, need_words
from events.workgroup import BodyEstablished, Quorum, Seat

from . import nominations, seating
from .body import LEADING_ROLES, AlreadySeated, Body, SeatAsked, SeatTaken, evolve
from .nominations import DeclineNomination, LapseNomination, NominateMember, RequestNomination
from .process import Process
from .seating import AppointMember, ReplaceMember, ResignSeat, SeatSelected
from .voting import MajorityName, sides

__all__ = ["BODY", "AlreadySeated", "AppointMember", "Body", "EstablishBody", "SeatAsked", "SeatTaken"]


class NobodyLeads(Refusal):
    """A body needs a seat of a chair or of a secretary: they convene its meetings."""

    kind = "invalid"
    slug = "nobody-leads"


class QuorumUnreachable(Refusal):
    """No meeting of the body could ever have that quorum."""

    kind = "invalid"
    slug = "quorum-unreachable"


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


OnSeats: TypeAlias = AppointMember | ReplaceMember | ResignSeat | RequestNomination | NominateMember | DeclineNomination
ByItself: TypeAlias = SeatSelected | LapseNomination
"""What the service does by itself: also in a process that stands still."""
BodyCommand: TypeAlias = EstablishBody | OnSeats | ByItself


def decide(body: Body, command: BodyCommand) -> tuple[Event, ...]:
    """What the command makes happen to the body; refuses what a rule forbids."""
    match command:
        case SeatSelected():
            return seating.seat_selected(body, command)
        case LapseNomination():
            return nominations.lapse(body, command)
    need_running(command.process, command.act)
    if isinstance(command, EstablishBody):
        return _establish(body, command)
    return _on_seats(body, command)


def _on_seats(body: Body, command: OnSeats) -> tuple[Event, ...]:
    match command:
        case ReplaceMember():
            return seating.replace_member(body, command)
        case AppointMember():
            return seating.appoint(body, command)
        case ResignSeat():
            return seating.resign(body, command)
        case RequestNomination():
            return nominations.request(body, command)
        case NominateMember():
            return nominations.nominate(body, command)
        case DeclineNomination():
            return nominations.decline(body, command)
    assert_never(command)


def _establish(body: Body, command: EstablishBody) -> tuple[Event, ...]:
    need_office(command.act, UNIT_OFFICER)
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


BODY = Aggregate(initial=Body(), evolve=evolve, decide=decide)

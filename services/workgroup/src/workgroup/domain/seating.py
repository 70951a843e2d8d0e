"""Who takes a seat of a body and who leaves it: appointment, selection, resignation, replacement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any
from uuid import UUID

from events.envelope import Act, Event
from events.refusals import Refusal
from events.rules import UNIT_OFFICER, need_office, need_reason
from events.workgroup import MemberAppointed, MemberReplaced, MemberResigned, Seat, WorkgroupFormed

from .body import Body, OfBody, evolve

SELECTION_RULE = ("selected-to-seats-in-order", 1)
"""Who is selected takes the vacant seats of the side, both in their order; whom the decision before had selected, and
this one does not, gives way first."""
RESERVE_RULE = ("reserve-in-order", 1)
"""A seat of a side that has a reserve list goes to the first on it who has held no seat of the body yet."""


class ReserveFirst(Refusal):
    """The seat goes to the first who is left on the reserve list of its side: {member}."""

    slug = "reserve-first"


@dataclass(frozen=True, kw_only=True)
class Reserve:
    """Someone on a reserve list, at that rank (0: selected, and without a seat yet)."""

    rank: int
    member: UUID


@dataclass(frozen=True, kw_only=True)
class AppointMember(OfBody):
    """Give a vacant seat of the body to a person; `reserves` are the reserve lists by side, in order of rank."""

    seat_name: str
    member: UUID
    reserves: tuple[tuple[str, tuple[Reserve, ...]], ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReplaceMember(AppointMember):
    """Give a seat, which may be taken, to another person."""


@dataclass(frozen=True, kw_only=True)
class ResignSeat(OfBody):
    """Leave the seat that one holds."""


@dataclass(frozen=True, kw_only=True)
class SeatSelected:
    """Seat who was selected for a side; `dropped` are those whom only earlier decisions had selected."""

    act: Act
    body: UUID
    side: str
    members: tuple[UUID, ...]
    dropped: frozenset[UUID] = frozenset()


Made = tuple[type[Event], dict[str, Any]]
"""An event to be made of a body: its contract and its own fields."""


def made(body: Body, stream: UUID, act: Act, *events: Made, **envelope: Any) -> tuple[Event, ...]:
    """The body's next events; where they fill its last vacant seat, and not by appointments alone, it is formed."""
    about: dict[str, Any] = {**envelope, "body": body.name}
    result = tuple(
        act.event(kind, stream, version, **about, **fields)
        for version, (kind, fields) in enumerate(events, body.version + 1)
    )
    after = reduce(evolve, result, body)
    if body.whole or not (after.whole and after.chosen):
        return result
    members = tuple(after.members[seat.name] for seat in after.seats)
    return (*result, act.event(WorkgroupFormed, stream, after.version + 1, **about, members=members))


def seated(seat: Seat, member: UUID) -> Made:
    """The person takes the seat."""
    return MemberAppointed, {"seat_name": seat.name, "side": seat.side, "role": seat.role, "member": member}


def appoint(body: Body, command: AppointMember) -> tuple[Event, ...]:
    """The person takes the vacant seat."""
    need_office(command.act, UNIT_OFFICER)
    seat = body.open_seat(command.seat_name)
    body.need_unseated(command.member)
    _rank(body, command, seat)
    return made(body, command.body, command.act, seated(seat, command.member), office=UNIT_OFFICER)


def replace_member(body: Body, command: ReplaceMember) -> tuple[Event, ...]:
    """The person takes the seat, from who holds it, if anyone does."""
    need_office(command.act, UNIT_OFFICER)
    seat = body.seat(command.seat_name)
    old = body.members.get(seat.name)
    if old is None:
        body.open_seat(seat.name)
    else:
        need_reason(command.act)
    body.need_unseated(command.member)
    rank = _rank(body, command, seat)
    return made(
        body,
        command.body,
        command.act,
        _replaced(seat, old, command.member, rank),
        seated(seat, command.member),
        office=UNIT_OFFICER,
        rule=RESERVE_RULE if rank else None,
    )


def resign(body: Body, command: ResignSeat) -> tuple[Event, ...]:
    """The member's seat is vacant."""
    seat = body.seat_of(command.act)
    fields = {"seat_name": seat.name, "side": seat.side, "role": seat.role, "member": command.act.person}
    return made(body, command.body, command.act, (MemberResigned, fields), seat=body.path(seat))


def seat_selected(body: Body, command: SeatSelected) -> tuple[Event, ...]:
    """Who was selected takes the seats that are to be had; nothing where there is no such body."""
    events = tuple(_selected(body, command))
    return made(body, command.body, command.act, *events, rule=SELECTION_RULE)


def _selected(body: Body, command: SeatSelected) -> Iterator[Made]:
    coming = iter([member for member in command.members if body.held_by(member) is None])
    side = [seat for seat in body.seats if seat.side == command.side]
    leaving = [seat for seat in side if body.members.get(seat.name) in command.dropped]
    for seat, member in zip([*leaving, *body.vacant(command.side)], coming, strict=False):
        if seat in leaving:
            yield _replaced(seat, body.members[seat.name], member, None)
        yield seated(seat, member)


def _replaced(seat: Seat, old: UUID | None, member: UUID, rank: int | None) -> Made:
    return MemberReplaced, {"seat_name": seat.name, "old": old, "member": member, "reserve": rank}


def _rank(body: Body, command: AppointMember, seat: Seat) -> int | None:
    """The rank by which the person comes, where a reserve list has someone left; refuses who is not its first."""
    known = {*body.members.values(), *body.former}
    listed = dict(command.reserves).get(seat.side, ())
    first = next((each for each in listed if each.member not in known), None)
    if first is not None and first.member != command.member:
        raise ReserveFirst("member", member=first.member)
    return (first.rank or None) if first else None

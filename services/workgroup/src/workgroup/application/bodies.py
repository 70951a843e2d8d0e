"""Commands on bodies and their seats. What a rule needs to know is read anew at each try."""

from __future__ import annotations

from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act, Text, named
from events.workgroup import Quorum, Seat
from workgroup.domain.bodies import BODY, EstablishBody
from workgroup.domain.seating import AppointMember, ReplaceMember, ResignSeat
from workgroup.domain.voting import MajorityName
from workgroup.facts import Facts


def establish_body(
    app: Application,
    call: Call,
    *,
    name: str,
    title: Text,
    seats: tuple[Seat, ...],
    quorum: Quorum,
    majority: MajorityName,
) -> Outcome:
    """Found a body, with all its seats and its rules."""

    def command(act: Act) -> EstablishBody:
        process = app.facts(act.process).process
        return EstablishBody(
            act=act, process=process, name=name, title=title, seats=seats, quorum=quorum, majority=majority
        )

    return app.execute(call, named(call.act.process, "body", name), BODY, command)


def appoint_member(app: Application, call: Call, body: UUID, *, seat_name: str, member: UUID) -> Outcome:
    """Give a vacant seat of the body to a person."""
    return _to_seat(app, call, body, AppointMember, seat_name, member)


def replace_member(app: Application, call: Call, body: UUID, *, seat_name: str, member: UUID) -> Outcome:
    """Give a seat of the body to another person than who holds it, if anyone does."""
    return _to_seat(app, call, body, ReplaceMember, seat_name, member)


def resign_seat(app: Application, call: Call, body: UUID) -> Outcome:
    """Leave the seat of the body that one holds."""

    def command(act: Act) -> ResignSeat:
        return ResignSeat(act=act, process=app.facts(act.process).process, body=body)

    return app.execute(call, body, BODY, command)


def _to_seat(
    app: Application, call: Call, body: UUID, kind: type[AppointMember], seat_name: str, member: UUID
) -> Outcome:
    def command(act: Act) -> AppointMember:
        facts: Facts = app.facts(act.process)
        reserves = facts.seats.reserves(app.state(body, BODY).name)
        return kind(act=act, process=facts.process, body=body, seat_name=seat_name, member=member, reserves=reserves)

    return app.execute(call, body, BODY, command)

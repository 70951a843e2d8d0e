"""Commands on bodies and their seats. What a rule needs to know is read anew at each try."""

from __future__ import annotations

from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act, Text, named
from events.workgroup import Quorum, Seat
from workgroup.domain.bodies import BODY, AppointMember, EstablishBody
from workgroup.domain.voting import MajorityName


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

    def command(act: Act) -> AppointMember:
        process = app.facts(act.process).process
        return AppointMember(act=act, process=process, body=body, seat_name=seat_name, member=member)

    return app.execute(call, body, BODY, command)

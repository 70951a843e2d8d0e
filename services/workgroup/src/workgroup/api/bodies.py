"""Routes of bodies and their seats."""

from __future__ import annotations

from fastapi import Response

from events.refusals import UnknownThing
from events.rules import UNIT_OFFICER
from events.workgroup import Quorum, Seat
from service.commands import Asks, Serving, answer, etag
from service.fields import ProcessName
from workgroup.application import bodies as application
from workgroup.projections import bodies as projections

from .answers.bodies import ReadBody, ReadBodyWithSeats
from .paths import TOKEN, BodyId, area
from .requests.bodies import AppointMember, EstablishBody, ReplaceMember, ResignSeat

router, _command = area()


@_command("/v1/processes/{process}/bodies", "EstablishBody", UNIT_OFFICER)
def establish_body(process: ProcessName, body: EstablishBody, asked: Asks) -> Response:
    """Found a body; needs the office of unit_officer."""
    outcome = application.establish_body(
        asked.app,
        asked.call(process, body),
        name=body.name,
        title=body.title,
        seats=tuple(Seat(**seat.model_dump()) for seat in body.seats),
        quorum=Quorum(**body.quorum.model_dump()),
        majority=body.majority,
    )
    return answer(outcome, f"/v1/bodies/{outcome.id}")


@_command("/v1/bodies/{body}/members", "AppointMember", UNIT_OFFICER)
def appoint_member(body: BodyId, seat: AppointMember, asked: Asks) -> Response:
    """Give a vacant seat to a person; needs the office of unit_officer."""
    call = asked.call_on(body, seat, "body")
    outcome = application.appoint_member(asked.app, call, body, seat_name=seat.seat_name, member=seat.member)
    return answer(outcome, f"/v1/bodies/{body}")


@_command("/v1/bodies/{body}/replace", "ReplaceMember", UNIT_OFFICER)
def replace_member(body: BodyId, seat: ReplaceMember, asked: Asks) -> Response:
    """Give a seat to another person: the first left on its side's reserve list; needs the office of unit_officer."""
    call = asked.call_on(body, seat, "body")
    outcome = application.replace_member(asked.app, call, body, seat_name=seat.seat_name, member=seat.member)
    return answer(outcome, f"/v1/bodies/{body}")


@_command("/v1/bodies/{body}/resign", "ResignSeat")
def resign_seat(body: BodyId, seat: ResignSeat, asked: Asks) -> Response:
    """Leave the seat that one holds."""
    outcome = application.resign_seat(asked.app, asked.call_on(body, seat, "body"), body)
    return answer(outcome, f"/v1/bodies/{body}")


@router.get("/v1/processes/{process}/bodies", operation_id="ListBodies", dependencies=TOKEN)
def list_bodies(process: ProcessName, app: Serving) -> list[ReadBody]:
    """The process's bodies, by name."""
    with app.store.reading() as cursor:
        return [ReadBody(**row) for row in projections.bodies(cursor, process)]


@router.get("/v1/bodies/{body}", operation_id="ReadBody", dependencies=TOKEN)
def read_body(body: BodyId, app: Serving, response: Response) -> ReadBodyWithSeats:
    """A body with its seats and who holds them."""
    with app.store.reading() as cursor:
        found = projections.body(cursor, body)
    if found is None:
        raise UnknownThing("body", what="body", name=body)
    response.headers.update(etag(found["version"]))
    return ReadBodyWithSeats(**found)

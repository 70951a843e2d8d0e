"""Routes of nominations: an entity is asked to fill a seat, and answers."""

from __future__ import annotations

from fastapi import Response

from events.rules import UNIT_OFFICER
from service.commands import Asks, answer
from workgroup.application import nominations as application
from workgroup.domain.organisations import ENTITY_OFFICER

from .paths import BodyId, area
from .requests.bodies import DeclineNomination, NominateMember, RequestNomination

router, _command = area()


@_command("/v1/bodies/{body}/nominations", "RequestNomination", UNIT_OFFICER)
def request_nomination(body: BodyId, asks: RequestNomination, asked: Asks) -> Response:
    """Ask an entity to name a person for a vacant seat; needs the office of unit_officer."""
    outcome = application.request_nomination(
        asked.app,
        asked.call_on(body, asks, "body"),
        body,
        seat_name=asks.seat_name,
        organisation=asks.organisation,
        due_on=asks.due_on,
    )
    return answer(outcome, f"/v1/bodies/{body}")


@_command("/v1/bodies/{body}/nominations/answer", "NominateMember", ENTITY_OFFICER)
def nominate_member(body: BodyId, seat: NominateMember, asked: Asks) -> Response:
    """Name a person for the seat; a representative of the entity that is asked, in the office of entity_officer."""
    call = asked.call_on(body, seat, "body")
    outcome = application.nominate_member(asked.app, call, body, seat_name=seat.seat_name, member=seat.member)
    return answer(outcome, f"/v1/bodies/{body}")


@_command("/v1/bodies/{body}/nominations/decline", "DeclineNomination", ENTITY_OFFICER)
def decline_nomination(body: BodyId, seat: DeclineNomination, asked: Asks) -> Response:
    """Name nobody, with a reason; a representative of the entity that is asked, in the office of entity_officer."""
    call = asked.call_on(body, seat, "body")
    outcome = application.decline_nomination(asked.app, call, body, seat_name=seat.seat_name)
    return answer(outcome, f"/v1/bodies/{body}")

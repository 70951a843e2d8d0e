"""Commands on nominations. Which entity is asked, and who stands for it, is read anew at each try."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act, named
from events.workgroup import NominationRequested
from workgroup.domain.bodies import BODY
from workgroup.domain.nominations import DeclineNomination, NominateMember, RequestNomination
from workgroup.domain.organisations import ORGANISATION, Organisation


def request_nomination(
    app: Application, call: Call, body: UUID, *, seat_name: str, organisation: str, due_on: date
) -> Outcome:
    """Ask an entity to name a person for a vacant seat, by the end of a civil day."""

    def command(act: Act) -> RequestNomination:
        return RequestNomination(
            act=act,
            process=app.facts(act.process).process,
            body=body,
            seat_name=seat_name,
            name=organisation,
            organisation=_organisation(app, act, organisation),
            due_on=due_on,
        )

    return app.execute(call, body, BODY, command)


def nominate_member(app: Application, call: Call, body: UUID, *, seat_name: str, member: UUID) -> Outcome:
    """Name a person for the seat, for the entity that is asked."""

    def command(act: Act) -> NominateMember:
        process, organisation = app.facts(act.process).process, _asked(app, act, body, seat_name)
        return NominateMember(
            act=act, process=process, body=body, seat_name=seat_name, organisation=organisation, member=member
        )

    return app.execute(call, body, BODY, command)


def decline_nomination(app: Application, call: Call, body: UUID, *, seat_name: str) -> Outcome:
    """Name nobody for the seat, for the entity that is asked."""

    def command(act: Act) -> DeclineNomination:
        process, organisation = app.facts(act.process).process, _asked(app, act, body, seat_name)
        return DeclineNomination(act=act, process=process, body=body, seat_name=seat_name, organisation=organisation)

    return app.execute(call, body, BODY, command)


def _asked(app: Application, act: Act, body: UUID, seat_name: str) -> Organisation:
    """The organisation that was asked last to fill the seat, also where it has just answered; or an empty one."""
    asked = [
        event.organisation
        for event in app.store.stream(body)
        if isinstance(event, NominationRequested) and event.seat_name == seat_name
    ]
    return _organisation(app, act, asked[-1]) if asked else Organisation()


def _organisation(app: Application, act: Act, name: str) -> Organisation:
    return app.state(named(act.process, "organisation", name), ORGANISATION)

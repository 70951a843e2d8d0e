"""Routes of organisations and the people who belong to them."""

from __future__ import annotations

from fastapi import Response

from events.refusals import UnknownThing
from events.rules import UNIT_OFFICER
from service.commands import Asks, Serving, answer, etag
from service.fields import ProcessName
from workgroup.application import organisations as application
from workgroup.projections import organisations as projections

from .answers.organisations import ReadOrganisation
from .paths import TOKEN, OrganisationId, area
from .requests.organisations import LinkPerson, RegisterOrganisation, UnlinkPerson

router, _command = area()


@_command("/v1/processes/{process}/organisations", "RegisterOrganisation", UNIT_OFFICER)
def register_organisation(process: ProcessName, body: RegisterOrganisation, asked: Asks) -> Response:
    """Register an organisation or entity; needs the office of unit_officer."""
    call = asked.call(process, body)
    outcome = application.register_organisation(asked.app, call, name=body.name, title=body.title, side=body.side)
    return answer(outcome, f"/v1/organisations/{outcome.id}")


@_command("/v1/organisations/{organisation}/people", "LinkPerson", UNIT_OFFICER)
def link_person(organisation: OrganisationId, body: LinkPerson, asked: Asks) -> Response:
    """Say that a person belongs to the organisation; needs the office of unit_officer."""
    call = asked.call_on(organisation, body, "organisation")
    outcome = application.link_person(asked.app, call, organisation, person=body.person, relation=body.relation)
    return answer(outcome, f"/v1/organisations/{organisation}")


@_command("/v1/organisations/{organisation}/people/unlink", "UnlinkPerson", UNIT_OFFICER)
def unlink_person(organisation: OrganisationId, body: UnlinkPerson, asked: Asks) -> Response:
    """Say that a person belongs to the organisation no more; needs the office of unit_officer."""
    call = asked.call_on(organisation, body, "organisation")
    outcome = application.unlink_person(asked.app, call, organisation, person=body.person, relation=body.relation)
    return answer(outcome, f"/v1/organisations/{organisation}")


@router.get("/v1/processes/{process}/organisations", operation_id="ListOrganisations", dependencies=TOKEN)
def list_organisations(process: ProcessName, app: Serving) -> list[ReadOrganisation]:
    """The process's organisations, by name."""
    with app.store.reading() as cursor:
        return [ReadOrganisation(**row) for row in projections.organisations(cursor, process)]


@router.get("/v1/organisations/{organisation}", operation_id="ReadOrganisation", dependencies=TOKEN)
def read_organisation(organisation: OrganisationId, app: Serving, response: Response) -> ReadOrganisation:
    """An organisation with the people who belong to it."""
    with app.store.reading() as cursor:
        found = projections.organisation(cursor, organisation)
    if found is None:
        raise UnknownThing("organisation", what="organisation", name=organisation)
    response.headers.update(etag(found["version"]))
    return ReadOrganisation(**found)

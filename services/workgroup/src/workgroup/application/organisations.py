"""Commands on organisations and the people who belong to them."""

from __future__ import annotations

from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act, Text, named
from workgroup.domain.organisations import ORGANISATION, LinkPerson, RegisterOrganisation, Relation, UnlinkPerson


def register_organisation(app: Application, call: Call, *, name: str, title: Text, side: str) -> Outcome:
    """Register an organisation, once under its name."""

    def command(act: Act) -> RegisterOrganisation:
        process = app.facts(act.process).process
        return RegisterOrganisation(act=act, process=process, name=name, title=title, side=side)

    return app.execute(call, named(call.act.process, "organisation", name), ORGANISATION, command)


def link_person(app: Application, call: Call, organisation: UUID, *, person: UUID, relation: Relation) -> Outcome:
    """Say that a person belongs to the organisation."""
    return _linking(app, call, organisation, LinkPerson, person, relation)


def unlink_person(app: Application, call: Call, organisation: UUID, *, person: UUID, relation: Relation) -> Outcome:
    """Say that a person belongs to the organisation no more."""
    return _linking(app, call, organisation, UnlinkPerson, person, relation)


def _linking(
    app: Application,
    call: Call,
    organisation: UUID,
    kind: type[LinkPerson | UnlinkPerson],
    person: UUID,
    relation: Relation,
) -> Outcome:
    def command(act: Act) -> LinkPerson | UnlinkPerson:
        process = app.facts(act.process).process
        return kind(act=act, process=process, organisation=organisation, person=person, relation=relation)

    return app.execute(call, organisation, ORGANISATION, command)

"""Organisations: one registration each, and the people who belong to them."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import pytest

from events.envelope import Event, named
from events.refusals import AlreadyThere, LanguageMissing, OfficeNeeded, Refusal, UnknownThing
from events.workgroup import OrganisationRegistered, PersonLinked, PersonUnlinked
from service.projector import rebuild
from workgroup import projections
from workgroup.domain.organisations import (
    ORGANISATION,
    AlreadyLinked,
    LinkPerson,
    NotRepresentative,
    Organisation,
    RegisterOrganisation,
    UnlinkPerson,
)

if TYPE_CHECKING:
    from services.workgroup.tests.conftest import Forum, Workgroup

ENTITY = named("jo-nap5", "organisation", "ministry-of-youth")


def registering(forum: Forum, **changes: Any) -> RegisterOrganisation:
    fields: dict[str, Any] = {
        "act": forum.act("officer", office="unit_officer"),
        "process": forum.process,
        "name": "ministry-of-youth",
        "title": forum.words(),
        "side": "government",
    }
    return RegisterOrganisation(**(fields | changes))


def linking(forum: Forum, kind: type[LinkPerson | UnlinkPerson], person: str, relation: Any) -> Any:
    act = forum.act("officer", office="unit_officer")
    member = forum.person(person)
    return kind(act=act, process=forum.process, organisation=ENTITY, person=member, relation=relation)


def after(*commands: Any) -> tuple[Organisation, tuple[Event, ...]]:
    state = Organisation()
    events: tuple[Event, ...] = ()
    for command in commands:
        events = ORGANISATION.decide(state, command)
        state = reduce(ORGANISATION.evolve, events, state)
    return state, events


def test_an_officer_registers_an_organisation_once(forum: Forum) -> None:
    command = registering(forum)
    state, events = after(command)
    about: dict[str, Any] = {"name": "ministry-of-youth", "title": forum.words(), "side": "government"}
    assert events == (command.act.event(OrganisationRegistered, ENTITY, 1, office="unit_officer", **about),)
    with pytest.raises(AlreadyThere):
        ORGANISATION.decide(state, registering(forum))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [({"title": {"en": "Ministry"}}, LanguageMissing), ({"act": None}, OfficeNeeded)],
)
def test_what_is_not_registered(forum: Forum, changes: dict[str, Any], refusal: type[Refusal]) -> None:
    changes = {name: value or forum.act("officer") for name, value in changes.items()}
    with pytest.raises(refusal):
        after(registering(forum, **changes))


def test_a_person_belongs_in_several_ways_until_unlinked(forum: Forum) -> None:
    spokesman = linking(forum, LinkPerson, "rana", "representative")
    employee = linking(forum, LinkPerson, "rana", "employee")
    state, events = after(registering(forum), employee, spokesman)
    said: dict[str, Any] = {"organisation": "ministry-of-youth", "linked": forum.person("rana")}
    made = spokesman.act.event(PersonLinked, ENTITY, 3, office="unit_officer", relation="representative", **said)
    assert events == (made,)
    state.need_representative(forum.act("rana"))
    with pytest.raises(AlreadyLinked):
        ORGANISATION.decide(state, linking(forum, LinkPerson, "rana", "employee"))

    ending = linking(forum, UnlinkPerson, "rana", "representative")
    events = ORGANISATION.decide(state, ending)
    gone = ending.act.event(PersonUnlinked, ENTITY, 4, office="unit_officer", relation="representative", **said)
    assert events == (gone,)
    state = reduce(ORGANISATION.evolve, events, state)
    assert state.relations(forum.person("rana")) == {"employee"}
    with pytest.raises(NotRepresentative):
        state.need_representative(forum.act("rana"))


def test_nobody_is_linked_to_what_is_not_registered(forum: Forum) -> None:
    with pytest.raises(UnknownThing):
        after(linking(forum, LinkPerson, "rana", "employee"))
    with pytest.raises(UnknownThing):
        after(registering(forum), linking(forum, UnlinkPerson, "rana", "employee"))


def test_organisations_by_their_routes(workgroup: Workgroup) -> None:
    said = {"name": "ministry-of-youth", "title": {"ar": "وزارة", "en": "Ministry"}, "side": "government"}
    at = f"/v1/organisations/{ENTITY}"
    assert workgroup.made("officer", "/v1/processes/jo-nap5/organisations", said)["id"] == str(ENTITY)
    person = workgroup.subject("entity")
    for relation in ("representative", "employee"):
        workgroup.made("officer", f"{at}/people", {"person": person, "relation": relation})
    workgroup.made("officer", f"{at}/people/unlink", {"person": person, "relation": "employee"})
    assert workgroup.post("entity", f"{at}/people", {"person": person, "relation": "employee"}).status_code == 403
    response = workgroup.read(at)
    assert response.headers["ETag"] == '"4"'
    read = response.json()
    assert read["people"] == [{"person": person, "relation": "representative"}]
    assert workgroup.read("/v1/processes/jo-nap5/organisations").json() == [read]
    before = workgroup.rows()
    rebuild(workgroup.app.store, projections)
    assert workgroup.rows() == before

"""Organisations and entities: one registration each, and the people who belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.envelope import Act, Event, Text, named
from events.refusals import AlreadyThere, Refusal, UnknownThing
from events.rules import UNIT_OFFICER, need_office, need_running, need_words
from events.workgroup import OrganisationRegistered, PersonLinked, PersonUnlinked

from .process import Process

Relation: TypeAlias = Literal["representative", "employee", "member"]
REPRESENTATIVE: Relation = "representative"
ENTITY_OFFICER = "entity_officer"
"""The office of who answers for an entity."""


class NotRepresentative(Refusal):
    """Only a representative of the organisation acts for it: {organisation}."""

    kind = "forbidden"
    slug = "not-representative"


class AlreadyLinked(Refusal):
    """The person is linked to the organisation already: {relation}."""

    slug = "already-linked"


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A registration; `people` holds the relations of each person who belongs to it."""

    version: int = 0
    name: str = ""
    side: str = ""
    people: Mapping[UUID, frozenset[str]] = field(default_factory=dict)

    def relations(self, person: UUID | None) -> frozenset[str]:
        """How the person belongs to the organisation; empty: not at all."""
        return self.people.get(person, frozenset()) if person else frozenset()

    def need_representative(self, act: Act) -> None:
        """Refuse whom the organisation has not sent."""
        if REPRESENTATIVE not in self.relations(act.person):
            raise NotRepresentative(organisation=self.name)


@dataclass(frozen=True, kw_only=True)
class RegisterOrganisation:
    """Register an organisation under a name."""

    act: Act
    process: Process
    name: str
    title: Text
    side: str


@dataclass(frozen=True, kw_only=True)
class LinkPerson:
    """Say that a person belongs to the organisation."""

    act: Act
    process: Process
    organisation: UUID
    person: UUID
    relation: Relation


@dataclass(frozen=True, kw_only=True)
class UnlinkPerson:
    """Say that a person belongs to the organisation no more."""

    act: Act
    process: Process
    organisation: UUID
    person: UUID
    relation: Relation


OrganisationCommand: TypeAlias = RegisterOrganisation | LinkPerson | UnlinkPerson


def evolve(organisation: Organisation, event: Event) -> Organisation:
    """The organisation after the event."""
    match event:
        case OrganisationRegistered():
            organisation = replace(organisation, name=event.name, side=event.side)
        case PersonLinked():
            relations = organisation.relations(event.linked) | {event.relation}
            organisation = replace(organisation, people={**organisation.people, event.linked: relations})
        case PersonUnlinked():
            relations = organisation.relations(event.linked) - {event.relation}
            organisation = replace(organisation, people={**organisation.people, event.linked: relations})
    return replace(organisation, version=event.version)


def decide(organisation: Organisation, command: OrganisationCommand) -> tuple[Event, ...]:
    """What the command makes happen; refuses what a rule forbids."""
    need_running(command.process, command.act)
    need_office(command.act, UNIT_OFFICER)
    match command:
        case RegisterOrganisation():
            return (_registered(organisation, command),)
        case LinkPerson():
            return (_linked(organisation, command),)
        case UnlinkPerson():
            return (_unlinked(organisation, command),)
    assert_never(command)


def _registered(organisation: Organisation, command: RegisterOrganisation) -> Event:
    if organisation.version:
        raise AlreadyThere("name", what="organisation", name=command.name)
    need_words(command.title, command.process.languages, "title")
    return command.act.event(
        OrganisationRegistered,
        named(command.act.process, "organisation", command.name),
        1,
        office=UNIT_OFFICER,
        name=command.name,
        title=command.title,
        side=command.side,
    )


def _linked(organisation: Organisation, command: LinkPerson) -> Event:
    _need_registered(organisation, command.organisation)
    if command.relation in organisation.relations(command.person):
        raise AlreadyLinked("person", relation=command.relation)
    return _link(organisation, command, PersonLinked)


def _unlinked(organisation: Organisation, command: UnlinkPerson) -> Event:
    _need_registered(organisation, command.organisation)
    if command.relation not in organisation.relations(command.person):
        raise UnknownThing("person", what=command.relation, name=command.person)
    return _link(organisation, command, PersonUnlinked)


def _link(
    organisation: Organisation, command: LinkPerson | UnlinkPerson, kind: type[PersonLinked | PersonUnlinked]
) -> Event:
    return command.act.event(
        kind,
        command.organisation,
        organisation.version + 1,
        office=UNIT_OFFICER,
        organisation=organisation.name,
        linked=command.person,
        relation=command.relation,
    )


def _need_registered(organisation: Organisation, stream: UUID) -> None:
    if not organisation.name:
        raise UnknownThing("organisation", what="organisation", name=stream)


ORGANISATION = Aggregate(initial=Organisation(), evolve=evolve, decide=decide)

"""What requests on organisations hold."""

from __future__ import annotations

from service.commands import CommandBody
from service.fields import Slug, Words
from workgroup.domain import organisations

from .fields import Name, Person


class RegisterOrganisation(CommandBody):
    """An organisation or entity: its name, its title, and its side as seats have one."""

    name: Slug
    title: Words
    side: Name


class LinkPerson(CommandBody):
    """A person, and how the person belongs to the organisation; a representative acts for it."""

    person: Person
    relation: organisations.Relation


class UnlinkPerson(CommandBody):
    """A person, and the relation that ends."""

    person: Person
    relation: organisations.Relation

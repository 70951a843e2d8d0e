"""Contacts: how a person can be reached, by their own token, sealed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from events.aggregate import Aggregate
from events.envelope import Act, Event, Seal, named
from events.notifications import ContactRegistered
from events.refusals import Kind, Refusal
from events.rules import Process, need_running

EMAIL = "email"

LANGUAGES = ("ar", "en", "fr")
"""The languages that templates are shipped in."""


class LanguageNotOffered(Refusal):
    """Notices of this process are not written in that language: {language}."""

    kind: ClassVar[Kind] = "invalid"
    slug = "language-not-offered"


def contact_stream(process: str, person: UUID) -> UUID:
    """The stream of a person's contact in the process."""
    return named(process, "contact", str(person))


def template_language(language: str) -> str:
    """The language whose templates serve that tag: ar for ar-JO."""
    return language.partition("-")[0]


@dataclass(frozen=True, kw_only=True)
class RegisterContact:
    """The person whose token it is leaves a name and an address, sealed."""

    act: Act
    process: Process
    name: Seal
    address: Seal
    language: str


@dataclass(frozen=True, kw_only=True)
class Contact:
    """The latest registration of one person: the one in force."""

    version: int = 0
    registered: ContactRegistered | None = None


def evolve_contact(contact: Contact, event: Event) -> Contact:
    """The contact after the event."""
    if isinstance(event, ContactRegistered):
        return Contact(version=event.version, registered=event)
    return contact


def decide_contact(contact: Contact, command: RegisterContact) -> tuple[Event, ...]:
    """Register the contact, or supersede the one before."""
    need_running(command.process, command.act)
    if command.language not in command.process.languages or template_language(command.language) not in LANGUAGES:
        raise LanguageNotOffered("language", language=command.language)
    assert command.act.person is not None
    registered = command.act.event(
        ContactRegistered,
        contact_stream(command.act.process, command.act.person),
        contact.version + 1,
        name=command.name,
        address=command.address,
        channel=EMAIL,
        language=command.language,
    )
    return (registered,)


CONTACT: Aggregate[Contact] = Aggregate(Contact(), evolve_contact, decide_contact)

"""Contacts: how a person can be reached, by their own token, sealed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from events.aggregate import Aggregate
from events.envelope import Act, Event, Seal, named
from events.notifications import ContactRegistered, Way
from events.refusals import Kind, Refusal
from events.rules import Process, need_running

EMAIL, PHONE, POST = "email", "phone", "post"

CHANNELS = (EMAIL, PHONE, POST)
"""The ways to reach a person, in the order in which they are tried."""

LANGUAGES = ("ar", "en", "fr")
"""The languages that templates are shipped in."""


class LanguageNotOffered(Refusal):
    """Notices of this process are not written in that language: {language}."""

    kind: ClassVar[Kind] = "invalid"
    slug = "language-not-offered"


class WayNeeded(Refusal):
    """A contact needs an address of mail, a phone number or a postal address."""

    kind: ClassVar[Kind] = "invalid"
    slug = "way-needed"


def contact_stream(process: str, person: UUID) -> UUID:
    """The stream of a person's contact in the process."""
    return named(process, "contact", str(person))


def template_language(language: str) -> str:
    """The language whose templates serve that tag: ar for ar-JO."""
    return language.partition("-")[0]


@dataclass(frozen=True, kw_only=True)
class RegisterContact:
    """The person whose token it is leaves a name and at least one way to reach them, sealed, in the channels' order."""

    act: Act
    process: Process
    name: Seal
    ways: tuple[Way, ...]
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
    if not command.ways:
        raise WayNeeded("address")
    first, *others = command.ways
    assert command.act.person is not None
    registered = command.act.event(
        ContactRegistered,
        contact_stream(command.act.process, command.act.person),
        contact.version + 1,
        name=command.name,
        address=first.address,
        channel=first.channel,
        language=command.language,
        others=tuple(others),
    )
    return (registered,)


def ways_of(registered: ContactRegistered) -> dict[str, Seal]:
    """The sealed address, number or postal address by channel."""
    return {registered.channel: registered.address} | {way.channel: way.address for way in registered.others}


CONTACT: Aggregate[Contact] = Aggregate(Contact(), evolve_contact, decide_contact)

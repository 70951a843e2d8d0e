"""The service's commands."""

from __future__ import annotations

from uuid import UUID

from events.application import Application, Call, Outcome
from events.notifications import ContactRegistered
from events.refusals import UnknownThing

from .domain import CONTACT, RegisterContact, contact_stream


def register_contact(app: Application, call: Call, person: UUID, words: dict[str, str], language: str) -> Outcome:
    """Register the person's own `name` and `address` (words, to be sealed)."""
    process = app.facts(call.act.process).process
    return app.execute(
        call,
        contact_stream(call.act.process, person),
        CONTACT,
        lambda act, name, address: RegisterContact(
            act=act, process=process, name=name, address=address, language=language
        ),
        words=words,
    )


def own_contact(app: Application, process: str, person: UUID) -> ContactRegistered:
    """The person's registration in the process that is in force; UnknownThing where there is none."""
    registered = app.state(contact_stream(process, person), CONTACT).registered
    if registered is None:
        raise UnknownThing(what="contact", name="me")
    return registered

"""Routes of contacts: what a person leaves of themselves, and sees of it."""

from __future__ import annotations

from typing import Annotated
from unicodedata import category

from fastapi import APIRouter, Response
from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from events.refusals import UnknownThing
from notifications import application
from notifications.domain import EMAIL, PHONE, POST, ways_of
from service.commands import Asking, Asks, CommandBody, Serving, answer, command, etag
from service.fields import Language, ProcessName, storable
from service.problems import PROBLEMS

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = rf"^{_ATOM}(\.{_ATOM})*@{_LABEL}(\.{_LABEL})+$"
"""A mail address as RFC 5321's Dot-string at a domain with a dot: letters beyond ASCII are not taken."""

router = APIRouter(responses=PROBLEMS)


def _shows(text: str) -> str:
    if any(category(character) in ("Cc", "Zl", "Zp") and character != "\n" for character in text):
        raise ValueError("a postal address is lines of characters that show")
    return text


def _one_line(name: str) -> str:
    """Refuse a name of which nothing shows, or that could break out of a mail's header."""
    if all(category(character)[0] in "CZ" for character in name) or any(
        category(character) in ("Cc", "Zl", "Zp") for character in name
    ):
        raise ValueError("a name is one line of characters that show")
    return name


Name = Annotated[
    str, StringConstraints(min_length=1, max_length=200), AfterValidator(storable), AfterValidator(_one_line)
]
Address = Annotated[
    str, StringConstraints(pattern=ADDRESS, max_length=254), Field(json_schema_extra={"format": "email"})
]
Phone = Annotated[str, StringConstraints(pattern=r"^[+(]?[0-9](?:[0-9 ()/-]{4,22})[0-9]$")]
"""A phone number as it is dialled."""
Post = Annotated[str, StringConstraints(min_length=5, max_length=500), AfterValidator(storable), AfterValidator(_shows)]
"""A postal address of several lines."""


class RegisterContact(CommandBody):
    """A person's own name, the ways to reach them, and the language for their notices: one of the process's.

    At least one of `address` (of mail), `phone` and `post` is needed. Mail comes first; a call or a post where no mail
    reaches them, and where they left no address of mail: then of decisions that concern themselves alone.
    """

    name: Name
    address: Address | None = None
    phone: Phone | None = None
    post: Post | None = None
    language: Language


class OwnContact(BaseModel):
    """What a person has registered; what was not left, or was erased, is absent."""

    name: str | None
    address: str | None = None
    phone: str | None = None
    post: str | None = None
    language: str


@command(router, "/v1/processes/{process}/contacts", "RegisterContact")
def register_contact(process: ProcessName, body: RegisterContact, asked: Asks) -> Response:
    """Leave, or replace, the name and address at which this process's notices reach you."""
    outcome = application.register_contact(
        asked.app,
        asked.call(process, body),
        asked.person,
        body.name,
        {way: said for way, said in _ways(body).items() if said},
        body.language,
    )
    return answer(outcome, f"/v1/processes/{process}/contacts/me")


@router.get("/v1/processes/{process}/contacts/me", operation_id="ReadOwnContact")
def own_contact(process: ProcessName, who: Asking, app: Serving, response: Response) -> OwnContact:
    """What you have registered in this process."""
    if who.person is None:
        raise UnknownThing(what="contact", name="me")
    contact = application.own_contact(app, process, who.person)
    response.headers.update(etag(contact.version))
    refs = {"name": contact.name.ref} | {_FIELDS[way]: seal.ref for way, seal in ways_of(contact).items()}
    words = app.unseal(tuple(refs.values()), str(who.person), "the person's own contact")
    said = {field: words[ref] for field, ref in refs.items() if ref in words}
    return OwnContact(**{"name": None} | said, language=contact.language)


_FIELDS = {EMAIL: "address", PHONE: "phone", POST: "post"}


def _ways(body: RegisterContact) -> dict[str, str | None]:
    return {way: getattr(body, field) for way, field in _FIELDS.items()}

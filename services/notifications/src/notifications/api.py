"""The service's routes: a person's own contact, and an officer's view of the notices."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from unicodedata import category
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from events.refusals import UnknownThing
from service.commands import Asking, Asks, CommandBody, Serving, answer, command, etag, need_office
from service.fields import SLUG, Language, ProcessName, storable
from service.problems import PROBLEMS

from . import application, projections
from .domain import Status

OFFICES = ("unit_officer", "auditor")
"""Who may see which notices were sent."""

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = rf"^{_ATOM}(\.{_ATOM})*@{_LABEL}(\.{_LABEL})+$"
"""A mail address as RFC 5321's Dot-string at a domain with a dot: letters beyond ASCII are not taken."""

MOST = 500
"""The most notices in one answer."""

router = APIRouter(responses=PROBLEMS)


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


class RegisterContact(CommandBody):
    """A person's own name and address, and the language for their notices: one of the process's."""

    name: Name
    address: Address
    language: Language


class OwnContact(BaseModel):
    """What a person has registered; name and address are absent once they are erased."""

    name: str | None
    address: str | None
    language: str


class ListedNotice(BaseModel):
    """One notice. The recipient is a token's subject; `code` is the provider's last word on a failed one."""

    notice: UUID
    position: int
    activity: int | None
    decision: UUID
    decision_type: str
    recipient: UUID
    channel: str
    language: str
    template: str
    template_version: int
    status: Status
    attempts: int
    code: int | None
    queued_at: datetime
    settled_at: datetime | None


class NoticeCount(BaseModel):
    """How many notices of one decision are in one status."""

    decision: UUID
    decision_type: str
    status: Status
    count: int


@command(router, "/v1/processes/{process}/contacts", "RegisterContact")
def register_contact(process: ProcessName, body: RegisterContact, asked: Asks) -> Response:
    """Leave, or replace, the name and address at which this process's notices reach you."""
    outcome = application.register_contact(
        asked.app,
        asked.call(process, body),
        asked.person,
        {"name": body.name, "address": body.address},
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
    name, address = contact.name.ref, contact.address.ref
    words = app.unseal((name, address), str(who.person), "the person's own contact")
    return OwnContact(name=words.get(name), address=words.get(address), language=contact.language)


@router.get("/v1/notices", operation_id="ListNotices")
def list_notices(
    who: Asking,
    app: Serving,
    process: Annotated[str, Query(pattern=SLUG)],
    decision: UUID | None = None,
    status: Status | None = None,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST)] = MOST,
) -> list[ListedNotice]:
    """The process's notices in their order, after a position; by the decision's event id and by status where given."""
    need_office(who, OFFICES)
    with app.store.reading() as cursor:
        rows = projections.notices(cursor, process, decision, status.value if status else None, after, limit)
    return [ListedNotice(**row) for row in rows]


@router.get("/v1/notices/counts", operation_id="CountNotices")
def count_notices(who: Asking, app: Serving, process: Annotated[str, Query(pattern=SLUG)]) -> list[NoticeCount]:
    """How many notices of each decision are queued, sent and failed."""
    need_office(who, OFFICES)
    with app.store.reading() as cursor:
        return [NoticeCount(**row) for row in projections.counts(cursor, process)]

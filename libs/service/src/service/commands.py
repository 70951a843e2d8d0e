"""What every command's route shares: who asks, the key, If-Match, the common fields of a body, the answer."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Request, Response, Security
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, Field

from events import heard
from events.application import Application, Call, Outcome
from events.calendar import tzdata_version
from events.envelope import Act, command_id
from events.refusals import OfficeNeeded, UnknownThing
from events.tracing import traceparent

from . import auth
from .fields import Hash, Part, Words
from .problems import AGAIN, Denied, Fault

KEY = r"^[A-Za-z0-9_.:-]{1,200}$"

Route = TypeVar("Route", bound=Callable[..., Response])


class CommandBody(Part):
    """The fields that every command may have; any other field is refused."""

    activity: Annotated[int | None, Field(ge=0, le=9_999, strict=True, description="The activity served")] = None
    reason: Annotated[Words | None, Field(description="Why, by language")] = None


class ConfirmAct(CommandBody):
    """The SHA-256 (hex) of the content that is confirmed, as ActProposed tells it."""

    hash: Hash


class DeclineAct(CommandBody):
    """The reason stands in `reason`."""


class Made(BaseModel):
    """An event that the command made."""

    id: UUID
    type: str


class Answer(BaseModel):
    """A command's answer: the thing's id, its stream and version, its events, and the last one's position."""

    id: UUID
    stream: UUID
    version: int
    position: int
    events: list[Made]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request to act."""

    app: Application
    person: UUID
    offices: tuple[str, ...]
    key: str
    expected: int | None
    digest: bytes
    arrived_at: datetime

    def need_office(self, office: str) -> str:
        """The office, where the token claims it; OfficeNeeded where not."""
        if office not in self.offices:
            raise OfficeNeeded("Authorization", office=office)
        return office

    def call(self, process: str, body: CommandBody) -> Call:
        """The request as an act in that process, by the process's clock."""
        clock = self.app.clock(process)
        return self.call_at(process, body, clock.time() if clock.simulated else self.arrived_at)

    def call_on(self, stream: UUID, body: CommandBody, what: str = "stream") -> Call:
        """The request as an act in the process that the stream belongs to; UnknownThing where there is none."""
        with self.app.store.reading() as cursor:
            process = heard.process_of(cursor, stream)
        if process is None:
            raise UnknownThing(what, what=what, name=stream)
        return self.call(process, body)

    def call_at(self, process: str, body: CommandBody, happened_at: datetime) -> Call:
        """The request as an act that happened at that instant: only a process's start brings its own."""
        act = Act(
            id=command_id(process, self.key),
            agency=self.app.agency,
            process=process,
            happened_at=happened_at,
            recorded_at=datetime.now(UTC),
            correlation=command_id(process, self.key),
            tzdata=tzdata_version(),
            activity=body.activity,
            person=self.person,
            offices=self.offices,
            reason=body.reason,
            traceparent=traceparent(),
        )
        return Call(act=act, key=self.key, digest=self.digest, arrived_at=happened_at, expected=self.expected)


_BEARER = HTTPBearer(auto_error=False, description="A JWT of the persons' issuer, or of a service")


def caller(request: Request, bearer: Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)]) -> auth.Caller:
    """Who asks; 401 where the token does not hold."""
    try:
        if bearer is None:
            raise auth.NoToken("a bearer token is needed")
        return auth.verify(bearer.credentials, request.app.state.keys, request.app.state.application.agency)
    except auth.NoToken as error:
        fault = Fault(field="Authorization", rule="token", message=str(error))
        headers = {"WWW-Authenticate": "Bearer"}
        raise Denied(401, "no-token", "The token does not hold here.", fault, headers=headers) from None
    except auth.NoKeys:
        raise Denied(503, "unavailable", "Nobody's token can be checked now.", headers=AGAIN) from None


Asking = Annotated[auth.Caller, Depends(caller)]


async def asking(
    request: Request,
    who: Asking,
    idempotency_key: Annotated[str, Header(alias="Idempotency-Key", pattern=KEY)],
    if_match: Annotated[str | None, Header(alias="If-Match")] = None,
) -> Asked:
    """The dependency of every command: a person's token, the key, the body's digest."""
    if who.person is None:
        fault = Fault(field="Authorization", rule="person", message="a command is a person's")
        raise Denied(403, "person-needed", "A command needs a person's token.", fault)
    app: Application = request.app.state.application
    return Asked(
        app=app,
        person=who.person,
        offices=who.offices,
        key=idempotency_key,
        expected=_version(if_match),
        digest=_digest(request, who.person, await request.body()),
        arrived_at=getattr(request.state, "arrived_at", datetime.now(UTC)),
    )


Asks = Annotated[Asked, Depends(asking)]


async def serving(request: Request) -> Application:
    """The application that answers a question."""
    app: Application = request.app.state.application
    return app


Serving = Annotated[Application, Depends(serving)]


def command(router: APIRouter, path: str, act: str, office: str | None = None) -> Callable[[Route], Route]:
    """The route of the act of that name; `office` is the one that it needs, where it is always the same."""
    needs = {"x-office": office} if office else None
    return router.post(path, operation_id=act, status_code=201, response_model=Answer, openapi_extra=needs)


def _version(if_match: str | None) -> int | None:
    if if_match is None:
        return None
    found = re.fullmatch(r'"(\d{1,18})"', if_match.strip())
    if found is None:
        fault = Fault(field="If-Match", rule="etag", message='one version as an entity tag: "7"')
        raise Denied(400, "bad-if-match", "If-Match names one version.", fault)
    return int(found[1])


def _digest(request: Request, person: UUID, body: bytes) -> bytes:
    """An HMAC of who asked what: a plain hash of a short body could be guessed."""
    asked = hmac.new(request.app.state.idempotency_key, digestmod=hashlib.sha256)
    for part in (person.bytes, request.method.encode(), request.url.path.encode(), settled(body)):
        asked.update(len(part).to_bytes(8, "big") + part)
    return asked.digest()


def settled(body: bytes) -> bytes:
    """A JSON body without what does not change its meaning; Denied where it says a field twice, or NaN."""
    if not body:
        return body
    try:
        read = json.loads(body, object_pairs_hook=_once, parse_constant=_no_number)
        return json.dumps(read, sort_keys=True, separators=(",", ":")).encode()
    except (ValueError, RecursionError) as error:
        fault = Fault(field="body", rule="json", message=str(error))
        raise Denied(400, "not-json", "The body is no JSON document (RFC 8259, each name once).", fault) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return read


def _no_number(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON number")


def etag(version: int) -> dict[str, str]:
    """The header that tells a stream's version."""
    return {"ETag": f'"{version}"'}


def answer(outcome: Outcome, location: str | None = None) -> Response:
    """201 with what the command made, and where it is."""
    body = Answer(
        id=outcome.id,
        stream=outcome.stream,
        version=outcome.version,
        position=outcome.position,
        events=[Made(id=event, type=topic) for event, topic in outcome.events],
    )
    headers = etag(outcome.version) | ({"Location": location} if location else {})
    return JSONResponse(body.model_dump(mode="json"), 201, headers)


def need_office(who: auth.Caller, offices: Sequence[str]) -> None:
    """Refuse who has none of those offices."""
    if not set(offices) & set(who.offices):
        raise OfficeNeeded("Authorization", office=" or ".join(offices))

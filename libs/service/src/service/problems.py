"""Problem details (RFC 9457): every error names the field and the rule, and says nothing of SQL, paths or versions."""

from __future__ import annotations

import logging
import sqlite3
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from opentelemetry import trace
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from events.application import Busy
from events.codec import Malformed
from events.refusals import Refusal
from events.store import INFRASTRUCTURE

log = logging.getLogger(__name__)

STATUS = {"invalid": 422, "forbidden": 403, "missing": 404, "conflict": 409, "stale": 412}
MEDIA_TYPE = "application/problem+json"
MOST_FAULTS = 100
"""The most faults that one problem tells: a small body must not make a large answer."""
AGAIN = {"Retry-After": "2"}
"""A request that the service could not answer may be tried again, with its key, after 2 seconds."""


class Fault(BaseModel):
    """One thing wrong: in which field, against which rule."""

    field: str
    rule: str
    message: str


class Problem(BaseModel):
    """RFC 9457, section 3.1, with `errors` and the trace's id as extensions."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Fault] = []
    trace: str | None = None


_OF = {"model": Problem, "content": {MEDIA_TYPE: {}}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: _OF | {"description": "The request lacks what each command needs, or cannot be read"},
    401: _OF | {"description": "No token, or one that does not hold here"},
    403: _OF | {"description": "The office or seat for this act is missing"},
    404: _OF | {"description": "No such thing here"},
    409: _OF | {"description": "A rule does not allow it as things stand"},
    412: _OF | {"description": "If-Match names another version"},
    413: _OF | {"description": "Larger than what is taken"},
    415: _OF | {"description": "Another kind than what is taken"},
    422: _OF | {"description": "A field breaks a rule"},
    503: _OF | {"description": "Not recorded now; the same key may be tried again"},
}


class Denied(Exception):
    """A problem that is no refusal of a domain: status, slug, detail, and the field and rule where there are."""

    def __init__(self, status: int, slug: str, detail: str, *faults: Fault, headers: dict[str, str] | None = None):
        self.status, self.slug, self.detail, self.faults, self.headers = status, slug, detail, faults, headers
        super().__init__(detail)


def problem(
    status: int, slug: str, detail: str, faults: list[Fault] | None = None, headers: dict[str, str] | None = None
) -> Response:
    """The answer that tells the problem."""
    body = Problem(
        type=f"urn:mithaq:problem:{slug}",
        title=slug.replace("-", " ").capitalize(),
        status=status,
        detail=detail,
        errors=faults or [],
        trace=_trace(),
    )
    return JSONResponse(body.model_dump(exclude_none=True), status, headers, MEDIA_TYPE)


def _trace() -> str | None:
    context = trace.get_current_span().get_span_context()
    return f"{context.trace_id:032x}" if context.is_valid else None


def refused(refusal: Refusal) -> Response:
    """A domain's refusal as a problem."""
    fault = Fault(field=refusal.field or "act", rule=refusal.slug, message=refusal.message)
    return problem(STATUS[refusal.kind], refusal.slug, refusal.message, [fault])


def _location(parts: tuple[int | str, ...]) -> str:
    """The field's path without where it was looked for (body, path, query, header)."""
    return ".".join(map(str, parts[1:])) or str(parts[0])


def _unreadable(message: str) -> Response:
    fault = Fault(field="body", rule="json", message=message)
    return problem(400, "not-json", "The body is no JSON document (RFC 8259).", [fault])


def _invalid(error: RequestValidationError) -> Response:
    if any(each["type"] == "json_invalid" for each in error.errors()):
        return _unreadable("JSON decode error")
    faults = [
        Fault(field=_location(each["loc"]), rule=each["type"].replace("_", "-"), message=each["msg"])
        for each in error.errors()[:MOST_FAULTS]
    ]
    if any(each["loc"] == ("header", "Idempotency-Key") for each in error.errors()):
        return problem(400, "key-needed", "Each command needs an Idempotency-Key: 1 to 200 of A-Z a-z 0-9 _.:-", faults)
    fields = ", ".join(fault.field for fault in faults)
    return problem(422, "invalid", f"These fields break a rule: {fields}.", faults)


def install(api: FastAPI) -> None:
    """Let the application answer every error as a problem."""

    @api.exception_handler(Refusal)
    async def refusal(_request: Request, error: Refusal) -> Response:
        return refused(error)

    @api.exception_handler(Denied)
    async def denied(_request: Request, error: Denied) -> Response:
        return problem(error.status, error.slug, error.detail, list(error.faults), error.headers)

    @api.exception_handler(RequestValidationError)
    async def validation(_request: Request, error: RequestValidationError) -> Response:
        return _invalid(error)

    @api.exception_handler(HTTPException)
    async def http(_request: Request, error: HTTPException) -> Response:
        if error.status_code == HTTPStatus.BAD_REQUEST:
            return _unreadable(str(error.detail))
        slug = {404: "no-such-route", 405: "method-not-allowed"}.get(error.status_code, "refused")
        return problem(error.status_code, slug, str(error.detail), headers=dict(error.headers or {}))

    @api.exception_handler(Malformed)
    async def malformed(_request: Request, error: Malformed) -> Response:
        path = str(error).partition(":")[0]
        return problem(422, "not-storable", str(error), [Fault(field=path, rule="not-storable", message=str(error))])

    @api.exception_handler(Busy)
    async def busy(_request: Request, _error: Busy) -> Response:
        return unavailable()

    for away in INFRASTRUCTURE:

        @api.exception_handler(away)
        async def infrastructure(_request: Request, error: Exception) -> Response:
            log.error("the %s is away: %s", _store(error), type(error).__name__)
            return unavailable()

    @api.exception_handler(Exception)
    async def fault(request: Request, error: Exception) -> Response:
        log.error("fault in %s", request.scope.get("path"), exc_info=error)
        return problem(500, "fault", "Something is wrong here; the trace's id tells the operators where.")


def _store(error: Exception) -> str:
    return "key store" if isinstance(error, sqlite3.Error) else "database"


def unavailable() -> Response:
    """Not recorded, or nobody knows: the same key tells."""
    return problem(503, "unavailable", "Not answered now: try again with the same key.", headers=AGAIN)

"""What the fields of the plan's requests take, and what each of its routes depends on."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any

from fastapi import Depends, Path, Request
from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from events.application import Application
from events.rules import UNIT_OFFICER
from plan.domain.process import CLOCK_OPERATOR
from service.commands import SLUG, Asked, asking
from service.problems import Denied, Fault

SHA256 = r"^[0-9a-f]{64}$"
WORD = r"^[a-z][a-z0-9_]{0,39}$"
AGENCY = r"^[a-z][a-z0-9-]{0,30}$"
LINK = r"^https?://[^\s\x00-\x1f]{1,2000}$"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)")

MOST_COMMAND = 1_048_576
"""The most bytes of a command's body: the service's own bound is that of a file."""

OFFICER: dict[str, Any] = {"x-office": UNIT_OFFICER}
CLERK: dict[str, Any] = {"x-office": CLOCK_OPERATOR}


def _written(form: re.Pattern[str], what: str) -> BeforeValidator:
    """Only what is written in that form: pydantic alone takes numbers for days and instants too."""

    def check(value: object) -> object:
        if not isinstance(value, str) or form.fullmatch(value) is None:
            raise ValueError(what)
        return value

    return BeforeValidator(check)


Day = Annotated[date, _written(DAY, "a day is written 2021-04-28"), Field(ge=date(1970, 1, 1), lt=date(2200, 1, 1))]
"""A civil day, in the process's zone."""
Instant = Annotated[
    AwareDatetime,
    _written(INSTANT, "an instant is written 2021-04-28T07:00:00Z"),
    Field(ge=datetime(1970, 1, 1, tzinfo=UTC), lt=datetime(2200, 1, 1, tzinfo=UTC)),
]
Word = Annotated[str, StringConstraints(pattern=WORD)]
"""A lower-case word of a list that may grow: a kind, a channel, a mode."""
Link = Annotated[str, StringConstraints(pattern=LINK)]
File = Annotated[str, StringConstraints(pattern=SHA256), Field(json_schema_extra={"x-names": "file"})]
"""A stored file, by the SHA-256 of its bytes."""
Number = Annotated[int, Field(strict=True, ge=1, le=9_999)]
Days = Annotated[int, Field(strict=True, ge=1, le=366)]

ProcessName = Annotated[str, Path(pattern=SLUG, json_schema_extra={"x-names": "process"})]
DocumentName = Annotated[str, Path(pattern=SLUG, json_schema_extra={"x-names": "document"})]
Asks = Annotated[Asked, Depends(asking)]


class Part(BaseModel):
    """A part of a request's body; any field that it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


async def bounded(request: Request) -> None:
    """Refuse a command's body that is too large."""
    if len(await request.body()) > MOST_COMMAND:
        fault = Fault(field="body", rule="size", message=f"at most {MOST_COMMAND} bytes")
        raise Denied(413, "too-large", f"A command's body has at most {MOST_COMMAND} bytes.", fault)


def _serving(request: Request) -> Application:
    app: Application = request.app.state.application
    return app


Serving = Annotated[Application, Depends(_serving)]
"""The application that answers a question."""

"""What the fields of the plan's requests take, beside what those of every service do, and a bound on commands."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request
from pydantic import Field, StringConstraints

from service.fields import SLUG, Hash, in_path
from service.problems import Denied, Fault

WORD = r"^[a-z][a-z0-9_]{0,39}$"
AGENCY = r"^[a-z][a-z0-9-]{0,30}$"
LINK = r"^https?://[^\s\x00-\x1f]{1,2000}$"

MOST_COMMAND = 1_048_576
"""The most bytes of a command's body: the service's own bound is that of a file."""

Word = Annotated[str, StringConstraints(pattern=WORD)]
"""A lower-case word of a list that may grow: a kind, a channel, a mode."""
AnswerCodeName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,79}$")]
Side = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,79}$")]
"""A side that a seat belongs to, as its body names it."""
Link = Annotated[str, StringConstraints(pattern=LINK)]
File = Annotated[Hash, Field(json_schema_extra={"x-names": "file"})]
"""A stored file, by the SHA-256 of its bytes."""
Number = Annotated[int, Field(strict=True, ge=1, le=9_999)]
Days = Annotated[int, Field(strict=True, ge=1, le=366)]

OfVersion = Annotated[int, Query(ge=1, le=9_999)]
DocumentName = Annotated[str, in_path("document", SLUG)]


async def bounded(request: Request) -> None:
    """Refuse a command's body that is too large."""
    if len(await request.body()) > MOST_COMMAND:
        fault = Fault(field="body", rule="size", message=f"at most {MOST_COMMAND} bytes")
        raise Denied(413, "too-large", f"A command's body has at most {MOST_COMMAND} bytes.", fault)

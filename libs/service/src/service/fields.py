"""What the fields of requests take, in every service: words, names, days, instants, references."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Path
from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from events.envelope import MOST_WORDS

LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
SLUG = r"^[a-z0-9][a-z0-9-]{0,79}$"
SHA256 = r"^[0-9a-f]{64}$"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})"
)


def storable(words: str) -> str:
    """Refuse what PostgreSQL or UTF-8 cannot hold."""
    if "\x00" in words:
        raise ValueError("U+0000 cannot be stored")
    if any("\ud800" <= character <= "\udfff" for character in words):
        raise ValueError("a lone surrogate is no character")
    return words


def _said(words: dict[str, str]) -> dict[str, str]:
    for language, text in words.items():
        if not text.strip():
            raise ValueError(f"the text in {language!r} is empty")
    return words


def _written(form: re.Pattern[str], what: str) -> BeforeValidator:
    """Only what is written in that form: pydantic alone takes numbers for days and instants too."""

    def check(value: object) -> object:
        if not isinstance(value, str) or form.fullmatch(value) is None:
            raise ValueError(what)
        return value

    return BeforeValidator(check)


Language = Annotated[str, StringConstraints(pattern=LANGUAGE, max_length=35)]
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
Hash = Annotated[str, StringConstraints(pattern=SHA256)]
"""A SHA-256, in hex."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(storable)]
Official = Annotated[str, StringConstraints(min_length=1, max_length=MOST_WORDS), AfterValidator(storable)]
Words = Annotated[dict[Language, Official], Field(min_length=1, max_length=20), AfterValidator(_said)]
"""Official words by language: at most 8,000 characters in each."""
Day = Annotated[date, _written(DAY, "a day is written 2021-04-28"), Field(ge=date(1970, 1, 1), lt=date(2200, 1, 1))]
"""A civil day, in the process's zone."""
Instant = Annotated[
    AwareDatetime,
    _written(INSTANT, "an instant is written 2021-04-28T07:00:00Z"),
    Field(ge=datetime(1970, 1, 1, tzinfo=UTC), lt=datetime(2200, 1, 1, tzinfo=UTC)),
]


def reference(kind: str) -> Any:
    """Marks a field as a reference to a thing of that kind, which a process file may name (x-names)."""
    return Field(json_schema_extra={"x-names": kind})


def in_path(kind: str, pattern: str | None = None) -> Any:
    """Marks a part of the path as a reference to a thing of that kind (x-names)."""
    return Path(pattern=pattern, json_schema_extra={"x-names": kind})


ProcessName = Annotated[str, in_path("process", SLUG)]
ProposalId = Annotated[UUID, in_path("proposal")]


class Part(BaseModel):
    """A part of a request's body; any field that it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

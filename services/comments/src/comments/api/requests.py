"""What the commands' requests hold."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Path
from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from comments.domain.comment import MOST_CHARACTERS
from service.commands import CommandBody, Slug, Words, storable

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _written_day(day: object) -> object:
    """Only a day as it is written: pydantic alone takes numbers too."""
    if not isinstance(day, str) or DAY.fullmatch(day) is None:
        raise ValueError("a day is written as 2021-05-06")
    return day


ConsultationId = Annotated[UUID, Path(json_schema_extra={"x-names": "consultation"})]
CommentId = Annotated[UUID, Path(json_schema_extra={"x-names": "comment"})]
ProposalId = Annotated[UUID, Path(json_schema_extra={"x-names": "proposal"})]
Typed = Annotated[str, StringConstraints(min_length=1, max_length=MOST_CHARACTERS), AfterValidator(storable)]
Day = Annotated[date, BeforeValidator(_written_day), Field(ge=date(1970, 1, 1), lt=date(2200, 1, 1))]
Tag = Annotated[str, StringConstraints(min_length=2, max_length=35), AfterValidator(storable)]


class SubmitComment(CommandBody):
    """A comment, stored as typed; its language as a tag of BCP 47; the paragraph by its id."""

    text: Typed
    language: Tag
    paragraph: Slug | None = None


class WithdrawComment(CommandBody):
    """One's own comment, taken back."""


class RespondToComment(CommandBody):
    """A reasoned answer, in the languages that the process requires."""

    outcome: Literal["accepted", "partly", "not"]
    answer: Words


class OpenConsultation(CommandBody):
    """To be confirmed by a second officer."""


class ExtendWindow(CommandBody):
    """A later last day, for a reason; to be confirmed by a second officer."""

    last: Day


class ConfirmAct(CommandBody):
    """The hash of the content that was proposed."""

    hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class DeclineAct(CommandBody):
    """Why not."""

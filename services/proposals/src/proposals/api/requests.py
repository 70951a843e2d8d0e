"""What the commands' requests hold."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Path
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from events.proposals import Criterion
from proposals.domain.proposal import MOST_IN_TEXT, MOST_IN_TITLE
from service.commands import SLUG, CommandBody, Slug, Words, reference, storable

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _written_day(day: object) -> object:
    """Only a day as it is written: pydantic alone takes numbers too."""
    if not isinstance(day, str) or DAY.fullmatch(day) is None:
        raise ValueError("a day is written as 2021-05-06")
    return day


ProcessName = Annotated[str, Path(pattern=SLUG, json_schema_extra={"x-names": "process"})]
CallId = Annotated[UUID, Path(json_schema_extra={"x-names": "call"})]
ProposalId = Annotated[UUID, Path(json_schema_extra={"x-names": "proposal"})]
MergeId = Annotated[UUID, Path(json_schema_extra={"x-names": "merge"})]
Title = Annotated[str, StringConstraints(min_length=1, max_length=MOST_IN_TITLE), AfterValidator(storable)]
Typed = Annotated[str, StringConstraints(min_length=1, max_length=MOST_IN_TEXT), AfterValidator(storable)]
Day = Annotated[date, BeforeValidator(_written_day), Field(ge=date(1970, 1, 1), lt=date(2200, 1, 1))]
Tag = Annotated[str, StringConstraints(min_length=2, max_length=35), AfterValidator(storable)]
Weight = Annotated[int, Field(strict=True, ge=0, le=100)]
Named = Annotated[tuple[Slug, ...], Field(max_length=50)]


class CriterionOf(BaseModel):
    """A criterion: its name, what it asks, and its weight of 100 in a selection."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Slug
    title: Words
    weight: Weight = 0

    def said(self) -> Criterion:
        """The criterion."""
        return Criterion(name=self.name, title=self.title, weight=self.weight)


Criteria = Annotated[tuple[CriterionOf, ...], Field(min_length=1, max_length=30)]


class PublishCall(CommandBody):
    """A call for proposals, or for a body's seats; its criteria hold for good, its last day only moves later."""

    name: Slug
    kind: Literal["proposals", "seats"]
    title: Words
    text: Words
    body: Annotated[Slug | None, reference("body")] = None
    acceptance: Criteria
    selection: Criteria
    first: Day
    last: Day


class ExtendDeadline(CommandBody):
    """A later last day, with who asked for it and a reason; to be confirmed by a second officer."""

    last: Day
    asked_by: Words


class SubmitProposal(CommandBody):
    """A proposal, stored as typed; its language as a tag of BCP 47; the organisation by its registration's name."""

    title: Title
    text: Typed
    language: Tag
    organisation: Slug | None = None


class ReviseProposal(CommandBody):
    """The proposal's words as they shall be."""

    title: Title
    text: Typed
    language: Tag


class WithdrawProposal(CommandBody):
    """One's own proposal, taken back."""


class ReturnProposal(CommandBody):
    """The criteria of acceptance that a formal fault concerns, and the last day to cure it; the reason says what."""

    criteria: Named
    cure_by: Day


class ScreenProposal(CommandBody):
    """The decision; what is ineligible names the criteria that it fails, and the reason says why."""

    verdict: Literal["eligible", "ineligible"]
    criteria: Named = ()


class AskMerge(CommandBody):
    """Proposals of the call that shall be one; `into`, one of them, is to stand for all."""

    into: Annotated[UUID, reference("proposal")]
    proposals: Annotated[tuple[Annotated[UUID, reference("proposal")], ...], Field(min_length=2, max_length=10)]


class ConsentMerge(CommandBody):
    """Consent."""


class RefuseMerge(CommandBody):
    """No consent; the reason is the author's to give."""


class ConfirmAct(CommandBody):
    """The hash of the content that was proposed."""

    hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class DeclineAct(CommandBody):
    """Why not."""

"""What the commands' requests hold."""

from __future__ import annotations

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from events.criteria import Criterion
from proposals.domain.submission import MOST_IN_TEXT, MOST_IN_TITLE, Stated, Typed
from service.commands import CommandBody
from service.fields import Day, Part, Slug, Words, in_path, reference, storable

CallId = Annotated[UUID, in_path("call")]
MergeId = Annotated[UUID, in_path("merge")]
Title = Annotated[str, StringConstraints(min_length=1, max_length=MOST_IN_TITLE), AfterValidator(storable)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=MOST_IN_TEXT), AfterValidator(storable)]
Tag = Annotated[str, StringConstraints(min_length=2, max_length=35), AfterValidator(storable)]
Weight = Annotated[int, Field(strict=True, ge=0, le=100)]
OrganisationName = Annotated[Slug, reference("organisation")]
Named = Annotated[tuple[Slug, ...], Field(max_length=50)]


class CriterionOf(Part):
    """A criterion: its name, what it asks, and its weight of 100 in a selection."""

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
    text: Text
    language: Tag
    organisation: OrganisationName | None = None


class ApplyForSeat(CommandBody):
    """Why the applicant should have a seat, as typed; the organisation by its registration's name."""

    statement: Text
    language: Tag
    organisation: OrganisationName | None = None


class ReviseProposal(CommandBody):
    """The words as they shall be: a proposal's title and text, or an application's statement."""

    title: Title | None = None
    text: Text | None = None
    statement: Text | None = None
    language: Tag

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        self.typed()
        return self

    def typed(self) -> Typed | Stated:
        """The words as typed."""
        if self.title and self.text and self.statement is None:
            return Typed(title=self.title, text=self.text, language=self.language)
        if self.statement and self.title is None and self.text is None:
            return Stated(statement=self.statement, language=self.language)
        raise ValueError("a proposal's title and text, or an application's statement")


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


class HideContribution(CommandBody):
    """A ground of the process's public list; to be confirmed by a second officer."""

    ground: Slug


class RestoreContribution(CommandBody):
    """The reason stands in `reason`."""

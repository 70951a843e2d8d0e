"""What the commands' requests hold."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, StringConstraints

from comments.domain.comment import MOST_CHARACTERS
from service.commands import CommandBody
from service.fields import Day, Slug, Words, in_path, storable

ConsultationId = Annotated[UUID, in_path("consultation")]
CommentId = Annotated[UUID, in_path("comment")]
Typed = Annotated[str, StringConstraints(min_length=1, max_length=MOST_CHARACTERS), AfterValidator(storable)]
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


class HideContribution(CommandBody):
    """A ground of the process's public list; to be confirmed by a second officer."""

    ground: Slug


class RestoreContribution(CommandBody):
    """The reason stands in `reason`."""

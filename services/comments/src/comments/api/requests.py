"""What the commands' requests hold."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from comments.domain.answering import MOST_TOGETHER, Answer
from comments.domain.comment import MOST_CHARACTERS
from comments.domain.versions import Naming
from events.codes import CODES
from service.commands import CommandBody
from service.fields import Day, Language, Part, Slug, Words, in_path, reference, storable

ConsultationId = Annotated[UUID, in_path("consultation")]
CommentId = Annotated[UUID, in_path("comment")]
Typed = Annotated[str, StringConstraints(min_length=1, max_length=MOST_CHARACTERS), AfterValidator(storable)]
Tag = Annotated[str, StringConstraints(min_length=2, max_length=35), AfterValidator(storable)]


Code = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,79}$"),
    Field(description=f"One of {', '.join(CODES)}, or another"),
]
Brief = Annotated[str, StringConstraints(min_length=1, max_length=1_000, pattern=r"\S"), AfterValidator(storable)]
Summary = Annotated[dict[Language, Brief], Field(min_length=1, max_length=20)]
"""What was said, in the answerer's words: at most 1,000 characters in each language."""
Comment = Annotated[UUID, reference("comment")]


class SubmitComment(CommandBody):
    """A comment, stored as typed; its language as a tag of BCP 47; the paragraph by its id, its place or its name."""

    text: Typed
    language: Tag
    paragraph: Slug | None = None


class WithdrawComment(CommandBody):
    """One's own comment, taken back."""


class Change(Part):
    """The later version in which it changed something, and the paragraph by its id, its place or its name."""

    document: Annotated[Slug, reference("document")]
    number: Annotated[int, Field(ge=1, le=9_999, strict=True)]
    paragraph: Slug | None = None

    def naming(self) -> Naming:
        """The change to the domain."""
        return Naming(document=self.document, number=self.number, paragraph=self.paragraph)


class RespondToComment(CommandBody):
    """A reasoned answer, in the languages that the process requires: the change that was made, or a code for why not.

    `summary` is what was said, in the answerer's own words: the report tells it.
    """

    outcome: Literal["accepted", "partly", "not"]
    answer: Words
    change: Change | None = None
    code: Code | None = None
    summary: Summary | None = None

    def given(self) -> Answer:
        """The answer to the domain."""
        change = self.change.naming() if self.change else None
        return Answer(outcome=self.outcome, text=self.answer, change=change, code=self.code, summary=self.summary)


class RespondToCluster(RespondToComment):
    """One answer to the chosen comments, or to what is unanswered of a group, named by its first comment."""

    comments: Annotated[tuple[Comment, ...], Field(max_length=MOST_TOGETHER)] = ()
    cluster: Annotated[UUID | None, reference("comment")] = None


class AssignComment(CommandBody):
    """A person, or a registered organisation."""

    person: Annotated[UUID | None, reference("person")] = None
    organisation: Annotated[Slug | None, reference("organisation")] = None


class AssignComments(AssignComment):
    """Whom, and the chosen comments, or what is unanswered of a group, named by its first comment."""

    comments: Annotated[tuple[Comment, ...], Field(max_length=MOST_TOGETHER)] = ()
    cluster: Annotated[UUID | None, reference("comment")] = None


class DraftAnswer(CommandBody):
    """A draft: any part of an answer, in any language."""

    outcome: Literal["accepted", "partly", "not"] | None = None
    answer: Words
    change: Change | None = None
    code: Code | None = None
    summary: Summary | None = None

    def kept(self) -> dict[str, object]:
        """What is kept of it."""
        return self.model_dump(mode="json", include={"outcome", "answer", "change", "code", "summary"})


class PublishConsultationReport(CommandBody):
    """To be confirmed by a second officer."""


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

"""What requests on evaluations hold."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from service.commands import CommandBody
from service.fields import Day, Language, Line, Slug, Words, reference
from workgroup.domain.evaluations import commands

from .fields import Count, Name, Person

Subject = Annotated[UUID, reference("proposal")]
Few = Annotated[int, Field(strict=True, ge=1, le=1_000)]
Remark = Annotated[dict[Language, Annotated[Line, Field(max_length=500)]], Field(min_length=1, max_length=20)]
"""A short official remark by language: at most 500 characters in each."""
Criterion = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,79}$")]


MOST_OF_A_REASON = 2_000
"""The most characters of a stated reason, in each language: many of them fit into one event."""


def _short(words: dict[str, str]) -> dict[str, str]:
    for language, text in words.items():
        if len(text) > MOST_OF_A_REASON:
            raise ValueError(f"the text in {language!r} has {len(text)} characters, and {MOST_OF_A_REASON} is the most")
    return words


class PrepareEvaluation(CommandBody):
    """Who judges what: a body, the subjects of a call or of an earlier evaluation (by name), and the rules.

    `size` is the most that are admitted, `threshold` the least mean (or votes) of who is. `ties`: by what a tie at the
    cut is broken, in that order. A selection of members (purpose seats) fills the vacant seats of `side` in `seats_of`.
    A public vote has `first` and `last`, civil days, and `choices`, the most subjects on one ballot.
    """

    name: Slug
    title: Words
    body: Annotated[Slug, reference("body")]
    source_kind: commands.SourceKind
    source: Slug
    seats_of: Annotated[Slug | None, reference("body")] = None
    side: Name | None = None
    purpose: Literal["shortlist", "ideas", "seats"]
    method: Literal["scores", "public_vote"] = "scores"
    size: Few | None = None
    threshold: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[0-9]{1,6}(\.[0-9]{1,6})?$")] | None,
        Field(description='A decimal as a string: "3.50"'),
    ] = None
    scale: Annotated[int, Field(strict=True, ge=1, le=100)] = 5
    least_scores: Few = 3
    places: Annotated[int, Field(strict=True, ge=0, le=6)] = 2
    ties: Annotated[tuple[Literal["criteria", "vote", "lot"], ...], Field(max_length=3)] = ("criteria", "vote", "lot")
    choices: Few = 1
    first: Day | None = None
    last: Day | None = None

    def least(self) -> Decimal | None:
        """The threshold as a number."""
        return Decimal(self.threshold) if self.threshold else None


class DeclareInterest(CommandBody):
    """One's own interest in a subject; the detail is for the chair and the data-protection officer alone."""

    subject: Subject
    kind: commands.Kind
    detail: Line | None = None


class AllegeInterest(CommandBody):
    """A member's interest in a subject."""

    subject: Subject
    member: Person
    kind: commands.Kind
    detail: Line | None = None


class DecideInterest(CommandBody):
    """The decision on an allegation, or (none named) on a recusal that the service proposed; with a reason."""

    subject: Subject
    member: Person
    allegation: Annotated[UUID | None, reference("allegation")] = None
    recused: bool


class SubmitScore(CommandBody):
    """Points for each criterion, and remarks on those that one likes, in each language of the process."""

    subject: Subject
    points: Annotated[dict[Criterion, Count], Field(min_length=1, max_length=50)]
    remarks: Annotated[dict[Criterion, Remark], Field(max_length=50)] = Field(default_factory=dict)


class ContributeToLot(CommandBody):
    """Any words: nobody can know what lot they lead to."""

    words: Line


class CastBallot(CommandBody):
    """The subjects that one votes for, each once."""

    choices: Annotated[tuple[Subject, ...], Field(min_length=1, max_length=1_000)]


class CloseScoring(CommandBody):
    """The end of scoring."""


class VoteOnTie(CommandBody):
    """One of those that are tied at the cut."""

    subject: Subject


class StateReason(CommandBody):
    """Why a subject stands as it does on a criterion: at most 2,000 characters in each language."""

    subject: Subject
    criterion: Criterion
    words: Annotated[Words, AfterValidator(_short)]


class ClassifyProposal(CommandBody):
    """A theme, and the entity that the proposal concerns."""

    subject: Subject
    theme: Name
    organisation: Annotated[Slug | None, reference("organisation")] = None


class Approve(CommandBody):
    """The meeting and its carried motion, which asks for this act on this evaluation."""

    meeting: Annotated[UUID, reference("meeting")]
    motion: Annotated[UUID, reference("motion")]

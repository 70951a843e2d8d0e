"""What requests on meetings hold."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from service.commands import CommandBody
from service.fields import Day, Language, Slug, Words, reference, storable
from workgroup.domain import meetings, minutes, voting

from .fields import MotionId, Person
from .reviews import CitedCommitment

ProposalRef = Annotated[UUID, reference("proposal")]
Typed = Annotated[str, StringConstraints(min_length=1, max_length=minutes.MOST_IN_OBJECTION), AfterValidator(storable)]


class ConveneMeeting(CommandBody):
    """A meeting on a civil day of the process's zone."""

    title: Words
    mode: meetings.Mode
    planned_on: Day
    agenda: Annotated[tuple[Words, ...], Field(max_length=50)] = ()


class RecordAttendance(CommandBody):
    """The civil day on which the meeting was held, and all who were present."""

    held_on: Day
    present: Annotated[tuple[Person, ...], Field(max_length=300)]


class ProposeMotion(CommandBody):
    """Words to vote on; with what they ask for, and on which version of which document (none: the newest).

    `subject`: the evaluation whose outcome is asked for, or the proposal that is to be kept (KeepIdea).
    `commitments`: those that are to be endorsed, approved for comment, returned, or (one alone) dropped.
    """

    words: Words
    asks: meetings.Asked | None = None
    document: Annotated[Slug | None, reference("document")] = None
    number: Annotated[int | None, Field(strict=True, ge=1, le=100_000)] = None
    subject: Annotated[UUID | None, reference("evaluation")] = None
    commitments: Annotated[tuple[CitedCommitment, ...], Field(max_length=100)] = ()


class RecuseFromMotion(CommandBody):
    """One's interest in a motion: its kind is public, its detail sealed."""

    motion: MotionId
    kind: meetings.Interest
    detail: Typed | None = None


class CastVote(CommandBody):
    """A vote on a motion of the meeting."""

    motion: MotionId
    choice: voting.Choice


class CloseMeeting(CommandBody):
    """The end of the meeting."""


class ApprovePublication(CommandBody):
    """The carried motion that asks for the publication."""

    motion: MotionId


class RecordPresentation(CommandBody):
    """A shortlisted proposal, and which of its authors presented it; without a presenter none was there."""

    proposal: ProposalRef
    presenter: Annotated[UUID | None, reference("person")] = None


class AskQuestion(CommandBody):
    """A question to the author of a proposal, in the member's own words."""

    proposal: ProposalRef
    question: Typed
    language: Language


class DraftMinutes(CommandBody):
    """The minutes as sent to those present, and the last civil day on which they may object."""

    words: Words
    objections_by: Day


class ObjectToMinutes(CommandBody):
    """An objection to the newest draft, in one's own words."""

    words: Typed
    language: Language


class RecordDissent(CommandBody):
    """A motion whose end one does not share, and why, in one's own words."""

    motion: MotionId
    words: Typed
    language: Language


class ApproveMinutes(CommandBody):
    """The number of the newest draft."""

    number: Annotated[int, Field(strict=True, ge=1, le=1_000)] = 1

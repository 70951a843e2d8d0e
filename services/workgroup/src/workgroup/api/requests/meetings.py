"""What requests on meetings hold."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field

from service.commands import CommandBody
from service.fields import Day, Slug, Words, reference
from workgroup.domain import meetings, voting

from .fields import Person

MotionId = Annotated[UUID, reference("motion")]


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
    """Words to vote on; with what they ask for, and on which version of which document (none: the newest)."""

    words: Words
    asks: meetings.Asked | None = None
    document: Annotated[Slug | None, reference("document")] = None
    number: Annotated[int | None, Field(strict=True, ge=1, le=100_000)] = None


class CastVote(CommandBody):
    """A vote on a motion of the meeting."""

    motion: MotionId
    choice: voting.Choice


class CloseMeeting(CommandBody):
    """The end of the meeting."""


class ApprovePublication(CommandBody):
    """The carried motion that asks for the publication."""

    motion: MotionId

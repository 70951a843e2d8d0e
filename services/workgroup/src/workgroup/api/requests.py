"""What the commands' requests hold."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from service.commands import CommandBody
from service.fields import Day, Part, Slug, Words, reference
from workgroup.domain import meetings, voting

NAME = r"^[a-z0-9][a-z0-9_-]{0,79}$"

Person = Annotated[UUID, reference("person")]
MotionId = Annotated[UUID, reference("motion")]
Name = Annotated[str, StringConstraints(pattern=NAME)]
Count = Annotated[int, Field(strict=True, ge=0, le=10_000)]


class SeatOf(Part):
    """A seat: its name within the body, the side it belongs to, and its role."""

    name: Name
    side: Name
    role: Literal["chair", "secretary", "member"]


class QuorumOf(Part):
    """Present must be more than numerator/denominator of all seats, and at least each_side of every side."""

    numerator: Count
    denominator: Annotated[int, Field(strict=True, ge=1, le=10_000)]
    each_side: Count


class EstablishBody(CommandBody):
    """A body with all its seats, its quorum and its majority."""

    name: Slug
    title: Words
    seats: Annotated[tuple[SeatOf, ...], Field(min_length=1, max_length=300)]
    quorum: QuorumOf
    majority: voting.MajorityName


class AppointMember(CommandBody):
    """A person for a vacant seat."""

    seat_name: Name
    member: Person


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

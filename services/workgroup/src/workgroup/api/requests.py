"""What the commands' requests hold."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from service.commands import CommandBody, Slug, Words, reference
from workgroup.domain import meetings, voting

NAME = r"^[a-z0-9][a-z0-9_-]{0,79}$"
SHA256 = r"^[0-9a-f]{64}$"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _written_day(value: object) -> object:
    """Only a day as it is written: pydantic alone takes numbers too."""
    if not isinstance(value, str) or DAY.fullmatch(value) is None:
        raise ValueError("a day is written 2021-04-28")
    return value


Day = Annotated[date, BeforeValidator(_written_day), Field(ge=date(1970, 1, 1), lt=date(2200, 1, 1))]
"""A civil day, in the process's zone."""
Person = Annotated[UUID, reference("person")]
MotionId = Annotated[UUID, reference("motion")]
Name = Annotated[str, StringConstraints(pattern=NAME)]
Count = Annotated[int, Field(strict=True, ge=0, le=10_000)]


class SeatOf(BaseModel):
    """A seat: its name within the body, the side it belongs to, and its role."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Name
    side: Name
    role: Literal["chair", "secretary", "member"]


class QuorumOf(BaseModel):
    """Present must be more than numerator/denominator of all seats, and at least each_side of every side."""

    model_config = ConfigDict(extra="forbid", frozen=True)

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


class ConfirmAct(CommandBody):
    """The SHA-256 (hex) of the content that is confirmed, as ActProposed tells it."""

    hash: Annotated[str, StringConstraints(pattern=SHA256)]


class DeclineAct(CommandBody):
    """The reason stands in `reason`."""

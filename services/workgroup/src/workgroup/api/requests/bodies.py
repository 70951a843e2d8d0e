"""What requests on bodies and their seats hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from service.commands import CommandBody
from service.fields import Day, Part, Slug, Words, reference
from workgroup.domain import voting

from .fields import Count, Name, Person


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


class ReplaceMember(CommandBody):
    """A person for a seat, in place of who holds it, if anyone does."""

    seat_name: Name
    member: Person


class ResignSeat(CommandBody):
    """The end of one's own seat."""


class RequestNomination(CommandBody):
    """The seat, the entity that is asked to fill it, and the last civil day on which it may."""

    seat_name: Name
    organisation: Annotated[Slug, reference("organisation")]
    due_on: Day


class NominateMember(CommandBody):
    """The person whom the entity names for the seat."""

    seat_name: Name
    member: Person


class DeclineNomination(CommandBody):
    """The seat for which the entity names nobody; `reason` says why."""

    seat_name: Name

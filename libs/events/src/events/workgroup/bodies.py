"""Bodies and their seats: founding, appointments, nominations of entities, resignations; registered organisations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from events.envelope import Event, Text


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A seat of a body: its name within it, the side it belongs to, and its role (chair, secretary, member)."""

    name: str
    side: str
    role: str


@dataclass(frozen=True, kw_only=True)
class Quorum:
    """Present must be more than `numerator/denominator` of all seats, and at least `each_side` of every side."""

    numerator: int
    denominator: int
    each_side: int


@dataclass(frozen=True, kw_only=True)
class BodyEstablished(Event):
    """A body with its seats and rules. `majority` is simple, absolute or two_thirds."""

    TOPIC: ClassVar[str] = "workgroup.BodyEstablished.v1"
    name: str
    title: Text
    seats: tuple[Seat, ...]
    quorum: Quorum
    majority: str


@dataclass(frozen=True, kw_only=True)
class MemberAppointed(Event):
    """A person takes a seat of the body."""

    TOPIC: ClassVar[str] = "workgroup.MemberAppointed.v1"
    body: str
    seat_name: str
    side: str
    role: str
    member: UUID


@dataclass(frozen=True, kw_only=True)
class NominationRequested(Event):
    """An entity is asked to name a person for a vacant seat, by the end of a civil day; silence is a lapse."""

    TOPIC: ClassVar[str] = "workgroup.NominationRequested.v1"
    body: str
    seat_name: str
    organisation: str
    due_on: date
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class MemberNominated(Event):
    """The entity that was asked names a person, who takes the seat by the MemberAppointed that follows."""

    TOPIC: ClassVar[str] = "workgroup.MemberNominated.v1"
    body: str
    seat_name: str
    organisation: str
    member: UUID


@dataclass(frozen=True, kw_only=True)
class NominationDeclined(Event):
    """The entity that was asked names nobody; the envelope's reason says why."""

    TOPIC: ClassVar[str] = "workgroup.NominationDeclined.v1"
    body: str
    seat_name: str
    organisation: str


@dataclass(frozen=True, kw_only=True)
class NominationLapsed(Event):
    """The entity was silent until the day: another may be asked."""

    TOPIC: ClassVar[str] = "workgroup.NominationLapsed.v1"
    body: str
    seat_name: str
    organisation: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class MemberResigned(Event):
    """The member leaves the seat, which is vacant from now on."""

    TOPIC: ClassVar[str] = "workgroup.MemberResigned.v1"
    body: str
    seat_name: str
    side: str
    role: str
    member: UUID


@dataclass(frozen=True, kw_only=True)
class MemberReplaced(Event):
    """Another person takes the place of who held the seat (None: it was vacant), by the MemberAppointed that follows.

    `reserve` is the rank on the reserve list by which the person comes, where the seat has one.
    """

    TOPIC: ClassVar[str] = "workgroup.MemberReplaced.v1"
    body: str
    seat_name: str
    old: UUID | None
    member: UUID
    reserve: int | None


@dataclass(frozen=True, kw_only=True)
class WorkgroupFormed(Event):
    """The last vacant seat was filled, by selection or nomination: the body may judge."""

    TOPIC: ClassVar[str] = "workgroup.WorkgroupFormed.v1"
    body: str
    members: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class OrganisationRegistered(Event):
    """An organisation or entity has one registration under its name; `side` is as in seats (government, ...)."""

    TOPIC: ClassVar[str] = "workgroup.OrganisationRegistered.v1"
    name: str
    title: Text
    side: str


@dataclass(frozen=True, kw_only=True)
class PersonLinked(Event):
    """A person belongs to the organisation: representative (acts for it), employee or member."""

    TOPIC: ClassVar[str] = "workgroup.PersonLinked.v1"
    organisation: str
    linked: UUID
    relation: str


@dataclass(frozen=True, kw_only=True)
class PersonUnlinked(Event):
    """The person belongs to the organisation no more."""

    TOPIC: ClassVar[str] = "workgroup.PersonUnlinked.v1"
    organisation: str
    linked: UUID
    relation: str

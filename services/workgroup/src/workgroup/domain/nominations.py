"""Seats that entities fill: one is asked, and names a person, declines, or lets the day pass."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from events.calendar import DEADLINE_RULE, ends_at
from events.envelope import Act, Event
from events.refusals import Refusal, UnknownThing, ValueRefused
from events.rules import UNIT_OFFICER, need_office, need_reason
from events.workgroup import MemberNominated, NominationDeclined, NominationLapsed, NominationRequested

from .body import Body, Nomination, OfBody
from .making import serving
from .organisations import ENTITY_OFFICER, Organisation
from .seating import made, seated


class NotAsked(Refusal):
    """No entity is asked to name a person for the seat: {seat}."""

    slug = "not-asked"


class NominationOver(Refusal):
    """The entity could name a person until the end of {due_on}."""

    slug = "nomination-over"


class SideDiffers(Refusal):
    """The seat is of another side ({seat}) than the organisation ({organisation})."""

    kind = "invalid"
    slug = "side-differs"


@dataclass(frozen=True, kw_only=True)
class RequestNomination(OfBody):
    """Ask an entity to name a person for a vacant seat, by the end of a civil day."""

    seat_name: str
    name: str
    organisation: Organisation
    due_on: date


@dataclass(frozen=True, kw_only=True)
class NominateMember(OfBody):
    """Name a person for the seat, for the entity that is asked; `organisation` as it stands."""

    seat_name: str
    organisation: Organisation
    member: UUID


@dataclass(frozen=True, kw_only=True)
class DeclineNomination(OfBody):
    """Name nobody for the seat, for the act's reason."""

    seat_name: str
    organisation: Organisation


@dataclass(frozen=True, kw_only=True)
class LapseNomination:
    """The instant has come until which the entity was asked."""

    act: Act
    body: UUID
    seat_name: str


def request(body: Body, command: RequestNomination) -> tuple[Event, ...]:
    """The entity is asked."""
    need_office(command.act, UNIT_OFFICER)
    seat, entity = body.open_seat(command.seat_name), command.organisation
    if not entity.name:
        raise UnknownThing("organisation", what="organisation", name=command.name)
    if entity.side != seat.side:
        raise SideDiffers("organisation", seat=seat.side, organisation=entity.side)
    due_at = ends_at(command.due_on, command.process.zone)
    if due_at <= command.act.happened_at:
        raise ValueRefused("due_on", rule="an entity is asked before the day is over")
    fields = {"seat_name": seat.name, "organisation": entity.name, "due_on": command.due_on, "due_at": due_at}
    asked = (NominationRequested, fields)
    return made(body, command.body, command.act, asked, office=UNIT_OFFICER, rule=DEADLINE_RULE)


def nominate(body: Body, command: NominateMember) -> tuple[Event, ...]:
    """The person whom the entity names takes the seat."""
    asked = _answered(body, command)
    body.need_unseated(command.member)
    seat = body.seat(command.seat_name)
    fields = {"seat_name": seat.name, "organisation": asked.organisation, "member": command.member}
    return _made(body, command.body, command.act, asked, (MemberNominated, fields), seated(seat, command.member))


def decline(body: Body, command: DeclineNomination) -> tuple[Event, ...]:
    """The entity names nobody."""
    asked = _answered(body, command)
    need_reason(command.act)
    fields = {"seat_name": command.seat_name, "organisation": asked.organisation}
    return _made(body, command.body, command.act, asked, (NominationDeclined, fields))


def lapse(body: Body, command: LapseNomination) -> tuple[Event, ...]:
    """The entity was silent; nothing where it has answered, or its day is not over."""
    asked = body.asked.get(command.seat_name)
    if asked is None or command.act.happened_at < asked.due_at:
        return ()
    fields = {"seat_name": command.seat_name, "organisation": asked.organisation, "due_on": asked.due_on}
    act = replace(command.act, activity=asked.activity)
    return made(body, command.body, act, (NominationLapsed, fields), rule=DEADLINE_RULE)


def _answered(body: Body, command: NominateMember | DeclineNomination) -> Nomination:
    """What is answered; only by a representative of the entity that is asked, and in time."""
    need_office(command.act, ENTITY_OFFICER)
    asked = body.asked.get(body.seat(command.seat_name).name)
    if asked is None:
        raise NotAsked("seat_name", seat=command.seat_name)
    command.organisation.need_representative(command.act)
    if command.act.happened_at >= asked.due_at:
        raise NominationOver("seat_name", due_on=asked.due_on.isoformat())
    return asked


def _made(body: Body, stream: UUID, act: Act, asked: Nomination, *events: Any) -> tuple[Event, ...]:
    """The body's next events by an entity, for the activity of the act, else of the question."""
    return made(body, stream, serving(act, asked.activity), *events, office=ENTITY_OFFICER)

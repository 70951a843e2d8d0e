"""What requests on opinions, final ideas and task forces hold."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from service.commands import CommandBody
from service.fields import Day, Slug, reference
from workgroup.domain import opinions

from .fields import Name, Person

OrganisationName = Annotated[Slug, reference("organisation")]


class RequestOpinion(CommandBody):
    """The entity that is asked, and the last day (none: as many days as the rules give)."""

    organisation: OrganisationName
    due_on: Day | None = None


class GiveOpinion(CommandBody):
    """The entity, and its opinion; `reason` holds its words, which only no_objection does without."""

    organisation: OrganisationName
    opinion: opinions.Kind


class DecideFinalIdeas(CommandBody):
    """The meeting that has decided a motion on each idea."""

    meeting: Annotated[UUID, reference("meeting")]


class RequestTaskForce(CommandBody):
    """A task force for the kept idea."""


class InviteMember(CommandBody):
    """A person, and the side for which the person is invited."""

    member: Person
    side: Name


class AcceptSeat(CommandBody):
    """Who was invited takes part."""


class DeclineSeat(CommandBody):
    """Who was invited takes no part."""


class ConfirmTaskForce(CommandBody):
    """Enough have accepted, of every side."""


class DissolveTaskForce(CommandBody):
    """The reason stands in `reason`."""

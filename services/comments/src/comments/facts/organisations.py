"""What is heard of organisations, to which comments are assigned: which there are, and who acts for each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from events.envelope import Event
from events.workgroup import OrganisationRegistered, PersonLinked, PersonUnlinked

REPRESENTATIVE = "representative"

INTERESTS: frozenset[str] = frozenset({OrganisationRegistered.TOPIC, PersonLinked.TOPIC, PersonUnlinked.TOPIC})
"""All of one service, and so they arrive in the order in which they were recorded."""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """The registered organisations by name, and (person, organisation) of those who act for one."""

    registered: frozenset[str] = frozenset()
    representatives: frozenset[tuple[UUID, str]] = frozenset()

    def of(self, person: UUID | None) -> frozenset[str]:
        """The organisations that the person represents."""
        return frozenset(organisation for who, organisation in self.representatives if who == person)


def fold(heard: Heard, event: Event) -> Heard:
    """What is known after one more event."""
    match event:
        case OrganisationRegistered():
            return replace(heard, registered=heard.registered | {event.name})
        case PersonLinked() if event.relation == REPRESENTATIVE:
            pair = (event.linked, event.organisation)
            return replace(heard, representatives=heard.representatives | {pair})
        case PersonUnlinked() if event.relation == REPRESENTATIVE:
            pair = (event.linked, event.organisation)
            return replace(heard, representatives=heard.representatives - {pair})
    return heard

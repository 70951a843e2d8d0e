"""A task force as its events leave it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from events.envelope import Event, named
from events.workgroup import (
    TaskForceDissolved,
    TaskForceFormed,
    TaskForceInvitationDeclined,
    TaskForceInvited,
    TaskForceJoined,
    TaskForceOverdue,
    TaskForceRequested,
)

from .opinions import NEVER


@dataclass(frozen=True, kw_only=True)
class TaskForce:
    """`invited` and `joined` hold a person's side; `standing` is "", requested, formed or dissolved."""

    version: int = 0
    activity: int | None = None
    standing: str = ""
    idea: UUID | None = None
    lead: UUID | None = None
    least: int = 0
    sides: tuple[str, ...] = ()
    due_at: datetime = NEVER
    invited: Mapping[UUID, str] = field(default_factory=dict)
    joined: Mapping[UUID, str] = field(default_factory=dict)
    overdue: bool = False

    def lacking(self) -> tuple[str, ...]:
        """The sides of which nobody has accepted."""
        return tuple(side for side in self.sides if side not in self.joined.values())

    def enough(self) -> bool:
        """Whether it can be formed."""
        return len(self.joined) >= self.least and not self.lacking()


def task_force_of(process: str, idea: UUID) -> UUID:
    """The stream of the idea's task force."""
    return named(process, "task-force", str(idea))


def evolve(force: TaskForce, event: Event) -> TaskForce:
    """The task force after the event."""
    match event:
        case TaskForceRequested():
            force = TaskForce(
                activity=event.activity,
                standing="requested",
                idea=event.idea,
                lead=event.lead,
                least=event.least,
                sides=event.sides,
                due_at=event.due_at,
            )
        case TaskForceInvited():
            force = replace(force, invited={**force.invited, event.member: event.side})
        case TaskForceJoined():
            force = replace(force, joined={**force.joined, event.member: event.side})
        case TaskForceInvitationDeclined():
            invited = {member: side for member, side in force.invited.items() if member != event.member}
            force = replace(force, invited=invited)
        case TaskForceFormed():
            force = replace(force, standing="formed")
        case TaskForceOverdue():
            force = replace(force, overdue=True)
        case TaskForceDissolved():
            force = replace(force, standing="dissolved")
    return replace(force, version=event.version)

"""What is heard of task forces: for which ideas that were kept, and of whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from events.envelope import Event
from events.workgroup import IdeaKept, TaskForceDissolved, TaskForceFormed, TaskForceRequested
from plan.domain.commitments.commitment import TaskForce

INTERESTS: frozenset[str] = frozenset(
    {IdeaKept.TOPIC, TaskForceRequested.TOPIC, TaskForceFormed.TOPIC, TaskForceDissolved.TOPIC}
)
"""All of one service, and so they arrive in the order in which they were recorded."""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """The ideas that were kept, and the task forces by idea."""

    kept: frozenset[UUID] = frozenset()
    by_idea: Mapping[UUID, TaskForce] = field(default_factory=dict)

    def of(self, idea: UUID | None) -> TaskForce:
        """The task force of the idea; nobody where it has none, or was not kept."""
        return self.by_idea.get(idea, TaskForce()) if idea in self.kept and idea else TaskForce()


def fold(heard: Heard, event: Event) -> Heard:
    """What is known after one more event."""
    match event:
        case IdeaKept():
            return replace(heard, kept=heard.kept | {event.idea})
        case TaskForceRequested():
            return _with(heard, event.idea, TaskForce(lead=event.lead))
        case TaskForceFormed():
            return _with(heard, event.idea, TaskForce(lead=event.lead, members=event.members, formed=True))
        case TaskForceDissolved():
            return _with(heard, event.idea, replace(heard.by_idea.get(event.idea, TaskForce()), formed=False))
    return heard


def _with(heard: Heard, idea: UUID, task_force: TaskForce) -> Heard:
    return replace(heard, by_idea={**heard.by_idea, idea: task_force})

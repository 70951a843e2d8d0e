"""What this service has heard of a process: zone, languages, what calls wait for, what is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from events.envelope import Event
from events.plan import (
    ActivityPlanned,
    DocumentPublished,
    ProcessCancelled,
    ProcessResumed,
    ProcessStarted,
    ProcessSuspended,
)
from events.proposals import (
    CallClosed,
    CallClosing,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalsMerged,
    ProposalWithdrawn,
)
from events.rules import Process, follow

INTERESTS = frozenset(
    contract.TOPIC
    for contract in (
        ProcessStarted,
        ProcessSuspended,
        ProcessResumed,
        ProcessCancelled,
        ActivityPlanned,
        DocumentPublished,
        CallClosing,
        CallClosed,
        ProposalFoundEligible,
        ProposalFoundIneligible,
        ProposalWithdrawn,
        ProposalsMerged,
    )
)


@dataclass(frozen=True, kw_only=True)
class Gate:
    """A planned act of publishing a call: of that name (None: of any), after that document's publication, if any."""

    activity: int
    name: str | None
    document: str | None


@dataclass(frozen=True, kw_only=True)
class Facts:
    """`gates` by activity, `published` the names of documents."""

    process: Process = field(default_factory=Process)
    gates: Mapping[int, tuple[Gate, ...]] = field(default_factory=dict)
    published: frozenset[str] = frozenset()

    def gate(self, name: str, activity: int | None) -> Gate | None:
        """The planned act that publishes this call: by its name, else any of the activity that it serves."""
        gates = [gate for planned in self.gates.values() for gate in planned]
        by_name = (gate for gate in gates if gate.name == name)
        unnamed = (gate for gate in gates if gate.name is None and gate.activity == activity)
        return next(by_name, None) or next(unnamed, None)

    def waits_for(self, gate: Gate | None) -> str | None:
        """The document that must be published before, and is not."""
        document = gate.document if gate else None
        return None if document in self.published else document


def fold(facts: Facts, event: Event) -> Facts:
    """The facts once the event is heard."""
    match event:
        case ActivityPlanned():
            return replace(facts, gates={**facts.gates, event.number: _gates(event)})
        case DocumentPublished():
            return replace(facts, published=facts.published | {event.name})
    return replace(facts, process=follow(facts.process, event))


def _gates(event: ActivityPlanned) -> tuple[Gate, ...]:
    return tuple(
        Gate(activity=event.number, name=act.name, document=act.document)
        for act in event.acts
        if act.act == "PublishCall"
    )

"""What this service has heard of a process: what calls wait for, its grounds, organisations, appeals that are open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from events.envelope import Event
from events.plan import (
    ActivityPlanned,
    DocumentPublished,
    ProcessCancelled,
    ProcessResumed,
    ProcessStarted,
    ProcessSuspended,
    RulesAmended,
    RulesPublished,
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
from events.workgroup import (
    AppealDecided,
    AppealLodged,
    IdeaDropped,
    IdeaKept,
    MemberSelected,
    OrganisationRegistered,
    PersonLinked,
    PersonUnlinked,
    ProposalNotSelected,
    ProposalNotShortlisted,
    ProposalSelected,
    ProposalShortlisted,
    ReserveListed,
    SeatApplicationDeclined,
)

from . import readers
from .domain.organisation import Organisation
from .readers import Readers

REPRESENTATIVE = "representative"
"""The relation of who may act for an organisation."""

INTERESTS = readers.INTERESTS | frozenset(
    contract.TOPIC
    for contract in (
        ProcessStarted,
        ProcessSuspended,
        ProcessResumed,
        ProcessCancelled,
        RulesPublished,
        RulesAmended,
        ActivityPlanned,
        DocumentPublished,
        OrganisationRegistered,
        PersonLinked,
        PersonUnlinked,
        AppealLodged,
        AppealDecided,
        ProposalShortlisted,
        ProposalNotShortlisted,
        ProposalSelected,
        ProposalNotSelected,
        IdeaKept,
        IdeaDropped,
        MemberSelected,
        ReserveListed,
        SeatApplicationDeclined,
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
    """`gates` by activity, `published` the names of documents, `grounds` those of the rules' edition in force.

    `links` are (person, relation) by an organisation's name, `appeals` the subjects of those that are open, by appeal.
    """

    process: Process = field(default_factory=Process)
    gates: Mapping[int, tuple[Gate, ...]] = field(default_factory=dict)
    published: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()
    links: Mapping[str, frozenset[tuple[UUID, str]]] = field(default_factory=dict)
    appeals: Mapping[UUID, UUID] = field(default_factory=dict)
    readers: Readers = field(default_factory=Readers)

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

    def organisation(self, name: str | None) -> Organisation | None:
        """The organisation as it is registered; None where it is not."""
        if name is None or name not in self.links:
            return None
        links = self.links[name]
        return Organisation(
            name=name,
            representatives=frozenset(person for person, relation in links if relation == REPRESENTATIVE),
            people=frozenset(person for person, _ in links),
        )

    def belonging(self, *names: str | None) -> frozenset[UUID]:
        """All who belong to one of those organisations."""
        found = (self.organisation(name) for name in names)
        return frozenset(person for organisation in found if organisation for person in organisation.people)

    def appeals_on(self, subject: UUID) -> tuple[UUID, ...]:
        """The open appeals against what was decided on the proposal."""
        return tuple(appeal for appeal, of in self.appeals.items() if of == subject)


def fold(facts: Facts, event: Event) -> Facts:
    """The facts once the event is heard: one service's events in their order, another's at any time among them."""
    match event:
        case ActivityPlanned():
            return replace(facts, gates={**facts.gates, event.number: _gates(event)})
        case DocumentPublished():
            return replace(facts, published=facts.published | {event.name})
        case RulesPublished() | RulesAmended():
            return replace(facts, grounds=frozenset(ground.name for ground in event.rules.grounds))
        case OrganisationRegistered() | PersonLinked() | PersonUnlinked():
            return replace(facts, links=_links(facts.links, event))
        case AppealLodged():
            return replace(facts, appeals={**facts.appeals, event.stream: event.subject})
        case AppealDecided():
            return replace(facts, appeals={key: of for key, of in facts.appeals.items() if key != event.stream})
    return replace(facts, process=follow(facts.process, event), readers=readers.fold(facts.readers, event))


def _gates(event: ActivityPlanned) -> tuple[Gate, ...]:
    return tuple(
        Gate(activity=event.number, name=act.name, document=act.document)
        for act in event.acts
        if act.act == "PublishCall"
    )


def _links(
    links: Mapping[str, frozenset[tuple[UUID, str]]], event: OrganisationRegistered | PersonLinked | PersonUnlinked
) -> dict[str, frozenset[tuple[UUID, str]]]:
    match event:
        case OrganisationRegistered():
            return {**links, event.name: links.get(event.name, frozenset())}
        case PersonLinked():
            known = links.get(event.organisation, frozenset())
            return {**links, event.organisation: known | {(event.linked, event.relation)}}
        case PersonUnlinked():
            known = links.get(event.organisation, frozenset())
            return {**links, event.organisation: known - {(event.linked, event.relation)}}

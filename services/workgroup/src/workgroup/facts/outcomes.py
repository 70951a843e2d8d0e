"""What is heard of selections, entities, opinions, kept ideas and rules, for what follows a selection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from events.envelope import Event
from events.plan import ProcessResumed, Rules, RulesAmended, RulesPublished
from events.workgroup import (
    EntityOpinionLapsed,
    EntityOpinionReceived,
    EntityOpinionRequested,
    IdeaDropped,
    IdeaKept,
    IdeasSelected,
    OrganisationRegistered,
    PersonLinked,
    PersonUnlinked,
    ProposalClassified,
    ProposalSelected,
    TaskForceRequested,
)
from workgroup.domain.final_ideas import Selection
from workgroup.domain.opinions import LAPSED, Idea, Standing

REPRESENTATIVE = "representative"

_HEARD: tuple[type[Event], ...] = (
    RulesPublished,
    RulesAmended,
    ProcessResumed,
    OrganisationRegistered,
    PersonLinked,
    PersonUnlinked,
    IdeasSelected,
    ProposalSelected,
    ProposalClassified,
    EntityOpinionRequested,
    EntityOpinionReceived,
    EntityOpinionLapsed,
    IdeaKept,
    IdeaDropped,
    TaskForceRequested,
)
INTERESTS: frozenset[str] = frozenset(contract.TOPIC for contract in _HEARD)
"""Of other services only plan's: its events and this service's own come in any order among each other."""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """`selections` by the evaluation's stream, `ideas` and `kept` by proposal, `classes`: the entity named last.

    `organisations`: whom each is linked with, and how. `opinions`: of each idea, by organisation, in their order.
    `task_forces`: the ideas for which one was ever asked; after a dissolution an officer asks again.
    """

    rules: Rules | None = None
    organisations: Mapping[str, frozenset[tuple[UUID, str]]] = field(default_factory=dict)
    selections: Mapping[UUID, Selection] = field(default_factory=dict)
    ideas: Mapping[UUID, Idea] = field(default_factory=dict)
    classes: Mapping[UUID, str | None] = field(default_factory=dict)
    opinions: Mapping[UUID, Mapping[str, Standing]] = field(default_factory=dict)
    kept: Mapping[UUID, Idea] = field(default_factory=dict)
    task_forces: frozenset[UUID] = frozenset()

    def representatives(self, organisation: str) -> frozenset[UUID]:
        """Who acts for the organisation."""
        linked = self.organisations.get(organisation, frozenset())
        return frozenset(person for person, relation in linked if relation == REPRESENTATIVE)

    def linked(self, organisations: tuple[str, ...]) -> frozenset[UUID]:
        """Who belongs to any of the organisations, in whichever way."""
        return frozenset(person for name in organisations for person, _ in self.organisations.get(name, ()))

    def selected(self, idea: UUID) -> Idea | None:
        """The idea, where it is among those that are selected."""
        return self.ideas.get(idea) if any(idea in each.ideas for each in self.selections.values()) else None


def fold(heard: Heard, event: Event) -> Heard:
    """What is known after one more event."""
    match event:
        case RulesPublished() | RulesAmended():
            newer = heard.rules is None or event.rules.number > heard.rules.number
            return replace(heard, rules=event.rules) if newer else heard
        case OrganisationRegistered() | PersonLinked() | PersonUnlinked():
            return replace(heard, organisations=_organisations(heard.organisations, event))
        case IdeasSelected():
            selection = Selection(evaluation=event.evaluation, body=event.body, ideas=event.admitted)
            return replace(heard, selections={**heard.selections, event.stream: selection})
        case ProposalSelected():
            idea = Idea(id=event.subject, authors=event.authors, activity=event.activity)
            return replace(heard, ideas={**heard.ideas, event.subject: idea})
        case ProposalClassified():
            return replace(heard, classes={**heard.classes, event.subject: event.organisation})
        case EntityOpinionRequested():
            return _with_opinion(heard, event, Standing())
        case EntityOpinionReceived():
            return _with_opinion(heard, event, Standing(opinion=event.opinion, event=event.id))
        case EntityOpinionLapsed():
            return _with_opinion(heard, event, Standing(opinion=LAPSED, event=event.id))
    return _fold_kept(heard, event)


def _fold_kept(heard: Heard, event: Event) -> Heard:
    match event:
        case IdeaKept():
            idea = Idea(id=event.idea, authors=event.authors, activity=event.activity)
            return replace(heard, kept={**heard.kept, event.idea: idea})
        case IdeaDropped():
            return replace(heard, kept={idea: each for idea, each in heard.kept.items() if idea != event.idea})
        case TaskForceRequested():
            return replace(heard, task_forces=heard.task_forces | {event.idea})
    return heard


def _organisations(
    known: Mapping[str, frozenset[tuple[UUID, str]]], event: OrganisationRegistered | PersonLinked | PersonUnlinked
) -> Mapping[str, frozenset[tuple[UUID, str]]]:
    if isinstance(event, OrganisationRegistered):
        return {**known, event.name: known.get(event.name, frozenset())}
    link = frozenset({(event.linked, event.relation)})
    linked = known.get(event.organisation, frozenset())
    return {**known, event.organisation: linked | link if isinstance(event, PersonLinked) else linked - link}


def _with_opinion(
    heard: Heard, event: EntityOpinionRequested | EntityOpinionReceived | EntityOpinionLapsed, standing: Standing
) -> Heard:
    of_idea = {**heard.opinions.get(event.proposal, {}), event.organisation: standing}
    return replace(heard, opinions={**heard.opinions, event.proposal: of_idea})

"""Entities are asked of selected ideas, silence lapses; task forces are asked for kept ideas, and found overdue."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from events.aggregate import Reaction, Timer
from events.envelope import Act, Event
from events.plan import ProcessResumed, RulesAmended, RulesPublished
from events.window import shown
from events.workgroup import (
    EntityOpinionLapsed,
    EntityOpinionReceived,
    EntityOpinionRequested,
    IdeaKept,
    OrganisationRegistered,
    ProposalClassified,
    ProposalSelected,
    TaskForceDissolved,
    TaskForceFormed,
    TaskForceOverdue,
    TaskForceRequested,
)
from workgroup.application.opinions import asking
from workgroup.application.task_forces import requesting
from workgroup.domain.opinions import NOT_MINE, OPINION, Idea, LapseOpinion, RequestOpinion, opinion_of
from workgroup.domain.task_force import task_force_of
from workgroup.domain.task_forces import (
    TASK_FORCE,
    MarkOverdue,
    RequestTaskForce,
)
from workgroup.facts import Facts

LAPSE, OVERDUE = "outcomes-lapse", "outcomes-overdue"
"""The names of the timers of an opinion, and of a task force."""


def react(facts: Facts, event: Event) -> tuple[Reaction, ...]:
    """What follows from an event that was heard. Whatever may be the last that lacked tries again."""
    match event:
        case ProposalSelected() | ProposalClassified():
            return _ask(facts, event.process, event.subject)
        case IdeaKept():
            return _request(facts, event.process, event.idea)
        case RulesPublished() | RulesAmended() | ProcessResumed() | OrganisationRegistered():
            asked = (_ask(facts, event.process, idea) for idea in facts.outcomes.ideas)
            requested = (_request(facts, event.process, idea) for idea in facts.outcomes.kept)
            return tuple(reaction for found in (*asked, *requested) for reaction in found)
    return ()


def schedule(event: Event) -> tuple[Timer, ...]:
    """The instants that an event sets, or takes away."""
    timer = partial(Timer, process=event.process, stream=event.stream)
    match event:
        case EntityOpinionRequested():
            return (timer(name=LAPSE, due=event.due_at),)
        case EntityOpinionReceived() | EntityOpinionLapsed():
            return (timer(name=LAPSE, due=None),)
        case TaskForceRequested():
            return (timer(name=OVERDUE, due=event.due_at),)
        case TaskForceFormed() | TaskForceOverdue() | TaskForceDissolved():
            return (timer(name=OVERDUE, due=None),)
    return ()


def fire(facts: Facts, timer: Timer) -> tuple[Reaction, ...]:  # noqa: ARG001
    """What is done at an instant of this area."""
    assert timer.due is not None
    key, stream = f"{timer.name}/{timer.stream}/{shown(timer.due)}", timer.stream
    if timer.name == LAPSE:
        lapse = lambda act: LapseOpinion(act=act, opinion=stream)  # noqa: E731
        return (Reaction(key=key, stream=stream, aggregate=OPINION, command=lapse),)
    if timer.name == OVERDUE:
        mark = lambda act: MarkOverdue(act=act, task_force=stream)  # noqa: E731
        return (Reaction(key=key, stream=stream, aggregate=TASK_FORCE, command=mark),)
    return ()


def _ask(facts: Facts, process: str, proposal: UUID) -> tuple[Reaction, ...]:
    """Ask the entity that the idea's class names, unless one is asked already that has not said it is not its own."""
    heard = facts.outcomes
    idea, organisation = heard.selected(proposal), heard.classes.get(proposal)
    asked = heard.opinions.get(proposal, {})
    open_ = all(standing.opinion == NOT_MINE for standing in asked.values())
    if idea is None or organisation is None or organisation in asked or not open_ or not _known(facts, organisation):
        return ()

    def command(act: Act) -> RequestOpinion:
        return asking(act, facts, proposal, organisation)

    stream = opinion_of(process, proposal, organisation)
    return (_reaction(f"opinion/{proposal}/{organisation}", stream, OPINION, command, idea),)


def _known(facts: Facts, organisation: str) -> bool:
    """Whether the rules are heard by which it is asked, and the organisation is registered."""
    return facts.outcomes.rules is not None and organisation in facts.outcomes.organisations


def _request(facts: Facts, process: str, idea: UUID) -> tuple[Reaction, ...]:
    """Ask for the task force of a kept idea, once."""
    heard = facts.outcomes
    kept = heard.kept.get(idea)
    if kept is None or idea in heard.task_forces or heard.rules is None or heard.rules.task_forces is None:
        return ()

    def command(act: Act) -> RequestTaskForce:
        return requesting(act, facts, idea)

    return (_reaction(f"task-force/{idea}", task_force_of(process, idea), TASK_FORCE, command, kept),)


def _reaction(key: str, stream: UUID, aggregate: Any, command: Callable[[Act], Any], idea: Idea) -> Reaction:
    return Reaction(key=key, stream=stream, aggregate=aggregate, command=command, activity=idea.activity)

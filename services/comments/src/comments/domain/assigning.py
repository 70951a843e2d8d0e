"""Who prepares the answers: a colleague or an entity, for one comment or for a chosen set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias
from uuid import UUID

from events.aggregate import Aggregate
from events.comments import CommentAssigned
from events.envelope import Act, Event
from events.refusals import UnknownThing, ValueRefused
from events.rules import UNIT_OFFICER, Process, need_office, need_running

from .answering import NothingToAnswer, OnAnother, need_open
from .comment import Comment, evolve


@dataclass(frozen=True, kw_only=True)
class Assignee:
    """Who is to prepare: a person, or one of the registered organisations."""

    person: UUID | None
    organisation: str | None
    registered: frozenset[str]

    def need(self) -> None:
        """Refuse both, neither, and an organisation that is not registered."""
        if (self.person is None) == (self.organisation is None):
            raise ValueRefused("person", rule="a person or an organisation")
        if self.organisation is not None and self.organisation not in self.registered:
            raise UnknownThing("organisation", what="organisation", name=self.organisation)


@dataclass(frozen=True, kw_only=True)
class AssignComment:
    """Say who prepares the answer to the comment."""

    act: Act
    process: Process
    comment: UUID
    to: Assignee


@dataclass(frozen=True, kw_only=True)
class AssignComments:
    """Say who prepares the answers to those comments of the consultation, all or none."""

    act: Act
    process: Process
    consultation: UUID
    comments: Mapping[UUID, Comment]
    to: Assignee


AssigningCommand: TypeAlias = AssignComment | AssignComments


def decide(state: Comment, command: AssigningCommand) -> tuple[Event, ...]:
    """The assignment of the comment, or of each of the set; refuses what a rule forbids."""
    need_running(command.process, command.act)
    if isinstance(command, AssignComment):
        return (_assign(command.act, command.comment, state, command.to),)
    if not command.comments:
        raise NothingToAnswer()
    return tuple(_one_of(command, comment, each) for comment, each in command.comments.items())


ASSIGNING = Aggregate(Comment(), evolve, decide)


def _one_of(command: AssignComments, comment: UUID, state: Comment) -> Event:
    if state.consultation != command.consultation:
        raise OnAnother("comments", comment=comment)
    return _assign(command.act, comment, state, command.to)


def _assign(act: Act, comment: UUID, state: Comment, to: Assignee) -> Event:
    state.on()
    need_office(act, UNIT_OFFICER)
    consultation = need_open(state, replace(act, person=to.person))
    to.need()
    return act.event(
        CommentAssigned,
        comment,
        state.version + 1,
        office=UNIT_OFFICER,
        consultation=consultation,
        to_person=to.person,
        to_organisation=to.organisation,
    )

"""What an entity thinks of an idea: asked once by a day, answered once, and by silence no objection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal, TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.calendar import DEADLINE_RULE, ends_at, local_day
from events.envelope import Act, Event, named
from events.refusals import AlreadyThere, Refusal, UnknownThing, ValueRefused
from events.rules import UNIT_OFFICER, need_office, need_reason, need_running
from events.window import lasting, shown
from events.workgroup import EntityOpinionLapsed, EntityOpinionReceived, EntityOpinionRequested

from .making import serving
from .organisations import ENTITY_OFFICER, NotRepresentative
from .process import Process

Kind: TypeAlias = Literal["no_objection", "conditions", "refused", "not_mine"]

NOT_MINE = "not_mine"
LAPSED = "lapsed"
NEVER = datetime.min.replace(tzinfo=UTC)
SILENCE_RULE = ("silence-is-no-objection", 1)
"""An entity that is silent until the end of the day has no objection."""


class NotSelected(Refusal):
    """Only an idea that was selected is put to an entity: {idea}."""

    slug = "not-selected"


class AskedElsewhere(Refusal):
    """The idea's entity is {organisation}: another is asked once that one has said that the idea is not its own."""

    slug = "asked-elsewhere"


class OpinionLate(Refusal):
    """An opinion could be given until {until}: this came {late_by} after."""

    slug = "opinion-late"


class OpinionSettled(Refusal):
    """The opinion stands already: {opinion}."""

    slug = "opinion-settled"


class NotDueYet(Refusal):
    """There is time until {until}."""

    slug = "not-due-yet"


@dataclass(frozen=True, kw_only=True)
class Idea:
    """A selected idea."""

    id: UUID
    authors: tuple[UUID, ...]
    activity: int | None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """An entity's opinion as it stands: its words' event, and what it says (None while it waits; lapsed)."""

    opinion: str | None = None
    event: UUID | None = None

    @property
    def settles(self) -> bool:
        """Whether the idea has its opinion by it."""
        return self.opinion is not None and self.opinion != NOT_MINE


@dataclass(frozen=True, kw_only=True)
class Opinion:
    """What one entity was asked of one idea."""

    version: int = 0
    activity: int | None = None
    proposal: UUID | None = None
    organisation: str = ""
    due_on: date = date.min
    due_at: datetime = NEVER
    opinion: str | None = None


@dataclass(frozen=True, kw_only=True)
class OnOpinion:
    """An act on what an entity is asked of an idea."""

    act: Act
    process: Process
    proposal: UUID
    organisation: str


@dataclass(frozen=True, kw_only=True)
class RequestOpinion(OnOpinion):
    """Ask the entity, until the end of `due_on` (None: so many days from now). `others`: what was asked of others."""

    idea: Idea | None
    registered: bool
    others: Mapping[str, Standing]
    days: int
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class GiveOpinion(OnOpinion):
    """Answer for the entity, whose representatives are `representatives`."""

    representatives: frozenset[UUID]
    opinion: Kind


@dataclass(frozen=True, kw_only=True)
class LapseOpinion:
    """The day has passed, of that stream's opinion."""

    act: Act
    opinion: UUID


OpinionCommand: TypeAlias = RequestOpinion | GiveOpinion | LapseOpinion


def opinion_of(process: str, proposal: UUID, organisation: str) -> UUID:
    """The stream of what that entity is asked of that idea."""
    return named(process, "opinion", f"{proposal}/{organisation}")


def settled(opinions: Iterable[Standing]) -> bool:
    """Whether an idea with those opinions has what it needs: one that settles it, and none that waits."""
    standing = list(opinions)
    return any(each.settles for each in standing) and all(each.opinion for each in standing)


def evolve(opinion: Opinion, event: Event) -> Opinion:
    """The opinion after the event."""
    match event:
        case EntityOpinionRequested():
            opinion = replace(
                opinion,
                activity=event.activity,
                proposal=event.proposal,
                organisation=event.organisation,
                due_on=event.due_on,
                due_at=event.due_at,
            )
        case EntityOpinionReceived():
            opinion = replace(opinion, opinion=event.opinion)
        case EntityOpinionLapsed():
            opinion = replace(opinion, opinion=LAPSED)
    return replace(opinion, version=event.version)


def decide(opinion: Opinion, command: OpinionCommand) -> tuple[Event, ...]:
    """What the command makes happen; refuses what a rule forbids. A day passes also while the process is suspended."""
    match command:
        case RequestOpinion():
            return (_requested(opinion, command),)
        case GiveOpinion():
            return (_received(opinion, command),)
        case LapseOpinion():
            return (_lapsed(opinion, command),)
    assert_never(command)


def _requested(opinion: Opinion, command: RequestOpinion) -> EntityOpinionRequested:
    act, zone = command.act, command.process.zone
    if act.service is None:
        need_office(act, UNIT_OFFICER)
    need_running(command.process, act)
    if command.idea is None:
        raise NotSelected("proposal", idea=command.proposal)
    if not command.registered:
        raise UnknownThing("organisation", what="organisation", name=command.organisation)
    if opinion.version:
        raise AlreadyThere("organisation", what="request", name=command.organisation)
    for organisation, standing in command.others.items():
        if standing.opinion != NOT_MINE:
            raise AskedElsewhere("organisation", organisation=organisation)
    today = local_day(act.happened_at, zone)
    due_on = command.due_on or today + timedelta(days=command.days)
    if due_on < today:
        raise ValueRefused("due_on", rule="today or later")
    return serving(act, command.idea.activity).event(
        EntityOpinionRequested,
        opinion_of(act.process, command.proposal, command.organisation),
        1,
        rule=DEADLINE_RULE,
        office=None if act.service else UNIT_OFFICER,
        proposal=command.proposal,
        authors=command.idea.authors,
        organisation=command.organisation,
        due_on=due_on,
        due_at=ends_at(due_on, zone),
    )


def _received(opinion: Opinion, command: GiveOpinion) -> EntityOpinionReceived:
    act = command.act
    need_office(act, ENTITY_OFFICER)
    need_running(command.process, act)
    if not opinion.version:
        raise UnknownThing("organisation", what="request of an opinion", name=command.organisation)
    if act.person not in command.representatives:
        raise NotRepresentative(organisation=command.organisation)
    if opinion.opinion not in (None, LAPSED):
        raise OpinionSettled(opinion=opinion.opinion)
    if act.happened_at >= opinion.due_at:
        raise OpinionLate(until=shown(opinion.due_at), late_by=lasting(act.happened_at - opinion.due_at))
    if opinion.opinion is not None:
        raise OpinionSettled(opinion=opinion.opinion)
    if command.opinion != "no_objection":
        need_reason(act)
    return serving(act, opinion.activity).event(
        EntityOpinionReceived,
        opinion_of(act.process, command.proposal, command.organisation),
        opinion.version + 1,
        office=ENTITY_OFFICER,
        proposal=command.proposal,
        organisation=command.organisation,
        opinion=command.opinion,
    )


def _lapsed(opinion: Opinion, command: LapseOpinion) -> EntityOpinionLapsed:
    if opinion.opinion is not None:
        raise OpinionSettled(opinion=opinion.opinion)
    if command.act.happened_at < opinion.due_at:
        raise NotDueYet(until=shown(opinion.due_at))
    return serving(command.act, opinion.activity).event(
        EntityOpinionLapsed,
        command.opinion,
        opinion.version + 1,
        rule=SILENCE_RULE,
        proposal=opinion.proposal,
        organisation=opinion.organisation,
        due_on=opinion.due_on,
    )


OPINION = Aggregate(initial=Opinion(), evolve=evolve, decide=decide)

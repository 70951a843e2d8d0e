"""Appeals: whom a decision concerns asks for it to be made anew, and members who took no part in it answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal, TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.calendar import DEADLINE_RULE, ends_at, local_day
from events.envelope import Act, Event, Seal, named
from events.plan import AppealRules
from events.refusals import Refusal, UnknownThing
from events.rules import need_reason, need_running
from events.typed import check_language
from events.window import lasting, shown
from events.workgroup import (
    AppealDecided,
    AppealLodged,
    FinalIdeasDecided,
    OutcomeApproved,
    ReasonStated,
    ScoreSubmitted,
    TieVoteCast,
    VoteCast,
)

from .bodies import Body
from .making import serving
from .process import Process

Stage: TypeAlias = Literal["screening", "shortlist", "ideas", "seats", "final", "moderation"]
Answer: TypeAlias = Literal["upheld", "partly", "dismissed"]

NO_PART_RULE = ("appeal-by-who-took-no-part", 1)
"""Who decides an appeal has neither decided, scored nor voted on what is appealed, nor is linked with its subject."""


class NoAppeals(Refusal):
    """The process has no rule by which appeals are lodged and decided."""

    slug = "no-appeals"


class NothingToAppeal(Refusal):
    """No decision stands there that can be appealed."""

    slug = "nothing-to-appeal"


class NotConcerned(Refusal):
    """The decision does not concern the person: only those whose contribution it is about may appeal."""

    kind = "forbidden"
    slug = "not-concerned"


class TooLate(Refusal):
    """An appeal could be lodged until {until}: this came {late_by} after."""

    slug = "too-late"


class AlreadyLodged(Refusal):
    """The person has appealed against this decision already."""

    slug = "already-lodged"


class TookPart(Refusal):
    """Who took part in the decision, or is linked with what it is about, does not decide an appeal against it."""

    kind = "forbidden"
    slug = "took-part"


class AppealAnswered(Refusal):
    """The appeal is decided already."""

    slug = "appeal-answered"


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A decision that can be appealed, by its event: what it is about, whom it concerns, and who made it."""

    id: UUID
    topic: str
    stage: Stage
    subject: UUID
    stream: UUID
    version: int
    activity: int | None
    concerned: tuple[UUID, ...]
    decided_by: tuple[UUID, ...]
    decided_at: datetime


@dataclass(frozen=True, kw_only=True)
class Appeal:
    """One person's appeal against one decision."""

    version: int = 0
    activity: int | None = None
    decision: UUID | None = None
    decision_type: str = ""
    subject: UUID | None = None
    appellant: UUID | None = None
    decided: bool = False


@dataclass(frozen=True, kw_only=True)
class LodgeAppeal:
    """Appeal against the decision (None: none stands there), with sealed grounds."""

    act: Act
    process: Process
    rules: AppealRules | None
    decision: Decision | None
    grounds: Seal
    language: str


@dataclass(frozen=True, kw_only=True)
class DecideAppeal:
    """Decide the appeal, for the act's reason; `partial` are those who took part in the decision, or are linked."""

    act: Act
    process: Process
    appeal: UUID
    body: Body
    partial: frozenset[UUID]
    outcome: Answer


AppealCommand: TypeAlias = LodgeAppeal | DecideAppeal


def appeal_of(process: str, decision: UUID, person: UUID) -> UUID:
    """The stream of the one appeal that the person may lodge against the decision."""
    return named(process, "appeal", f"{decision}/{person}")


def until(decided_at: datetime, days: int, zone: str) -> datetime:
    """The instant (UTC) at which it is too late: the end of so many civil days after the decision's."""
    first = local_day(decided_at, zone)
    return ends_at(date.fromordinal(first.toordinal() + days), zone)


def took_part(decision: Decision, course: Iterable[Event], meeting: Iterable[Event]) -> frozenset[UUID]:
    """Who decided, proposed the act, scored, stated reasons, or voted on a tie or in the meeting.

    `course` is the stream in which it was decided, `meeting` the one of the meeting that decided, where there are such.
    """
    people = set(decision.decided_by)
    for event in course:
        match event:
            case OutcomeApproved() | FinalIdeasDecided() if event.version < decision.version:
                people |= {event.proposed_by, event.person or event.proposed_by}
            case ScoreSubmitted() | ReasonStated() | TieVoteCast() if event.person:
                people.add(event.person)
    return frozenset(people) | {event.person for event in meeting if isinstance(event, VoteCast) and event.person}


def meeting_of(decision: Decision, course: Iterable[Event]) -> UUID | None:
    """The meeting in which it was decided, where it was in one."""
    approved = (event for event in course if isinstance(event, OutcomeApproved | FinalIdeasDecided))
    return next((each.meeting for each in reversed(list(approved)) if each.version < decision.version), None)


def evolve(appeal: Appeal, event: Event) -> Appeal:
    """The appeal after the event."""
    match event:
        case AppealLodged():
            appeal = replace(
                appeal,
                activity=event.activity,
                decision=event.decision,
                decision_type=event.decision_type,
                subject=event.subject,
                appellant=event.person,
            )
        case AppealDecided():
            appeal = replace(appeal, decided=True)
    return replace(appeal, version=event.version)


def decide(appeal: Appeal, command: AppealCommand) -> tuple[Event, ...]:
    """What the command makes happen; refuses what a rule forbids."""
    need_running(command.process, command.act)
    match command:
        case LodgeAppeal():
            return (_lodged(appeal, command),)
        case DecideAppeal():
            return (_decided(appeal, command),)
    assert_never(command)


def _lodged(appeal: Appeal, command: LodgeAppeal) -> AppealLodged:
    act, decision = command.act, command.decision
    if command.rules is None:
        raise NoAppeals
    if decision is None:
        raise NothingToAppeal("decision")
    if act.person not in decision.concerned:
        raise NotConcerned
    if appeal.version:
        raise AlreadyLodged
    closes_at = until(decision.decided_at, command.rules.days, command.process.zone)
    if act.happened_at >= closes_at:
        raise TooLate(until=shown(closes_at), late_by=lasting(act.happened_at - closes_at))
    check_language("language", command.language)
    return serving(act, decision.activity).event(
        AppealLodged,
        appeal_of(act.process, decision.id, act.person),
        1,
        rule=DEADLINE_RULE,
        decision=decision.id,
        decision_type=decision.topic,
        subject=decision.subject,
        grounds=command.grounds,
        language=command.language,
    )


def _decided(appeal: Appeal, command: DecideAppeal) -> AppealDecided:
    if not appeal.version:
        raise UnknownThing("appeal", what="appeal", name=command.appeal)
    seat = command.body.seat_of(command.act)
    if command.act.person in command.partial | {appeal.appellant}:
        raise TookPart
    if appeal.decided:
        raise AppealAnswered
    need_reason(command.act)
    known: dict[str, Any] = {"decision": appeal.decision, "subject": appeal.subject, "appellant": appeal.appellant}
    return serving(command.act, appeal.activity).event(
        AppealDecided,
        command.appeal,
        appeal.version + 1,
        rule=NO_PART_RULE,
        seat=command.body.path(seat),
        decision_type=appeal.decision_type,
        outcome=command.outcome,
        **known,
    )


APPEAL = Aggregate(initial=Appeal(), evolve=evolve, decide=decide)

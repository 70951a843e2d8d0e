"""A process as its events leave it, and what every act in it must hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import UUID

from events import rules
from events.calendar import local_day
from events.envelope import Act, Event, named
from events.plan import (
    ActivityPlanned,
    ActivityRescheduled,
    ClockMoved,
    PlannedAct,
    PlannedDates,
    ProcessStarted,
    Rules,
    RulesAmended,
    RulesPublished,
)
from events.refusals import Refusal, UnknownThing
from events.rules import UNIT_OFFICER, follow, need_office, need_running

CLOCK_OPERATOR = "clock_operator"
OPEN_CONSULTATION = "OpenConsultation"

NEVER = datetime.min.replace(tzinfo=UTC)
"""What the clock of a process shows that has not started."""

E = TypeVar("E", bound=Event)


class DayAhead(Refusal):
    """{day} lies ahead: today is {today} in the process's zone, and only what has happened is recorded."""

    kind = "invalid"
    slug = "day-ahead"


@dataclass(frozen=True, kw_only=True)
class Activity:
    """An activity as it is planned now."""

    number: int
    dates: tuple[PlannedDates, ...]
    acts: tuple[PlannedAct, ...]

    @property
    def consultations(self) -> tuple[PlannedAct, ...]:
        """The consultations that the activity consists of."""
        return tuple(act for act in self.acts if act.act == OPEN_CONSULTATION)


@dataclass(frozen=True, kw_only=True)
class Process(rules.Process):
    """The state of a process."""

    version: int = 0
    agencies: Mapping[str, str] = field(default_factory=dict)
    authoritative: str = ""
    simulated: bool = False
    clock: datetime = NEVER
    rules: Rules | None = None
    activities: Mapping[int, Activity] = field(default_factory=dict)

    @property
    def consultations(self) -> tuple[PlannedAct, ...]:
        """All planned consultations, by activity."""
        return tuple(act for activity in self.activities.values() for act in activity.consultations)

    def plans(self, act: str) -> bool:
        """Whether an activity is planned that consists of that act."""
        return any(planned.act == act for activity in self.activities.values() for planned in activity.acts)

    @property
    def minimum_window_days(self) -> int:
        """How many days a consultation's window has at least."""
        return self.rules.minimum_window_days if self.rules else 1


def process_stream(process: str) -> UUID:
    """The stream of the process of that name."""
    return named(process, "process", process)


def evolve(state: Process, event: Event) -> Process:
    """The state after the event."""
    return replace(follow(state, event), version=event.version, **_changes(state, event))


def _changes(state: Process, event: Event) -> dict[str, Any]:
    match event:
        case ProcessStarted():
            return {
                "agencies": event.agencies,
                "authoritative": event.authoritative,
                "simulated": event.simulated,
                "clock": event.happened_at,
            }
        case RulesPublished() | RulesAmended():
            return {"rules": event.rules}
        case ActivityPlanned():
            activity = Activity(number=event.number, dates=event.dates, acts=event.acts)
            return {"activities": {**state.activities, event.number: activity}}
        case ActivityRescheduled():
            activity = replace(state.activities[event.number], dates=event.new)
            return {"activities": {**state.activities, event.number: activity}}
        case ClockMoved():
            return {"clock": event.now}
        case _:
            return {}


def made(
    state: Process,
    act: Act,
    kind: type[E],
    office: str = UNIT_OFFICER,
    rule: tuple[str, int] | None = None,
    **fields: Any,
) -> tuple[Event, ...]:
    """The one event that the act makes of the process."""
    event = act.event(kind, process_stream(act.process), state.version + 1, office=office, rule=rule, **fields)
    return (event,)


def need_started(process: Process, act: Act) -> None:
    """Refuse an act in a process that does not exist."""
    if process.version == 0:
        raise UnknownThing("process", what="process", name=act.process)


def need_officer(process: Process, act: Act, office: str = UNIT_OFFICER) -> None:
    """What each act of an officer must hold: the office, and what any act must."""
    need_office(act, office)
    need_going(process, act)


def need_going(process: Process, act: Act) -> None:
    """What any act must hold: a running process, and an activity that is planned."""
    need_started(process, act)
    need_running(process, act)
    if act.activity is not None:
        need_activity(process, act.activity, "activity")


def need_activity(process: Process, number: int, field: str) -> Activity:
    """The activity of that number, or a refusal."""
    try:
        return process.activities[number]
    except KeyError:
        raise UnknownThing(field, what="activity", name=number) from None


def need_past(process: Process, act: Act, day: date, field: str) -> None:
    """Refuse a day that has not come in the process's zone."""
    today = local_day(act.happened_at, process.zone)
    if day > today:
        raise DayAhead(field, day=day.isoformat(), today=today.isoformat())

"""Processes: their start and rules, activities as they are planned and reported, corrections, halts, the clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from events.calendar import Calendar
from events.envelope import Event, Text


@dataclass(frozen=True, kw_only=True)
class ProcessStarted(Event):
    """A process begins: its zone, languages, calendar, and the agency responsible for each context."""

    TOPIC: ClassVar[str] = "plan.ProcessStarted.v1"
    title: Text
    country: str
    zone: str
    languages: tuple[str, ...]
    authoritative: str
    simulated: bool
    calendar: Calendar
    agencies: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A ground of the public list on which a contribution may be hidden."""

    name: str
    words: Text


@dataclass(frozen=True, kw_only=True)
class AnswerCode:
    """A code of the process's own for why a comment changed nothing, and what it is called."""

    name: str
    words: Text


@dataclass(frozen=True, kw_only=True)
class AppealRules:
    """Members of `body` decide appeals; one is lodged until the end of so many civil days after the decision's."""

    body: str
    days: int


@dataclass(frozen=True, kw_only=True)
class TaskForceRules:
    """A task force has at least so many members, of each of those sides, within so many civil days."""

    least: int
    sides: tuple[str, ...]
    days: int


@dataclass(frozen=True, kw_only=True)
class Rules:
    """The rules that a process sets for itself; those of a body stand in BodyEstablished, a call's in CallPublished.

    `codes` go beyond those of events.codes. `opinion_days`: civil days that an entity has for its opinion. Without
    `appeals` no appeal can be lodged.
    """

    number: int
    minimum_window_days: int
    answers_due_days: int
    text: Text
    grounds: tuple[Ground, ...] = ()
    codes: tuple[AnswerCode, ...] = ()
    appeals: AppealRules | None = None
    opinion_days: int = 7
    task_forces: TaskForceRules | None = None


@dataclass(frozen=True, kw_only=True)
class RulesPublished(Event):
    """The process's rules, in their first edition."""

    TOPIC: ClassVar[str] = "plan.RulesPublished.v1"
    rules: Rules


@dataclass(frozen=True, kw_only=True)
class RulesAmended(Event):
    """A later edition of the rules, for what is not yet open."""

    TOPIC: ClassVar[str] = "plan.RulesAmended.v1"
    rules: Rules


@dataclass(frozen=True, kw_only=True)
class TimelinePublished(Event):
    """The planned activities, as they stand, were made public."""

    TOPIC: ClassVar[str] = "plan.TimelinePublished.v1"
    activities: tuple[int, ...]
    published_on: date


COMMENT_PERIOD = "comment_period"
"""The kind of those dates of an activity that are the window of its consultation."""


@dataclass(frozen=True, kw_only=True)
class PlannedDates:
    """Civil dates in the process's zone, both ends inclusive; `kind` says what they are of."""

    kind: str
    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class Gate:
    """What opens an act: a body's `approval`, an `officer` (four eyes), or its `date`."""

    kind: str
    body: str | None = None


@dataclass(frozen=True, kw_only=True)
class PlannedAct:
    """One act that an activity consists of; a consultation has a name, a document, a window and a gate."""

    act: str
    name: str | None = None
    document: str | None = None
    title: Text = field(default_factory=dict)
    first: date | None = None
    last: date | None = None
    gate: Gate | None = None


@dataclass(frozen=True, kw_only=True)
class ActivityPlanned(Event):
    """An activity: its number, phase, texts, dates, and the acts that it consists of."""

    TOPIC: ClassVar[str] = "plan.ActivityPlanned.v1"
    number: int
    phase: int
    phase_title: Text
    planned: Text
    dates: tuple[PlannedDates, ...]
    acts: tuple[PlannedAct, ...]
    mode: str | None
    note: str | None


@dataclass(frozen=True, kw_only=True)
class ActivityRescheduled(Event):
    """The activity's dates were moved; the envelope says by whom and why."""

    TOPIC: ClassVar[str] = "plan.ActivityRescheduled.v1"
    number: int
    old: tuple[PlannedDates, ...]
    new: tuple[PlannedDates, ...]


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What a statement rests on: an event's id, a file's SHA-256, or a link."""

    kind: str
    ref: str


@dataclass(frozen=True, kw_only=True)
class ProgressReported(Event):
    """One statement of what was done in the activity."""

    TOPIC: ClassVar[str] = "plan.ProgressReported.v1"
    number: int
    text: Text
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class OutreachRecorded(Event):
    """A channel was used: for outreach, intake, decision, invitation or record; the audience in the source's words."""

    TOPIC: ClassVar[str] = "plan.OutreachRecorded.v1"
    number: int
    channel: str
    purpose: str
    audience: Text | None
    reach: int | None
    link: str | None
    sent_on: date


@dataclass(frozen=True, kw_only=True)
class CorrectionRecorded(Event):
    """A recorded fact was wrong: which event, which field, the old value, the new."""

    TOPIC: ClassVar[str] = "plan.CorrectionRecorded.v1"
    subject: UUID
    field: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class ProcessSuspended(Event):
    """Nothing is decided until the process is resumed."""

    TOPIC: ClassVar[str] = "plan.ProcessSuspended.v1"


@dataclass(frozen=True, kw_only=True)
class ProcessResumed(Event):
    """The process goes on."""

    TOPIC: ClassVar[str] = "plan.ProcessResumed.v1"


@dataclass(frozen=True, kw_only=True)
class ProcessCancelled(Event):
    """The process ends without a plan."""

    TOPIC: ClassVar[str] = "plan.ProcessCancelled.v1"


@dataclass(frozen=True, kw_only=True)
class ClockMoved(Event):
    """The clock of a simulated process now shows `now` (UTC)."""

    TOPIC: ClassVar[str] = "plan.ClockMoved.v1"
    now: datetime

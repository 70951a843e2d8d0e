"""What the requests of a process hold, and the domain's values that they say."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from events.calendar import Calendar, Holiday
from events.plan import AnswerCode, AppealRules, Evidence, Gate, Ground, PlannedAct, PlannedDates, TaskForceRules
from service.commands import CommandBody
from service.fields import Day, Instant, Language, Line, Official, Part, Slug, Words, reference

from .fields import AGENCY, AnswerCodeName, Days, File, Link, Number, Side, Word

Hour = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Weekday = Annotated[int, Field(strict=True, ge=1, le=7)]


class HolidayOf(Part):
    """A civil day on which offices are closed."""

    day: Day
    name: Words


class CalendarOf(Part):
    """Weekend (ISO days, 1 Monday to 7 Sunday), holidays, and working hours (local)."""

    weekend: Annotated[tuple[Weekday, ...], Field(max_length=6)]
    holidays: Annotated[tuple[HolidayOf, ...], Field(max_length=400)] = ()
    opens: Hour = "08:30"
    closes: Hour = "15:30"

    def said(self) -> Calendar:
        """The calendar."""
        holidays = tuple(Holiday(day=each.day, name=each.name) for each in self.holidays)
        return Calendar(weekend=self.weekend, holidays=holidays, opens=self.opens, closes=self.closes)


class StartProcess(CommandBody):
    """A process, with the agency responsible for each context; a simulated one says when its clock starts."""

    id: Annotated[Slug, Field(description="The process's name for good")]
    title: Words
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    zone: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_+/-]{1,60}$")]
    languages: Annotated[tuple[Language, ...], Field(min_length=1, max_length=20)]
    authoritative: Language
    simulated: Annotated[bool, Field(strict=True)]
    starts_at: Instant | None = None
    calendar: CalendarOf
    agencies: Annotated[dict[Word, Annotated[str, StringConstraints(pattern=AGENCY)]], Field(max_length=20)]


class GroundOf(Part):
    """A ground on which a contribution may be hidden."""

    name: Slug
    words: Words

    def said(self) -> Ground:
        """The ground."""
        return Ground(name=self.name, words=self.words)


class CodeOf(Part):
    """A code of the process's own for why a comment changed nothing, and what it is called."""

    name: AnswerCodeName
    words: Words

    def said(self) -> AnswerCode:
        """The code."""
        return AnswerCode(name=self.name, words=self.words)


class AppealsOf(Part):
    """The body whose members decide appeals, and the civil days within which one is lodged."""

    body: Slug
    days: Days

    def said(self) -> AppealRules:
        """The rules of appeals."""
        return AppealRules(body=self.body, days=self.days)


class TaskForcesOf(Part):
    """The fewest members of a task force, the sides that it has members of, the civil days until it is formed."""

    least: Annotated[int, Field(strict=True, ge=1, le=100)]
    sides: Annotated[tuple[Side, ...], Field(max_length=10)]
    days: Days

    def said(self) -> TaskForceRules:
        """The rules of task forces."""
        return TaskForceRules(least=self.least, sides=self.sides, days=self.days)


class Edition(CommandBody):
    """An edition of the process's rules; without `appeals` none can be lodged, without `grounds` nothing is hidden."""

    minimum_window_days: Days
    answers_due_days: Days
    text: Words
    grounds: Annotated[tuple[GroundOf, ...], Field(max_length=50)] = ()
    codes: Annotated[tuple[CodeOf, ...], Field(max_length=50)] = ()
    appeals: AppealsOf | None = None
    opinion_days: Days = 7
    task_forces: TaskForcesOf | None = None

    def told(self) -> dict[str, Any]:
        """The command's own fields, as the domain's values."""
        return said(self) | {
            "grounds": tuple(ground.said() for ground in self.grounds),
            "codes": tuple(code.said() for code in self.codes),
            "appeals": self.appeals.said() if self.appeals else None,
            "task_forces": self.task_forces.said() if self.task_forces else None,
        }


class PublishTimeline(CommandBody):
    """The civil day on which the timeline was published."""

    published_on: Day


class DatesOf(Part):
    """Civil days, both ends inclusive, and what they are of."""

    kind: Word
    first: Day
    last: Day

    def said(self) -> PlannedDates:
        """The dates."""
        return PlannedDates(kind=self.kind, first=self.first, last=self.last)


class GateOf(Part):
    """What opens a consultation: an approval (of any body, where none is named), an officer's act, or its date."""

    kind: Literal["approval", "officer", "date"]
    body: Slug | None = None

    def said(self) -> Gate:
        """The gate."""
        return Gate(kind=self.kind, body=self.body)


class ActOf(Part):
    """An act that an activity consists of; OpenConsultation has a name, a document, a title, a window and a gate."""

    act: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z]{1,59}$")]
    name: Slug | None = None
    document: Slug | None = None
    title: Words | None = None
    first: Day | None = None
    last: Day | None = None
    gate: GateOf | None = None

    def said(self) -> PlannedAct:
        """The act."""
        return PlannedAct(
            act=self.act,
            name=self.name,
            document=self.document,
            title=self.title or {},
            first=self.first,
            last=self.last,
            gate=self.gate.said() if self.gate else None,
        )


Dates = Annotated[tuple[DatesOf, ...], Field(min_length=1, max_length=20)]


class PlanActivity(CommandBody):
    """An activity: its number, phase, texts, dates and acts."""

    number: Number
    phase: Number
    phase_title: Words
    planned: Words
    dates: Dates
    acts: Annotated[tuple[ActOf, ...], Field(max_length=50)] = ()
    mode: Word | None = None
    note: Official | None = None


class RescheduleActivity(CommandBody):
    """The activity's new dates; the reason stands in `reason`."""

    number: Number
    dates: Dates


class EvidenceOf(Part):
    """What a statement rests on: an event of the record, a stored file, or a public page; one of them."""

    event: Annotated[UUID | None, reference("event")] = None
    file: File | None = None
    link: Link | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_dump(exclude_none=True)) != 1:
            raise ValueError("evidence is an event, a file or a link: one of them")
        return self

    def said(self) -> Evidence:
        """The evidence."""
        kind, ref = next(iter(self.model_dump(exclude_none=True).items()))
        return Evidence(kind=kind, ref=str(ref))


class ReportProgress(CommandBody):
    """What was done in the activity, and on what the statement rests."""

    number: Number
    text: Words
    evidence: Annotated[tuple[EvidenceOf, ...], Field(max_length=50)] = ()


class RecordOutreach(CommandBody):
    """A channel that was used: for whom (in the source's words), how many it reached, and on which civil day."""

    number: Number
    channel: Word
    purpose: Literal["outreach", "intake", "decision", "invitation", "record"]
    audience: Words | None = None
    reach: Annotated[int | None, Field(strict=True, ge=0, le=10_000_000_000)] = None
    link: Link | None = None
    sent_on: Day


class RecordCorrection(CommandBody):
    """Which field of which event was wrong, the old value and the new; the reason stands in `reason`."""

    subject: Annotated[UUID, reference("event")]
    field: Line
    old: Official
    new: Official


class Stop(CommandBody):
    """The reason stands in `reason`."""


class MoveClock(CommandBody):
    """The instant that a simulated process's clock shows next."""

    now: Instant


def said(body: CommandBody) -> dict[str, Any]:
    """The command's own fields, by name."""
    return {name: value for name, value in body if name not in CommandBody.model_fields}

"""What questions on processes are answered with."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel

Text = dict[str, str]


class ReadHoliday(BaseModel):
    """A civil day on which offices are closed."""

    day: date
    name: Text


class ReadCalendar(BaseModel):
    """Weekend (ISO days), holidays, and working hours (local)."""

    weekend: list[int]
    holidays: list[ReadHoliday]
    opens: str
    closes: str


class ReadGround(BaseModel):
    """A ground on which a contribution may be hidden."""

    name: str
    words: Text


class ReadAppealRules(BaseModel):
    """The body whose members decide appeals, and the civil days within which one is lodged."""

    body: str
    days: int


class ReadTaskForceRules(BaseModel):
    """The fewest members, the sides, the civil days until a task force is formed."""

    least: int
    sides: list[str]
    days: int


class ReadRules(BaseModel):
    """The rules in force, by the number of their edition."""

    number: int
    minimum_window_days: int
    answers_due_days: int
    text: Text
    grounds: list[ReadGround] = []
    codes: list[ReadGround] = []
    appeals: ReadAppealRules | None = None
    opinion_days: int = 7
    task_forces: ReadTaskForceRules | None = None


class ReadProcess(BaseModel):
    """A process. `status` is running, suspended or cancelled; `clock` (UTC) is that of a simulated one."""

    id: str
    version: int
    status: str
    title: Text
    country: str
    zone: str
    languages: list[str]
    authoritative: str
    simulated: bool
    clock: datetime | None
    calendar: ReadCalendar
    agencies: dict[str, str]
    rules: ReadRules | None
    timeline_published_on: date | None


class ReadDates(BaseModel):
    """Civil days, both ends inclusive, and what they are of."""

    kind: str
    first: date
    last: date


class ReadGate(BaseModel):
    """What opens a consultation."""

    kind: str
    body: str | None


class ReadAct(BaseModel):
    """An act that the activity consists of."""

    act: str
    name: str | None
    document: str | None
    title: Text
    first: date | None
    last: date | None
    gate: ReadGate | None


class ReadActivity(BaseModel):
    """An activity with its dates as they are now: how often it was rescheduled, reported on, and reached out for."""

    number: int
    phase: int
    phase_title: Text
    planned: Text
    dates: list[ReadDates]
    acts: list[ReadAct]
    mode: str | None
    note: str | None
    rescheduled: int
    reports: int
    outreach: int

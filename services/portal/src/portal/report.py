"""The report: each activity's texts, dates, status and proofs, from events alone, as they stood at an instant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from events.acts import ASKED_BY, COMPLETED_BY
from events.calendar import local_day
from events.comments import CommentPeriodScheduled
from events.envelope import Event, Text
from events.plan import (
    ActivityPlanned,
    ActivityRescheduled,
    DocumentPublished,
    OutreachRecorded,
    PlannedDates,
    ProcessCancelled,
    ProcessResumed,
    ProcessSuspended,
    ProgressReported,
)
from events.workgroup import EvaluationPrepared, IdeasSelected, ShortlistApproved, TaskForceRequested

from .proofs import Fact, facts
from .reader import SHIPPED, Reader, plain
from .record import Record, by_activity, of, record

Status = Literal["reported", "stated", "in_progress", "upcoming"]
"""reported: acts done, progress reported · stated: done, not reported · in_progress: begun, not all done · upcoming."""


STATUSES: tuple[Status, ...] = ("reported", "stated", "in_progress", "upcoming")


@dataclass(frozen=True, kw_only=True)
class Phase:
    """A phase that has activities."""

    number: int
    title: Text


@dataclass(frozen=True, kw_only=True)
class Row:
    """One activity: what was planned, what was reported, and what the record proves."""

    number: int
    phase: int
    status: Status
    dates: tuple[PlannedDates, ...]
    proved: tuple[Fact, ...]
    planned: Text
    reported: tuple[ProgressReported, ...]
    channels: tuple[OutreachRecorded, ...]
    mode: str | None
    languages: tuple[str, ...]
    note: str | None
    events: tuple[UUID, ...]
    shortlist_size: int | None
    selected: int | None
    composition: Text


@dataclass(frozen=True, kw_only=True)
class Report:
    """A process as it stood at `as_of` (UTC). `corrections` are those that concern no single activity.

    `upcoming` is the number of the first activity that has not begun: a heading for what comes stands before it.
    """

    process: str
    title: Text
    country: str
    zone: str
    languages: tuple[str, ...]
    authoritative: str
    as_of: datetime
    state: Literal["running", "suspended", "cancelled"]
    phases: tuple[Phase, ...]
    upcoming: int | None
    activities: tuple[Row, ...]
    corrections: tuple[Fact, ...]


def report(events: Iterable[Event], as_of: datetime | None = None) -> Report | None:
    """The report of one process from its events in any order; None where it had not started by `as_of`.

    Without `as_of` the report stands at the last event.
    """
    known = record(events, as_of)
    if known is None:
        return None
    now = as_of or known.events[-1].happened_at
    serving = by_activity(known.events)
    planned = sorted(of(known.events, ActivityPlanned), key=lambda event: event.number)
    rows = tuple(_row(event, serving[event.number], known, now) for event in planned)
    started = known.started
    return Report(
        process=started.process,
        title=started.title,
        country=started.country,
        zone=started.zone,
        languages=started.languages,
        authoritative=started.authoritative,
        as_of=now,
        state=_state(known.events),
        phases=_phases(planned),
        upcoming=next((row.number for row in rows if row.status == "upcoming"), None),
        activities=rows,
        corrections=tuple(fact for fact in facts(serving.get(None, ()), known) if fact.kind == "correction"),
    )


def _state(events: Iterable[Event]) -> Literal["running", "suspended", "cancelled"]:
    state: Literal["running", "suspended", "cancelled"] = "running"
    for event in events:
        if isinstance(event, ProcessCancelled):
            return "cancelled"
        if isinstance(event, ProcessSuspended):
            state = "suspended"
        elif isinstance(event, ProcessResumed):
            state = "running"
    return state


def _phases(planned: Iterable[ActivityPlanned]) -> tuple[Phase, ...]:
    titles = {event.phase: event.phase_title for event in planned}
    return tuple(Phase(number=number, title=title) for number, title in sorted(titles.items()))


def _row(planned: ActivityPlanned, events: Sequence[Event], known: Record, now: datetime) -> Row:
    rescheduled = of(events, ActivityRescheduled)
    dates = rescheduled[-1].new if rescheduled else planned.dates
    published = (language for event in of(events, DocumentPublished) for language in event.languages)
    return Row(
        number=planned.number,
        phase=planned.phase,
        status=_status(planned, events, dates, local_day(now, known.started.zone), known),
        dates=dates,
        proved=facts(events, known),
        planned=planned.planned,
        reported=of(events, ProgressReported),
        channels=of(events, OutreachRecorded),
        mode=planned.mode,
        languages=tuple(dict.fromkeys(published)),
        note=planned.note,
        events=tuple(event.id for event in events),
        shortlist_size=_shortlist_size(events, known),
        selected=next((len(event.admitted) for event in reversed(of(events, IdeasSelected))), None),
        composition=_composition(events, known),
    )


def _shortlist_size(events: Iterable[Event], known: Record) -> int | None:
    """How many the shortlist that the activity decides may hold, by the evaluation's rules."""
    decided = (known.last(event.stream, EvaluationPrepared) for event in of(events, ShortlistApproved))
    prepared = (event for event in (*of(events, EvaluationPrepared), *decided) if event)
    return next((event.rules.size for event in prepared if event.rules.purpose == "shortlist"), None)


def _composition(events: Iterable[Event], known: Record) -> Text:
    """Of which sides the task forces are that the activity asks for, in the process's languages."""
    sides = next((event.sides for event in of(events, TaskForceRequested)), ())
    readers = [Reader(language=language) for language in known.started.languages if language in SHIPPED and sides]
    return {
        reader.language: plain(reader.say("composition", sides=reader.both(reader.name("side-of", s) for s in sides)))
        for reader in readers
    }


def _status(
    planned: ActivityPlanned, events: Sequence[Event], dates: Sequence[PlannedDates], today: date, known: Record
) -> Status:
    reported = bool(of(events, ProgressReported))
    if _done(planned, events, known) and (reported or planned.acts):
        return "reported" if reported else "stated"
    return "in_progress" if _begun(planned, events, dates, today) else "upcoming"


def _done(planned: ActivityPlanned, events: Sequence[Event], known: Record) -> bool:
    """Whether each planned act is done; an act planned twice needs two events that complete it."""
    topics = Counter(event.TOPIC for event in events)
    acts = Counter(act.act for act in planned.acts)
    return all(
        _each_settled(act, events, known)
        if act in ASKED_BY
        else sum(topics[topic] for topic in COMPLETED_BY.get(act, ())) >= times
        for act, times in acts.items()
    )


def _each_settled(act: str, events: Iterable[Event], known: Record) -> bool:
    """Whether the act was asked for, and each subject of which it was is settled since."""
    asked, settled = ASKED_BY[act], COMPLETED_BY[act]
    streams = {event.stream for event in events if asked == event.TOPIC}
    last = [
        next(event.TOPIC for event in reversed(known.streams[stream]) if event.TOPIC in (asked, *settled))
        for stream in streams
    ]
    return bool(last) and all(topic in settled for topic in last)


def _begun(planned: ActivityPlanned, events: Iterable[Event], dates: Sequence[PlannedDates], today: date) -> bool:
    """Whether an act is done or progress reported, or anything but plans is recorded and the first date has come."""
    begins = {topic for act in planned.acts for topic in COMPLETED_BY.get(act.act, ())} | {ProgressReported.TOPIC}
    plans = (ActivityPlanned, ActivityRescheduled, CommentPeriodScheduled)
    recorded = [event for event in events if not isinstance(event, plans)]
    come = any(span.first <= today for span in dates)
    return any(come or event.TOPIC in begins for event in recorded)


def as_json(report: Report) -> dict[str, object]:
    """The report as `report.json` has it; a key that has nothing to say is left out."""
    return _said(
        process=report.process,
        title=report.title,
        country=report.country,
        zone=report.zone,
        languages=list(report.languages),
        as_of=report.as_of,
        state=report.state,
        headings=_headings(report),
        phases=[{"n": phase.number, "title": phase.title} for phase in report.phases],
        activities=[_row_as_json(row) for row in report.activities],
        corrections=[_fact_as_json(fact) for fact in report.corrections],
    )


def _headings(report: Report) -> dict[str, object]:
    """The heading for what comes, in the process's languages as far as the fixed words are in them."""
    if report.upcoming is None:
        return {}
    words = {each: plain(Reader(language=each).say("upcoming")) for each in report.languages if each in SHIPPED}
    return {"upcoming": words | {"before": report.upcoming}}


def _row_as_json(row: Row) -> dict[str, object]:
    always = {
        "reported": [event.text for event in row.reported],
        "proved": [_fact_as_json(fact) for fact in row.proved],
    }
    return always | _said(
        n=row.number,
        phase=row.phase,
        status=row.status,
        dates=[{"kind": span.kind, "from": span.first, "to": span.last} for span in row.dates],
        planned=row.planned,
        channels=[_said(kind=used.channel, audience=used.audience, purpose=used.purpose) for used in row.channels],
        mode=row.mode,
        languages=list(row.languages),
        shortlist_size=row.shortlist_size,
        selected=row.selected,
        composition=row.composition,
        note=row.note,
        events=list(row.events),
    )


def _fact_as_json(fact: Fact) -> dict[str, object]:
    return {"kind": fact.kind, "from": fact.first, "to": fact.last, **fact.details, "events": list(fact.events)}


def _said(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value not in (None, [], {})}

"""What the checks of a standard measure, over the events of a process: each finding with its days and its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from events.calendar import days_between, local_day
from events.envelope import Event
from events.plan import ActivityPlanned, ActivityRescheduled, PlannedDates

from .record import Record


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What a check asks of the events of those topics, as its data file says."""

    measure: str
    events: tuple[str, ...]
    where: dict[str, str] = field(default_factory=dict)
    body_of: tuple[str, ...] = ()
    having: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    first: bool = False
    extended_by: tuple[str, ...] = ()
    settled_by: tuple[str, ...] = ()
    dates: str = ""
    acts: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    least: int = 0
    most: int = 0


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One measured thing: how much (days, or a count), from and to which days, by which events.

    `met` is None while it is open: what is asked for may still come.
    """

    kind: str
    measured: int
    met: bool | None
    first: date
    last: date
    events: tuple[Event, ...]
    words: tuple[str, ...] = ()


Measure = Callable[[Record, Measured, datetime], Iterable[Finding]]


def measure(known: Record, asked: Measured, as_of: datetime) -> list[Finding]:
    """The findings of one check, in their order."""
    return list(_MEASURES[asked.measure](known, asked, as_of))


def _of(known: Record, topics: Sequence[str]) -> list[Event]:
    return [event for event in known.events if event.TOPIC in topics]


def _chosen(known: Record, asked: Measured) -> list[Event]:
    """The events that the check is over: with those values, of those bodies, with such events in their stream."""
    bodies = {getattr(event, "body", None) for event in _of(known, asked.body_of)}
    return [
        event
        for event in _of(known, asked.events)
        if all(getattr(event, name, None) == value for name, value in asked.where.items())
        and (not asked.body_of or getattr(event, "body", None) in bodies)
        and (not asked.having or any(each.TOPIC in asked.having for each in known.streams[event.stream]))
    ]


def day_of(known: Record, event: Event) -> date:
    """The civil day that the event tells of, else that on which it happened."""
    if isinstance(event, ActivityPlanned):
        return min((span.first for span in event.dates), default=known.day(event))
    told = (getattr(event, name, None) for name in ("held_on", "published_on", "first", "sent_on"))
    return next((day for day in told if isinstance(day, date)), known.day(event))


def _gaps(known: Record, asked: Measured, as_of: datetime) -> Iterator[Finding]:
    """Days between one event and the next, and since the last one."""
    events = sorted(_chosen(known, asked), key=lambda event: day_of(known, event))
    for one, other in pairwise(events):
        first, last = day_of(known, one), day_of(known, other)
        days = (last - first).days
        yield Finding(kind="gap", measured=days, met=days <= asked.most, first=first, last=last, events=(one, other))
    if events:
        first, today = day_of(known, events[-1]), local_day(as_of, known.started.zone)
        days = max(0, (today - first).days)
        met = None if days <= asked.most else False
        yield Finding(kind="since", measured=days, met=met, first=first, last=today, events=(events[-1],))


def _some(known: Record, asked: Measured, _as_of: datetime) -> Iterator[Finding]:
    events = _chosen(known, asked)
    if events:
        first, last = day_of(known, events[0]), day_of(known, events[-1])
        met = len(events) >= asked.least
        yield Finding(kind="some", measured=len(events), met=met, first=first, last=last, events=tuple(events))


def _notice(known: Record, asked: Measured, _as_of: datetime) -> Iterator[Finding]:
    """Days from the last publication to each thing of which it gives notice (or the first of them alone)."""
    told = sorted(_of(known, asked.before), key=lambda event: day_of(known, event))
    for event in told[:1] if asked.first else told:
        day = day_of(known, event)
        published = [each for each in _chosen(known, asked) if day_of(known, each) <= day]
        if published:
            first = day_of(known, published[-1])
            days = (day - first).days
            both = (published[-1], event)
            yield Finding(kind="notice", measured=days, met=days >= asked.least, first=first, last=day, events=both)


def _windows(known: Record, asked: Measured, _as_of: datetime) -> Iterator[Finding]:
    """Days of each window as it came to be, both ends counted."""
    for event in _chosen(known, asked):
        extended = [each for each in known.streams[event.stream] if each.TOPIC in asked.extended_by]
        first, last = day_of(known, event), getattr(extended[-1] if extended else event, "last", None)
        if isinstance(last, date):
            days = days_between(first, last)
            told = (event, *extended)
            yield Finding(kind="window", measured=days, met=days >= asked.least, first=first, last=last, events=told)


def _settled(known: Record, asked: Measured, _as_of: datetime) -> Iterator[Finding]:
    """Whether what was closed has been answered since; days from the one to the other."""
    for event in _chosen(known, asked):
        since = [each for each in known.streams[event.stream] if each.TOPIC in asked.settled_by]
        first = known.day(event)
        last = known.day(since[-1]) if since else first
        kind = "answered" if since else "unanswered"
        events = (event, *since[-1:])
        met = True if since else None
        yield Finding(kind=kind, measured=(last - first).days, met=met, first=first, last=last, events=events)


def planned_dates(known: Record, event: ActivityPlanned) -> tuple[PlannedDates, ...]:
    """The activity's dates, as they are planned now."""
    moved = [each for each in known.all(ActivityRescheduled) if each.number == event.number]
    return moved[-1].new if moved else event.dates


def _steps(known: Record, asked: Measured, _as_of: datetime) -> Iterator[Finding]:
    """Between a planned window's last day and the next planned decision: is there a step of one of those acts?"""
    planned = [(event, planned_dates(known, event)) for event in known.all(ActivityPlanned)]
    for event, dates in planned:
        for last in (span.last for span in dates if span.kind == asked.dates):
            after = [(span.first, each) for each, spans in planned for span in spans if span.first > last]
            decisions = [pair for pair in after if _has(pair[1], asked.until)]
            if decisions:
                day, decides = min(decisions, key=lambda pair: (pair[0], pair[1].number))
                steps = [each for first, each in after if first <= day and _has(each, asked.acts)]
                yield _step(event, decides, steps, last, day)


def _has(event: ActivityPlanned, acts: Sequence[str]) -> bool:
    return any(act.act in acts for act in event.acts)


def _step(
    event: ActivityPlanned, decides: ActivityPlanned, steps: Sequence[ActivityPlanned], last: date, day: date
) -> Finding:
    told = {each.id: each for each in (event, *steps, decides)}
    kind = "step" if steps else "no-step"
    days = (day - last - timedelta(days=1)).days
    return Finding(kind=kind, measured=days, met=bool(steps), first=last, last=day, events=tuple(told.values()))


def _languages(known: Record, asked: Measured, _as_of: datetime) -> Iterator[Finding]:
    """Of which languages a publication is, and lacks."""
    wanted = {*asked.languages, known.started.authoritative}
    for event in _chosen(known, asked):
        there = tuple(getattr(event, "languages", ()))
        met = wanted <= set(there)
        day = known.day(event)
        yield Finding(kind="in", measured=len(there), met=met, first=day, last=day, events=(event,), words=there)


_MEASURES: dict[str, Measure] = {
    "gaps": _gaps,
    "some": _some,
    "notice": _notice,
    "windows": _windows,
    "settled": _settled,
    "steps": _steps,
    "languages": _languages,
}

"""What had been recorded of a process by an instant: in one order, whatever the order of arrival."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from events.calendar import local_day
from events.comments import CommentAnswered, CommentSubmitted
from events.envelope import Event
from events.notifications import NoticeQueued
from events.plan import (
    ActivityPlanned,
    ActivityRescheduled,
    CorrectionRecorded,
    OutreachRecorded,
    ProcessStarted,
    ProgressReported,
)
from events.proposals import ProposalSubmitted, SeatApplicationReceived
from events.registry import CONTRACTS, service_of

E = TypeVar("E", bound=Event)
K = TypeVar("K", bound=Hashable)

Entry = ProposalSubmitted | SeatApplicationReceived
"""What a call takes in."""

SERVICES = tuple(module.__name__.rpartition(".")[2] for module in CONTRACTS)
"""The order in which one instant's events are told: what is planned before what follows from it."""


def in_order(events: Iterable[Event], as_of: datetime | None = None) -> tuple[Event, ...]:
    """The events that had happened by `as_of` (None: all), sorted by time, service, stream and version."""
    seen = (event for event in events if as_of is None or event.happened_at <= as_of)
    return tuple(
        sorted(seen, key=lambda e: (e.happened_at, SERVICES.index(service_of(e.TOPIC)), e.stream.bytes, e.version))
    )


def of(events: Iterable[Event], kind: type[E]) -> tuple[E, ...]:
    """Those of one contract, in their order."""
    return tuple(event for event in events if isinstance(event, kind))


def grouped(events: Iterable[E], key: Callable[[E], K]) -> dict[K, tuple[E, ...]]:
    """The events by key, in their order."""
    groups: dict[K, list[E]] = defaultdict(list)
    for event in events:
        groups[key(event)].append(event)
    return {name: tuple(group) for name, group in groups.items()}


def activity_of(event: Event) -> int | None:
    """The activity that an event names: as its own number, or as what it serves."""
    if isinstance(event, ActivityPlanned | ActivityRescheduled | ProgressReported | OutreachRecorded):
        return event.number
    return event.activity


def by_activity(events: Iterable[Event]) -> dict[int | None, tuple[Event, ...]]:
    """The events that serve each activity; under None those that serve no single one."""
    activities: dict[UUID, int | None] = {}

    def activity(event: Event) -> int | None:
        number = activity_of(event)
        if number is None and isinstance(event, CorrectionRecorded):
            number = activities.get(event.subject)
        activities[event.id] = number
        return number

    return grouped(events, activity)


@dataclass(frozen=True, kw_only=True)
class Record:
    """All events of a process that has started, and the groups in which the proof of one event looks for others."""

    started: ProcessStarted
    events: tuple[Event, ...]
    streams: dict[UUID, tuple[Event, ...]]
    topics: dict[str, tuple[Event, ...]]
    ids: dict[UUID, Event]
    comments: dict[UUID, tuple[CommentSubmitted, ...]]
    proposals: dict[UUID, tuple[Entry, ...]]
    answers: dict[UUID, tuple[CommentAnswered, ...]]
    notices: dict[tuple[int | None, str], tuple[NoticeQueued, ...]]

    def day(self, event: Event) -> date:
        """The civil day of the event in the process's zone."""
        return local_day(event.happened_at, self.started.zone)

    def all(self, kind: type[E]) -> tuple[E, ...]:
        """The events of that contract, in their order."""
        return of(self.topics.get(kind.TOPIC, ()), kind)

    def last(self, stream: UUID, kind: type[E]) -> E | None:
        """The last event of that contract in the stream."""
        return next(reversed(of(self.streams.get(stream, ()), kind)), None)


def record(events: Iterable[Event], as_of: datetime | None = None) -> Record | None:
    """The record of one process by `as_of`; None where it had not started by then."""
    seen = in_order(events, as_of)
    started = of(seen, ProcessStarted)
    if not started:
        return None
    return Record(
        started=started[0],
        events=seen,
        streams=grouped(seen, lambda event: event.stream),
        topics=grouped(seen, lambda event: event.TOPIC),
        ids={event.id: event for event in seen},
        comments=grouped(of(seen, CommentSubmitted), lambda event: event.consultation),
        proposals=grouped(_entries(seen), lambda event: event.call),
        answers=grouped(of(seen, CommentAnswered), lambda event: event.consultation),
        notices=grouped(of(seen, NoticeQueued), lambda event: (event.activity, event.decision_type)),
    )


def _entries(events: Iterable[Event]) -> Iterable[Entry]:
    """What calls took in, in the order of arrival."""
    entries = [event for event in events if isinstance(event, ProposalSubmitted | SeatApplicationReceived)]
    return sorted(entries, key=lambda event: (event.arrived_at, event.recorded_at))

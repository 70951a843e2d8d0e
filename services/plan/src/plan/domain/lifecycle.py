"""A process begins, stops and goes on, moves its clock, and corrects its record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from events.calendar import Calendar, zone
from events.envelope import Act, Event, Text
from events.plan import (
    ClockMoved,
    CorrectionRecorded,
    ProcessCancelled,
    ProcessResumed,
    ProcessStarted,
    ProcessSuspended,
)
from events.refusals import AlreadyThere, ProcessStopped, Refusal, ValueRefused
from events.rules import UNIT_OFFICER, need_office, need_reason, need_words

from .process import CLOCK_OPERATOR, Process, made, need_officer, need_started

CONTEXTS = frozenset({"plan", "proposals", "workgroup", "comments", "notifications"})
"""Each has one agency that is responsible for it."""


class NotResponsible(Refusal):
    """The process names another agency than {agency} for its plan."""

    kind = "forbidden"
    slug = "not-responsible"


class NotSuspended(Refusal):
    """The process is not suspended."""

    slug = "not-suspended"


class NotSimulated(Refusal):
    """The process is a real one: its clock moves by itself."""

    slug = "not-simulated"


class ClockOnlyForward(Refusal):
    """The clock shows {clock} and moves only forward."""

    slug = "clock-only-forward"


@dataclass(frozen=True, kw_only=True)
class StartProcess:
    """Begin the process that the act names. A simulated one says at which instant its clock starts."""

    act: Act
    starts_at: datetime | None
    title: Text
    country: str
    zone: str
    languages: tuple[str, ...]
    authoritative: str
    simulated: bool
    calendar: Calendar
    agencies: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class RecordCorrection:
    """Say which field of which event was wrong, and what is right."""

    act: Act
    subject: UUID
    field: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class SuspendProcess:
    """Stop all acts until the process is resumed."""

    act: Act


@dataclass(frozen=True, kw_only=True)
class ResumeProcess:
    """Let a suspended process go on."""

    act: Act


@dataclass(frozen=True, kw_only=True)
class CancelProcess:
    """End the process without a plan."""

    act: Act


@dataclass(frozen=True, kw_only=True)
class MoveClock:
    """Move a simulated process's clock forward."""

    act: Act
    now: datetime


def _start(state: Process, command: StartProcess) -> tuple[Event, ...]:
    act = command.act
    need_office(act, UNIT_OFFICER)
    if state.version > 0:
        raise AlreadyThere("process", what="process", name=act.process)
    if command.simulated != (command.starts_at is not None):
        raise ValueRefused("starts_at", rule="a simulated process, and no other, says where its clock starts")
    _need_agencies(act, command.agencies)
    _need_languages(command)
    _need_calendar(command)
    return made(
        state,
        act,
        ProcessStarted,
        title=command.title,
        country=command.country,
        zone=command.zone,
        languages=command.languages,
        authoritative=command.authoritative,
        simulated=command.simulated,
        calendar=command.calendar,
        agencies=dict(command.agencies),
    )


def _need_agencies(act: Act, agencies: Mapping[str, str]) -> None:
    for context in sorted(CONTEXTS - agencies.keys()):
        raise ValueRefused(f"agencies.{context}", rule="each context has an agency")
    for context in sorted(agencies.keys() - CONTEXTS):
        raise ValueRefused(f"agencies.{context}", rule="there is no such context")
    if agencies["plan"] != act.agency:
        raise NotResponsible("agencies.plan", agency=act.agency)


def _need_languages(command: StartProcess) -> None:
    if len(set(command.languages)) < len(command.languages):
        raise ValueRefused("languages", rule="each language stands once")
    if command.authoritative not in command.languages:
        raise ValueRefused("authoritative", rule="the authoritative language is one of the required ones")
    need_words(command.title, command.languages, "title")


def _need_calendar(command: StartProcess) -> None:
    try:
        zone(command.zone)
    except KeyError:
        raise ValueRefused("zone", rule="a zone of the IANA database") from None
    if command.calendar.opens >= command.calendar.closes:
        raise ValueRefused("calendar.closes", rule="offices close after they open")
    for index, holiday in enumerate(command.calendar.holidays):
        need_words(holiday.name, command.languages, f"calendar.holidays.{index}.name")


def _record_correction(state: Process, command: RecordCorrection) -> tuple[Event, ...]:
    need_officer(state, command.act)
    need_reason(command.act)
    if command.old == command.new:
        raise ValueRefused("new", rule="a correction changes the value")
    return made(
        state,
        command.act,
        CorrectionRecorded,
        subject=command.subject,
        field=command.field,
        old=command.old,
        new=command.new,
    )


def _suspend(state: Process, command: SuspendProcess) -> tuple[Event, ...]:
    need_officer(state, command.act)
    need_reason(command.act)
    return made(state, command.act, ProcessSuspended)


def _resume(state: Process, command: ResumeProcess) -> tuple[Event, ...]:
    need_office(command.act, UNIT_OFFICER)
    need_started(state, command.act)
    if state.stopped == "cancelled":
        raise ProcessStopped(state=state.stopped)
    if state.stopped is None:
        raise NotSuspended
    need_words(need_reason(command.act), state.languages, "reason")
    return made(state, command.act, ProcessResumed)


def _cancel(state: Process, command: CancelProcess) -> tuple[Event, ...]:
    need_officer(state, command.act)
    need_reason(command.act)
    return made(state, command.act, ProcessCancelled)


def _move_clock(state: Process, command: MoveClock) -> tuple[Event, ...]:
    need_office(command.act, CLOCK_OPERATOR)
    need_started(state, command.act)
    if not state.simulated:
        raise NotSimulated
    if command.now <= state.clock:
        raise ClockOnlyForward("now", clock=state.clock.isoformat())
    return made(state, command.act, ClockMoved, CLOCK_OPERATOR, now=command.now.astimezone(UTC))


DECISIONS: dict[type, Callable[[Process, Any], tuple[Event, ...]]] = {
    StartProcess: _start,
    RecordCorrection: _record_correction,
    SuspendProcess: _suspend,
    ResumeProcess: _resume,
    CancelProcess: _cancel,
    MoveClock: _move_clock,
}

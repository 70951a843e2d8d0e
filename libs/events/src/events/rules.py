"""What every act keeps, whichever service decides it: its office, a process that runs, words in each language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from .envelope import Act, Event, Text
from .plan import ProcessCancelled, ProcessResumed, ProcessStarted, ProcessSuspended
from .refusals import LanguageMissing, OfficeNeeded, ProcessStopped, ReasonNeeded

UNIT_OFFICER = "unit_officer"
"""The office of those who run the process."""


@dataclass(frozen=True, kw_only=True)
class Process:
    """What is known of an act's process; `stopped` says how it stands still (suspended, cancelled), if it does."""

    zone: str = "UTC"
    languages: tuple[str, ...] = ()
    stopped: str | None = None


P = TypeVar("P", bound=Process)


def follow(process: P, event: Event) -> P:
    """The process after the event: its start and its halts change it, and nothing else."""
    match event:
        case ProcessStarted():
            return replace(process, zone=event.zone, languages=event.languages)
        case ProcessSuspended():
            return replace(process, stopped="suspended")
        case ProcessResumed():
            return replace(process, stopped=None)
        case ProcessCancelled():
            return replace(process, stopped="cancelled")
    return process


def need_office(act: Act, office: str) -> None:
    """Refuse whose token does not claim the office."""
    if office not in act.offices:
        raise OfficeNeeded(office=office)


def need_running(process: Process, act: Act) -> None:
    """Refuse an act in a process that stands still, and one whose reason lacks a language."""
    if process.stopped:
        raise ProcessStopped(state=process.stopped)
    if act.reason is not None:
        need_words(act.reason, process.languages, "reason")


def need_words(words: Text, languages: Sequence[str], field: str) -> None:
    """Refuse official words that lack one of the languages, or leave it blank."""
    for language in languages:
        if not words.get(language, "").strip():
            raise LanguageMissing(f"{field}.{language}", language=language)


def need_reason(act: Act) -> Text:
    """The act's reason; refuses an act without one."""
    if act.reason is None:
        raise ReasonNeeded("reason")
    return act.reason

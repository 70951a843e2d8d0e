"""What every act here needs to know of its process, and the rules that hold for each of them."""

from __future__ import annotations

from dataclasses import dataclass

from events.envelope import Act, Text
from events.refusals import LanguageMissing, OfficeNeeded, ProcessStopped, ReasonNeeded

UNIT_OFFICER = "unit_officer"


@dataclass(frozen=True, kw_only=True)
class Process:
    """What plan has said of the process; `stopped` says how it stands still, if it does."""

    zone: str = "UTC"
    languages: tuple[str, ...] = ()
    stopped: str | None = None


def check_act(act: Act, process: Process) -> None:
    """Refuse what is done in a process that stands still, and a reason that lacks a language."""
    if process.stopped:
        raise ProcessStopped(state=process.stopped)
    if act.reason is not None:
        check_words("reason", act.reason, process)


def check_officer(act: Act, process: Process) -> None:
    """Refuse who is no unit officer, and what no act may do."""
    if UNIT_OFFICER not in act.offices:
        raise OfficeNeeded(office=UNIT_OFFICER)
    check_act(act, process)


def need_reason(act: Act) -> Text:
    """The act's reason; refuses an act without one."""
    if act.reason is None:
        raise ReasonNeeded("reason")
    return act.reason


def check_words(field: str, words: Text, process: Process) -> None:
    """Refuse official words that lack, or leave blank, a language which the process requires."""
    for language in process.languages:
        if not words.get(language, "").strip():
            raise LanguageMissing(f"{field}.{language}", language=language)

"""What every act here needs to know of its process, and the rules that hold for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from events.envelope import Act, Text
from events.refusals import LanguageMissing, ProcessStopped


@dataclass(frozen=True, kw_only=True)
class Process:
    """What plan has said of the process. `documents`: each version's hash, by the document's name and its number."""

    zone: str = "UTC"
    languages: tuple[str, ...] = ()
    stopped: str | None = None
    documents: Mapping[str, Mapping[int, str]] = field(default_factory=dict)


def check_act(act: Act, process: Process) -> None:
    """Refuse what is done in a process that stands still, and a reason that lacks a language."""
    if process.stopped:
        raise ProcessStopped(state=process.stopped)
    if act.reason is not None:
        check_words("reason", act.reason, process)


def check_words(field_name: str, words: Text, process: Process) -> None:
    """Refuse official words that lack a language which the process requires."""
    for language in process.languages:
        if not words.get(language, "").strip():
            raise LanguageMissing(field_name, language=language)

"""Official letters: the words of a decision or request under a letter's number, for paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from events.envelope import Event
from notifications.domain import ANNOUNCEMENTS
from notifications.facts import Facts

from . import ARGUMENTS, body_of, direction
from .scribe import NotHeardYet, Scribe

PAPER = "paper-v1"
"""The template of what stands around a letter's own words."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What stands on the paper, in one language."""

    language: str
    rtl: bool
    process: str
    number: str
    day: str
    to: str
    subject: str
    paragraphs: tuple[str, ...]
    signed: str
    footer: str


def official(facts: Facts, decision: Event, language: str, to: str, number: str, day: date) -> Sheet:
    """The letter of that number and day to `to` (a name or title) about the decision."""
    if facts.started is None:
        raise NotHeardYet(decision.process)
    scribe = Scribe(facts.started, language)
    announced = ANNOUNCEMENTS[decision.TOPIC]
    template = f"{announced.template}-v{announced.version}"
    arguments = scribe.localise(ARGUMENTS[type(decision)](facts, decision))
    said = scribe.localise({"process": facts.started.title, "number": number, "to": to, "decision": str(decision.id)})
    said["subject"] = " ".join(scribe.write(template, arguments, "subject").split())
    around = {part: scribe.write(PAPER, said, part) for part in ("number", "to", "subject", "signed", "footer")}
    return Sheet(
        language=language,
        rtl=direction(language) == "rtl",
        process=scribe.write(PAPER, said),
        day=str(scribe.localise({"day": day})["day"]),
        paragraphs=tuple(body_of(facts, scribe, template, arguments, decision)),
        **around,
    )

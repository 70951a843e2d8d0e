"""Letters: the words of one notice in its recipient's language, from what was heard and the shipped templates.

A template is a Fluent message named `<template>-v<version>`, with the attribute `subject`. A new wording is a new
version beside the old one, so that a notice that was queued before still reads as it was decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from babel import Locale

from events.envelope import Event
from events.notifications import NoticeQueued
from notifications.facts import Facts

from . import contributions, gatherings, planning, selection
from .paragraphs import details, how_to_appeal
from .scribe import Arguments, NotHeardYet, Scribe

__all__ = ["ARGUMENTS", "Letter", "NotHeardYet", "compose"]

ARGUMENTS: Mapping[type[Event], Callable[[Facts, Any], Arguments]] = {
    **gatherings.ARGUMENTS,
    **contributions.ARGUMENTS,
    **selection.ARGUMENTS,
    **planning.ARGUMENTS,
}
"""Contract -> what the template of such a decision may name."""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A subject of one line, and the paragraphs of the body, in one language."""

    language: str
    subject: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The body as plain text."""
        return "\n\n".join(self.paragraphs) + "\n"

    @property
    def html(self) -> str:
        """The body as a page that names its language and direction."""
        paragraphs = "\n".join(f"<p>{escape(paragraph).replace(chr(10), '<br>')}</p>" for paragraph in self.paragraphs)
        return (
            f'<!doctype html>\n<html lang="{escape(self.language)}" dir="{direction(self.language)}">\n'
            f'<head><meta charset="utf-8"><title>{escape(self.subject)}</title></head>\n'
            f"<body>\n{paragraphs}\n</body>\n</html>\n"
        )


def direction(language: str) -> str:
    """How the language is written: rtl or ltr."""
    return "rtl" if Locale.parse(language, sep="-").character_order == "right-to-left" else "ltr"


def compose(facts: Facts, notice: NoticeQueued, recipient: str) -> Letter:
    """The letter that tells `recipient` (a name) of the notice's decision; NotHeardYet while its words are not here."""
    decision, process = facts.decisions.get(notice.decision), facts.started
    if decision is None or process is None:
        raise NotHeardYet(notice.decision)
    scribe = Scribe(process, notice.language)
    template = f"{notice.template}-v{notice.template_version}"
    arguments = scribe.localise(ARGUMENTS[type(decision)](facts, decision))
    subject = " ".join(scribe.write(template, arguments, "subject").split())
    paragraphs = (
        scribe.write("greeting-v1", {"name": recipient}),
        *body_of(facts, scribe, template, arguments, decision),
        scribe.write("closing-v1", {"process": scribe.words(process.title), "decision": str(decision.id)}),
    )
    return Letter(language=notice.language, subject=subject, paragraphs=paragraphs)


def body_of(
    facts: Facts, scribe: Scribe, template: str, arguments: Mapping[str, str | int], decision: Event
) -> Iterator[str]:
    """The paragraphs between greeting and closing: what was decided, on what it rests, why, and how to appeal."""
    yield scribe.write(template, arguments)
    yield from details(facts, scribe, decision)
    if decision.reason:
        yield scribe.write("reason-v1", {"reason": scribe.words(decision.reason)})
    yield from how_to_appeal(facts, scribe, decision, str(arguments.get("proposal", decision.stream)))

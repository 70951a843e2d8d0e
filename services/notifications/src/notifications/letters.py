"""Letters: the words of one notice in its recipient's language, from what was heard and the shipped templates.

A template is a Fluent message named `<template>-v<version>`, with the attribute `subject`. A new wording is a new
version beside the old one, so that a notice that was queued before still reads as it was decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from html import escape
from importlib.resources import files
from typing import TypeAlias, TypeVar

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from fluent.runtime import FluentBundle, FluentResource

from events.calendar import days_between, local_day, zone
from events.comments import (
    CommentAnswered,
    CommentPeriodClosed,
    CommentPeriodExtended,
    CommentPeriodOpened,
    CommentSubmitted,
)
from events.envelope import Event, Text
from events.notifications import NoticeQueued
from events.plan import DocumentPublished, ProcessStarted
from events.proposals import (
    CallClosed,
    CallDeadlineExtended,
    CallPublished,
    CureLapsed,
    MergeAsked,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalsMerged,
    ProposalSubmitted,
)
from events.workgroup import MeetingAdjourned, MeetingConvened, MeetingHeld, PublicationApproved, PublicationRefused

from .domain import template_language
from .facts import Facts

Value: TypeAlias = str | int | date | datetime | Text
Arguments: TypeAlias = dict[str, Value]
K = TypeVar("K")
V = TypeVar("V")


class NotHeardYet(LookupError):
    """What the letter names has not been heard of yet."""


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
        rtl = Locale.parse(self.language, sep="-").character_order == "right-to-left"
        paragraphs = "\n".join(f"<p>{escape(paragraph).replace(chr(10), '<br>')}</p>" for paragraph in self.paragraphs)
        return (
            f'<!doctype html>\n<html lang="{escape(self.language)}" dir="{"rtl" if rtl else "ltr"}">\n'
            f'<head><meta charset="utf-8"><title>{escape(self.subject)}</title></head>\n'
            f"<body>\n{paragraphs}\n</body>\n</html>\n"
        )


def compose(facts: Facts, notice: NoticeQueued, recipient: str) -> Letter:
    """The letter that tells `recipient` (a name) of the notice's decision; NotHeardYet while its words are not here."""
    decision, process = facts.decisions.get(notice.decision), facts.started
    if decision is None or process is None:
        raise NotHeardYet(notice.decision)
    scribe = _Scribe(process, notice.language)
    template = f"{notice.template}-v{notice.template_version}"
    arguments = scribe.localise(_arguments(facts, decision, process))
    subject = " ".join(scribe.write(template, arguments, "subject").split())
    paragraphs = _paragraphs(facts, scribe, template, arguments, decision, recipient)
    return Letter(language=notice.language, subject=subject, paragraphs=tuple(paragraphs))


def _paragraphs(
    facts: Facts,
    scribe: _Scribe,
    template: str,
    arguments: Mapping[str, str | int],
    decision: Event,
    recipient: str,
) -> Iterator[str]:
    yield scribe.write("greeting-v1", {"name": recipient})
    yield scribe.write(template, arguments)
    if isinstance(decision, MeetingConvened) and decision.agenda:
        yield scribe.write("agenda-v1", {"items": len(decision.agenda)})
        yield "\n".join(f"- {scribe.words(item)}" for item in decision.agenda)
    if isinstance(decision, ProposalReturned | ProposalFoundIneligible):
        yield "\n".join(f"- {scribe.words(each)}" for each in _criteria(facts, decision))
    if isinstance(decision, CommentAnswered):
        yield scribe.words(decision.answer)
    if decision.reason:
        yield scribe.write("reason-v1", {"reason": scribe.words(decision.reason)})
    if isinstance(decision, ProposalFoundIneligible):
        yield scribe.write("asking-v1", {"proposal": str(decision.stream)})
    yield scribe.write("closing-v1", {"process": scribe.words(scribe.process.title), "decision": str(decision.id)})


class _Scribe:
    """Writes a process's words, dates and templates in one language."""

    def __init__(self, process: ProcessStarted, language: str) -> None:
        self.process = process
        self._language = language
        self._locale = _locale(language, process.country)
        self._bundle = _bundle(template_language(language))

    def write(self, template: str, arguments: Mapping[str, str | int], attribute: str | None = None) -> str:
        """The template, filled in; a fault in it is an error, never a mail with holes."""
        message = self._bundle.get_message(template)
        pattern = message.attributes[attribute] if attribute else message.value
        assert pattern is not None
        written, faults = self._bundle.format_pattern(pattern, dict(arguments))
        if faults:
            raise faults[0]
        return str(written)

    def localise(self, arguments: Arguments) -> dict[str, str | int]:
        """The arguments as this language says them; numbers stay, for the template chooses their plural."""
        return {name: self._say(value) for name, value in arguments.items()}

    def words(self, text: Text) -> str:
        """The text in this language, else in the process's authoritative one."""
        return text.get(self._language) or text[self.process.authoritative]

    def _say(self, value: Value) -> str | int:
        match value:
            case datetime():
                return format_datetime(value, "long", tzinfo=zone(self.process.zone), locale=self._locale)
            case date():
                return format_date(value, "full", locale=self._locale)
            case dict():
                return self.words(value)
            case _:
                return value


def _locale(language: str, country: str) -> Locale:
    """The language as that country writes it (Jordan's months are not Egypt's), else as the world does, or plainly."""
    spoken = template_language(language)
    for tag in (f"{spoken}_{country}", f"{spoken}_001"):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(tag)
    return Locale.parse(spoken)


@lru_cache(maxsize=8)
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=True)
    source = files("notifications").joinpath("templates", f"{language}.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(source))
    return bundle


def _arguments(facts: Facts, decision: Event, process: ProcessStarted) -> Arguments:
    """What the decision's template may name."""
    match decision:
        case MeetingConvened():
            return {
                "body": _heard(facts.bodies, decision.body),
                "meeting": decision.title,
                "day": decision.planned_on,
                "mode": decision.mode,
            }
        case MeetingHeld() | MeetingAdjourned():
            return {
                "body": _heard(facts.bodies, decision.body),
                "meeting": _heard(facts.meetings, decision.stream).title,
                "day": decision.held_on,
                "present": decision.present,
                "seats": decision.seats,
            }
        case PublicationApproved() | PublicationRefused():
            return {
                "body": _heard(facts.bodies, decision.body),
                "document": _heard(facts.documents, decision.document),
                "number": str(decision.number),
                "day": local_day(decision.happened_at, process.zone),
            }
        case DocumentPublished():
            return {
                "document": _heard(facts.documents, decision.name),
                "number": str(decision.number),
                "day": local_day(decision.happened_at, process.zone),
                "languages": len(decision.languages),
            }
        case _:
            return _of_consultation(facts, decision)


def _of_consultation(facts: Facts, decision: Event) -> Arguments:
    match decision:
        case CommentPeriodOpened():
            return {
                "consultation": decision.title,
                "document": _heard(facts.documents, decision.document),
                "first": decision.first,
                "last": decision.last,
                "days": days_between(decision.first, decision.last),
            }
        case CommentPeriodExtended():
            return {
                "consultation": _heard(facts.consultations, decision.stream).title,
                "last": decision.last,
                "days": (decision.last - decision.old_last).days,
            }
        case CommentPeriodClosed():
            return {
                "consultation": _heard(facts.consultations, decision.stream).title,
                "counted": decision.counted,
                "withdrawn": decision.withdrawn,
            }
        case CommentSubmitted():
            return {
                "consultation": _heard(facts.consultations, decision.consultation).title,
                "arrived": decision.arrived_at,
                "comment": str(decision.stream),
            }
        case CommentAnswered():
            return {
                "consultation": _heard(facts.consultations, decision.consultation).title,
                "comment": str(decision.stream),
                "outcome": decision.outcome,
            }
        case _:
            return _of_call(facts, decision)


def _of_call(facts: Facts, decision: Event) -> Arguments:
    match decision:
        case CallPublished():
            return {"call": decision.title, "kind": decision.kind, "first": decision.first, "last": decision.last}
        case CallDeadlineExtended():
            return {
                "call": _heard(facts.calls, decision.stream).title,
                "old_last": decision.old_last,
                "last": decision.last,
                "asked_by": decision.asked_by,
            }
        case CallClosed():
            return {
                "call": _heard(facts.calls, decision.stream).title,
                "kind": decision.kind,
                "received": decision.received,
                "withdrawn": decision.withdrawn,
            }
        case _:
            return _of_proposal(facts, decision)


def _of_proposal(facts: Facts, decision: Event) -> Arguments:
    match decision:
        case ProposalSubmitted():
            call = _heard(facts.calls, decision.call).title
            return {"call": call, "arrived": decision.arrived_at, "proposal": str(decision.stream)}
        case ProposalReturned():
            call = _heard(facts.calls, decision.call).title
            return {"call": call, "proposal": str(decision.stream), "cure_by": decision.cure_by}
        case CureLapsed() | ProposalFoundEligible() | ProposalFoundIneligible():
            return {"call": _heard(facts.calls, decision.call).title, "proposal": str(decision.stream)}
        case MergeAsked() | ProposalsMerged():
            return {
                "call": _heard(facts.calls, decision.call).title,
                "merge": str(decision.stream),
                "into": str(decision.into),
                "count": len(decision.proposals),
            }
        case _:
            raise LookupError(decision.TOPIC)


def _criteria(facts: Facts, decision: ProposalReturned | ProposalFoundIneligible) -> tuple[Text, ...]:
    """What the criteria that the decision names ask for, in its order."""
    asked = {criterion.name: criterion.title for criterion in _heard(facts.calls, decision.call).acceptance}
    return tuple(asked[name] for name in decision.criteria)


def _heard(known: Mapping[K, V], key: K) -> V:
    if key not in known:
        raise NotHeardYet(key)
    return known[key]

"""Writes a process's words, dates and templates in one language."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import TypeAlias, TypeVar

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from fluent.runtime import FluentBundle, FluentResource

from events.calendar import zone
from events.envelope import Text
from events.plan import ProcessStarted
from notifications.domain import template_language

Value: TypeAlias = str | int | Decimal | date | datetime | Text
Arguments: TypeAlias = Mapping[str, Value]
K = TypeVar("K")
V = TypeVar("V")


class NotHeardYet(LookupError):
    """What the letter names has not been heard of yet."""


def heard(known: Mapping[K, V], key: K) -> V:
    """What is known under that key; NotHeardYet while nothing is."""
    if key not in known:
        raise NotHeardYet(key)
    return known[key]


class Scribe:
    """One process in one language."""

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
        """The text in this language, else in the process's authoritative one, else as it was written."""
        return text.get(self._language) or text.get(self.process.authoritative) or next(iter(text.values()))

    def _say(self, value: Value) -> str | int:
        match value:
            case datetime():
                return format_datetime(value, "long", tzinfo=zone(self.process.zone), locale=self._locale)
            case date():
                return format_date(value, "full", locale=self._locale)
            case Decimal():
                return str(value)
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
    for name in ("process", "selection", "plan"):
        source = files("notifications").joinpath("templates", language, f"{name}.ftl").read_text(encoding="utf-8")
        bundle.add_resource(FluentResource(source))
    return bundle

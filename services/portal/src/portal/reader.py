"""How pages speak to a reader: the language and its direction, fixed words by Fluent, dates and lists by babel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib.resources import files

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_time
from babel.lists import format_list
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

from events.calendar import local_day, zone
from events.envelope import Text

SHIPPED = ("ar", "en", "fr")
"""The languages that the fixed words are in; for any other the fixed words are English."""
ENGLISH = "en"


@dataclass(frozen=True, kw_only=True)
class Said:
    """Official words in one language."""

    language: str
    direction: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Reader:
    """A reader of `language`, of a process of that country and zone, whose texts rest on its authoritative language.

    The country decides what months are called: in Arabic, April is nisan in Amman and abril in Cairo.
    """

    language: str
    country: str = ""
    zone: str = "UTC"
    authoritative: str = ENGLISH

    @property
    def fixed(self) -> str:
        """The language of the fixed words."""
        return self.language if self.language in SHIPPED else ENGLISH

    @property
    def direction(self) -> str:
        """The direction of the page: rtl or ltr."""
        return direction(self.fixed)

    def say(self, message: str, /, **arguments: object) -> str:
        """The fixed words of that message. Each argument is isolated from the direction of the words around it."""
        bundle = _bundle(self.fixed)
        pattern = bundle.get_message(message).value
        assert pattern is not None, message
        return str(bundle.format_pattern(pattern, arguments)[0])

    def name(self, kind: str, name: str) -> str:
        """What a channel, a mode, an event ... is called; its own name, spaced, where the fixed words have none."""
        message = f"{kind}-{name}"
        return self.say(message) if _bundle(self.fixed).has_message(message) else name.replace("_", " ")

    def has(self, message: str) -> bool:
        """Whether there are fixed words of that name."""
        return bool(_bundle(self.fixed).has_message(message))

    def decimal(self, number: Decimal) -> str:
        """A number with all its decimal places."""
        places = max(0, -int(number.as_tuple().exponent))
        return str(format_decimal(number, "#,##0" + "." * (places > 0) + "0" * places, locale=_locale(self.fixed)))

    def pick(self, text: Text) -> Said:
        """The text in the reader's language, else the process's authoritative one, else the first that is there."""
        language = next(tag for tag in (self.language, self.authoritative, *text) if tag in text)
        return Said(language=language, direction=direction(language), words=text[language])

    def language_name(self, language: str) -> str:
        """What the language is called, in the fixed words' language."""
        return str(_locale(self.fixed).languages.get(language, language))

    def language_names(self, languages: Iterable[str]) -> list[str]:
        """What the languages are called."""
        return [self.language_name(language) for language in languages]

    def territory(self, country: str) -> str:
        """What the country is called (ISO 3166)."""
        return str(_locale(self.fixed).territories.get(country, country))

    def day(self, day: date) -> str:
        """A civil day, in full."""
        return str(format_date(day, "long", locale=_locale(self.fixed, self.country)))

    def days(self, first: date, last: date) -> str:
        """A span of civil days, both ends counted."""
        if first == last:
            return self.day(first)
        return str(format_interval(first, last, "yMMMMd", locale=_locale(self.fixed, self.country)))

    def local_day(self, instant: datetime) -> str:
        """The civil day of that instant in the process's zone."""
        return self.day(local_day(instant, self.zone))

    def instant(self, instant: datetime) -> str:
        """An instant by the process's clock, with its offset from UTC."""
        local = instant.astimezone(zone(self.zone))
        hour = format_time(local.time(), "HH:mm", locale=_locale(self.fixed))
        return self.say("instant", day=self.day(local.date()), hour=hour, offset=_offset(local))

    def both(self, words: Iterable[str]) -> str:
        """A list in words: a, b and c."""
        return str(format_list([_isolated(each) for each in words], locale=_locale(self.fixed)))


def direction(language: str) -> str:
    """The direction of a language's script: rtl or ltr; auto for one that babel does not know."""
    try:
        order = Locale.parse(language, sep="-").character_order
    except (UnknownLocaleError, ValueError):
        return "auto"
    return "rtl" if order == "right-to-left" else "ltr"


def own_name(language: str) -> str:
    """What a language is called in itself."""
    try:
        return str(Locale.parse(language, sep="-").get_display_name() or language)
    except (UnknownLocaleError, ValueError):
        return language


def preferred(header: str, offered: Sequence[str]) -> str:
    """The offered language that an Accept-Language header (RFC 9110) prefers; the first one where it names none."""
    ranked = sorted(filter(None, map(_range, header.split(","))), key=lambda each: -each[1])
    wanted = (tag for tag, quality in ranked if quality > 0)
    return next((tag for tag in wanted if tag in offered), offered[0])


def _range(each: str) -> tuple[str, float] | None:
    tag, _, quality = each.partition(";q=")
    try:
        return tag.strip().lower().partition("-")[0], float(quality or 1)
    except ValueError:
        return None


def _offset(local: datetime) -> str:
    seconds = int((local.utcoffset() or local - local).total_seconds())
    hours, minutes = divmod(abs(seconds) // 60, 60)
    sign = "-" if seconds < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def plain(words: str) -> str:
    """The words without the marks that isolate their parts: for data, in which they would stand as characters."""
    return words.translate(_ISOLATES)


_ISOLATES = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))


def _isolated(words: str) -> str:
    return f"\u2068{words}\u2069"


@cache
def _locale(language: str, country: str = "") -> Locale:
    """The language as that country writes it; English without a country of its own is the international one."""
    for tag in (f"{language}_{country}", f"{language}_001", language):
        try:
            return Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
    raise LookupError(language)


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=True)
    for source in sources(language):
        bundle.add_resource(FluentResource(source))
    return bundle


def sources(language: str) -> list[str]:
    """The sources of the fixed words in that language."""
    folder = files("portal") / "locale" / language
    return [file.read_text("utf-8") for file in sorted(folder.iterdir(), key=lambda file: file.name)]

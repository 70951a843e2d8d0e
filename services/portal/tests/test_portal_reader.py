"""The fixed words: whole in each language, plurals right, dates as the country has them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from events.registry import REGISTRY, name_of
from portal.reader import SHIPPED, Reader, direction, preferred, sources

PLAIN = str.maketrans("", "", "\u2066\u2067\u2068\u2069\u200f")


def messages(language: str) -> set[str]:
    """The names of the fixed words of a language."""
    entries = [entry for source in sources(language) for entry in FluentParser().parse(source).body]
    assert not [entry for entry in entries if type(entry).__name__ == "Junk"]
    names = [entry.id.name for entry in entries if isinstance(entry, Message)]
    assert len(names) == len(set(names))
    return set(names)


@pytest.mark.parametrize("language", SHIPPED)
def test_each_language_has_the_same_fixed_words(language: str) -> None:
    assert messages(language) == messages("en")


@pytest.mark.parametrize("language", SHIPPED)
def test_every_event_has_a_name(language: str) -> None:
    assert {f"event-{name_of(topic)}" for topic in REGISTRY.topics()} <= messages(language)


@pytest.mark.parametrize(
    ("received", "said"),
    [
        (0, "لم يرد أي تعليق"),
        (1, "ورد تعليق واحد"),
        (2, "ورد تعليقان"),
        (3, "وردت 3 تعليقات"),
        (11, "ورد 11 تعليقًا"),
        (100, "ورد 100 تعليق،"),
        (1003, "وردت 1,003 تعليقات"),
    ],
)
def test_arabic_counts_in_six_forms(received: int, said: str) -> None:
    counts = {"received": received, "days": received, "withdrawn": 0, "number": 1}
    words = Reader(language="ar").say("fact-comment_period", title="ت", state="closed", **counts)
    assert said in words.translate(PLAIN)


@pytest.mark.parametrize(
    ("language", "country", "said"),
    [
        ("ar", "JO", "28 نيسان 2021"),
        ("ar", "EG", "28 أبريل 2021"),
        ("ar", "XX", "28 أبريل 2021"),
        ("en", "JO", "28 April 2021"),
        ("en", "US", "April 28, 2021"),
        ("fr", "FR", "28 avril 2021"),
        ("de", "DE", "28 April 2021"),
    ],
)
def test_a_day_as_the_country_writes_it(language: str, country: str, said: str) -> None:
    assert Reader(language=language, country=country).day(date(2021, 4, 28)) == said


def test_a_span_of_days() -> None:
    reader = Reader(language="ar", country="JO")
    assert reader.days(date(2021, 4, 28), date(2021, 5, 6)) == "28 نيسان – 6 أيار 2021"
    assert reader.days(date(2021, 4, 28), date(2021, 4, 28)) == "28 نيسان 2021"


@pytest.mark.parametrize(
    ("zone", "instant", "said"),
    [
        ("Asia/Amman", datetime(2021, 5, 6, 21, tzinfo=UTC), "7 May 2021, 00:00 (UTC+3)"),
        ("America/St_Johns", datetime(2021, 1, 1, 12, tzinfo=UTC), "1 January 2021, 08:30 (UTC-3:30)"),
        ("UTC", datetime(2021, 1, 1, 12, tzinfo=UTC), "1 January 2021, 12:00 (UTC+0)"),
    ],
)
def test_an_instant_by_the_processs_clock(zone: str, instant: datetime, said: str) -> None:
    assert Reader(language="en", zone=zone).instant(instant).translate(PLAIN) == said


def test_an_arabic_instant_reads_from_the_right() -> None:
    said = Reader(language="ar", country="JO").instant(datetime(2021, 5, 6, 21, tzinfo=UTC))
    assert said.startswith("\u200f")


def test_each_argument_is_isolated() -> None:
    assert Reader(language="en").say("person", id="\u202eabc") == "person \u2068\u202eabc\u2069"


def test_a_name_without_fixed_words_is_its_own() -> None:
    assert Reader(language="ar").name("channel", "community_radio") == "community radio"
    assert Reader(language="ar").name("channel", "email") == "بريد إلكتروني"


def test_texts_fall_back_to_the_authoritative_language_then_to_any() -> None:
    reader = Reader(language="fr", authoritative="ar")
    assert reader.pick({"en": "Draft", "ar": "مسودة", "fr": "Projet"}).language == "fr"
    assert reader.pick({"en": "Draft", "ar": "مسودة"}).language == "ar"
    assert reader.pick({"en": "Draft", "de": "Entwurf"}).language == "en"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "ar"),
        ("fr", "fr"),
        ("en-GB,en;q=0.8", "en"),
        ("de, fr;q=0.5, en;q=0.9", "en"),
        ("fr;q=0, en", "en"),
        ("*;q=x, en", "en"),
        ("zh", "ar"),
        (";;;,,q=", "ar"),
    ],
)
def test_the_browsers_language(header: str, language: str) -> None:
    assert preferred(header, SHIPPED) == language


@pytest.mark.parametrize(("language", "said"), [("ar", "rtl"), ("he", "rtl"), ("en", "ltr"), ("x-none", "auto")])
def test_the_direction_of_a_language(language: str, said: str) -> None:
    assert direction(language) == said

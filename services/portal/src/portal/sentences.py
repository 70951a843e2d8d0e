"""A fact in words: the fixed sentence of its kind, with the fact's values as the reader reads them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from events.plan import PlannedDates
from events.registry import name_of
from events.workgroup import Quorum

from .proofs import Fact
from .reader import Reader, plain


def sentence(reader: Reader, fact: Fact) -> str:
    """What the fact says; of a decision also how a tie was broken, what it replaces, and which appeals were open."""
    said = arguments(reader, fact)
    more = reader.say("decided-more", **said).split() if "appeals" in fact.details else []
    return " ".join((reader.say(f"fact-{fact.kind}", **said), *(word for word in more if plain(word))))


def arguments(reader: Reader, fact: Fact) -> dict[str, object]:
    """The fact's details as arguments of fixed words; a thing without a title goes by its name."""
    said: dict[str, object] = {"title": fact.details.get("document", ""), "body_title": fact.details.get("body", "")}
    for name, value in fact.details.items():
        said |= argument(reader, name, value)
    return {"words": "", "tie": "none", "again": "no", **said}


def argument(reader: Reader, name: str, value: object) -> dict[str, object]:
    """A value as arguments of fixed words; none where it has no words."""
    match value:
        case bool():
            return {name: "yes" if value else "no"}
        case datetime():
            return {name: reader.instant(value)}
        case date():
            return {name: reader.day(value)}
        case Quorum():
            share = f"{value.numerator}/{value.denominator}"
            return {f"{name}_share": share, f"{name}_each_side": value.each_side}
        case tuple():
            return {name: reader.both(_member(reader, name, each) for each in value)}
        case Mapping() if not value:
            return {}
        case Mapping() if all(isinstance(words, str) for words in value.values()):
            return {name: reader.pick(dict(value)).words}
        case Mapping():
            return {f"{name}_{part}": count for part, count in value.items()}
        case str() if name == "decision_type":
            return {name: reader.name("event", name_of(value))}
        case str() if name == "act":
            return {name: reader.name("act", value)}
        case int() | str():
            return {name: value}
    return {}


def _member(reader: Reader, name: str, member: object) -> str:
    if isinstance(member, PlannedDates):
        return reader.days(member.first, member.last)
    if name == "languages":
        return reader.language_name(str(member))
    return reader.name(name, str(member))

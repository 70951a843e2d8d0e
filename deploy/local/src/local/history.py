"""A history as lines: who, when, what, why, and on which version, in one language and the process's time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from events.envelope import Event
from events.registry import name_of
from portal.pages import words_of
from portal.reader import Reader

SHORT = 8


def lines(reader: Reader, event: Event, names: Mapping[str, str]) -> Iterator[str]:
    """The event in lines: the first tells when, who and what; those below, indented, the words, why, and on what."""
    yield f"{reader.instant(event.happened_at)}  {_who(reader, event, names)}  {_what(reader, event)}"
    if said := words_of(reader, event):
        yield f"    {said.words}"
    for why in _why(reader, event):
        yield f"    {why}"
    yield f"    {' · '.join(_where(reader, event))}"


def _who(reader: Reader, event: Event, names: Mapping[str, str]) -> str:
    if event.person is None:
        return reader.say("service", service=event.service or event.agency)
    who = names.get(str(event.person)) or reader.say("person", id=f"{str(event.person)[:SHORT]}…")
    standing = reader.name("office", event.office) if event.office else event.seat
    return f"{who} ({standing})" if standing else who


def _what(reader: Reader, event: Event) -> str:
    what = reader.name("event", name_of(event.TOPIC))
    for kind in ("choice", "outcome"):
        if value := getattr(event, kind, None):
            what += f": {reader.name(kind, value)}"
    return what


def _why(reader: Reader, event: Event) -> Iterator[str]:
    if event.reason:
        yield reader.pick(event.reason).words
    if event.causation:
        yield f"{reader.say('caused')}: {event.causation}"
    if event.due:
        yield reader.say("was-due", instant=reader.instant(event.due))
    if event.rule:
        yield reader.say("by-rule", rule=event.rule, version=event.rule_version)


def _where(reader: Reader, event: Event) -> Iterator[str]:
    if digest := getattr(event, "hash", None):
        number = getattr(event, "number", None)
        yield f"{reader.say('document-version', number=number)} {digest}" if number else digest
    if event.activity is not None:
        yield reader.say("activity", number=event.activity)
    yield f"{event.stream}: {reader.say('stream-version', version=event.version)}"
    yield str(event.id)

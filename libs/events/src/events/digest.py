"""The decisions of a record in one canonical form: the same wherever and whenever the same inputs were played.

One line of JSON (sorted keys, no white space) for each event that decides something (`DECIDES`), by these rules:

- People are `person-1`, `person-2`, ... in the order of their first acts (by the process's clock, service, position);
  who never acted follows, in the order of being named.
- A stream is `comments-1`, ... within its service, an event is its stream and version (`comments-1/2`), and whatever
  else has an id is `id-1`, ...: each by its first appearance among the lines.
- Left out: an event's id, correlation, causation, traceparent and recorded_at, which tell of delivery and the machine;
  the last position and the hash over ids of a closed period; what is sealed, whose salt is random, the salt of
  what was opened, and a stage's key; the hash of a proposal, whose content stands beside it; the stream of a contact or
  notice, which is made of a person's subject.
- Lines stand in the order of the process's clock, service and their own words, so that no order of arrival shows.

A line changes with any vote, reason or attendance, and with nothing that differs between two runs of the same inputs.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from .envelope import Event, Seal
from .foureyes import Proposed
from .registry import service_of

LEFT_OUT = {"id", "correlation", "causation", "traceparent", "recorded_at"}
LEFT_OUT |= {"last_position", "ids_hash", "salt", "stage_key"}
PERSONAL = "notifications"
"""The service whose streams are made of people's subjects: its lines name no stream, and name things last."""

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Label = Callable[[UUID], str | None]


def decisions(events: Iterable[Event]) -> list[bytes]:
    """The lines, without line ends, of events of any number of services: each service's in the order of positions."""
    deciding = sorted((event for event in events if event.DECIDES), key=_when)
    people = _people(deciding)
    lines = sorted((_Line(event, people) for event in deciding), key=_Line.named_in_order)
    labels = _Labels(deciding, people)
    for line in lines:
        labels.name(line)
    return [words for _, words in sorted((line.when, line.words(labels.find)) for line in lines)]


def digest(lines: Iterable[bytes]) -> str:
    """SHA-256 (hex) over the lines, each with a line end."""
    found = hashlib.sha256()
    for line in lines:
        found.update(line + b"\n")
    return found.hexdigest()


class _Line:
    """One event on its way to its line: a tree of plain values in which ids still stand as UUIDs."""

    def __init__(self, event: Event, people: dict[UUID, str]) -> None:
        self.when = _when(event)
        self._tree = _tree(event)
        self._bare = self.words(people.get)

    def named_in_order(self) -> tuple[Any, ...]:
        """Where its ids get their labels: by what is known without labels, and where that is equal, by position."""
        return self.when[1] == PERSONAL, self.when, self._bare

    def ids(self) -> Iterator[UUID]:
        yield from _ids(self._tree)

    def words(self, label: Label) -> bytes:
        told = _labelled(self._tree, label)
        return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


class _Labels:
    """The labels of people, streams and events, and of whatever else the lines name."""

    def __init__(self, events: Sequence[Event], people: dict[UUID, str]) -> None:
        self._labels = dict(people)
        self._services = {event.stream: service_of(event.TOPIC) for event in events}
        self._events = {event.id: event for event in events}
        self._counts: Counter[str] = Counter()

    def name(self, line: _Line) -> None:
        """Give a label to each id of the line that has none."""
        for each in line.ids():
            stream = self._events[each].stream if each in self._events else each
            if stream not in self._labels:
                kind = self._services.get(stream, "id")
                self._counts[kind] += 1
                self._labels[stream] = f"{kind}-{self._counts[kind]}"

    def find(self, each: UUID) -> str:
        if (event := self._events.get(each)) is not None:
            return f"{self._labels[event.stream]}/{event.version}"
        return self._labels[each]


def _when(event: Event) -> tuple[datetime, str]:
    return event.happened_at, service_of(event.TOPIC)


def _people(events: Sequence[Event]) -> dict[UUID, str]:
    """Each person's label. Every id that Mithaq makes is of version 5; only a token's subject is not."""
    acting = [event.person for event in events if event.person]
    named = [
        each
        for event in sorted(events, key=lambda event: service_of(event.TOPIC) == PERSONAL)
        for each in _ids(_tree(event))
        if each.version != 5
    ]
    return {person: f"person-{number}" for number, person in enumerate(dict.fromkeys(acting + named), start=1)}


def _tree(event: Event) -> dict[str, Any]:
    left_out = LEFT_OUT | ({"hash"} if isinstance(event, Proposed) else set())
    left_out |= {"stream"} if service_of(event.TOPIC) == PERSONAL else set()
    told = {field.name: _plain(getattr(event, field.name)) for field in fields(event) if field.name not in left_out}
    if isinstance(event, Proposed):
        told["content"] = _plain(json.loads(event.content))
    return told | {"type": event.TOPIC}


def _plain(value: Any) -> Any:
    """JSON's own kinds of values, and UUIDs; what is sealed says no more than that."""
    if isinstance(value, Seal):
        return "sealed"
    if isinstance(value, str):
        return UUID(value) if _UUID.fullmatch(value) else value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value


def _ids(value: Any) -> Iterator[UUID]:
    if isinstance(value, UUID):
        yield value
    elif isinstance(value, dict):
        for key in sorted(value):
            yield from _ids(value[key])
    elif isinstance(value, list):
        for inner in value:
            yield from _ids(inner)


def _labelled(value: Any, label: Label) -> Any:
    """The tree with labels for ids. A list of ids is a set, in the order of its labels."""
    if isinstance(value, UUID):
        return label(value)
    if isinstance(value, dict):
        return {key: _labelled(inner, label) for key, inner in value.items()}
    if isinstance(value, list):
        told = [_labelled(inner, label) for inner in value]
        return sorted(told, key=str) if value and all(isinstance(inner, UUID) for inner in value) else told
    return value

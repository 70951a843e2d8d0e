"""What a process file's names stand for: subjects, uploaded files, named things, and what earlier steps made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from events.envelope import named


class Unresolved(LookupError):
    """The name stands for nothing yet."""


@dataclass(frozen=True, kw_only=True)
class Made:
    """What a step made: the thing's id, the stream and event that tell of it, and a proposal's hash (four eyes)."""

    service: str
    thing: str
    stream: str
    event: str | None
    hash: str | None


@dataclass(kw_only=True)
class Names:
    """The names that hold at one point of the file. `made` is by steps' keys, `things` are names given to things."""

    process: str
    zone: str
    subjects: Mapping[str, str]
    files: Mapping[str, str]
    made: dict[str, Made] = field(default_factory=dict)
    things: set[str] = field(default_factory=set)

    def id_of(self, kind: str, name: str, *, as_id: bool) -> str:
        """What the name stands for where the schema wants that kind of thing; Unresolved where it stands for nothing.

        `as_id`: the schema wants a UUID. A named thing's is derived from its name; without it the name itself stands.
        """
        match kind:
            case "process":
                return self.process
            case "person":
                return _of(self.subjects, name, "person")
            case "file":
                return _of(self.files, name, "text")
            case "event":
                return self._event_of(name)
        if as_id and name in self.made:
            return self.made[name].thing
        if name not in self.things:
            raise Unresolved(f"no {kind} of the name {name} was made before")
        return str(named(self.process, kind, name)) if as_id else name

    def learn(self, fields: Mapping[str, Any]) -> None:
        """From here on, the things that a step's fields give a name to are known."""
        self.things.update(_named_in(fields))

    def _event_of(self, key: str) -> str:
        made = self.made.get(key)
        if made is None or made.event is None:
            raise Unresolved(f"no earlier step made an event under {key}")
        return made.event


def _of(names: Mapping[str, str], name: str, kind: str) -> str:
    try:
        return names[name]
    except KeyError:
        raise Unresolved(f"no such {kind}: {name}") from None


def _named_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("name"), str):
            yield value["name"]
        for inner in value.values():
            yield from _named_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named_in(inner)

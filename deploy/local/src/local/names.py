"""What a process file's names stand for: subjects, uploaded files, named things, and what earlier steps made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from events.envelope import named

NAMED = ("body", "document", "consultation", "call", "evaluation", "organisation")
"""The kinds of things whose ids follow from their names."""


class Unresolved(LookupError):
    """The name stands for nothing yet."""


@dataclass(frozen=True, kw_only=True)
class Made:
    """What a step made: the thing's id, its stream and event, and a proposal's hash (four eyes)."""

    service: str
    thing: str
    stream: str
    event: str | None
    hash: str | None


@dataclass(kw_only=True)
class Names:
    """The names that hold at one point of the file, each kind in the order in which the file made them.

    `made` and `players` (who played it) are by the keys of steps and turns, `things` are names given to things (and
    what stands for one of any name).
    """

    process: str
    zone: str
    subjects: Mapping[str, str]
    files: dict[str, str]
    made: dict[str, Made] = field(default_factory=dict)
    things: dict[str, str | None] = field(default_factory=dict)
    players: dict[str, str] = field(default_factory=dict)

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
        return str(named(self.process, kind, name)) if as_id else self.things[name] or name

    def learn(self, fields: Mapping[str, Any]) -> None:
        """From here on, the things that a step's fields give a name to are known."""
        self.things.update(dict.fromkeys(_named_in(fields)))

    def player(self, key: str) -> str:
        """The person who played the step of that key; Unresolved where nobody did."""
        return _of(self.players, key, "step that was taken")

    def name_of(self, thing: str) -> str:
        """The name of what has that id: of the first step that made it, a person, a thing; else Unresolved."""
        made = (key for key, each in self.made.items() if each.thing == thing)
        people = (person for person, subject in self.subjects.items() if subject == thing)
        things = (name for name in self.things if thing in (name, *_ids(self.process, name)))
        for name in (*made, *people, *things):
            return name
        raise Unresolved(f"nothing in the file has the id {thing}")

    def order(self) -> list[str]:
        """All names, in the order in which the file made them."""
        return [*self.made, *self.subjects, *self.things]

    def _event_of(self, key: str) -> str:
        made = self.made.get(key)
        if made is None or made.event is None:
            raise Unresolved(f"no earlier step made an event under {key}")
        return made.event


@lru_cache(maxsize=10_000)
def _ids(process: str, name: str) -> tuple[str, ...]:
    return tuple(str(named(process, kind, name)) for kind in NAMED)


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

"""Steps that are played more than once, or by who is known only then: `each`, `given`, a seat's holder, an author.

A file says so what people put in without saying an outcome: each member scores each proposal that may be scored,
however many those are. What a step comes to is asked of the services at its time, and noted before it is played.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from local.names import Names, Unresolved
from local.operations import Filling, Operation
from local.processfile import Step

EACH = "$each"
"""What stands in a step for the name of each."""
ROLES = ("seat", "author")
"""Who is meant by what they are: {seat: BODY/SEAT}, {author: NAME}."""


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One playing of a step, under its own key: the name that $each stands for (if any), and the person who acts."""

    key: str
    name: str | None
    by: str


class Unforeseen(Exception):
    """The file does not say what a step needs; the message names the step, and what is missing."""


class Asking(Protocol):
    """Asks a running system."""

    def __call__(self, operation: Operation, fields: Mapping[str, Any], person: str | None) -> Any:
        """The answer of a GET operation, asked by the person, or by who may read where it is nobody's question."""


class Turns:
    """What the steps of one file come to, by the names that hold so far and the answers of one system."""

    def __init__(self, names: Names, reads: Mapping[str, Operation], ask: Asking) -> None:
        self._names = names
        self._reads = reads
        self._ask = ask

    def of(self, step: Step) -> tuple[Turn, ...]:
        """The step's turns in their order. Unresolved where someone or something is not there, or Unforeseen."""
        return tuple(self._turns(step))

    def fields(self, step: Step, turn: Turn) -> dict[str, Any]:
        """What the step says in that turn, with a person in the place of each seat and author."""
        return dict(with_people(said(step, turn.name), self._person))

    def _turns(self, step: Step) -> Iterator[Turn]:
        for who in step.who:
            for name in self._names_for(step, who):
                by = with_people(with_name(player(step, who, name), name), self._person)
                if not by:
                    raise Unforeseen(f"{step.key} ({step.act}) does not say who plays it for {name}")
                yield Turn(key=key(step, name, who), name=name, by=by)

    def _names_for(self, step: Step, who: Any) -> list[str | None]:
        if step.each is None:
            return [None]
        names = step.each if isinstance(step.each, list) else self._read(step, who)
        if step.given and (missing := [name for name in names if name not in step.given]):
            raise Unforeseen(f"{step.key} ({step.act}) has nothing given for {', '.join(missing)}")
        return list(names)

    def _read(self, step: Step, who: Any) -> list[str]:
        """The names in the list that the step reads, in the order in which the file made what they stand for."""
        assert isinstance(step.each, Mapping)
        person = None if not who or EACH in repr(who) else with_people(who, self._person)
        answer = self._ask(self._reads[step.each["read"]], parameters(step.each), person)
        try:
            names = [self._names.name_of(each) for each in listed(answer, step.each["list"])]
        except Unresolved as error:
            raise Unforeseen(f"{step.key} ({step.act}): {error}") from None
        chosen = {name for name in names if name in step.each.get("among", names)} - set(step.each.get("except", ()))
        return sorted(chosen, key=self._names.order().index)

    def _person(self, kind: str, name: str) -> str:
        if kind == "author":
            return self._names.player(name)
        body, _, seat = name.partition("/")
        answer = self._ask(self._reads["ReadBody"], {"body": body}, None)
        holder = next((each["member"] for each in answer["seats"] if each["name"] == seat), None)
        if holder is None:
            raise Unresolved(f"nobody holds the seat {name}")
        return self._names.name_of(holder)


def said(step: Step, name: str | None) -> dict[str, Any]:
    """What the step says for that name, with what is given for it."""
    fields = {field: value for field, value in step.given.get(name or "", {}).items() if field != "by"}
    return dict(with_name({**step.fields, **fields}, name))


def player(step: Step, who: Any, name: str | None) -> Any:
    """Who plays the step for that name: whom what is given for it says, or else the step."""
    return step.given.get(name or "", {}).get("by", who)


def key(step: Step, name: str | None, who: Any) -> str:
    """The key of a turn: the step's, then the name, then who, as far as they tell the step's turns apart."""
    parts = [step.key, *([name] if name is not None else ()), *([label(who)] if len(step.who) > 1 else ())]
    return ".".join(parts)


def label(who: Any) -> str:
    """How a key calls who acts: the person's name, or the seat's, or "author"."""
    if isinstance(who, str):
        return who
    kind, name = role_of(who) or ("", "")
    return name.rpartition("/")[2] if kind == "seat" else kind


def parameters(each: Mapping[str, Any]) -> dict[str, Any]:
    """What an `each` asks of its operation."""
    return {name: value for name, value in each.items() if name not in ("read", "list", "among", "except")}


def path_of(operation: Operation, fields: Mapping[str, Any], names: Names) -> str:
    """The path of a GET operation; Unresolved where a field names nothing."""
    filling = Filling(operation, fields, names)
    if filling.unresolved:
        raise Unresolved(f"{operation.act} needs {', '.join(filling.unresolved)}, which nothing has made")
    return filling.request().path


def listed(answer: Any, path: str) -> list[str]:
    """The ids at a dotted path of an answer, through lists on the way; what is null is left out."""
    found = list(_flat([answer]))
    for part in path.split("."):
        found = list(_flat(each[part] for each in found))
    return [each for each in found if each is not None]


def with_name(value: Any, name: str | None) -> Any:
    """The value with the name in the place of $each, in each string of it."""
    if name is None:
        return value
    if isinstance(value, str):
        return value.replace(EACH, name)
    if isinstance(value, Mapping):
        return {field: with_name(inner, name) for field, inner in value.items()}
    return [with_name(inner, name) for inner in value] if isinstance(value, list) else value


def with_people(value: Any, person: Callable[[str, str], str]) -> Any:
    """The value with a person in the place of each {seat: ...} and {author: ...}."""
    if isinstance(value, Mapping):
        if (role := role_of(value)) is not None:
            return person(*role)
        return {field: with_people(inner, person) for field, inner in value.items()}
    return [with_people(inner, person) for inner in value] if isinstance(value, list) else value


def role_of(value: Any) -> tuple[str, str] | None:
    """The kind and the name, where the value says who is meant by what they are."""
    if isinstance(value, Mapping) and len(value) == 1:
        ((kind, name),) = value.items()
        if kind in ROLES and isinstance(name, str):
            return kind, name
    return None


def _flat(values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, list):
            yield from _flat(value)
        else:
            yield value

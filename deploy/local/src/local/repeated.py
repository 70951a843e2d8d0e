"""What a file alone shows of a step that is played more than once, or by who is known only then.

Which names there will be is not known before a replay: $each, and whoever holds a seat, stand for any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from local.names import Made, Names
from local.operations import Filling, Operation
from local.processfile import Step
from local.source import Path
from local.turns import EACH, parameters, role_of, with_people

SOMEONE = "$someone"
"""The person of the file who turns out to be meant."""
ANY = str(UUID(int=0))

Found = tuple[Path, str]


def names(step: Step, known: Names) -> list[str]:
    """The names for which the step may be played: those that it lists, or else all that there are."""
    among = step.each.get("among") if isinstance(step.each, Mapping) else step.each
    return [EACH, *(among or step.given or known.order())]


def versions(step: Step, known: Names) -> Iterator[tuple[Path, dict[str, Any], Names]]:
    """What the step says, for each name for which it gives something: where that stands, all fields, and the names."""
    wild = _wild(known) if not step.plain or _has_roles(step.fields) else known
    for name in step.given or (None,):
        given = step.given[name] if name is not None else {}
        above: Path = ("given", name) if name is not None else ()
        yield above, dict(with_people({**step.fields, **given}, _someone)), wild


def faults(step: Step, reads: Mapping[str, Operation], known: Names) -> Iterator[Found]:
    """What cannot be: an operation, parameter, list or name that there is none of; a name that lacks what is given."""
    listed = step.each if isinstance(step.each, list) else None
    yield from _unknown(("each",), listed or (), known)
    yield from _unknown(("given",), step.given, known)
    if isinstance(step.each, Mapping):
        yield from _reading(step.each, reads, _wild(known))
        for word in ("among", "except"):
            yield from _unknown(("each", word), step.each.get(word, ()), known)
        listed = step.each.get("among")
    if listed and step.given and (missing := [name for name in listed if name not in step.given]):
        yield ("given",), f"has nothing for {', '.join(missing)}"
    for who in step.who:
        yield from _who(who, known, bool(step.each))


def _reading(each: Mapping[str, Any], reads: Mapping[str, Operation], known: Names) -> Iterator[Found]:
    if (operation := reads.get(each["read"])) is None:
        yield ("each", "read"), f"no service has the GET operation {each['read']}"
        return
    for path, message in Filling(operation, parameters(each), known).check():
        yield ("each", *path), message
    if not operation.answers(each["list"]):
        yield ("each", "list"), f"the answer of {operation.act} has no {each['list']}"


def _who(who: Any, known: Names, repeated: bool) -> Iterator[Found]:
    role = role_of(who)
    if role is None:
        return
    kind, name = role
    if kind == "seat" and name.partition("/")[0] not in known.things:
        yield ("by",), f"no body of the name {name.partition('/')[0]} was made before"
    elif kind == "author" and name not in known.players and not (repeated and EACH in name):
        yield ("by",), f"no earlier step made {name}"


def _unknown(path: Path, listed: Iterable[str], known: Names) -> Iterator[Found]:
    there = {*known.made, *known.subjects, *known.things}
    if missing := [name for name in listed if name not in there]:
        yield path, f"nothing is made before under {', '.join(missing)}"


def _wild(known: Names) -> Names:
    """The names, and with them $each and whoever holds a seat."""
    some = Made(service="", thing=ANY, stream=ANY, event=ANY, hash="0" * 64)
    return replace(
        known,
        subjects={**known.subjects, EACH: ANY, SOMEONE: ANY},
        made={**known.made, EACH: some},
        things={**known.things, EACH: None},
    )


def _someone(_kind: str, _name: str) -> str:
    return SOMEONE


def _has_roles(value: Any) -> bool:
    if isinstance(value, Mapping):
        return role_of(value) is not None or any(_has_roles(inner) for inner in value.values())
    return isinstance(value, list) and any(_has_roles(inner) for inner in value)

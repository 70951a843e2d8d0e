"""What a file alone shows of a step that is played more than once, or by who is known only then.

Which names there will be is not known beforehand: $each, and whoever holds a seat, stand for any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from local.asked import EACH, edit_of, found_in, list_of, with_edits, with_lists, with_name
from local.names import Made, Names
from local.operations import Filling, Operation
from local.processfile import Step
from local.source import Path
from local.turns import parameters, role_of, with_people

SOMEONE = "$someone"
"""The person of the file who turns out to be meant."""
ANY = str(UUID(int=0))

Found = tuple[Path, str]


def names(step: Step, known: Names) -> list[str]:
    """The names for which the step may be played: those that it lists, or else all that steps and sections gave."""
    among = step.each.get("among") if isinstance(step.each, Mapping) else step.each
    return [EACH, *(among or step.given or (name for name in known.order() if "." not in name))]


def versions(step: Step, known: Names) -> Iterator[tuple[Path, dict[str, Any], Names]]:
    """What the step says, for each name of which it tells: where what is given stands, all fields, and the names."""
    wild = _wild(known) if not step.plain or _has_roles(step.fields) or asks(step.fields) else known
    listed = step.each if isinstance(step.each, list) else None
    for name in listed or step.given or (None,):
        above: Path = ("given", name) if name is not None and name in step.given else ()
        fields = {**step.fields, **_fields_for(step, name)}
        yield above, dict(with_people(_asked(with_name(fields, name if listed else None)), _someone)), wild


def faults(step: Step, reads: Mapping[str, Operation], known: Names) -> Iterator[Found]:
    """What cannot be: an operation, parameter, list or name that there is none of; a name that lacks what is given."""
    listed = step.each if isinstance(step.each, list) else None
    yield from _unknown(("given",), [name for name in step.given if name not in (listed or ())], known)
    if isinstance(step.each, Mapping):
        yield from _reading(step.each, reads, _wild(known), ("each",))
        for word in ("among", "except"):
            yield from _unknown(("each", word), step.each.get(word, ()), known)
        listed = step.each.get("among")
    if listed and step.given and (missing := [name for name in listed if name not in step.given]):
        yield ("given",), f"has nothing for {', '.join(missing)}"
    for each in found_in({**step.fields, "given": step.given}, list_of):
        yield from _reading(each, reads, _wild(known), ())
        yield from _unknown((), [*each.get("among", ()), *each.get("except", ())], known)
    for edit in found_in({**step.fields, "given": step.given}, edit_of):
        yield from _unknown((), [edit["edited"]], known)
    for who in step.who:
        yield from _who(("by",), who, known, bool(step.each))
    for name, given in step.given.items():
        if "by" in given or not all(step.who):
            yield from _who(("given", name, "by"), given.get("by", ""), known, True)


def _fields_for(step: Step, name: str | None) -> dict[str, Any]:
    return {field: value for field, value in step.given.get(name or "", {}).items() if field != "by"}


def asks(fields: Mapping[str, Any]) -> bool:
    """Whether a value among the fields is asked of the services."""
    return bool(found_in(fields, list_of) or found_in(fields, edit_of))


def _asked(fields: Any) -> Any:
    """The fields with one item of any name in the place of each list, and any renditions for an edited text."""
    return with_edits(with_lists(fields, lambda _: [EACH]), _renditions)


def _renditions(edit: Mapping[str, Any]) -> list[dict[str, str]]:
    return [{"language": language, "file": EACH} for language in edit["changes"]]


def _reading(each: Mapping[str, Any], reads: Mapping[str, Operation], known: Names, above: Path) -> Iterator[Found]:
    if (operation := reads.get(each["read"])) is None:
        yield (*above, "read") if above else (), f"no service has the GET operation {each['read']}"
        return
    for path, message in Filling(operation, parameters(each), known).check():
        yield (*above, *path) if above else (), message
    if not operation.answers(each["list"]):
        yield (*above, "list") if above else (), f"the answer of {operation.act} has no {each['list']}"


def _who(path: Path, who: Any, known: Names, repeated: bool) -> Iterator[Found]:
    if isinstance(who, str):
        if path != ("by",) and who not in known.subjects:
            yield path, f"no such person: {who}"
        return
    kind, name = role_of(who) or ("", "")
    if kind == "seat" and name.partition("/")[0] not in known.things:
        yield path, f"no body of the name {name.partition('/')[0]} was made before"
    elif kind == "author" and name not in known.players and not (repeated and EACH in name):
        yield path, f"no earlier step made {name}"


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
        files={**known.files, EACH: "0" * 64},
        made={**known.made, EACH: some},
        things={**known.things, EACH: "any"},
    )


def _someone(_kind: str, _name: str) -> str:
    return SOMEONE


def _has_roles(value: Any) -> bool:
    if isinstance(value, Mapping):
        return role_of(value) is not None or any(_has_roles(inner) for inner in value.values())
    return isinstance(value, list) and any(_has_roles(inner) for inner in value)

"""What may stand in a step in place of a value, and is asked of the services at its time: a whole list, an edited text.

commitments: {each: {read: ListCommitments, list: name}, item: {commitment: $each}}
renditions: {edited: plan, number: 1, changes: {en: [{old: "soon", new: "by May"}]}}
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from local.names import Unresolved

EACH = "$each"
"""What stands for the name of each."""
LIST = frozenset({"each", "item"})
EDITED = frozenset({"edited", "number", "changes"})


def with_name(value: Any, name: str | None) -> Any:
    """The value with the name in the place of $each, in each string of it; not in a list's own item."""
    if name is None:
        return value
    if isinstance(value, str):
        return value.replace(EACH, name)
    if isinstance(value, Mapping):
        if list_of(value) is not None:
            return {**value, "each": with_name(value["each"], name)}
        return {field: with_name(inner, name) for field, inner in value.items()}
    return [with_name(inner, name) for inner in value] if isinstance(value, list) else value


def list_of(value: Any) -> Mapping[str, Any] | None:
    """What is read, where the value is the list of an operation's answer: each name of it, or an item for each."""
    if isinstance(value, Mapping) and "each" in value and value.keys() <= LIST:
        each = value["each"]
        return each if isinstance(each, Mapping) and {"read", "list"} <= each.keys() else None
    return None


def edit_of(value: Any) -> Mapping[str, Any] | None:
    """The edit, where the value is the renditions of a document's version with passages replaced."""
    return value if isinstance(value, Mapping) and value.keys() == EDITED else None


def with_lists(value: Any, names: Callable[[Mapping[str, Any]], list[str]]) -> Any:
    """The value with each list in its place, of the names that are read for it."""
    return _with(value, list_of, lambda each, found: [with_name(found.get("item", EACH), name) for name in names(each)])


def with_edits(value: Any, renditions: Callable[[Mapping[str, Any]], list[dict[str, str]]]) -> Any:
    """The value with the renditions of each edited text in its place."""
    return _with(value, edit_of, lambda edit, _: renditions(edit))


def found_in(value: Any, kind: Callable[[Any], Mapping[str, Any] | None]) -> list[Mapping[str, Any]]:
    """All lists, or all edits, within the value."""
    found: list[Mapping[str, Any]] = []
    _with(value, kind, lambda asked, _: found.append(asked))
    return found


def edited(text: str, changes: Sequence[Mapping[str, str]], what: str) -> str:
    """The text with each old passage, which stands in it once, replaced; Unresolved where one does not."""
    for change in changes:
        if (times := text.count(change["old"])) != 1:
            raise Unresolved(f"{what} has {times} times, and not once: {change['old'][:60]}")
        text = text.replace(change["old"], change["new"])
    return text


def _with(value: Any, kind: Callable[[Any], Mapping[str, Any] | None], into: Callable[[Any, Any], Any]) -> Any:
    if (asked := kind(value)) is not None:
        return into(asked, value)
    if isinstance(value, Mapping):
        return {field: _with(inner, kind, into) for field, inner in value.items()}
    return [_with(inner, kind, into) for inner in value] if isinstance(value, list) else value

"""A YAML text as plain values (mappings, lists, strings, integers, booleans, null) with the line of each.

Scalars follow YAML's core schema, not the older one: `NO` stays a country, `10:30` a time of day, `2021-04-28` a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

Path = tuple[str | int, ...]
"""Where a value stands: ("steps", 3, "by")."""

MOST_DEPTH = 40
"""The deepest nesting; a process file needs fewer than ten."""
MOST_VALUES = 300_000
"""How many values a file has at most, each alias counted as all that it stands for."""
NO_TEXT = re.compile(r"[\ud800-\udfff]")
"""Halves of a surrogate pair: YAML can escape them, UTF-8 cannot hold them."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong in a file, at a line (from 1) and a path. `fatal`: the file cannot be played as it is."""

    line: int
    path: str
    message: str
    fatal: bool = True

    def __str__(self) -> str:
        return f"line {self.line}: {self.path or '(file)'}: {self.message}"


class Faulty(Exception):
    """The file has faults: all of them, in the order of their lines."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults, key=lambda fault: fault.line)
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True)
class Source:
    """A file's value, the line of every path in it, and the faults that its YAML already shows."""

    value: Any
    lines: dict[Path, int]
    faults: tuple[Fault, ...] = ()

    def fault(self, path: Path, message: str, *, fatal: bool = True) -> Fault:
        """A fault at that path, or at the nearest one above it that stands in the file."""
        known = path
        while known not in self.lines:
            known = known[:-1]
        return Fault(line=self.lines[known], path=spelled(path), message=message, fatal=fatal)

    def place(self, path: Path, field: str) -> Path:
        """Where that field of what stands at the path is written: there, or in the nearest part above that has it."""
        above = ((*path[:depth], field) for depth in range(len(path), -1, -1))
        return next((each for each in above if each in self.lines), (*path, field))


class _CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core scalars alone."""


_CoreLoader.yaml_implicit_resolvers = {}
_CoreLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])
_CoreLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
_CoreLoader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]{0,17})$"), list("-0123456789")
)


def read(text: str) -> Source:
    """The values of a YAML text; Faulty where it is none. A key that stands twice and odd values are its faults."""
    try:
        root = yaml.compose(text, Loader=_CoreLoader)
    except yaml.MarkedYAMLError as error:
        line = int(getattr(error.problem_mark, "line", 0)) + 1
        raise Faulty([Fault(line=line, path="", message=error.problem or str(error))]) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise Faulty([Fault(line=line, path="", message=str(error).splitlines()[0])]) from error
    except RecursionError as error:
        raise Faulty([Fault(line=_deepest(text), path="", message=f"nested deeper than {MOST_DEPTH}")]) from error
    if root is None:
        raise Faulty([Fault(line=1, path="", message="the file is empty")])
    reading = _Reading()
    value = reading.value(root, ())
    return Source(value, reading.lines, tuple(reading.faults))


def _deepest(text: str) -> int:
    """The line at which the nesting becomes too deep."""
    depth = 0
    for event in yaml.parse(text, Loader=_CoreLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_DEPTH:
            return int(getattr(event.start_mark, "line", 0)) + 1
    return 1


def spelled(path: Path) -> str:
    """A path in words: steps[3].by"""
    words = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return words.removeprefix(".")


def strings(value: Any) -> Iterator[str]:
    """Every string within a value, keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


class _Reading:
    """Turns YAML nodes into values, noting lines and faults on the way."""

    def __init__(self) -> None:
        self.lines: dict[Path, int] = {}
        self.faults: list[Fault] = []

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.lines[path] = node.start_mark.line + 1
        if len(self.lines) > MOST_VALUES:
            self._faulty(node, path, f"the file holds more than {MOST_VALUES} values")
            raise Faulty(self.faults)
        if len(path) > MOST_DEPTH:
            return self._faulty(node, path, f"nested deeper than {MOST_DEPTH}")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(inner, (*path, index)) for index, inner in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, inner in node.value:
            if not isinstance(key_node, yaml.ScalarNode) or NO_TEXT.search(key_node.value):
                self._faulty(key_node, path, "a key is a plain word")
                continue
            key = str(key_node.value)
            if key in found:
                self._faulty(key_node, (*path, key), "stands here twice")
                continue
            found[key] = self.value(inner, (*path, key))
            self.lines[(*path, key)] = key_node.start_mark.line + 1
        return found

    def _scalar(self, node: yaml.Node, path: Path) -> Any:
        if NO_TEXT.search(node.value):
            return self._faulty(node, path, "holds half a character: a lone surrogate")
        match node.tag.rpartition(":")[2]:
            case "str":
                return node.value
            case "int":
                return int(node.value)
            case "bool":
                return node.value == "true"
            case "null":
                return None
        return self._faulty(node, path, f"a value of the kind {node.tag} has no place here")

    def _faulty(self, node: yaml.Node, path: Path, message: str) -> None:
        self.faults.append(Fault(line=node.start_mark.line + 1, path=spelled(path), message=message))

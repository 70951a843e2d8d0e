"""Acts as data: which acts there are, and what each needs, as the services' OpenAPI documents tell it.

An act is the operation whose `operationId` is its name. A step's fields fill its path and body; where the schema
carries `x-names`, a name of the process file becomes the id that it stands for; a local time becomes an instant.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from jsonschema import Draft202012Validator

from local.form import said
from local.names import Names, Unresolved
from local.processfile import UnknownTime, instant
from local.source import Path
from service.fields import LANGUAGE

Schema = Mapping[str, Any]


class UnknownAct(LookupError):
    """No service has the act, or several have it and nothing tells which is meant."""


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One act of one service: what its path and its JSON body take, by name, and which of it must be there."""

    service: str
    act: str
    path: str
    parameters: Mapping[str, Schema]
    body: Mapping[str, Schema]
    required: frozenset[str]
    offices: frozenset[str]
    answer: Schema = field(repr=False)
    document: Schema = field(repr=False)

    @property
    def fields(self) -> Mapping[str, Schema]:
        """All that a step can fill."""
        return {**self.parameters, **self.body}

    def branches(self, schema: Schema) -> Iterator[Schema]:
        """The schema itself, and those that it refers to or offers a choice of."""
        yield schema
        if "$ref" in schema:
            yield from self.branches(_at(self.document, schema["$ref"]))
        for word in ("anyOf", "oneOf", "allOf"):
            for inner in schema.get(word, ()):
                yield from self.branches(inner)

    def answers(self, path: str) -> bool:
        """Whether its answer has something at that dotted path, through lists on the way."""
        found: list[Schema] = [self.answer]
        for part in path.split("."):
            objects = [branch for each in found for branch in self._objects(each)]
            found = [branch["properties"][part] for branch in objects if part in branch.get("properties", {})]
            if not found:
                return not objects
        return True

    def _objects(self, schema: Schema) -> Iterator[Schema]:
        for branch in self.branches(schema):
            if "items" in branch:
                yield from self._objects(branch["items"])
            elif "properties" in branch:
                yield branch


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a step asks of a service."""

    service: str
    path: str
    body: Mapping[str, Any]


class Catalogue:
    """All acts of a set of services, from their OpenAPI documents by service."""

    def __init__(self, documents: Mapping[str, Schema]) -> None:
        self._acts: dict[str, dict[str, Operation]] = {}
        self._reads: dict[str, Operation] = {}
        for service, document in documents.items():
            for operation in _operations(service, document, "post"):
                self._acts.setdefault(operation.act, {})[service] = operation
            self._reads |= {operation.act: operation for operation in _operations(service, document, "get")}

    @property
    def reads(self) -> Mapping[str, Operation]:
        """The GET operations, by name."""
        return self._reads

    def operation(self, act: str, fields: Mapping[str, Any], names: Names) -> Operation:
        """The operation of that act; where several services have it, that of the one that made what a field names."""
        offered = self._acts.get(act)
        if not offered:
            near = difflib.get_close_matches(act, self._acts, n=1)
            raise UnknownAct(f"no service has the act {act}" + (f"; is it {near[0]}?" if near else ""))
        if len(offered) == 1:
            return next(iter(offered.values()))
        for value in fields.values():
            if isinstance(value, str) and value in names.made and names.made[value].service in offered:
                return offered[names.made[value].service]
        raise UnknownAct(
            f"{', '.join(offered)} have the act {act}, and no field names what an earlier step made in one"
        )


class Filling:
    """Fills one operation with a step's fields. Every path is one in the step.

    `faults` are names and times that stand for nothing, `unresolved` those names; `words` are the official texts.
    """

    def __init__(self, operation: Operation, fields: Mapping[str, Any], names: Names) -> None:
        self.faults: list[tuple[Path, str]] = []
        self.unresolved: list[str] = []
        self.words: list[tuple[Path, Mapping[str, Any]]] = []
        self._operation = operation
        self._names = names
        given = {**self._implied(fields), **fields}
        self._filled = {
            name: self._value(value, operation.fields[name], (name,)) if name in operation.fields else value
            for name, value in given.items()
        }

    def request(self) -> Request:
        """The request, as far as the fields allow."""
        path = re.sub(
            r"\{(\w+)\}", lambda found: quote(str(self._filled.get(found[1], "")), safe=""), self._operation.path
        )
        body = {name: value for name, value in self._filled.items() if name not in self._operation.parameters}
        return Request(service=self._operation.service, path=path, body=body)

    def check(self) -> list[tuple[Path, str]]:
        """All faults, those of the schema too."""
        whole = {
            "type": "object",
            "properties": self._operation.fields,
            "required": sorted(self._operation.required),
            "additionalProperties": False,
            "components": self._operation.document.get("components", {}),
        }
        validator = Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)
        found = [(tuple(error.absolute_path), said(error)) for error in validator.iter_errors(self._filled)]
        named = {path for path, _ in self.faults}
        return self.faults + [(path, message) for path, message in found if path not in named]

    def _implied(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """What a step need not say: its process, and of a proposal that it names, the stream and the hash."""
        implied: dict[str, Any] = {}
        for name, schema in self._operation.fields.items():
            kind = self._kind(schema)
            if kind == "process" and name in self._operation.required:
                implied[name] = self._names.process
            elif kind == "proposal" and (made := self._names.made.get(str(fields.get(name)))) is not None:
                implied |= {"stream": made.stream, "hash": made.hash}
        return {name: value for name, value in implied.items() if name in self._operation.fields}

    def _kind(self, schema: Schema) -> str | None:
        return next((kind for branch in self._operation.branches(schema) if (kind := branch.get("x-names"))), None)

    def _value(self, value: Any, schema: Schema, path: Path) -> Any:
        if isinstance(value, str):
            return self._words(value, schema, path)
        if isinstance(value, list):
            items = self._branch(schema, "array").get("items", {})
            return [self._value(inner, items, (*path, index)) for index, inner in enumerate(value)]
        if isinstance(value, dict):
            branch = self._branch(schema, "object", value)
            if LANGUAGE in branch.get("patternProperties", {}):
                self.words.append((path, value))
            others = branch.get("additionalProperties")
            others = others if isinstance(others, dict) else {}
            known = branch.get("properties", {})
            return {name: self._value(inner, known.get(name, others), (*path, name)) for name, inner in value.items()}
        return value

    def _words(self, value: str, schema: Schema, path: Path) -> Any:
        try:
            return self._word(value, schema)
        except Unresolved as error:
            self.unresolved.append(value)
            self.faults.append((path, str(error)))
        except UnknownTime as error:
            self.faults.append((path, str(error)))
        return value

    def _word(self, value: str, schema: Schema) -> str:
        form = self._branch(schema, "string").get("format")
        if (kind := self._kind(schema)) is not None and value != "":
            return self._names.id_of(kind, value, as_id=form == "uuid")
        if form == "date-time":
            return instant(value, self._names.zone).strftime("%Y-%m-%dT%H:%M:%SZ")
        return value

    def _branch(self, schema: Schema, kind: str, value: Mapping[str, Any] | None = None) -> Schema:
        """The part of the schema for values of that JSON type; of several objects, the one that knows all the keys."""
        fitting = [branch for branch in self._operation.branches(schema) if branch.get("type") == kind]
        knowing = [branch for branch in fitting if value and value.keys() <= branch.get("properties", {}).keys()]
        return next(iter(knowing or fitting), {})


def _operations(service: str, document: Schema, method: str) -> Iterator[Operation]:
    for path, methods in document.get("paths", {}).items():
        described = methods.get(method)
        if described and "operationId" in described:
            yield _operation(service, document, path, described)


def _operation(service: str, document: Schema, path: str, described: Schema) -> Operation:
    parameters = {each["name"]: each["schema"] for each in described.get("parameters", ()) if each["in"] == "path"}
    content = described.get("requestBody", {}).get("content", {})
    body = content.get("application/json", {}).get("schema", {})
    if "$ref" in body:
        body = _at(document, body["$ref"])
    office = described.get("x-office", ())
    answer = described.get("responses", {}).get("200", {})
    return Operation(
        service=service,
        act=described["operationId"],
        path=path,
        parameters=parameters,
        body=body.get("properties", {}),
        required=frozenset(parameters) | frozenset(body.get("required", ())),
        offices=frozenset([office] if isinstance(office, str) else office),
        answer=answer.get("content", {}).get("application/json", {}).get("schema", {}),
        document=document,
    )


def _at(document: Schema, reference: str) -> Schema:
    """What a local reference (#/components/schemas/X) points to."""
    found: Any = document
    for part in reference.removeprefix("#/").split("/"):
        found = found[part.replace("~1", "/").replace("~0", "~")]
    assert isinstance(found, dict)
    return found

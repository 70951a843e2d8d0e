"""Requests made from an OpenAPI document: one that the schema takes, and faults of each of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

UNKNOWN = UUID(int=0x5EED, version=4)
STRINGS = {
    "date": "2026-03-01",
    "date-time": "2026-03-01T10:00:00Z",
    "uuid": str(UNKNOWN),
    "email": "someone@example.org",
}
CANDIDATES = (
    "en",
    "a-name",
    "2026-03-01",
    "a" * 64,
    "JO",
    "Europe/Paris",
    "08:30",
    "x",
    "text/plain",
    "approval",
    "a@example.org",
)
"""Words of which one satisfies each pattern that the services use."""
TOO_LONG = "x" * 9_000


@dataclass(frozen=True, kw_only=True)
class Case:
    """One wrong request: the field at fault, what is wrong with it, and the request itself."""

    operation: str
    method: str
    path: str
    field: str
    fault: str
    body: Any
    headers: dict[str, str]


class Schemas:
    """One service's OpenAPI document."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document

    def commands(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Path, method and operation of each command: what asks for an Idempotency-Key."""
        for path, methods in sorted(self.document["paths"].items()):
            for method, operation in methods.items():
                names = {each["name"] for each in operation.get("parameters", [])}
                if "Idempotency-Key" in names:
                    yield path, method, operation

    def body(self, operation: dict[str, Any]) -> dict[str, Any]:
        """The schema of the operation's body."""
        content = operation.get("requestBody", {}).get("content", {})
        return self.solve(content.get("application/json", {}).get("schema", {}))

    def solve(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The schema, its reference followed; of several kinds the first that is not null."""
        if "$ref" in schema:
            found: Any = self.document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            return self.solve(found)
        for several in ("anyOf", "oneOf", "allOf"):
            if several in schema:
                kinds = [each for each in schema[several] if each.get("type") != "null"]
                return self.solve(kinds[0])
        return schema

    def nullable(self, schema: dict[str, Any]) -> bool:
        """Whether null is taken."""
        return any(each.get("type") == "null" for each in schema.get("anyOf", []))

    def example(self, schema: dict[str, Any]) -> Any:
        """A value that the schema takes."""
        schema = self.solve(schema)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][0]
        kind = schema.get("type")
        if kind == "object":
            return self._object(schema)
        if kind == "array":
            return [self.example(schema.get("items", {})) for _ in range(max(1, schema.get("minItems", 1)))]
        return _plain(schema, kind)

    def _object(self, schema: dict[str, Any]) -> dict[str, Any]:
        if "properties" not in schema:
            return {"en": self.example(schema.get("additionalProperties", {"type": "string"}))}
        required = schema.get("required", [])
        return {name: self.example(schema["properties"][name]) for name in required}


def _plain(schema: dict[str, Any], kind: str | None) -> Any:
    if kind == "integer":
        return max(1, schema.get("minimum", 1))
    if kind == "boolean":
        return True
    if schema.get("format") in STRINGS:
        return STRINGS[schema["format"]]
    pattern = schema.get("pattern")
    if pattern:
        found = [word for word in CANDIDATES if re.search(pattern, word)]
        assert found, f"no example of {pattern}"
        return found[0]
    return "words".ljust(schema.get("minLength", 1), "s")


def cases(document: dict[str, Any]) -> Iterator[Case]:
    """Every command x every field x every fault that the field can have."""
    schemas = Schemas(document)
    for path, method, operation in schemas.commands():
        schema = schemas.body(operation)
        parameters = operation.get("parameters", [])
        right: dict[str, Any] = schemas.example(schema) if schema else {}
        filled = _fill(
            path, {each["name"]: schemas.example(each["schema"]) for each in parameters if each["in"] == "path"}
        )

        def case(field: str, fault: str, *, at: str = filled, body: Any = right, **headers: str) -> Case:
            return Case(
                operation=operation["operationId"],  # noqa: B023
                method=method,  # noqa: B023
                path=at,
                field=field,
                fault=fault,
                body=body,
                headers=headers,
            )

        yield case("Idempotency-Key", "missing", without="Idempotency-Key")
        yield case("Idempotency-Key", "with a slash", **{"Idempotency-Key": "policy/one"})
        yield case("If-Match", "no entity tag", **{"If-Match": "seven"})
        yield case("Authorization", "missing", without="Authorization")
        yield from _of_paths(schemas, path, parameters, case)
        if schema:
            yield case("body", "no JSON", body=b"{")
            yield case("body", "a name twice", body=b'{"reason":null,"reason":null}')
            yield case("body", "not a number", body=b'{"activity":NaN}')
            yield case("body", "bad UTF-8", body=b'{"reason":{"en":"\xff"}}')
            yield case("body", "10,000 levels", body=b"[" * 10_000 + b"]" * 10_000)
            yield case("body", "a list", body=[])
            yield case("received_at", "not the caller's to set", body={**right, "received_at": "2026-01-01"})
            yield from _of_body(schemas, schema, right, case)


def _fill(path: str, values: dict[str, Any]) -> str:
    for name, value in values.items():
        path = path.replace("{" + name + "}", str(value))
    return path


def _of_paths(schemas: Schemas, path: str, parameters: list[dict[str, Any]], case: Any) -> Iterator[Case]:
    own = [each for each in parameters if each["in"] == "path"]
    for parameter in own:
        values = {each["name"]: schemas.example(each["schema"]) for each in own}
        schema = schemas.solve(parameter["schema"])
        wrong = "no-uuid" if schema.get("format") == "uuid" else "%00" if "pattern" not in schema else "NO%20SLUG"
        yield case(parameter["name"], "not of its form", at=_fill(path, values | {parameter["name"]: wrong}))


def _of_body(schemas: Schemas, schema: dict[str, Any], right: dict[str, Any], case: Any) -> Iterator[Case]:
    required = schema.get("required", [])
    for name, field in schema.get("properties", {}).items():
        if name in required:
            yield case(name, "missing", body={key: value for key, value in right.items() if key != name})
        if not schemas.nullable(field):
            yield case(name, "null", body={**right, name: None})
        for fault, value in _wrong(schemas, schemas.solve(field)):
            yield case(name, fault, body={**right, name: value})


def _wrong(schemas: Schemas, schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Values that the schema does not take, each with the name of its fault."""
    kind = schema.get("type")
    if "enum" in schema or "const" in schema:
        yield "none of the choices", "none-of-these"
    if kind == "string":
        yield "a number", 7
        if "format" in schema or "pattern" in schema:
            yield "not of its form", "?? not of its form ??"
        if "format" not in schema and "enum" not in schema and "const" not in schema:
            yield "too long", TOO_LONG
            yield "U+0000", "a\x00b"
            yield "a lone surrogate", "\ud800"
            if schema.get("minLength"):
                yield "empty", ""
    elif kind == "integer":
        yield "words", "seven"
        yield "a fraction", 1.5
        yield "too large", 10**30
        if "minimum" in schema:
            yield "too small", schema["minimum"] - 1
    elif kind == "boolean":
        yield "words", "perhaps"
    elif kind == "array":
        yield "not a list", "words"
        for fault, value in _wrong(schemas, schemas.solve(schema.get("items", {}))):
            yield f"holds: {fault}", [value]
    elif kind == "object":
        yield "not an object", "words"
        if "properties" in schema:
            yield "an unknown field", {**schemas.example(schema), "unknown_field": 1}
        elif _numbers(schemas, schema):
            yield "a number that is words", {"en": "words"}
        else:
            yield "a language of no form", {"not a language": "words"}
            yield "words that are a number", {"en": 7}
            yield "too long", {"en": TOO_LONG}
            yield "blank", {"en": "   "}


def _numbers(schemas: Schemas, schema: Any) -> bool:
    """Whether the object holds a whole number for each of its names."""
    by_pattern = schema.get("patternProperties", {}).values()
    values: Any = schema.get("additionalProperties") or next(iter(by_pattern), {})
    return isinstance(values, dict) and schemas.solve(values).get("type") == "integer"

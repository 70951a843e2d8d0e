"""The form of a process file (process.schema.json): what breaks it, told by line, and taken out to read the rest."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from local.source import Fault, Path, Source

LONGEST_SHOWN = 200
AROUND = frozenset({"required", "additionalProperties", "minProperties", "minItems", "uniqueItems"})
"""What the form says of a value as a whole, whose parts can be read all the same."""


@cache
def schema() -> Draft202012Validator:
    """The form, as a validator."""
    form = json.loads(files("local").joinpath("process.schema.json").read_text())
    return Draft202012Validator(form, format_checker=Draft202012Validator.FORMAT_CHECKER)


def told(read: Source, error: ValidationError) -> Fault:
    """What breaks the form there, as a fault of the file."""
    return read.fault(tuple(error.absolute_path), said(error))


def said(error: ValidationError) -> str:
    """What a schema says against a value, without the value when that is long."""
    if len(error.message) <= LONGEST_SHOWN:
        return error.message
    return f"breaks the rule {error.validator!r}: {str(error.validator_value)[:LONGEST_SHOWN]}"


def take_out(value: Any, errors: Iterable[ValidationError]) -> frozenset[Path]:
    """Take out of the value what breaks the form, and tell where it stood; in a list, None stands in its place."""
    paths = frozenset(
        tuple(error.absolute_path)
        for error in errors
        if error.validator not in AROUND and "propertyNames" not in error.absolute_schema_path
    )
    for *above, last in sorted(paths, key=len, reverse=True):
        within = value
        for part in above:
            within = within[part]
        if isinstance(within, dict):
            del within[last]
        else:
            within[last] = None
    return paths

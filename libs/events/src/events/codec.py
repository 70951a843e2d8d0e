"""An event's one form of bytes: JSON in RFC 8785's form. Stored, published, hashed and exported; never coded again."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec

from .envelope import MOST_WORDS, Event
from .registry import REGISTRY, Registry

MOST_BYTES = 65_535
"""The most bytes an event may have: a log entry's bound (C2SP tlog-tiles)."""
MOST_INT = 2**53 - 1
"""RFC 8785 (3.2.2.3): integers that every JSON reader keeps exactly."""


class Malformed(ValueError):
    """The event's bytes or values break the form: {what}."""


UNREADABLE: tuple[type[Exception], ...] = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What msgspec raises over bytes that are no JSON document of the kind asked for."""

_DECODERS: dict[str, msgspec.json.Decoder[Event]] = {}
_MAKING = threading.Lock()


class _Type(msgspec.Struct):
    type: str


def encode(event: Event) -> bytes:
    """The event's bytes; Malformed where a value cannot stand in them."""
    for path, value in _values(event, type(event).__name__):
        _check(path, value)
    body: dict[str, Any] = {field.name: getattr(event, field.name) for field in fields(event)}
    body["type"] = event.TOPIC
    return canonical(body, MOST_BYTES)


def canonical(value: object, most: int) -> bytes:
    """`value` as JSON with sorted keys and no white space, of at most `most` bytes."""
    try:
        data = msgspec.json.encode(value, order="sorted")
    except (TypeError, ValueError) as error:
        raise Malformed(str(error)) from error
    if len(data) > most:
        raise Malformed(f"{len(data)} bytes, and {most} is the most")
    return data


def decode(data: bytes, registry: Registry = REGISTRY) -> Event:
    """The event of those bytes; UnknownTopic, or Malformed where encode would not give those bytes."""
    try:
        topic = msgspec.json.decode(data, type=_Type).type
        if registry.upcaster(topic) is not None:
            data = _lift(data, registry)
            topic = msgspec.json.decode(data, type=_Type).type
        event = _decoder(topic, registry).decode(data)
    except UNREADABLE as error:
        raise Malformed(str(error)) from error
    if encode(event) != data:
        raise Malformed("the bytes are not in the one form")
    return event


def _lift(data: bytes, registry: Registry) -> bytes:
    """The bytes that an event of an old topic has under the current one."""
    body: dict[str, Any] = msgspec.json.decode(data)
    if canonical(body, MOST_BYTES) != data:
        raise Malformed("the bytes are not in the one form")
    while (upcaster := registry.upcaster(body["type"])) is not None:
        body = upcaster.lift(body) | {"type": upcaster.new}
    return canonical(body, MOST_BYTES)


def _decoder(topic: str, registry: Registry) -> msgspec.json.Decoder[Event]:
    contract = registry.contract(topic)
    known = _DECODERS.get(topic)
    if known is None or known.type is not contract:
        # msgspec shows a dataclass to other threads before it has read all its fields, and they crash on it.
        with _MAKING:
            known = _DECODERS[topic] = msgspec.json.Decoder(contract)
    return known


def _values(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Each plain value in the event, with its path; a mapping's keys too."""
    if is_dataclass(value):
        for field in fields(value):
            yield from _values(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            # Names in ASCII sort alike by code point and by UTF-16 unit, as RFC 8785 wants.
            if not key.isascii():
                raise Malformed(f"{path}: a name is in ASCII, unlike {key!r}")
            yield f"{path}[{key!r}]", key
            yield from _values(inner, f"{path}[{key!r}]")
    elif isinstance(value, tuple | list):
        for index, inner in enumerate(value):
            yield from _values(inner, f"{path}[{index}]")
    else:
        yield path, value


def _check(path: str, value: object) -> None:
    if isinstance(value, str):
        _check_words(path, value)
    elif isinstance(value, datetime):
        if value.tzinfo is not UTC and value.utcoffset() != UTC.utcoffset(None):
            raise Malformed(f"{path}: a time says its zone, and it is UTC")
    elif isinstance(value, Decimal):
        if not value.is_finite() or "E" in str(value):
            raise Malformed(f"{path}: a decimal is finite, and written without an exponent")
    elif isinstance(value, float):
        raise Malformed(f"{path}: an event holds no binary fraction")
    elif isinstance(value, int) and abs(value) > MOST_INT:
        raise Malformed(f"{path}: {MOST_INT} is the most")


def _check_words(path: str, value: str) -> None:
    # The content of a proposed act holds a whole command; the event's own bound in bytes holds it.
    if len(value) > MOST_WORDS and not path.endswith(".content"):
        raise Malformed(f"{path}: {len(value)} characters, and {MOST_WORDS} is the most")
    if "\x00" in value:
        raise Malformed(f"{path}: U+0000 cannot be stored")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise Malformed(f"{path}: a lone surrogate is no character")

"""The events as AsyncAPI 3.0, made from the contracts: `python -m events.asyncapi > docs/asyncapi.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

from .codec import MOST_BYTES, MOST_INT
from .envelope import MOST_WORDS, Event, Text
from .registry import REGISTRY, name_of, service_of

Json = dict[str, Any]

WORDS: Json = {"type": "string", "maxLength": MOST_WORDS}
POSITION: Json = {"type": "string", "pattern": "^[0-9]+$"}
PLAIN: Mapping[Any, Json] = {
    str: WORDS,
    int: {"type": "integer", "minimum": -MOST_INT, "maximum": MOST_INT},
    bool: {"type": "boolean"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    UUID: {"type": "string", "format": "uuid"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time", "pattern": "Z$"},
    Text: {"type": "object", "additionalProperties": WORDS},
}
"""The JSON Schema of each plain type that a contract's field may have."""

ABOUT = (
    "Every event of every service, as its relay publishes it to JetStream: the stored bytes, JSON in the form of "
    f"RFC 8785 and at most {MOST_BYTES} of them, with CloudEvents 1.0 in the headers (NATS binding, binary mode). A "
    "reader takes a service's whole stream and compares `ce-previous` with the position that it has applied: where "
    "they differ, it asks the owner at GET /v1/events."
)


def document() -> Json:
    """The AsyncAPI document of all current contracts."""
    topics = REGISTRY.topics()
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Mithaq's events", "version": "1", "description": ABOUT, "license": {"name": "Apache-2.0"}},
        "defaultContentType": "application/json",
        "channels": {_channel_of(topic): _channel(topic) for topic in topics},
        "operations": {f"publish.{_channel_of(topic)}": _operation(topic) for topic in topics},
        "components": {
            "messages": {topic: _message(contract) for topic, contract in topics.items()},
            "messageTraits": {"cloudevent": {"headers": _headers()}},
        },
    }


def _channel_of(topic: str) -> str:
    return f"{service_of(topic)}.{name_of(topic)}"


def _channel(topic: str) -> Json:
    return {
        "address": f"mithaq.{{agency}}.{service_of(topic)}.{name_of(topic)}",
        "parameters": {"agency": {"description": "The agency whose service publishes the event"}},
        "messages": {topic: {"$ref": f"#/components/messages/{topic}"}},
    }


def _operation(topic: str) -> Json:
    return {"action": "send", "channel": {"$ref": f"#/channels/{_channel_of(topic)}"}}


def _message(contract: type[Event]) -> Json:
    payload = _object(contract)
    payload["properties"]["type"] = {"const": contract.TOPIC}
    payload["required"] = sorted(payload["properties"])
    return {
        "name": contract.TOPIC,
        "title": contract.__name__,
        "summary": contract.__doc__,
        "traits": [{"$ref": "#/components/messageTraits/cloudevent"}],
        "payload": payload,
    }


def _headers() -> Json:
    """What events.jetstream puts into each message's headers."""
    constant = {"ce-specversion": "1.0", "ce-datacontenttype": "application/json", "content-type": "application/json"}
    headers = {
        "Nats-Msg-Id": PLAIN[UUID] | {"description": "The event's id, by which JetStream drops what came before"},
        "ce-id": PLAIN[UUID],
        "ce-source": {"type": "string", "pattern": "^/[^/]+/[^/]+$", "description": "/<agency>/<service>"},
        "ce-type": {"type": "string", "description": "The topic"},
        "ce-subject": PLAIN[UUID] | {"description": "The event's stream"},
        "ce-time": PLAIN[datetime] | {"description": "The event's recorded_at"},
        "ce-position": POSITION | {"description": "The event's position in its service's store"},
        "ce-previous": POSITION | {"description": "The position before it, 0 for the first"},
        "ce-signature": {
            "type": "string",
            "contentEncoding": "base64",
            "description": "Ed25519, by the relay: of mithaq-event-v1, position, previous (a line each) and the bytes",
        },
        **{name: {"const": value} for name, value in constant.items()},
    }
    optional = {
        "traceparent": {"type": "string", "description": "W3C Trace Context of the span that decided the event"}
    }
    return {"type": "object", "properties": headers | optional, "required": sorted(headers)}


def _schema(kind: Any) -> Json:
    if isinstance(kind, type) and is_dataclass(kind):
        return _object(kind)
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(get_args(kind)[0])}
    if get_origin(kind) is dict and kind != Text:
        return {"type": "object", "additionalProperties": _schema(get_args(kind)[1])}
    if type(None) in get_args(kind):
        return {"anyOf": [_schema(get_args(kind)[0]), {"type": "null"}]}
    return PLAIN[kind]


def _object(kind: type) -> Json:
    """A dataclass: every field is there, and no other."""
    hints = get_type_hints(kind)
    properties = {field.name: _schema(hints[field.name]) for field in fields(kind)}
    return {
        "type": "object",
        "description": kind.__doc__,
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
    }


def main() -> None:
    """Print the document."""
    print(json.dumps(document(), ensure_ascii=False, indent=1, sort_keys=True))


if __name__ == "__main__":
    main()

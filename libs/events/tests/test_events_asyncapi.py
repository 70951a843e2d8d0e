"""The AsyncAPI document: current, whole, and true of the events' bytes and headers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from contract_examples import TOPICS, example
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from events import asyncapi
from events.codec import encode
from events.jetstream import headers, subject
from events.store import Recorded

KEPT = Path(__file__).parents[3] / "docs" / "asyncapi.json"
DOCUMENT = asyncapi.document()


def validate(value: Any, schema: Any) -> None:
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(value)


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (inner for name, inner in value.items() if name == "$ref")
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def test_the_document_that_is_kept_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    asyncapi.main()
    assert KEPT.read_text("utf-8") == capsys.readouterr().out, "run `python -m events.asyncapi > docs/asyncapi.json`"


def test_every_topic_is_there_and_every_reference_leads_somewhere() -> None:
    kept = json.loads(KEPT.read_text("utf-8"))
    assert kept["asyncapi"] == "3.0.0"
    assert set(kept["components"]["messages"]) == set(TOPICS)
    assert {topic for channel in kept["channels"].values() for topic in channel["messages"]} == set(TOPICS)
    assert len(kept["operations"]) == len(kept["channels"])
    for reference in references(kept):
        found = kept
        for name in reference.removeprefix("#/").split("/"):
            found = found[name]


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_an_event_is_as_its_message_says(topic: str) -> None:
    event = example(TOPICS[topic])
    message = DOCUMENT["components"]["messages"][topic]
    body = json.loads(encode(event))
    validate(body, message["payload"])
    for wrong in (body | {"type": "plan.Other.v1"}, body | {"colour": "red"}, body | {"happened_at": "2021-07-20"}):
        with pytest.raises(ValidationError):
            validate(wrong, message["payload"])
    for name in body:
        with pytest.raises(ValidationError):
            validate({other: value for other, value in body.items() if other != name}, message["payload"])
    (channel,) = (each for each in DOCUMENT["channels"].values() if topic in each["messages"])
    assert channel["address"].format(agency=event.agency) == subject(event)


@pytest.mark.parametrize("traceparent", [None, f"00-{'a' * 32}-{'b' * 16}-01"])
def test_a_messages_headers_are_those_that_the_relay_makes(traceparent: str | None) -> None:
    event = replace(example(TOPICS["plan.ClockMoved.v1"]), traceparent=traceparent)
    recorded = Recorded(position=7, previous=4, topic=event.TOPIC, body=encode(event))
    made = headers(event, recorded, Ed25519PrivateKey.generate())
    described = DOCUMENT["components"]["messageTraits"]["cloudevent"]["headers"]
    validate(made, described)
    assert set(made) <= set(described["properties"])
    assert set(described["properties"]) - set(made) == (set() if traceparent else {"traceparent"})

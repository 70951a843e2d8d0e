"""Topics: one contract each; an unknown one stops; an old one is lifted, for ever."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from types import ModuleType
from typing import Any, ClassVar

import pytest
from contract_examples import TOPICS, example

from events import comments, plan
from events.codec import Malformed, decode, encode
from events.envelope import Event, Text
from events.registry import (
    CONTRACTS,
    PUBLISHERS,
    REGISTRY,
    DuplicateTopic,
    Registry,
    UnknownTopic,
    Upcaster,
    followed,
    name_of,
    service_of,
)

SINCE = date(2026, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Measured(Event):
    """The third version of a made-up contract: words, where the first had a number and the second a unit too."""

    TOPIC: ClassVar[str] = "plan.Measured.v3"
    words: Text


def with_unit(body: dict[str, Any]) -> dict[str, Any]:
    return body | {"unit": "days"}


def in_words(body: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in body.items() if name not in ("number", "unit")}
    return kept | {"words": {"en": f"{body['number']} {body['unit']}"}}


TO_SECOND = Upcaster(old="plan.Measured.v1", new="plan.Measured.v2", since=SINCE, lift=with_unit)
TO_THIRD = Upcaster(old="plan.Measured.v2", new="plan.Measured.v3", since=SINCE, lift=in_words)
CHAIN = Registry([Measured], [TO_SECOND, TO_THIRD])
MEASURED = replace(example(Measured), words={"en": "9 days"})


def written(topic: str, **fields: Any) -> bytes:
    """The bytes that an earlier release wrote under that topic."""
    body = json.loads(encode(MEASURED)) | {"type": topic} | fields
    del body["words"]
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "data",
    [written("plan.Measured.v1", number=9), written("plan.Measured.v2", number=9, unit="days"), encode(MEASURED)],
    ids=["first", "second", "third"],
)
def test_every_version_is_read_as_the_last(data: bytes) -> None:
    assert decode(data, CHAIN) == MEASURED


@pytest.mark.parametrize(
    "data",
    [
        written("plan.Measured.v1", number=9, colour="red"),
        written("plan.Measured.v1", number=9) + b"\n",
        written("plan.Measured.v1", number=9).replace(b'"number":9', b'"number":9,"number":9'),
        written("plan.Measured.v1", number="\x00"),
        written("plan.Measured.v1", number=9, happened_at="2021-07-20T09:30:00"),
        written("plan.Measured.v1", number=9, activity=2**53),
    ],
    ids=["unknown field", "white space", "field twice", "NUL", "naive time", "integer beyond 2^53"],
)
def test_old_bytes_are_held_to_the_one_form_too(data: bytes) -> None:
    with pytest.raises(Malformed):
        decode(data, CHAIN)


def test_a_lift_makes_the_whole_contract_and_nothing_beside_it() -> None:
    forgetful = Upcaster(old="plan.Measured.v1", new="plan.Measured.v3", since=SINCE, lift=lambda body: body)
    with pytest.raises(Malformed):
        decode(written("plan.Measured.v1", number=9), Registry([Measured], [forgetful]))


@pytest.mark.parametrize("topic", ["plan.Measured.v4", "plan.Measured.v1", "plan.measured.v3", "type"])
def test_an_unknown_topic_stops(topic: str) -> None:
    with pytest.raises(UnknownTopic, match=topic):
        decode(written(topic), Registry([Measured]))


def test_two_contracts_never_share_a_topic() -> None:
    with pytest.raises(DuplicateTopic, match=r"plan\.Measured\.v3"):
        Registry([Measured, type("Measured", (Measured,), {})])


WRONG_CHAINS = {
    "from a current topic": [replace(TO_SECOND, old=Measured.TOPIC, new="plan.Measured.v4"), TO_THIRD],
    "to nowhere": [TO_SECOND],
    "in a circle": [TO_SECOND, replace(TO_THIRD, new="plan.Measured.v1")],
}


@pytest.mark.parametrize("fault", WRONG_CHAINS)
def test_a_chain_leads_from_old_topics_to_a_current_one(fault: str) -> None:
    with pytest.raises(DuplicateTopic):
        Registry([Measured], WRONG_CHAINS[fault])


def test_every_contract_of_the_modules_is_registered() -> None:
    named = {contract.TOPIC for module in CONTRACTS for contract in contracts_of(module)}
    assert named == set(TOPICS)
    assert all(topic == REGISTRY.contract(topic).TOPIC for topic in named)


def contracts_of(module: ModuleType) -> list[type[Event]]:
    everything = [thing for thing in vars(module).values() if isinstance(thing, type) and issubclass(thing, Event)]
    return [contract for contract in everything if contract.TOPIC]


def test_a_topic_names_its_service_its_event_and_its_version() -> None:
    for topic, contract in TOPICS.items():
        assert topic == f"{service_of(topic)}.{name_of(topic)}.v{topic.rpartition('.v')[2]}"
        assert f"{contract.__module__}.".startswith(f"events.{service_of(topic)}.")
        assert contract.__name__ == name_of(topic)
        assert contract.__doc__
    assert (service_of(plan.ClockMoved.TOPIC), name_of(plan.ClockMoved.TOPIC)) == ("plan", "ClockMoved")


def test_a_service_follows_the_owners_of_its_interests_and_plan_for_the_clock() -> None:
    assert followed({comments.CommentAnswered.TOPIC}) == ("plan", "comments")
    assert followed({plan.ClockMoved.TOPIC, plan.ProcessStarted.TOPIC}) == ("plan",)
    assert followed(frozenset()) == PUBLISHERS  # whoever folds nothing projects all

"""An event's one form of bytes: what it is, and everything that is refused beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from contract_examples import TOPICS, events, example
from hypothesis import given, settings
from hypothesis import strategies as st

from events.codec import MOST_BYTES, MOST_INT, Malformed, canonical, decode, encode
from events.envelope import MOST_WORDS, Event
from events.plan import ActProposed, ProgressReported, RulesPublished
from events.registry import UnknownTopic

EVENT = example(ProgressReported)
BYTES = encode(EVENT)

RICH = replace(
    EVENT,
    id=UUID("6f1c9a0e-1111-5222-8333-444455556666"),
    agency="ministry",
    process="jo-nap5",
    activity=None,
    stream=UUID("00000000-0000-4000-8000-000000000001"),
    version=9_007_199_254_740_991,
    person=None,
    office="unit_officer",
    seat=None,
    service=None,
    reason={"fr": "l'été – « déjà »", "ar": "قرار", "zh-Hant": "決"},
    correlation=UUID("6f1c9a0e-1111-5222-8333-444455556666"),
    causation=None,
    due=None,
    traceparent=None,
    happened_at=datetime(2021, 12, 10, 0, 0, tzinfo=timezone(timedelta(hours=2))).astimezone(UTC),
    recorded_at=datetime(2021, 12, 9, 22, 0, 0, 5, tzinfo=UTC),
    rule=None,
    rule_version=None,
    tzdata="2026b",
    number=-4,
    text={"en": '"\\/ \b\f\n\r\t \x01\x1f \x7f\u2028\ufeff \U0001f91d'},
    evidence=(),
)
RICH_BYTES = (
    b'{"activity":null,"agency":"ministry","causation":null,"correlation":"6f1c9a0e-1111-5222-8333-444455556666",'
    b'"due":null,"evidence":[],"happened_at":"2021-12-09T22:00:00Z","id":"6f1c9a0e-1111-5222-8333-444455556666",'
    b'"number":-4,"office":"unit_officer","person":null,"process":"jo-nap5",'
    b'"reason":{"ar":"\xd9\x82\xd8\xb1\xd8\xa7\xd8\xb1",'
    b'"fr":"l\'\xc3\xa9t\xc3\xa9 \xe2\x80\x93 \xc2\xab d\xc3\xa9j\xc3\xa0 \xc2\xbb","zh-Hant":"\xe6\xb1\xba"},'
    b'"recorded_at":"2021-12-09T22:00:00.000005Z","rule":null,"rule_version":null,"seat":null,"service":null,'
    b'"stream":"00000000-0000-4000-8000-000000000001",'
    b'"text":{"en":"\\"\\\\/ \\b\\f\\n\\r\\t \\u0001\\u001f \x7f\xe2\x80\xa8\xef\xbb\xbf \xf0\x9f\xa4\x9d"},'
    b'"traceparent":null,"type":"plan.ProgressReported.v1","tzdata":"2026b","version":9007199254740991}'
)
"""Written by hand after RFC 8785: names sorted, no white space, the short escapes, else UTF-8 as it is."""


def in_the_one_form(data: bytes) -> bytes:
    """RFC 8785 by the standard library, for documents of integers alone and names in ASCII."""
    return json.dumps(json.loads(data), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def test_a_rich_event_has_the_bytes_of_rfc_8785() -> None:
    assert encode(RICH) == RICH_BYTES
    assert in_the_one_form(RICH_BYTES) == RICH_BYTES
    assert decode(RICH_BYTES) == RICH


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_every_event_comes_back_as_it_was(topic: str) -> None:
    @settings(max_examples=8, deadline=None)
    @given(events(TOPICS[topic]))
    def comes_back(event: Event) -> None:
        data = encode(event)
        assert decode(data) == event
        assert encode(decode(data)) == data
        assert in_the_one_form(data) == data

    comes_back()


VALUES: dict[str, dict[str, Any]] = {
    "a naive time": {"happened_at": datetime(2021, 7, 20, 9)},  # noqa: DTZ001
    "a time of another zone": {"happened_at": datetime(2021, 7, 20, tzinfo=ZoneInfo("Asia/Amman"))},
    "a binary fraction": {"number": 0.5},
    "not a number": {"number": float("nan")},
    "an integer beyond 2^53": {"number": MOST_INT + 1},
    "an integer below -2^53": {"number": -MOST_INT - 1},
    "an integer beyond 64 bits": {"number": 2**64},
    "NUL": {"process": "a\x00b"},
    "NUL among the words": {"text": {"en": "\x00"}},
    "NUL in a name": {"text": {"en\x00": "words"}},
    "a lone surrogate": {"text": {"en": "\ud800"}},
    "a lone surrogate in a name": {"text": {"\udfff": "words"}},
    "a name beyond ASCII": {"text": {"عربي": "كلمات"}},
    "too many words": {"text": {"en": "x" * (MOST_WORDS + 1)}},
    "what JSON does not know": {"process": object()},
}


@pytest.mark.parametrize("fault", VALUES)
def test_a_value_that_cannot_stand_in_an_event_is_refused(fault: str) -> None:
    with pytest.raises(Malformed):
        encode(replace(EVENT, **VALUES[fault]))


def test_the_refusal_names_the_field() -> None:
    with pytest.raises(Malformed, match=r"^RulesPublished\.rules\.text\['en'\]: U\+0000"):
        encode(replace(example(RulesPublished), rules=replace(example(RulesPublished).rules, text={"en": "\x00"})))


def test_words_and_events_may_have_the_most_and_not_one_more() -> None:
    most = replace(EVENT, text={"ar": "م" * MOST_WORDS, "en": "x" * MOST_WORDS})
    assert decode(encode(most)) == most
    proposed = example(ActProposed)
    room = MOST_BYTES - len(encode(replace(proposed, content="")))
    assert len(encode(replace(proposed, content="x" * room))) == 65_535
    with pytest.raises(Malformed, match="65536 bytes"):
        encode(replace(proposed, content="x" * (room + 1)))


def changed(**values: Any) -> bytes:
    """The example's document with those values, in the one form but for them."""
    return json.dumps(
        json.loads(BYTES) | values, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=True
    ).encode()


OTHER_BYTES: dict[str, bytes] = {
    "an unknown field": changed(colour="red"),
    "a field of another contract": changed(now="2021-07-20T09:30:00Z"),
    "a missing field": BYTES.replace(b'"number":%d,' % EVENT.number, b""),
    "the same field twice": BYTES.replace(b'"number":', b'"number":%d,"number":' % EVENT.number),
    "a field twice, another value first": BYTES.replace(b'"number":', b'"number":7,"number":'),
    "a language twice": BYTES.replace(b'"text":{', b'"text":{"ar":"first",'),
    "names in another order": json.dumps(
        dict(reversed(json.loads(BYTES).items())), separators=(",", ":"), ensure_ascii=False
    ).encode(),
    "a space": BYTES.replace(b",", b", ", 1),
    "a line end": BYTES + b"\n",
    "a byte-order mark": b"\xef\xbb\xbf" + BYTES,
    "another escape": BYTES.replace(b"words", b"word\\u0073"),
    "escaped Arabic": json.dumps(json.loads(BYTES), sort_keys=True, separators=(",", ":")).encode(),
    "a naive time": changed(happened_at="2021-07-20T09:30:00"),
    "a time of another zone": changed(happened_at="2021-07-20T12:30:00+03:00"),
    "UTC by its offset": changed(happened_at="2021-07-20T09:30:00.123000+00:00"),
    "a time with fewer digits": changed(happened_at="2021-07-20T09:30:00.123Z"),
    "a time in nanoseconds": changed(happened_at="2021-07-20T09:30:00.123000001Z"),
    "NaN": changed(number=float("nan")),
    "Infinity": changed(number=float("inf")),
    "a fraction": changed(number=1.5),
    "an integer with a point": changed(number=1.0),
    "an integer with an exponent": BYTES.replace(b'"number":%d' % EVENT.number, b'"number":1e2'),
    "minus zero": BYTES.replace(b'"number":%d' % EVENT.number, b'"number":-0'),
    "an integer beyond 2^53": changed(number=2**53),
    "an integer of 100,000 digits": BYTES.replace(b'"number":', b'"number":1' + b"0" * 100_000),
    "an integer as words": changed(number="7"),
    "words as an integer": changed(process=7),
    "NUL": changed(process="a\x00b"),
    "a lone surrogate": BYTES.replace(b'"process":"process"', b'"process":"\\ud800"'),
    "bad UTF-8": BYTES.replace(b"words", b"\xff\xfe"),
    "overlong UTF-8": BYTES.replace(b"words", b"\xc0\xaf"),
    "bad UTF-8 for a topic": b'{"type":"\xff"}',
    "too many words": changed(text={"en": "x" * 8_001}),
    "a name beyond ASCII": changed(text={"عربي": "كلمات"}),
    "an id in capitals": changed(stream=str(EVENT.stream).upper()),
    "an id without hyphens": changed(stream=EVENT.stream.hex),
    "no topic": BYTES.replace(b'"type":"plan.ProgressReported.v1",', b""),
    "no document": b"",
    "a list": b"[" + BYTES + b"]",
    "two documents": BYTES + BYTES,
    "half a document": BYTES[: len(BYTES) // 2],
    "100,000 levels": changed(colour=0).replace(b'"colour":0', b'"colour":' + b"[" * 100_000 + b"]" * 100_000),
}


@pytest.mark.parametrize("fault", OTHER_BYTES)
def test_any_other_bytes_are_refused(fault: str) -> None:
    assert OTHER_BYTES[fault] != BYTES
    with pytest.raises(Malformed):
        decode(OTHER_BYTES[fault])


def test_65_536_bytes_are_refused() -> None:
    body = json.loads(encode(example(ActProposed)))
    room = MOST_BYTES + 1 - len(encode(replace(example(ActProposed), content="")))
    body["content"] = "x" * room
    data = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert len(data) == 65_536
    with pytest.raises(Malformed):
        decode(data)


@given(st.binary(max_size=200) | st.integers(0, len(BYTES)).map(lambda at: BYTES[:at] + b"\x00" + BYTES[at:]))
def test_no_bytes_make_it_fail_otherwise(data: bytes) -> None:
    with pytest.raises((Malformed, UnknownTopic)):
        decode(data)


@given(st.integers(0, len(BYTES) - 1), st.integers(0, 7))
def test_a_flipped_bit_is_another_event_or_none(at: int, bit: int) -> None:
    flipped = bytearray(BYTES)
    flipped[at] ^= 1 << bit
    try:
        event = decode(bytes(flipped))
    except (Malformed, UnknownTopic):
        return
    assert event != EVENT
    assert encode(event) == bytes(flipped)


def test_a_document_may_have_the_most_bytes_and_not_one_more() -> None:
    assert canonical({"b": 1, "a": [True, None]}, 23) == b'{"a":[true,null],"b":1}'
    with pytest.raises(Malformed, match="23 bytes, and 22 is the most"):
        canonical({"b": 1, "a": [True, None]}, 22)


FIRST_TIME = """
import sys, threading
from contract_examples import TOPICS, example
from events import codec

sys.setswitchinterval(1e-6)
bodies = [codec.encode(example(contract)) for contract in TOPICS.values()]
together = threading.Barrier(8)

def decode_all():
    together.wait()
    for body in bodies:
        codec.decode(body)

threads = [threading.Thread(target=decode_all) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""


def test_threads_that_decode_a_contract_for_the_first_time_do_not_crash() -> None:
    for _ in range(3):
        paths = os.pathsep.join(sys.path)
        subprocess.run([sys.executable, "-c", FIRST_TIME], check=True, env={**os.environ, "PYTHONPATH": paths})

"""Whatever is sent: a problem for an answer, which names field and rule, and tells nothing of the inside."""

from __future__ import annotations

import json
import time
from typing import Any
from uuid import uuid4

import pytest
from recording import log_of
from served import NOTES, Served

from service import telemetry
from service.fields import storable

BIG = b'{"reason":{"en":"' + b"x" * 1_048_576 + b'"}}'
KNOWN = ("SELECT", "INSERT", "psycopg", "Traceback", "/src/", ".py", "stored_events", "fastapi", "pydantic", "uvicorn")
"""Words of the inside, none of which an answer may hold."""

JSON = (400, "body", "json")
BODIES: dict[str, tuple[bytes, tuple[int, str, str]]] = {
    "nothing": (b"", (422, "body", "missing")),
    "null": (b"null", (422, "body", "model-attributes-type")),
    "a list": (b"[]", (422, "body", "model-attributes-type")),
    "words": (b'"words"', (422, "body", "model-attributes-type")),
    "half a document": (b'{"activity":', JSON),
    "two documents": (b"{}{}", JSON),
    "single quotes": (b"{'activity': 3}", JSON),
    "a comment": (b"{} // a comment", JSON),
    "a trailing comma": (b'{"activity":3,}', JSON),
    "a name twice": (b'{"activity":3,"activity":4}', JSON),
    "the same name twice by an escape": (b'{"activity":3,"\\u0061ctivity":3}', JSON),
    "a language twice": (b'{"reason":{"en":"one","en":"two"}}', JSON),
    "NaN": (b'{"activity":NaN}', JSON),
    "Infinity": (b'{"activity":-Infinity}', JSON),
    "10,000 levels": (b'{"reason":' + b"[" * 10_000 + b"]" * 10_000 + b"}", JSON),
    "10,000 objects": (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, JSON),
    "bad UTF-8": (b'{"reason":{"en":"\xff\xfe"}}', JSON),
    "overlong UTF-8": (b'{"reason":{"en":"\xc0\xaf"}}', JSON),
    "UTF-16 without a mark": ('{"activity":3.5}'.encode("utf-16-le"), (422, "activity", "int-type")),
    "an integer of 10,000 digits": (b'{"activity":1' + b"0" * 10_000 + b"}", JSON),
    "a fraction": (b'{"activity":3.5}', (422, "activity", "int-type")),
    "an integer as words": (b'{"activity":"3"}', (422, "activity", "int-type")),
    "a truth for an integer": (b'{"activity":true}', (422, "activity", "int-type")),
    "below the least": (b'{"activity":-1}', (422, "activity", "greater-than-equal")),
    "above the most": (b'{"activity":10000}', (422, "activity", "less-than-equal")),
    "an unknown field": (b'{"received_at":"2021-05-06"}', (422, "received_at", "extra-forbidden")),
    "an actor": (b'{"person":"5e1f0000-0000-4000-8000-000000000001"}', (422, "person", "extra-forbidden")),
    "a field whose name is a lone surrogate": (b'{"\\ud800":1}', (422, "body", "string-unicode")),
    "NUL": (b'{"reason":{"en":"a\\u0000b"}}', (422, "reason.en", "value-error")),
    "a lone surrogate": (b'{"reason":{"en":"\\ud800"}}', (422, "reason.en", "string-unicode")),
    "a language that is a lone surrogate": (
        b'{"reason":{"\\ud800":"x"}}',
        (422, "reason.\ufffd\ufffd\ufffd.[key]", "string-unicode"),
    ),
    "a language that is none": (
        b'{"reason":{"English!":"x"}}',
        (422, "reason.English!.[key]", "string-pattern-mismatch"),
    ),
    "no words": (b'{"reason":{"en":""}}', (422, "reason.en", "string-too-short")),
    "white space for words": (b'{"reason":{"en":" \\n"}}', (422, "reason", "value-error")),
    "no language": (b'{"reason":{}}', (422, "reason", "too-short")),
    "one word too many": (json.dumps({"reason": {"en": "x" * 8_001}}).encode(), (422, "reason.en", "string-too-long")),
    "ten times the most words": (
        json.dumps({"reason": {"en": "x" * 80_000}}).encode(),
        (422, "reason.en", "string-too-long"),
    ),
    "a body of one byte too many": (BIG[:1_048_574] + b'"}}', (413, "body", "too-large")),
    "a body of ten times the most": (b" " * 10_485_760, (413, "body", "too-large")),
}
HEADERS: dict[str, tuple[dict[str, str], tuple[int, str, str]]] = {
    "no key": ({"Idempotency_Key": ""}, (400, "Idempotency-Key", "missing")),
    "a key with a slash": ({"Idempotency_Key": "policy/x"}, (400, "Idempotency-Key", "string-pattern-mismatch")),
    "a key of 201": ({"Idempotency_Key": "x" * 201}, (400, "Idempotency-Key", "string-pattern-mismatch")),
    "a key beyond ASCII": ({"Idempotency_Key": "cl\u00e9"}, (400, "Idempotency-Key", "string-pattern-mismatch")),
    "If-Match without quotes": ({"If_Match": "7"}, (400, "If-Match", "etag")),
    "If-Match of anything": ({"If_Match": "*"}, (400, "If-Match", "etag")),
    "If-Match of two": ({"If_Match": '"1", "2"'}, (400, "If-Match", "etag")),
    "a weak If-Match": ({"If_Match": 'W/"1"'}, (400, "If-Match", "etag")),
    "a negative If-Match": ({"If_Match": '"-1"'}, (400, "If-Match", "etag")),
    "an If-Match of 30 digits": ({"If_Match": f'"{"9" * 30}"'}, (400, "If-Match", "etag")),
    "a stale If-Match": ({"If_Match": '"7"'}, (412, "If-Match", "stale")),
    "another kind of body": ({"Content_Type": "text/plain"}, (422, "body", "model-attributes-type")),
}
PATHS: dict[str, tuple[str, int, str]] = {
    "an unknown process": ("/v1/processes/other/notes", 404, "unknown"),
    "a process in capitals": ("/v1/processes/P/notes", 422, "invalid"),
    "NUL in a path": ("/v1/processes/%00/notes", 422, "invalid"),
    "SQL in a path": ("/v1/processes/p'%3B%20DROP%20TABLE%20stored_events/notes", 422, "invalid"),
    "bad UTF-8 in a path": ("/v1/processes/%ff%fe/notes", 422, "invalid"),
    "a long path": (f"/v1/processes/{'p' * 5_000}/notes", 422, "invalid"),
    "an unknown route": ("/v1/processes/p/votes", 404, "no-such-route"),
    "a route above": ("/v1/processes/p/../../../../etc/passwd", 404, "no-such-route"),
    "a slash at the end": ("/v1/processes/p/notes/", 404, "no-such-route"),
}


def problem(answer: Any) -> dict[str, Any]:
    """The answer's body, which tells a problem and nothing of the inside."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    assert not any(word in answer.text for word in KNOWN), answer.text
    told: dict[str, Any] = answer.json()
    assert told["type"].startswith("urn:mithaq:problem:")
    assert told["status"] == answer.status_code
    assert told["title"]
    assert told["detail"]
    assert len(told["trace"]) == 32
    return told


@pytest.fixture(autouse=True)
def traced() -> None:
    """A tracer, as each process has one."""
    telemetry.start("plan-api", "ministry")


def told(answer: Any) -> tuple[int, str, str]:
    """Status, and the field and rule of the first fault."""
    first = next(iter(problem(answer)["errors"]), {"field": "", "rule": ""})
    return answer.status_code, first["field"], first["rule"]


def test_a_wrong_body_is_told_by_field_and_rule(served: Served) -> None:
    before = served.store.last_position()
    found = {fault: told(served.note(body)) for fault, (body, _) in BODIES.items()}
    assert found == {fault: expected for fault, (_, expected) in BODIES.items()}
    assert served.store.last_position() == before


def test_a_wrong_header_is_told_by_field_and_rule(served: Served) -> None:
    before = served.store.last_position()
    found = {fault: told(served.note(b"{}", **headers)) for fault, (headers, _) in HEADERS.items()}
    assert found == {fault: expected for fault, (_, expected) in HEADERS.items()}
    assert served.store.last_position() == before


def test_a_wrong_path_is_a_problem_too(served: Served) -> None:
    for fault, (path, status, slug) in PATHS.items():
        said = problem(served.note(path=path))
        assert (said["status"], said["type"]) == (status, f"urn:mithaq:problem:{slug}"), fault
    for method in ("GET", "PUT", "PATCH", "DELETE"):
        answer = served.ask(method, NOTES)
        assert (problem(answer)["status"], answer.headers["allow"]) == (405, "POST")


REF = "5e1f0000-0000-4000-8000-000000000001"
QUESTIONS = {
    "events?after=-1": "after",
    "events?after=x": "after",
    f"events?after={2**64}": "after",
    "events?limit=0": "limit",
    "events?limit=1001": "limit",
    "sealed?why=x": "refs",
    "sealed?refs=x&why=x": "refs",
    f"sealed?refs={REF}": "why",
    f"sealed?refs={REF}&why=": "why",
    f"sealed?refs={REF}&why=a%00b": "why",
    f"sealed?refs={REF}&why={'x' * 201}": "why",
    f"sealed?refs={','.join([REF] * 101)}&why=x": "refs",
}


def test_a_wrong_question_is_told_by_its_field(served: Served) -> None:
    peer = {"Authorization": f"Bearer {served.service_token()}"}
    found = {asked: told(served.ask("GET", f"/v1/{asked}", headers=peer))[:2] for asked in QUESTIONS}
    assert found == {asked: (422, field) for asked, field in QUESTIONS.items()}


def test_a_body_of_many_names_takes_no_longer_than_its_size(served: Served) -> None:
    body = json.dumps({f"name-{number}": number for number in range(50_000)}).encode()
    begun = time.monotonic()
    assert served.note(body).status_code == 422
    assert time.monotonic() - begun < 10


def test_the_same_request_gets_the_same_answer_and_another_under_its_key_none(served: Served) -> None:
    first = served.note(b'{"activity":3,"reason":{"en":"one"}}', Idempotency_Key="key-1")
    assert (first.status_code, first.headers["etag"]) == (201, '"1"')
    again = served.note(b'{ "reason": {"en": "\\u006fne"}, "activity": 3 }', Idempotency_Key="key-1")
    assert (again.status_code, again.json()) == (201, first.json())
    token = served.token(sub=str(uuid4()))
    for answer in (
        served.note(b'{"activity":3,"reason":{"en":"two"}}', Idempotency_Key="key-1"),
        served.note(b'{"activity":3,"reason":{"en":"one"}}', Idempotency_Key="key-1", Authorization=f"Bearer {token}"),
    ):
        assert told(answer) == (422, "Idempotency-Key", "key-reused")
    assert len(served.store.stream(log_of("log"))) == 1


def test_the_most_that_may_be_said_is_recorded_as_it_was_typed(served: Served) -> None:
    words = {"ar": "م" * 8_000, "en": "\u202e<script>=1+1 \U0001f91d e\u0301 " + "x" * 7_000}
    answer = served.note({"activity": 9_999, "reason": words}, If_Match='"0"')
    assert answer.status_code == 201
    (event,) = served.store.stream(log_of("log"))
    assert (event.reason, event.activity) == (words, 9_999)


def test_an_event_that_would_be_too_large_is_refused(served: Served) -> None:
    languages = [f"{chr(97 + number)}{chr(97 + number)}" for number in range(9)]
    said = problem(served.note({"reason": dict.fromkeys(languages, "x" * 8_000)}))
    assert (said["status"], said["errors"][0]["rule"]) == (422, "not-storable")
    assert served.store.stream(log_of("log")) == []


@pytest.mark.parametrize("words", ["\x00", "a\ud800", "\udfff"])
def test_what_cannot_be_stored_is_no_text(words: str) -> None:
    with pytest.raises(ValueError, match=r"cannot be stored|surrogate"):
        storable(words)


def test_a_small_body_makes_no_large_answer(served: Served) -> None:
    answer = served.note({f"f{number}": 0 for number in range(10_000)})
    assert (answer.status_code, len(answer.json()["errors"])) == (422, 100)
    assert len(answer.content) < 20_000

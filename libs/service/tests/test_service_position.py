"""When a service is settled, and the answer that is held back until it is."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from served import Served

from events.store import move
from service.position import settled

TOLD: dict[str, Any] = {
    "last": 3,
    "projected": 3,
    "reacted": 3,
    "applied": {"a/board": 2},
    "timers": {"p": "2021-04-28T00:00:00.000001Z"},
    "clocks": {"p": "2021-04-28T00:00:00Z", "q": "2021-04-28T00:00:00Z"},
}


def test_it_is_settled_when_nothing_is_left_to_do() -> None:
    assert settled(TOLD, {"a/board": 2, "a/unknown": 9})


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ({"projected": 2}, {}),
        ({"reacted": 2}, {}),
        ({}, {"a/board": 3}),
        ({"timers": {"p": "2021-04-28T00:00:00Z"}}, {}),
    ],
)
def test_it_is_not_settled_while_something_is_left(changed: dict[str, Any], wanted: dict[str, int]) -> None:
    assert not settled(TOLD | changed, wanted)


def test_the_answer_waits_until_it_is_settled(served: Served, tmp_path: Path) -> None:
    served.start(tmp_path / "keys")
    last = served.ask("GET", "/v1/position").json()["last"]
    assert last > 0

    def follow() -> None:
        for follower in ("projected", "reacted"):
            with served.store.transaction() as cursor:
                move(cursor, follower, last)

    threading.Timer(0.3, follow).start()
    told = served.ask("GET", "/v1/position", params={"wait": 2}).json()
    assert (told["projected"], told["reacted"]) == (last, last)


@pytest.mark.parametrize("query", ["wait=3", "wait=-1", "wait=x", "applied=board:1", "applied=a/board:-1", "applied="])
def test_a_wrong_question_is_refused(served: Served, query: str) -> None:
    answer = served.ask("GET", f"/v1/position?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"].startswith(query.partition("=")[0])

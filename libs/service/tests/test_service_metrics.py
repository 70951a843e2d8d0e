"""What the metrics tell is so."""

from __future__ import annotations

from served import Served

from events import deadletters
from events.store import Recorded
from service.worker import measure


def told(served: Served, metric: str) -> list[str]:
    """The metric's lines in what Prometheus is told."""
    return [line for line in served.ask("GET", "/metrics").text.splitlines() if line.startswith(metric)]


def test_dead_letters_are_told(served: Served) -> None:
    measure(served.store)
    assert told(served, "mithaq_dead_letters") == ["mithaq_dead_letters 0.0"]
    message = Recorded(position=1, previous=0, topic="", body=b"{}")
    with served.store.transaction() as cursor:
        deadletters.bury("ministry/comments", message, "a fault")(cursor)
    measure(served.store)
    assert told(served, "mithaq_dead_letters") == ["mithaq_dead_letters 1.0"]
    assert served.ask("GET", "/v1/position").json()["dead_letters"] == 1


def test_a_caller_makes_no_series_of_its_own(served: Served) -> None:
    for number in range(3):
        assert served.ask(f"VERB{number}", "/v1/position").status_code == 405
    assert not any("VERB" in line for line in told(served, "mithaq_requests_total"))

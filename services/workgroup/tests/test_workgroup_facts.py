"""What is heard from plan, and that nothing follows from it by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import reduce
from itertools import permutations
from typing import Any
from uuid import UUID, uuid5

from events.aggregate import Timer
from events.calendar import Calendar
from events.envelope import Act, Event, named
from events.plan import (
    ClockMoved,
    DocumentDrafted,
    DocumentVersionAdded,
    ProcessCancelled,
    ProcessResumed,
    ProcessStarted,
    ProcessSuspended,
)
from workgroup.domain.process import Process
from workgroup.facts import INTERESTS, Facts, fold
from workgroup.policies import fire, react, schedule

NOW = datetime(2021, 3, 14, 8, tzinfo=UTC)
STREAM = named("jo-nap5", "process", "jo-nap5")


def heard(kind: type[Event], version: int = 1, **fields: Any) -> Event:
    act = Act(
        id=uuid5(STREAM, f"{kind.TOPIC}/{version}"),
        agency="ministry",
        process="jo-nap5",
        happened_at=NOW,
        recorded_at=NOW,
        correlation=STREAM,
        tzdata="2026b",
    )
    return act.event(kind, STREAM, version, **fields)


STARTED = heard(
    ProcessStarted,
    title={"ar": "خطة", "en": "Plan"},
    country="JO",
    zone="Asia/Amman",
    languages=("ar", "en"),
    authoritative="ar",
    simulated=True,
    calendar=Calendar(weekend=(5, 6)),
    agencies={"plan": "ministry", "workgroup": "ministry"},
)
DRAFTED = heard(DocumentDrafted, 1, name="methodology", title={}, number=1, renditions=(), hash="a" * 64)
ADDED = heard(DocumentVersionAdded, 2, name="methodology", number=2, renditions=(), hash="b" * 64)


def test_facts_of_a_process_come_out_the_same_in_every_order() -> None:
    documents = {"methodology": {1: "a" * 64, 2: "b" * 64}}
    known = Facts(process=Process(zone="Asia/Amman", languages=("ar", "en"), documents=documents))
    for order in permutations((STARTED, DRAFTED, ADDED)):
        assert reduce(fold, order, Facts()) == known


def test_a_process_stands_still_until_it_is_resumed() -> None:
    suspended = fold(Facts(), heard(ProcessSuspended))
    assert suspended.process.stopped == "suspended"
    assert fold(suspended, heard(ProcessResumed)).process.stopped is None
    assert fold(Facts(), heard(ProcessCancelled)).process.stopped == "cancelled"


def test_what_is_of_no_interest_changes_nothing() -> None:
    moved = heard(ClockMoved, now=NOW)
    assert moved.TOPIC not in INTERESTS
    assert fold(Facts(), moved) == Facts()


def test_nothing_is_done_here_without_a_person() -> None:
    assert react(Facts(), STARTED) == ()
    assert schedule(STARTED) == ()
    assert fire(Facts(), Timer(process="jo-nap5", stream=UUID(int=1), name="none", due=NOW)) == ()

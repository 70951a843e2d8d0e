"""The empty service runs as every other: it tells its position, and hears of processes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

from events.calendar import Calendar
from events.envelope import Act, named
from events.plan import ProcessStarted
from local.oneservice import OneService
from local.site import Site
from proposals.main import PARTS

NOW = datetime(2021, 3, 14, 7, tzinfo=UTC)


def started() -> ProcessStarted:
    act = Act(
        id=uuid4(),
        agency="ministry",
        process="jo-nap5",
        happened_at=NOW,
        recorded_at=NOW,
        correlation=uuid4(),
        tzdata="2026b",
    )
    return act.event(
        ProcessStarted,
        named("jo-nap5", "process", "jo-nap5"),
        1,
        title={"en": "Plan"},
        country="JO",
        zone="Asia/Amman",
        languages=("en",),
        authoritative="en",
        simulated=True,
        calendar=Calendar(weekend=(5, 6)),
        agencies={"plan": "ministry", "proposals": "ministry"},
    )


def test_it_follows_the_process_s_clock_and_tells_its_position(in_process: Callable[[str], None], site: Site) -> None:
    in_process("proposals")
    proposals = OneService(PARTS, site, {}, "jo-nap5")
    proposals.hear(started())
    position = proposals.client.get("/v1/position").json()
    proposals.close()
    assert position["service"] == "proposals"
    assert position["last"] == 0
    assert position["applied"]["ministry/plan"] == 1
    assert position["clocks"] == {"jo-nap5": "2021-03-14T07:00:00Z"}

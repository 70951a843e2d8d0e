"""Races, each many times over (MITHAQ_TRIES): a withdrawal against a decision, an extension against the clock."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from hunting import TRIES
from running_proposals import Proposals

from events.calendar import ends_at
from events.plan import ClockMoved
from events.proposals import (
    CallClosed,
    CallClosing,
    CallDeadlineExtended,
    ProposalFoundEligible,
    ProposalWithdrawn,
    ScreeningConcluded,
)
from service import timing

TICK = timedelta(microseconds=1)


def status(proposals: Proposals, person: str, path: str, body: Any = None) -> int:
    """What the person's command, under a key of its own, is answered with."""
    key = {"Idempotency-Key": str(uuid4())}
    return proposals.post(person, path, body, **key).status_code


def test_of_a_withdrawal_and_a_decision_exactly_one_wins(proposals: Proposals) -> None:
    proposals.opened()
    written = [proposals.submit() for _ in range(TRIES)]
    proposals.move(proposals.world.closes)
    verdict = {"verdict": "eligible"}
    with ThreadPoolExecutor(2) as persons:
        for proposal in written:
            at = f"/v1/proposals/{proposal}"
            sent = (
                persons.submit(status, proposals, "huda", f"{at}/screen", verdict),
                persons.submit(status, proposals, "salma", f"{at}/withdraw"),
            )
            assert sorted(each.result() for each in sent) == [201, 409]
    settled = Counter(event.stream for event in proposals.all(ProposalFoundEligible) + proposals.all(ProposalWithdrawn))
    wrong = [proposal for proposal in written if settled[UUID(proposal)] != 1]
    assert wrong == []
    proposals.work()
    assert len(proposals.all(ScreeningConcluded)) == 1


FIRST, FAR = date(2021, 6, 1), date(2029, 12, 31)
"""The day on which the first of the calls ends, and the day to which each may be extended."""


def test_an_extension_is_confirmed_before_the_clock_closes_or_not_at_all(proposals: Proposals) -> None:
    """Each call ends a day after the one before; the clock passes its end while the second officer confirms."""
    proposals.opened()
    ends = [FIRST + timedelta(days=number) for number in range(TRIES)]
    calls = [proposals.publish(name=f"call-{last}", last=f"{last}")["id"] for last in ends]
    confirming = [_extending(proposals, call) for call in calls]
    with ThreadPoolExecutor(2) as both:
        for call, last, (path, body) in zip(calls, ends, confirming, strict=True):
            closes = ends_at(last, "Asia/Amman")
            proposals.hear(proposals.world._plan(ClockMoved, now=closes - TICK))
            confirmed = both.submit(status, proposals, "rana", path, body)
            closing = both.submit(_pass, proposals, closes)
            answered, _ = confirmed.result(), closing.result()
            proposals.work()
            events = [type(event) for event in proposals.app.store.stream(UUID(call))]
            assert (CallDeadlineExtended in events) == (answered == 201)
            assert events.count(CallClosing) == events.count(CallClosed) == (0 if answered == 201 else 1)
    proposals.move(ends_at(FAR, "Asia/Amman"))
    closed = Counter(event.stream for event in proposals.all(CallClosed))
    assert closed == dict.fromkeys([proposals.world.stream, *map(UUID, calls)], 1)


def _extending(proposals: Proposals, call: str) -> tuple[str, dict[str, Any]]:
    """An extension that waits: where it is confirmed, and with what."""
    words = {"asked_by": proposals.world.both, "reason": proposals.world.both}
    proposed = proposals.made("huda", f"/v1/calls/{call}/extend", {"last": f"{FAR}", **words})["id"]
    [waiting] = proposals.read(f"/v1/calls/{call}").json()["waiting"]
    return f"/v1/acts/{call}/{proposed}/confirm", {"hash": waiting["hash"]}


def _pass(proposals: Proposals, now: datetime) -> None:
    """The clock passes the instant, and what is due is done."""
    proposals.hear(proposals.world._plan(ClockMoved, now=now))
    timing.fire_due(proposals.built)

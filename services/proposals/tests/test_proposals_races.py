"""Races, each many times over (MITHAQ_TRIES): a withdrawal against a decision, an extension against the clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

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
from local.oneservice import OneService
from local.racing import Prepared, at_once, lag_of, sent_at_once
from service import timing

TICK = timedelta(microseconds=1)
FAR = date(2029, 12, 31)
"""The day to which the call may be extended."""

Rewinding = Callable[[OneService], Prepared]


def test_of_a_withdrawal_and_a_decision_exactly_one_wins(proposals: Proposals, rewinding: Rewinding) -> None:
    proposals.opened()
    at = f"/v1/proposals/{proposals.submit()}"
    proposals.move(proposals.world.closes)
    won: Counter[str] = Counter()
    for _ in rewinding(proposals).tries(TRIES):
        verdict = ("huda", f"{at}/screen", {"verdict": "eligible"})
        assert sent_at_once(proposals, verdict, ("salma", f"{at}/withdraw", {})) == [201, 409]
        [settled] = proposals.all(ProposalFoundEligible) + proposals.all(ProposalWithdrawn)
        won[settled.TOPIC] += 1
        proposals.work()
        assert len(proposals.all(ScreeningConcluded)) == 1
    print(f"a withdrawal against a decision: 0 wrong of {TRIES}; {dict(won)}")


def test_an_extension_is_confirmed_before_the_clock_closes_or_not_at_all(
    proposals: Proposals, rewinding: Rewinding
) -> None:
    """The clock passes the call's end while the second officer confirms."""
    proposals.opened()
    path, body = _extending(proposals, str(proposals.world.stream))
    closes = proposals.world.closes
    proposals.hear(proposals.world._plan(ClockMoved, now=closes - TICK))
    extended = 0
    for number in rewinding(proposals).tries(TRIES):
        confirming = partial(proposals.post, "rana", path, body)
        _, confirmed = at_once(partial(_pass, proposals, closes), confirming, lag=lag_of(number))
        proposals.work()
        events = [type(event) for event in proposals.app.store.stream(UUID(str(proposals.world.stream)))]
        taken = confirmed.status_code == 201
        assert (CallDeadlineExtended in events) == taken
        assert events.count(CallClosing) == events.count(CallClosed) == (0 if taken else 1)
        proposals.move(ends_at(FAR, "Asia/Amman"))
        assert len(proposals.all(CallClosed)) == 1
        extended += taken
    print(f"an extension against the clock: 0 wrong of {TRIES}; {extended} in time")


def _extending(proposals: Proposals, call: str) -> tuple[str, dict[str, Any]]:
    """An extension that waits: where it is confirmed, and with what."""
    words = {"asked_by": proposals.world.both, "reason": proposals.world.both}
    proposed = proposals.made("huda", f"/v1/calls/{call}/extend", {"last": f"{FAR}", **words})["id"]
    [waiting] = proposals.read(f"/v1/calls/{call}").json()["waiting"]
    return f"/v1/acts/{call}/{proposed}/confirm", {"hash": waiting["hash"]}


def _pass(proposals: Proposals, now: datetime) -> Any:
    """The clock passes the instant, and what is due is done."""
    proposals.hear(proposals.world._plan(ClockMoved, now=now))
    timing.fire_due(proposals.built)

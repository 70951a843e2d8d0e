"""Races, each many times over (MITHAQ_TRIES): a withdrawal against a decision, an extension against the clock."""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from running_proposals import Proposals

from events.envelope import named
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

TRIES = int(os.environ.get("MITHAQ_TRIES", "25"))
TICK = timedelta(microseconds=1)


def status(proposals: Proposals, person: str, path: str, body: Any = None) -> int:
    """What the person's command, under a key of its own, is answered with."""
    key = {"Idempotency-Key": str(uuid4())}
    return proposals.post(person, path, body, **key).status_code


@pytest.mark.timeout(60 + TRIES)
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


@pytest.mark.timeout(60 + 2 * TRIES)
def test_an_extension_is_confirmed_before_the_clock_closes_or_not_at_all(proposals: Proposals) -> None:
    """The clock passes the instant while the second officer confirms: the call closes once, at the end in force."""
    proposals.opened()
    closes = proposals.world.closes
    both = proposals.world.both
    calls, proposed = [], []
    for number in range(TRIES):
        call = proposals.publish(name=f"call-{number}")["id"]
        body = {"last": "2021-06-05", "asked_by": both, "reason": both}
        hiding = proposals.made("huda", f"/v1/calls/{call}/extend", body)["id"]
        [waiting] = proposals.read(f"/v1/calls/{call}").json()["waiting"]
        calls.append(call)
        proposed.append((f"/v1/acts/{call}/{hiding}/confirm", {"hash": waiting["hash"]}))
    proposals.move(closes - TICK)
    with ThreadPoolExecutor(3) as persons:
        sent = [persons.submit(status, proposals, "rana", path, body) for path, body in proposed]
        proposals.hear(proposals.world._plan(ClockMoved, now=closes))
        closing = persons.submit(timing.fire_due, proposals.built)
        statuses = [each.result() for each in sent]
        closing.result()
    proposals.work()
    extended = {event.stream for event in proposals.all(CallDeadlineExtended)}
    closed = Counter(event.stream for event in proposals.all(CallClosing))
    wrong = [
        call
        for call, answered in zip(calls, statuses, strict=True)
        if (answered == 201) != (UUID(call) in extended) or (UUID(call) in extended) == (UUID(call) in closed)
    ]
    assert wrong == []
    assert set(statuses) <= {201, 409}
    proposals.move(closes + timedelta(days=5))
    closed = Counter(event.stream for event in proposals.all(CallClosed))
    assert closed == {named("jo-nap5", "call", name): 1 for name in ["proposals-call", *_names()]}


def _names() -> list[str]:
    return [f"call-{number}" for number in range(TRIES)]

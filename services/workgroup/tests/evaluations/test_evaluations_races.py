"""Races on a real PostgreSQL: one decision however many confirm at once, and no score after the close."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from httpx import Response

from events.envelope import named
from events.workgroup import (
    BallotCast,
    BallotsCounted,
    EvaluationOpened,
    ProposalShortlisted,
    ScoreOpened,
    ScoreSubmitted,
    ScoringClosed,
    ShortlistApproved,
)

if TYPE_CHECKING:
    from services.workgroup.tests.evaluations.conftest import Judging

PROCESS = "jo-nap5"
EVALUATION = named(PROCESS, "evaluation", "shortlist")
AT = f"/v1/evaluations/{EVALUATION}"
TRIES = int(os.environ.get("MITHAQ_TRIES", "4"))
"""How often each race is run."""


def at_once(*acts: Callable[[], Response]) -> list[int]:
    """All of them at once: their statuses, in their order. Who was told to try again does."""

    def carry_out(act: Callable[[], Response]) -> int:
        for _ in range(20):
            if (status := act().status_code) != 503:
                return status
        return 503

    with ThreadPoolExecutor(len(acts)) as people:
        return [each.result() for each in [people.submit(carry_out, act) for act in acts]]


def test_two_confirmations_of_two_proposals_are_one_shortlist(judging: Judging) -> None:
    judging.prepare()
    judging.scored(a=(5, 5, 5), b=(4, 4, 4), c=(3, 3, 3))
    judging.made("chair", f"{AT}/close")
    for number in range(1, TRIES + 1):
        carried = judging.carry()
        one, other = judging.propose(carried), judging.propose(carried, "secretary")
        statuses = at_once(
            partial(judging.confirm, one, "m1"),
            partial(judging.confirm, other, "m2"),
        )
        assert sorted(statuses) in ([201, 404], [201, 409])
        decisions = judging.events(ShortlistApproved)
        assert len(decisions) == number
        assert len(judging.events(ProposalShortlisted)) == 2 * number
        assert [each.replaces for each in decisions] == [None, *(each.id for each in decisions[:-1])]
        # A member's interest comes out, whose score does not change the order: it is decided anew.
        _void(judging, number)


def _void(judging: Judging, number: int) -> None:
    """The scores of c are void, and given again: the evaluation is to be decided anew."""
    appeal, again = UUID(int=number), judging.idea("c")
    judging.reopen(again, appeal)
    judging.scored(c=(3, 3, 3))
    judging.made("chair", f"{AT}/close")


def test_a_score_against_the_close_counts_or_is_refused(judging: Judging) -> None:
    judging.prepare()
    judging.scored(a=(5, 5, 5), b=(4, 4, 4), c=(3, 3, 3))
    for _ in range(TRIES):
        before = len(judging.events(ScoreSubmitted))
        score, close = at_once(
            lambda: judging.score("m4", "c", (1, 1, 1)), lambda: judging.post("chair", f"{AT}/close")
        )
        assert close == 201
        taken = len(judging.events(ScoreSubmitted)) - before
        assert (score, taken) in ((201, 1), (409, 0))
        closed = judging.events(ScoringClosed)[-1]
        opened = [each for each in judging.events(ScoreOpened) if each.version > closed.version]
        by_m4 = [each for each in opened if each.evaluator == UUID(judging.subject("m4"))]
        assert len(by_m4) == taken
        assert all(each.version < closed.version for each in judging.events(ScoreSubmitted))
        judging.reopen(judging.idea("c"), closed.id)
        judging.scored(c=(3, 3, 3))


def test_one_ballot_for_each_person_however_often_at_once(judging: Judging) -> None:
    judging.prepare(method="public_vote", first="2021-06-10", last="2021-06-12", ties=["lot"])
    people = ("citizen-1", "citizen-2", "citizen-3")
    ballots = [{"choices": [str(judging.idea(name))]} for name in "ab"]
    statuses = at_once(
        *(
            lambda person=person, ballot=ballot: judging.post(person, f"{AT}/ballots", ballot)
            for person in people
            for ballot in ballots
        )
    )
    assert sorted(statuses) == [201] * 3 + [409] * 3
    assert sorted(each.person for each in judging.events(BallotCast)) == sorted(
        UUID(judging.subject(person)) for person in people
    )
    judging.move_clock(judging.events(EvaluationOpened)[0].closes_at)
    assert sum(each.votes for each in judging.events(BallotsCounted)[0].votes) == 3

"""Races on a real PostgreSQL: one decision however many confirm at once, and no score after the close."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from httpx import Response
from hunting import TRIES

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
from local.oneservice import OneService
from local.racing import Prepared, at_once

if TYPE_CHECKING:
    from panelservice import Judging

PROCESS = "jo-nap5"
EVALUATION = named(PROCESS, "evaluation", "shortlist")
AT = f"/v1/evaluations/{EVALUATION}"
Rewinding = Callable[[OneService], Prepared]


def insisting(act: Callable[[], Response]) -> Callable[[], int]:
    """Who is told to try again does: the status at last."""

    def carry_out() -> int:
        for _ in range(20):
            if (status := act().status_code) != 503:
                return status
        return 503

    return carry_out


def test_a_race_of_two_confirmations_of_two_proposals_is_one_shortlist(judging: Judging, rewinding: Rewinding) -> None:
    """Of a list of two, a third would be on it if both were taken."""
    judging.prepare()
    judging.scored(a=(5, 5, 5), b=(4, 4, 4), c=(3, 3, 3))
    judging.made("chair", f"{AT}/close")
    carried = judging.carry()
    one, other = judging.propose(carried), judging.propose(carried, "secretary")
    for _ in rewinding(judging).tries(TRIES):
        confirming = (partial(judging.confirm, one, "m1"), partial(judging.confirm, other, "m2"))
        statuses = at_once(*map(insisting, confirming))
        assert sorted(statuses) in ([201, 404], [201, 409])
        [decision] = judging.events(ShortlistApproved)
        assert decision.replaces is None
        assert [each.subject for each in judging.events(ProposalShortlisted)] == [judging.idea("a"), judging.idea("b")]
    print(f"another on the shortlist: 0 wrong of {TRIES}")


def test_a_race_of_a_score_with_the_close_counts_or_is_refused(judging: Judging, rewinding: Rewinding) -> None:
    judging.prepare()
    judging.scored(a=(5, 5, 5), b=(4, 4, 4), c=(3, 3, 3))
    before = len(judging.events(ScoreSubmitted))
    counted = 0
    for _ in rewinding(judging).tries(TRIES):
        scoring = partial(judging.score, "m4", "c", (1, 1, 1))
        score, close = at_once(insisting(scoring), insisting(partial(judging.post, "chair", f"{AT}/close")))
        assert close == 201
        taken = len(judging.events(ScoreSubmitted)) - before
        assert (score, taken) in ((201, 1), (409, 0))
        [closed] = judging.events(ScoringClosed)
        opened = [each for each in judging.events(ScoreOpened) if each.version > closed.version]
        by_m4 = [each for each in opened if each.evaluator == UUID(judging.subject("m4"))]
        assert len(by_m4) == taken
        assert all(each.version < closed.version for each in judging.events(ScoreSubmitted))
        counted += taken
    print(f"a score against the close: 0 wrong of {TRIES}; {counted} counted")


def test_a_race_of_ballots_counts_one_for_each_person(judging: Judging, rewinding: Rewinding) -> None:
    """Three persons, two ballots of each."""
    judging.prepare(method="public_vote", first="2021-06-10", last="2021-06-12", ties=["lot"])
    people = ("citizen-1", "citizen-2", "citizen-3")
    ballots = [{"choices": [str(judging.idea(name))]} for name in "ab"]
    for _ in rewinding(judging).tries(max(1, TRIES // len(people))):
        casting = [partial(judging.post, person, f"{AT}/ballots", ballot) for person in people for ballot in ballots]
        assert sorted(at_once(*map(insisting, casting))) == [201] * 3 + [409] * 3
        assert sorted(each.person for each in judging.events(BallotCast)) == sorted(
            UUID(judging.subject(person)) for person in people
        )
        judging.move_clock(judging.events(EvaluationOpened)[0].closes_at)
        assert sum(each.votes for each in judging.events(BallotsCounted)[0].votes) == 3

"""Outcomes: reasons that say something, ties, thresholds, selections for seats, public votes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from events.envelope import Event
from events.refusals import ValueRefused
from events.window import Late, NotOpenYet, WindowCounted
from events.workgroup import (
    BallotsCounted,
    ProposalNotShortlisted,
    ReasonStated,
    ReserveListed,
    SeatApplicationDeclined,
    SelectionApproved,
)
from workgroup.domain.evaluations import refusals
from workgroup.domain.evaluations.commands import ClassifyProposal, CountBallots, StateReason, VoteOnTie
from workgroup.domain.evaluations.outcome import outcome
from workgroup.domain.evaluations.ranking import lot_of, seed_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from panelstage import Stage

    from workgroup.domain.body import Body

OPENS, CLOSES = datetime(2021, 6, 9, 21, tzinfo=UTC), datetime(2021, 6, 12, 21, tzinfo=UTC)
DAYS: dict[str, Any] = {"first": date(2021, 6, 10), "last": date(2021, 6, 12)}


def refused(events: tuple[Event, ...]) -> list[ProposalNotShortlisted]:
    return [event for event in events if isinstance(event, ProposalNotShortlisted)]


def test_a_refusal_rests_on_the_criteria_below_those_admitted(stage: Stage) -> None:
    stage.scored(a=(5, 3, 3), b=(5, 3, 3), c=(2, 5, 3)).close()
    (event,) = refused(stage.decided())
    (finding,) = event.findings
    assert (finding.criterion, finding.mean, finding.admitted) == ("relevance", Decimal("2.00"), Decimal("5.00"))


def test_where_none_lies_below_it_is_the_lowest_of_equals_the_heaviest(new_stage: type[Stage]) -> None:
    stage = new_stage(size=1, ties=("vote",)).opened("a", "b")
    stage.scored(a=(3, 3, 3), b=(3, 3, 3)).close()
    stage.do(VoteOnTie, "m1", subject=stage.subject("a"))
    (event,) = refused(stage.decided())
    assert [finding.criterion for finding in event.findings] == ["relevance"]


def test_where_none_is_admitted_it_is_the_lowest(new_stage: type[Stage]) -> None:
    stage = new_stage(size=None, threshold=Decimal("4.5")).opened("a", "b")
    stage.scored(a=(4, 3, 4), b=(1, 2, 3)).close()
    events = refused(stage.decided())
    assert [[finding.criterion for finding in event.findings] for event in events] == [["effect"], ["relevance"]]
    assert {finding.admitted for event in events for finding in event.findings} == {None}


def test_without_a_text_nothing_is_approved_until_someone_says_why(stage: Stage) -> None:
    for subject, given in {"a": (5, 5, 5), "b": (4, 4, 4), "c": (4, 4, 1)}.items():
        for member in ("m1", "m2", "m3"):
            stage.score(member, subject, given)
    stage.close()
    with pytest.raises(refusals.ReasonMissing) as missing:
        stage.propose()
    assert missing.value.details == {"subject": stage.subject("c"), "criterion": "relevance"}
    for criterion in ("relevance", "effect", "clarity"):
        fields: dict[str, Any] = {"subject": stage.subject("c"), "criterion": criterion, "words": stage.words("thin")}
        (event,) = stage.do(StateReason, "chair", **fields)
        assert isinstance(event, ReasonStated)
    (event,) = refused(stage.decided())
    assert {text["en"] for finding in event.findings for text in finding.texts} == {"thin"}


def test_equal_reasons_of_two_refusals_name_each_other(new_stage: type[Stage]) -> None:
    stage = new_stage(size=1).opened("a", "b", "c", "d")
    for member in ("m1", "m2", "m3"):
        stage.score(member, "a", (5, 5, 5))
        stage.score(member, "b", (2, 5, 5), relevance="not needed")
        stage.score(member, "c", (1, 5, 5), relevance="not needed")
        stage.score(member, "d", (0, 5, 5), relevance="harmful")
    stage.close()
    (proposed,) = stage.propose()
    same = sorted([str(stage.subject("b")), str(stage.subject("c"))])
    assert json.loads(proposed.content)["equal"] == [same]
    events = {event.subject: event.equal_to for event in refused(stage.confirm(proposed))}
    assert events[stage.subject("b")] == (stage.subject("c"),)
    assert events[stage.subject("d")] == ()


def test_a_lot_is_drawn_from_the_opened_contributions(new_stage: type[Stage]) -> None:
    stage = new_stage(size=1).opened("a", "b")
    stage.contribute("m1", "seven")
    stage.contribute("m2", "blue")
    stage.scored(a=(3, 3, 3), b=(3, 3, 3)).close()
    approved = stage.decided()[0]
    seed = seed_of(["blue", "seven"])
    assert seed is not None
    expected = min(("a", "b"), key=lambda name: lot_of(seed, stage.subject(name)))
    assert stage.names(*approved.admitted) == [expected]
    assert (approved.tie_broken_by, approved.seed, approved.rule) == ("lot", seed, "ties-criteria-vote-lot")


def test_a_tie_that_nothing_breaks_names_its_subjects(new_stage: type[Stage]) -> None:
    stage = new_stage(size=2).opened("a", "b", "c")
    stage.scored(a=(5, 5, 5), b=(3, 3, 3), c=(3, 3, 3)).close()
    with pytest.raises(refusals.TieUnbroken) as tied:
        stage.propose()
    assert all(str(stage.subject(name)) in tied.value.message for name in "bc")
    with pytest.raises(refusals.NotTied):
        stage.do(VoteOnTie, "m1", subject=stage.subject("a"))
    stage.do(VoteOnTie, "m1", subject=stage.subject("b"))
    stage.do(VoteOnTie, "m1", subject=stage.subject("c"))
    assert stage.names(*stage.decided()[0].admitted) == ["a", "c"]
    assert outcome(stage.state).ranking.broken_by == "vote"


def test_who_is_recused_from_one_of_the_tied_does_not_vote_on_the_tie(new_stage: type[Stage]) -> None:
    stage = new_stage(size=1)
    stage.prepare()
    stage.open("a", "b", authors={"a": ("chair",)})
    stage.scored(a=(3, 3, 3), b=(3, 3, 3)).close()
    with pytest.raises(refusals.Recused):
        stage.do(VoteOnTie, "chair", subject=stage.subject("a"))


def seats(new_stage: type[Stage], new_body: Callable[..., Body], **rules: Any) -> Stage:
    """A selection for the two vacant seats of civil society; six applications."""
    stage = new_stage(purpose="seats", size=None, **rules)
    stage.seats = new_body("group", ("chair", "secretary"), vacant=("x", "y", "z"))
    stage.prepare(seats_of=stage.seats, side="civil_society")
    stage.open(*"abcdefgh")
    points = {name: (5 - place // 2, 5 - place // 3, 5) for place, name in enumerate("abcdefgh")}
    return stage.scored(**points)


def test_a_selection_fills_the_vacant_seats_of_its_side(new_stage: type[Stage], new_body: Callable[..., Body]) -> None:
    stage = seats(new_stage, new_body)
    stage.close()
    events = stage.decided("SelectMembers")
    approved = events[0]
    assert isinstance(approved, SelectionApproved)
    assert stage.names(*approved.admitted) == ["a", "b"]
    assert approved.members == (stage.person("author of a"), stage.person("author of b"))
    assert (approved.seats_of, approved.side) == ("group", "civil_society")
    reserve = [event for event in events if isinstance(event, ReserveListed)]
    assert [(event.rank, event.place, *stage.names(event.subject)) for event in reserve] == [
        (1, 3, "c"),
        (2, 4, "d"),
        (3, 5, "e"),
        (4, 6, "f"),
    ]
    declined = [event for event in events if isinstance(event, SeatApplicationDeclined)]
    assert stage.names(*(event.subject for event in declined)) == ["g", "h"]


def test_only_who_reaches_the_threshold_is_on_the_reserve_list(
    new_stage: type[Stage], new_body: Callable[..., Body]
) -> None:
    stage = seats(new_stage, new_body, threshold=Decimal("4.20"))
    stage.close()
    events = stage.decided("SelectMembers")
    reserve = [event for event in events if isinstance(event, ReserveListed)]
    assert stage.names(*(event.subject for event in reserve)) == ["c", "d"]


def test_a_selection_made_anew_counts_the_seats_that_it_filled(
    new_stage: type[Stage], new_body: Callable[..., Body]
) -> None:
    stage = seats(new_stage, new_body)
    stage.close()
    stage.decided("SelectMembers")
    filled = new_body("group", ("chair", "secretary", "author of a", "z", "author of b"))
    sides = {seat.name: seat.side for seat in filled.seats}
    assert [sides[name] for name in ("author of a", "author of b")] == ["civil_society"] * 2
    assert outcome(stage.state, filled).ranking.admitted == 2


def vote(new_stage: type[Stage], **rules: Any) -> Stage:
    return new_stage(method="public_vote", size=1, choices=2, ties=("lot",), **rules).opened("a", "b", "c", **DAYS)


def count(stage: Stage, at: datetime = CLOSES) -> tuple[Any, ...]:
    act = stage.act(None, happened_at=at)
    about: dict[str, Any] = {"act": act, "process": stage.process, "evaluation": stage.id, "body": stage.body}
    return stage.decide(CountBallots(**about, opened=stage.vault))


def test_a_ballot_is_one_in_time_and_within_its_bounds(new_stage: type[Stage]) -> None:
    stage = vote(new_stage)
    tick = timedelta(microseconds=1)
    with pytest.raises(NotOpenYet):
        stage.ballot("one", "a", at=OPENS - tick)
    stage.ballot("one", "a", "b", at=OPENS)
    with pytest.raises(refusals.AlreadyCast):
        stage.ballot("one", "c")
    for choices in ((), ("a", "a"), ("a", "b", "c")):
        with pytest.raises(ValueRefused):
            stage.ballot("two", *choices)
    stage.ballot("two", "b", at=CLOSES - tick)
    with pytest.raises(Late):
        stage.ballot("three", "a", at=CLOSES)
    with pytest.raises(refusals.CountNotDue):
        count(stage, CLOSES - tick)
    closed, counted = count(stage)
    assert isinstance(counted, BallotsCounted)
    assert closed.ballots == counted.ballots == 2
    assert {stage.names(each.subject)[0]: each.votes for each in counted.votes} == {"a": 1, "b": 2, "c": 0}
    assert count(stage) == ()
    with pytest.raises(WindowCounted):
        stage.ballot("three", "a", at=CLOSES - tick)
    approved, *_, last = stage.decided()
    assert stage.names(*approved.admitted) == ["b"]
    assert (approved.rule, last.findings, last.equal_to) == ("public-vote", (), ())


def test_members_do_not_score_where_the_public_votes(new_stage: type[Stage]) -> None:
    with pytest.raises(refusals.OtherMethod):
        vote(new_stage).score("m1", "a", (1, 1, 1))
    with pytest.raises(refusals.OtherMethod):
        vote(new_stage).close()
    with pytest.raises(refusals.OtherMethod):
        new_stage().opened("a").ballot("one", "a")


def test_a_proposal_is_put_into_a_theme(stage: Stage) -> None:
    fields: dict[str, Any] = {"subject": stage.subject("a"), "theme": "health", "organisation": "ministry-of-health"}
    (event,) = stage.do(ClassifyProposal, "secretary", **fields)
    assert (event.theme, event.organisation) == ("health", "ministry-of-health")

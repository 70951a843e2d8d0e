"""An evaluation from its preparation to its outcome: given events, when a command, then exactly these events."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from events import codec
from events.envelope import Event, commitment
from events.refusals import AlreadyThere, OfficeNeeded, Refusal, SeatNeeded, UnknownThing, ValueRefused
from events.workgroup import (
    ActProposed,
    EvaluationOpened,
    EvaluationPrepared,
    LotOpened,
    MemberRecused,
    ProposalNotShortlisted,
    ProposalShortlisted,
    ScoreOpened,
    ScoringClosed,
    ShortlistApproved,
    SubjectEntered,
)
from workgroup.domain.evaluations import commands, refusals
from workgroup.domain.evaluations.scores import words_of

if TYPE_CHECKING:
    from panelstage import Stage


def kinds(events: tuple[Event, ...]) -> list[str]:
    return [type(event).__name__ for event in events]


def test_it_is_prepared_by_an_officer_with_rules_for_good(new_stage: type[Stage]) -> None:
    stage = new_stage()
    (event,) = stage.prepare()
    assert isinstance(event, EvaluationPrepared)
    assert (event.name, event.body, event.rules, event.office) == ("shortlist", "panel", stage.rules, "unit_officer")
    assert codec.decode(codec.encode(event)) == event
    with pytest.raises(AlreadyThere):
        stage.prepare()


def test_it_opens_on_its_subjects_and_recuses_authors(new_stage: type[Stage]) -> None:
    stage = new_stage()
    stage.prepare()
    events = stage.open("a", "b", authors={"a": ("m1", "somebody")})
    assert kinds(events) == ["EvaluationOpened", "SubjectEntered", "SubjectEntered", "MemberRecused"]
    opened, entered, _, recused = events
    assert isinstance(opened, EvaluationOpened)
    assert isinstance(entered, SubjectEntered)
    assert isinstance(recused, MemberRecused)
    assert (opened.subjects, [each.name for each in opened.criteria]) == (2, ["relevance", "effect", "clarity"])
    assert entered.authors == (stage.person("m1"), stage.person("somebody"))
    assert (recused.subject, recused.member, recused.cause) == (stage.subject("a"), stage.person("m1"), "author")
    assert stage.open("a", "b") == ()
    with pytest.raises(refusals.Recused):
        stage.score("m1", "a", (5, 5, 5))


def test_a_score_is_sealed_and_a_later_one_takes_its_place(stage: Stage) -> None:
    (first,) = stage.score("m1", "a", (1, 1, 1), effect="weak")
    assert b'"points"' not in codec.encode(first)
    (later,) = stage.score("m1", "a", (5, 4, 3), effect="good")
    stage.scored(b=(3, 3, 3), c=(2, 2, 2))
    stage.score("m2", "a", (4, 4, 4))
    stage.score("m3", "a", (4, 4, 4))
    events = stage.close()
    closed = events[0]
    assert isinstance(closed, ScoringClosed)
    assert (closed.scores, closed.contributions, closed.ballots) == (9, 0, 0)
    opened = [event for event in events if isinstance(event, ScoreOpened) and event.evaluator == stage.person("m1")]
    score = next(event for event in opened if event.subject == stage.subject("a"))
    assert (score.score, score.points) == (later.id, {"relevance": 5, "effect": 4, "clarity": 3})
    words = words_of(score.points, score.remarks).encode()
    assert commitment(bytes.fromhex(score.salt), words) == later.score.commitment


def test_scoring_closes_only_with_enough_scores_and_only_once(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(4, 4, 4))
    stage.score("m1", "c", (3, 3, 3))
    stage.score("m2", "c", (3, 3, 3))
    with pytest.raises(refusals.TooFewScores) as refused:
        stage.close()
    assert refused.value.details == {"subject": stage.subject("c"), "scores": 2, "least": 3}
    stage.score("m3", "c", (3, 3, 3))
    with pytest.raises(SeatNeeded):
        stage.close("m1")
    stage.close("secretary")
    with pytest.raises(refusals.ScoringIsClosed):
        stage.close()
    with pytest.raises(refusals.ScoringIsClosed):
        stage.score("m4", "a", (1, 1, 1))


def test_an_opened_score_is_held_against_its_commitment(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(4, 4, 4), c=(3, 3, 3))
    ref, (salt, words) = next(iter(stage.vault.items()))
    stage.vault[ref] = (salt, words.replace("5", "4"))
    with pytest.raises(refusals.BrokenSeal):
        stage.close()
    del stage.vault[ref]
    with pytest.raises(refusals.BrokenSeal):
        stage.close()


def test_the_shortlist_is_proposed_by_one_and_confirmed_by_another(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(2, 3, 1), c=(4, 4, 4)).close()
    motion = stage.carried()
    (proposed,) = stage.propose(motion=motion)
    assert isinstance(proposed, ActProposed)
    said = json.loads(proposed.content)
    assert said["admitted"] == [str(stage.subject("a")), str(stage.subject("c"))]
    events = stage.confirm(proposed)
    assert kinds(events) == [
        "ShortlistApproved",
        "ProposalShortlisted",
        "ProposalShortlisted",
        "ProposalNotShortlisted",
    ]
    approved, best, second, refused = events
    assert isinstance(approved, ShortlistApproved)
    assert (approved.admitted, approved.refused) == ((stage.subject("a"), stage.subject("c")), 1)
    assert (approved.motion, approved.proposed_by, approved.person) == (
        motion,
        stage.person("chair"),
        stage.person("m4"),
    )
    assert (approved.rule, approved.replaces, approved.activity) == ("weighted-mean", None, 9)
    assert isinstance(best, ProposalShortlisted)
    assert isinstance(second, ProposalShortlisted)
    assert [(each.place, each.mean) for each in (best, second)] == [(1, Decimal("5.00")), (2, Decimal("4.00"))]
    assert isinstance(refused, ProposalNotShortlisted)
    assert (refused.subject, refused.place, refused.mean) == (stage.subject("b"), 3, Decimal("2.10"))
    assert [finding.criterion for finding in refused.findings] == ["relevance", "effect", "clarity"]
    assert refused.findings[0].mean == Decimal("2.00")
    assert refused.findings[0].admitted == Decimal("4.50")
    assert [text["en"] for text in refused.findings[0].texts] == ["m1 on b", "m2 on b", "m3 on b"]
    for event in events:
        assert codec.decode(codec.encode(event)) == event


def test_nothing_is_decided_twice_while_nothing_has_changed(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(2, 3, 1), c=(4, 4, 4)).close()
    motion = stage.carried()
    (one,) = stage.propose(motion=motion)
    (other,) = stage.propose("secretary", motion=motion)
    stage.confirm(one)
    with pytest.raises(Exception, match="No act waits"):
        stage.confirm(other)
    with pytest.raises(refusals.AlreadyDecided):
        stage.propose(motion=stage.carried(motion="another"))


def test_who_may_propose_and_confirm(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(2, 3, 1), c=(4, 4, 4)).close()
    with pytest.raises(SeatNeeded):
        stage.propose("m1")
    (proposed,) = stage.propose(motion=stage.carried(present=("chair", "m1")))
    with pytest.raises(refusals.NotPresent):
        stage.confirm(proposed, "m4")
    with pytest.raises(Exception, match="another person"):
        stage.confirm(proposed, "chair")
    with pytest.raises(SeatNeeded):
        stage.confirm(proposed, "stranger")
    stage.confirm(proposed, "m1")


def test_an_approval_rests_on_a_carried_motion_about_this_evaluation(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(2, 3, 1), c=(4, 4, 4)).close()
    stage.carried()
    with pytest.raises(UnknownThing):
        stage.propose(motion=UUID(int=1))
    with pytest.raises(refusals.NotCarried):
        stage.propose(motion=stage.carried(about=UUID(int=3), motion="of another"))
    with pytest.raises(refusals.NotCarried):
        stage.propose(motion=stage.carried("SelectIdeas", motion="for another act"))
    with pytest.raises(refusals.OtherMethod):
        stage.propose(name="SelectIdeas")


def test_before_scoring_is_closed_nothing_is_proposed(stage: Stage) -> None:
    with pytest.raises(refusals.ScoringIsOpen):
        stage.propose()


@pytest.mark.parametrize(
    ("points", "remarks", "field"),
    [
        ({"relevance": 6, "effect": 1, "clarity": 1}, {}, "points.relevance"),
        ({"relevance": 1, "effect": 1}, {}, "points.clarity"),
        ({"relevance": 1, "effect": 1, "clarity": 1, "style": 1}, {}, "points.style"),
        ({"relevance": 1, "effect": 1, "clarity": 1}, {"style": {"ar": "x", "en": "x"}}, "remarks.style"),
        ({"relevance": 1, "effect": 1, "clarity": 1}, {"effect": {"en": "x"}}, "remarks.effect.ar"),
    ],
)
def test_points_and_remarks_keep_to_the_criteria(
    stage: Stage, points: dict[str, int], remarks: dict[str, Any], field: str
) -> None:
    seal = stage.seal("x")
    about: dict[str, Any] = {"subject": stage.subject("a"), "points": points, "remarks": remarks, "score": seal}
    with pytest.raises(Refusal) as refused:
        stage.do(commands.SubmitScore, "m1", **about)
    assert refused.value.field == field


def test_rules_that_cannot_work_are_refused(new_stage: type[Stage]) -> None:
    faults: list[dict[str, Any]] = [{"ties": ("lot", "lot")}, {"places": 7}, {"scale": 0}, {"least_scores": 0}]
    faults += [{"purpose": "seats"}, {"method": "public_vote"}]
    for rules in faults:
        with pytest.raises(ValueRefused):
            new_stage(**rules).prepare()
    with pytest.raises(ValueRefused):
        new_stage().prepare(side="government")
    stage = new_stage()
    act = stage.act("m1")
    with pytest.raises(OfficeNeeded):
        stage.decide(
            commands.PrepareEvaluation(
                act=act,
                process=stage.process,
                name="x",
                title=stage.words("x"),
                body=stage.body,
                source_kind="call",
                source=UUID(int=1),
                seats_of=None,
                side=None,
                rules=stage.rules,
                first=None,
                last=None,
                stage_key=UUID(int=2),
            )
        )


def test_contributions_to_the_lot_are_opened_with_the_scores(stage: Stage) -> None:
    stage.contribute("m1", "first")
    stage.contribute("m1", "seven")
    stage.contribute("m2", "blue")
    stage.scored(a=(5, 5, 5), b=(2, 3, 1), c=(4, 4, 4))
    lots = [event for event in stage.close() if isinstance(event, LotOpened)]
    assert sorted(lot.words for lot in lots) == ["blue", "seven"]
    with pytest.raises(refusals.ScoringIsClosed):
        stage.contribute("m3", "late")

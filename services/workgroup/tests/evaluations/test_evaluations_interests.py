"""Interests: seen, declared, alleged, decided; what an interest found afterwards does to scores and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from events.envelope import Event
from events.refusals import ReasonNeeded, SeatNeeded, UnknownThing
from events.workgroup import (
    InterestAlleged,
    InterestDeclared,
    InterestDismissed,
    MemberRecused,
    RecusalProposed,
    ScoreVoided,
    ScoringReopened,
    ShortlistApproved,
)
from workgroup.domain.evaluations import refusals
from workgroup.domain.evaluations.commands import (
    AllegeInterest,
    DecideInterest,
    DeclareInterest,
    ReopenScoring,
    SeeInterests,
    Ties,
)
from workgroup.domain.evaluations.interests import judges

if TYPE_CHECKING:
    from collections.abc import Callable

    from panelstage import Stage

    from workgroup.domain.body import Body


def kinds(events: tuple[Event, ...]) -> list[str]:
    return [type(event).__name__ for event in events]


def decide(
    stage: Stage, subject: str, member: str, recused: bool, by: str = "chair", **fields: Any
) -> tuple[Event, ...]:
    about = {"subject": stage.subject(subject), "member": stage.person(member), "recused": recused}
    return stage.do(DecideInterest, by, reason=True, **({"allegation": None} | about | fields))


def declare(stage: Stage, person: str, subject: str) -> tuple[Event, ...]:
    return stage.do(DeclareInterest, person, subject=stage.subject(subject), kind="family")


def allege(stage: Stage, subject: str, member: str) -> Any:
    fields: dict[str, Any] = {"subject": stage.subject(subject), "member": stage.person(member)}
    (event,) = stage.do(AllegeInterest, "stranger", **fields, kind="financial")
    return event


def links(stage: Stage, *linked: tuple[str, str, str]) -> Ties:
    return Ties(links=frozenset((name, stage.person(person), relation) for name, person, relation in linked))


@pytest.mark.parametrize(
    ("ties", "kind"),
    [
        ([("ngo", "m1", "employee"), ("ngo", "author of a", "employee")], "employer"),
        ([("ngo", "m1", "member"), ("ngo", "author of a", "representative")], "organisation"),
        ([("ngo", "m1", "member"), ("other", "author of a", "member")], None),
    ],
)
def test_what_a_member_shares_with_an_author_proposes_a_recusal(
    new_stage: type[Stage], ties: list[tuple[str, str, str]], kind: str | None
) -> None:
    stage = new_stage()
    stage.ties = links(stage, *ties)
    stage.opened("a", "b")
    found = [(event.subject, event.kind) for event in stage.log if isinstance(event, RecusalProposed)]
    assert found == ([(stage.subject("a"), kind)] if kind else [])
    if kind:
        with pytest.raises(refusals.RecusalWaits):
            stage.score("m1", "a", (1, 1, 1))


def test_who_wrote_with_an_author_is_to_be_recused(new_stage: type[Stage]) -> None:
    stage = new_stage()
    together = frozenset({stage.person("m1"), stage.person("author of a")})
    stage.ties = Ties(together=frozenset({together}))
    stage.opened("a", "b")
    (proposed,) = [event for event in stage.log if isinstance(event, RecusalProposed)]
    assert (proposed.subject, proposed.member, proposed.kind) == (stage.subject("a"), stage.person("m1"), "author")


def test_a_proposed_recusal_is_settled_by_the_chair(new_stage: type[Stage]) -> None:
    stage = new_stage()
    stage.ties = links(stage, ("ngo", "m1", "member"), ("ngo", "m2", "member"), ("ngo", "author of a", "member"))
    stage.opened("a", "b")
    with pytest.raises(SeatNeeded):
        decide(stage, "a", "m1", False, by="m3")
    with pytest.raises(refusals.NothingToDecide):
        decide(stage, "b", "m1", False)
    (dismissed,) = decide(stage, "a", "m1", False)
    assert isinstance(dismissed, InterestDismissed)
    assert len(stage.score("m1", "a", (1, 1, 1))) == 1
    (recused,) = decide(stage, "a", "m2", True)
    assert isinstance(recused, MemberRecused)
    assert recused.cause == "proposed"
    with pytest.raises(refusals.NothingToDecide):
        decide(stage, "a", "m2", True)
    assert stage.do(SeeInterests, None, ties=stage.ties)[0].member == stage.person("m1")


def test_the_chair_does_not_decide_on_the_chair(stage: Stage) -> None:
    alleged = allege(stage, "a", "chair")
    with pytest.raises(SeatNeeded):
        decide(stage, "a", "chair", False, allegation=alleged.allegation)
    assert kinds(decide(stage, "a", "chair", True, by="secretary", allegation=alleged.allegation)) == ["MemberRecused"]


def test_without_another_who_leads_any_other_member_decides(new_body: Callable[..., Body]) -> None:
    three = new_body("panel", ("chair", "m1", "m2"))
    assert judges(three, three.members["m1"]) == "chair"
    assert judges(three, three.members["chair"]) == "member"
    assert judges(new_body("panel", ("secretary", "m1"), vacant=("chair",)), three.members["m1"]) == "secretary"


def test_what_is_learnt_after_the_decision_is_for_people_to_allege(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(4, 4, 4), c=(3, 3, 3)).close()
    stage.decided()
    ties = links(stage, ("ngo", "m1", "member"), ("ngo", "author of a", "member"))
    assert stage.do(SeeInterests, None, ties=ties) == ()


def test_a_decision_on_an_interest_has_a_reason(stage: Stage) -> None:
    alleged = allege(stage, "a", "m1")
    about: dict[str, Any] = {"subject": stage.subject("a"), "member": stage.person("m1"), "recused": True}
    with pytest.raises(ReasonNeeded):
        stage.do(DecideInterest, "chair", **about, allegation=alleged.allegation)


def test_anyone_alleges_and_only_of_a_member(stage: Stage) -> None:
    event = allege(stage, "a", "m1")
    assert isinstance(event, InterestAlleged)
    assert (event.seat, event.person) == (None, stage.person("stranger"))
    with pytest.raises(refusals.NotMember):
        allege(stage, "a", "stranger")
    with pytest.raises(UnknownThing):
        allege(stage, "h", "m1")
    (dismissed,) = decide(stage, "a", "m1", False, allegation=event.allegation)
    assert isinstance(dismissed, InterestDismissed)
    assert dismissed.allegation == event.allegation


def test_a_declared_interest_recuses_and_the_sealed_score_is_never_opened(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(4, 4, 4), c=(3, 3, 3))
    declared, recused = declare(stage, "m1", "a")
    assert isinstance(declared, InterestDeclared)
    assert isinstance(recused, MemberRecused)
    assert declared.seat == "panel/m1"
    with pytest.raises(refusals.TooFewScores):
        stage.close()
    stage.score("m4", "a", (5, 5, 5))
    assert stage.close()[0].scores == 9
    with pytest.raises(refusals.AlreadyRecused):
        declare(stage, "m1", "a")


def test_found_afterwards_it_voids_the_score(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(4, 4, 4), c=(3, 3, 3))
    stage.score("m4", "a", (0, 0, 0))
    stage.close()
    _, _, voided = declare(stage, "m4", "a")
    assert isinstance(voided, ScoreVoided)
    assert (voided.subject, voided.member) == (stage.subject("a"), stage.person("m4"))
    assert stage.state.status == "closed"


def test_with_too_few_left_the_subject_is_scored_again_under_the_same_seal(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(4, 4, 4), c=(3, 3, 3)).close()
    old = stage.decided()[0]
    assert isinstance(old, ShortlistApproved)
    reopened = declare(stage, "m1", "b")[-1]
    assert isinstance(reopened, ScoringReopened)
    assert (reopened.subjects, reopened.appeal) == ((stage.subject("b"),), None)
    assert stage.state.status == "open"
    with pytest.raises(refusals.ScoringIsOpen):
        stage.propose(motion=stage.carried(motion="new"))
    with pytest.raises(refusals.ScoringIsClosed):
        stage.score("m4", "a", (0, 0, 0))
    with pytest.raises(refusals.Recused):
        stage.score("m1", "b", (0, 0, 0))
    with pytest.raises(refusals.TooFewScores):
        stage.close()
    stage.score("m4", "b", (0, 0, 0), relevance="none", effect="none", clarity="none")
    assert kinds(stage.close()) == ["ScoringClosed", "ScoreOpened"]
    assert stage.state.status == "anew"
    with pytest.raises(refusals.AlreadyDecided):
        stage.propose(motion=stage.carried())
    new = stage.decided(motion="new")[0]
    assert isinstance(new, ShortlistApproved)
    assert new.replaces == old.id
    assert stage.names(*old.admitted) == ["a", "b"]
    assert stage.names(*new.admitted) == ["a", "c"]


def test_an_upheld_appeal_voids_the_subjects_scores(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(4, 4, 4), c=(3, 3, 3)).close()
    stage.decided()
    events = stage.do(ReopenScoring, None, subject=stage.subject("c"), appeal=stage.person("appeal"))
    assert kinds(events) == ["ScoreVoided"] * 3 + ["ScoringReopened"]
    stage.scored(c=(5, 5, 5)).close()
    assert stage.names(*stage.decided(motion="new")[0].admitted) == ["a", "c"]


def test_a_proposal_that_waits_is_changed_by_nothing_unseen(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(4, 4, 4), c=(2, 2, 2))
    stage.score("m4", "b", (0, 0, 0))
    stage.close()
    (proposed,) = stage.propose()
    declare(stage, "m4", "b")
    with pytest.raises(refusals.OutcomeChanged):
        stage.confirm(proposed, "secretary")


def test_who_is_recused_from_one_decides_on_none(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(4, 4, 4), c=(3, 3, 3))
    declare(stage, "chair", "a")
    stage.close()
    with pytest.raises(refusals.Recused):
        stage.propose("chair")
    assert kinds(stage.propose("secretary")) == ["ActProposed"]


def test_an_unsettled_recusal_of_who_has_scored_keeps_the_decision_back(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(4, 4, 4), c=(3, 3, 3)).close()
    ties = links(stage, ("ngo", "m1", "member"), ("ngo", "author of a", "member"))
    stage.do(SeeInterests, None, ties=ties)
    with pytest.raises(refusals.RecusalWaits):
        stage.propose()
    decide(stage, "a", "m1", False)
    assert kinds(stage.propose()) == ["ActProposed"]

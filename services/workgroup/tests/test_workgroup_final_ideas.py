"""Final ideas: given events, when a command comes, then exactly these events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from typing import Any
from uuid import UUID

import pytest
from selected import BOTH, MEETING, PLACE, PROCESS, act, authors, idea, meeting, who

from events.envelope import Event
from events.foureyes import content_hash
from events.refusals import ContentDiffers, NotProposed, ReasonNeeded, Refusal, SeatNeeded, SecondPersonNeeded
from events.workgroup import (
    ActDeclined,
    ActProposed,
    FinalIdeasDecided,
    IdeaDropped,
    IdeaKept,
    MotionAdjourned,
    MotionRecused,
    Quorum,
    Seat,
)
from workgroup.domain.bodies import Body
from workgroup.domain.final_ideas import (
    FINAL_IDEAS,
    AnotherBody,
    ConfirmFinalIdeas,
    DecideFinalIdeas,
    DeclineFinalIdeas,
    FinalIdeas,
    FinalIdeasOvertaken,
    FinalIdeasSettled,
    NotAttended,
    NothingSelected,
    NotVotedOn,
    OpinionMissing,
    OwnIdea,
    Selection,
    final_ideas_of,
)
from workgroup.domain.opinions import Idea, Standing
from workgroup.domain.sittings import Sitting, sitting_of

FORUM = Body(
    version=4,
    name="forum",
    seats=tuple(Seat(name=each, side="all", role=each) for each in ("chair", "secretary", "member")),
    members={each: who(each) for each in ("chair", "secretary", "member")},
    quorum=Quorum(numerator=1, denominator=2, each_side=0),
)
SITTING = sitting_of(MEETING, meeting({1: True, 2: False}, who("chair"), who("member")))
SAID = {"health": Standing(opinion="refused", event=UUID(int=21))}
OTHER = {
    "health": Standing(opinion="not_mine", event=UUID(int=22)),
    "water": Standing(opinion="lapsed", event=UUID(int=23)),
}


def known(by: str, **changes: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "act": act(by, activity=None),
        "process": PLACE,
        "body": FORUM,
        "sitting": SITTING,
        "selection": Selection(evaluation="ideas", body="forum", ideas=(idea(1), idea(2))),
        "ideas": {idea(n): Idea(id=idea(n), authors=authors(n), activity=10) for n in (1, 2, 3)},
        "opinions": {idea(1): SAID, idea(2): OTHER, idea(3): SAID},
        "granted": frozenset(),
        "open_appeals": (UUID(int=31),),
    }
    return fields | changes


def given(*decisions: Mapping[str, Any]) -> FinalIdeas:
    """The state once each of those was proposed by the chair and confirmed by the member."""
    state = FINAL_IDEAS.initial
    for changes in decisions:
        state = reduce(FINAL_IDEAS.evolve, confirmed(state, **changes), state)
    return state


def proposed(state: FinalIdeas = FINAL_IDEAS.initial, **changes: Any) -> tuple[FinalIdeas, ActProposed]:
    [event] = FINAL_IDEAS.decide(state, DecideFinalIdeas(**known("chair", **changes)))
    assert isinstance(event, ActProposed)
    return FINAL_IDEAS.evolve(state, event), event


def confirmed(state: FinalIdeas = FINAL_IDEAS.initial, by: str = "member", **changes: Any) -> tuple[Event, ...]:
    """Both events of the proposal and those of its confirmation."""
    waiting, proposal = proposed(state, **changes)
    second = ConfirmFinalIdeas(**known(by, **changes), proposal=proposal.proposal, hash=proposal.hash)
    return (proposal, *FINAL_IDEAS.decide(waiting, second))


def test_carried_is_kept_and_failed_is_dropped_with_its_votes_and_opinions() -> None:
    proposal, decided, kept, dropped = confirmed()
    stream = final_ideas_of(PROCESS, "ideas")
    assert [event.stream for event in (proposal, decided, kept, dropped)] == [stream] * 4
    assert [event.version for event in (proposal, decided, kept, dropped)] == [1, 2, 3, 4]
    assert isinstance(decided, FinalIdeasDecided)
    assert (decided.kept, decided.dropped, decided.open_appeals) == ((idea(1),), (idea(2),), (UUID(int=31),))
    assert (decided.person, decided.proposed_by, decided.meeting) == (who("member"), who("chair"), MEETING)
    assert isinstance(kept, IdeaKept)
    assert (kept.idea, kept.authors, kept.motion, kept.replaces) == (idea(1), authors(1), UUID(int=101), None)
    assert isinstance(dropped, IdeaDropped)
    assert (dropped.votes_for, dropped.votes_against, dropped.abstained) == (2, 1, 0)
    assert dropped.opinions == (UUID(int=22), UUID(int=23))
    assert {event.seat for event in (decided, kept, dropped)} == {"forum/member"}


def test_what_is_proposed_names_its_content_by_hash() -> None:
    _state, proposal = proposed()
    assert proposal.hash == content_hash(proposal.content)
    assert (proposal.act, proposal.seat) == ("DecideFinalIdeas", "forum/chair")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"selection": None}, NothingSelected),
        ({"sitting": Sitting(id=MEETING)}, AnotherBody),
        ({"opinions": {idea(1): SAID}}, OpinionMissing),
        ({"opinions": {idea(1): SAID, idea(2): {"health": Standing()}}}, OpinionMissing),
        ({"opinions": {idea(1): SAID, idea(2): {"health": OTHER["health"]}}}, OpinionMissing),
        ({"opinions": {idea(1): SAID, idea(2): {**OTHER, "ngo": Standing()}}}, OpinionMissing),
        ({"sitting": sitting_of(MEETING, meeting({1: True}))}, NotVotedOn),
        ({"act": act("member")}, SeatNeeded),
        ({"act": act("nobody")}, SeatNeeded),
    ],
)
def test_what_is_not_decided_yet(changes: Mapping[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        proposed(**changes)


def test_a_motion_that_was_adjourned_or_a_meeting_still_open_decides_nothing() -> None:
    assert sitting_of(MEETING, meeting({})[:2]).verdicts == {}
    adjourned = act("chair").event(MotionAdjourned, MEETING, 4, body="forum", motion=UUID(int=101), missing=("seats",))
    assert sitting_of(MEETING, (*meeting({}), adjourned)).verdicts == {}


def test_the_second_person_is_another_member_who_attended() -> None:
    state, proposal = proposed()
    about: dict[str, Any] = {"proposal": proposal.proposal, "hash": proposal.hash}
    for by, refusal in (("chair", SecondPersonNeeded), ("secretary", NotAttended), ("nobody", SeatNeeded)):
        with pytest.raises(refusal):
            FINAL_IDEAS.decide(state, ConfirmFinalIdeas(**known(by), **about))
    with pytest.raises(ContentDiffers):
        FINAL_IDEAS.decide(state, ConfirmFinalIdeas(**known("member"), **{**about, "hash": "0" * 64}))
    with pytest.raises(NotProposed):
        FINAL_IDEAS.decide(state, ConfirmFinalIdeas(**known("member"), **{**about, "proposal": UUID(int=9)}))
    smaller = Selection(evaluation="ideas", body="forum", ideas=(idea(1),))
    with pytest.raises(FinalIdeasOvertaken):
        FINAL_IDEAS.decide(state, ConfirmFinalIdeas(**known("member", selection=smaller), **about))


def test_nobody_decides_what_concerns_them() -> None:
    own = {idea(n): Idea(id=idea(n), authors=(who("chair"),), activity=10) for n in (1, 2)}
    with pytest.raises(OwnIdea):
        proposed(ideas=own)
    about: dict[str, Any] = {"motion": UUID(int=101), "member": who("member"), "kind": "organisation", "detail": None}
    recused = act("member").event(MotionRecused, MEETING, 4, body="forum", **about)
    sitting = sitting_of(MEETING, (*meeting({1: True, 2: False}, who("member")), recused))
    with pytest.raises(OwnIdea):
        confirmed(sitting=sitting)


def test_the_second_person_may_decline_for_a_reason() -> None:
    state, proposal = proposed()
    declining = DeclineFinalIdeas(**known("member"), proposal=proposal.proposal)
    with pytest.raises(ReasonNeeded):
        FINAL_IDEAS.decide(state, declining)
    reasoned = replace(declining, act=act("member", reason=BOTH))
    [declined] = FINAL_IDEAS.decide(state, reasoned)
    assert isinstance(declined, ActDeclined)
    assert FINAL_IDEAS.evolve(state, declined).pending == {}


def test_it_is_decided_once_and_anew_only_after_an_upheld_appeal_about_that_idea() -> None:
    state = given({})
    with pytest.raises(FinalIdeasSettled):
        proposed(state)
    granted = frozenset({state.decisions[idea(2)]})
    with pytest.raises(NotVotedOn):
        proposed(state, granted=granted)
    anew = sitting_of(UUID(int=40), meeting({1: False, 2: True}, who("member"), motions=200))
    _proposal, decided, kept = confirmed(state, granted=granted, sitting=anew)
    assert isinstance(decided, FinalIdeasDecided)
    assert (decided.kept, decided.dropped) == ((idea(2),), ())
    assert isinstance(kept, IdeaKept)
    assert kept.replaces == state.decisions[idea(2)]
    with pytest.raises(FinalIdeasSettled):
        proposed(reduce(FINAL_IDEAS.evolve, (_proposal, decided, kept), state), granted=granted, sitting=anew)


def test_an_idea_that_is_selected_later_is_decided_by_itself() -> None:
    state = given({})
    larger = Selection(evaluation="ideas", body="forum", ideas=(idea(1), idea(2), idea(3)))
    later = sitting_of(UUID(int=40), meeting({3: True}, who("member"), motions=200))
    _proposal, decided, kept = confirmed(state, selection=larger, sitting=later)
    assert isinstance(decided, FinalIdeasDecided)
    assert (decided.kept, decided.dropped) == ((idea(3),), ())
    assert isinstance(kept, IdeaKept)

"""Anyone reckons a decision again from the events alone, by other code than decided it, and sees what was changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.envelope import Event
from events.workgroup import BodyEstablished, MemberAppointed, OutcomeApproved, ScoreOpened
from local.recount import recount
from workgroup.domain.evaluations.commands import DeclareInterest, VoteOnTie
from workgroup.domain.evaluations.refusals import TieUnbroken

if TYPE_CHECKING:
    from panelstage import Stage

    from workgroup.domain.body import Body

names = st.sampled_from("abcdef")
points = st.tuples(*[st.integers(0, 5)] * 3)
batches = st.dictionaries(st.sampled_from("abcdefgh"), st.lists(points, min_size=3, max_size=3), min_size=2)


def faults(events: list[Event]) -> list[tuple[str, ...]]:
    return [each.faults for each in recount(events)]


def judged(stage: Stage, batch: dict[str, list[tuple[int, int, int]]], lot: bool) -> Stage:
    stage.opened(*batch)
    if lot:
        stage.contribute("m1", "seven")
    for name, scores in batch.items():
        for member, each in zip(("m1", "m2", "m3"), scores, strict=True):
            stage.score(member, name, each, relevance="so", effect="so", clarity="so")
    stage.close()
    return stage


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches, st.none() | st.integers(1, 5), st.none() | st.decimals("0", "5", places=1), st.integers(0, 4))
def test_any_decision_comes_out_the_same(
    new_stage: type[Stage],
    batch: dict[str, list[tuple[int, int, int]]],
    size: int | None,
    threshold: Decimal | None,
    places: int,
) -> None:
    stage = judged(new_stage(size=size, threshold=threshold, places=places), batch, lot=True)
    stage.decided()
    assert faults(stage.log) == [()]


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sets(st.sampled_from("abcdef"), min_size=3), st.integers(1, 2), st.lists(st.sampled_from("abcdef"), max_size=5)
)
def test_so_do_ties_that_votes_or_a_lot_part(
    new_stage: type[Stage], tied: set[str], size: int, votes: list[str]
) -> None:
    stage = judged(new_stage(size=size), dict.fromkeys(sorted(tied), [(3, 3, 3)] * 3), lot=len(votes) % 2 == 0)
    for member, name in zip(("m1", "m2", "m3", "m4", "chair"), votes, strict=False):
        if name in tied:
            stage.do(VoteOnTie, member, subject=stage.subject(name))
    try:
        stage.decided()
    except TieUnbroken:
        return
    assert faults(stage.log) == [()]


def test_a_decision_made_anew_comes_out_the_same(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(4, 4, 4), c=(3, 3, 3))
    stage.score("m4", "b", (0, 0, 0))
    stage.close()
    stage.do(DeclareInterest, "m4", subject=stage.subject("b"), kind="family")
    (proposed,) = stage.propose()
    stage.confirm(proposed, "secretary")
    stage.do(DeclareInterest, "m1", subject=stage.subject("c"), kind="family")
    stage.score("m2", "c", (5, 5, 5), relevance="so", effect="so", clarity="so")
    stage.score("m3", "c", (5, 5, 5))
    stage.score("secretary", "c", (5, 5, 5))
    stage.close()
    (proposed,) = stage.propose(motion=stage.carried(motion="new"))
    stage.confirm(proposed, "secretary")
    assert faults(stage.log) == [(), ()]


def test_one_point_that_was_changed_is_seen(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(4, 4, 4), c=(3, 3, 3)).close()
    stage.decided()
    at = next(place for place, event in enumerate(stage.log) if isinstance(event, ScoreOpened))
    opened: Any = stage.log[at]
    changed = replace(opened, points={**opened.points, "relevance": 0})
    ((seal, *others),) = faults([*stage.log[:at], changed, *stage.log[at + 1 :]])
    assert "opened as something else" in seal
    assert "ranking_hash comes out otherwise" in others


def test_an_admitted_one_too_many_is_seen(stage: Stage) -> None:
    stage.scored(a=(5, 5, 5), b=(4, 4, 4), c=(3, 3, 3)).close()
    stage.decided()
    log = [
        replace(event, admitted=(*event.admitted, stage.subject("c"))) if isinstance(event, OutcomeApproved) else event
        for event in stage.log
    ]
    assert faults(log) == [("admitted comes out otherwise", "refused comes out otherwise")]


def test_seats_come_out_by_the_bodies_events(new_stage: type[Stage], new_body: Callable[..., Body]) -> None:
    stage = new_stage(purpose="seats", size=None)
    group = new_body("group", ("chair", "secretary"), vacant=("x", "y", "z"))
    stage.seats = group
    fields: dict[str, Any] = {"name": "group", "title": {}, "seats": group.seats}
    act = stage.act("officer")
    body: list[Event] = [
        act.event(BodyEstablished, stage.person("group"), 1, **fields, quorum=group.quorum, majority="simple"),
        *(
            act.event(
                MemberAppointed,
                stage.person("group"),
                version,
                body="group",
                seat_name=seat.name,
                side=seat.side,
                role=seat.role,
                member=group.members[seat.name],
            )
            for version, seat in enumerate(group.seats[:2], 2)
        ),
    ]
    stage.prepare(seats_of=group, side="civil_society")
    stage.open("a", "b", "c")
    stage.scored(a=(5, 5, 5), b=(4, 4, 4), c=(3, 3, 3)).close()
    stage.decided("SelectMembers")
    assert faults([*body, *stage.log]) == [()]

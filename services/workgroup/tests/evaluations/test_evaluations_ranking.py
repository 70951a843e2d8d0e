"""Who is admitted: means, order, cut and ties, for any scores."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from events.criteria import Criterion
from events.workgroup import EvaluationRules
from workgroup.domain.evaluations.ranking import (
    Ranking,
    Standing,
    lot_of,
    rank,
    ranking_hash,
    rounded,
    seed_of,
    standing,
    voted,
)

CRITERIA = tuple(
    Criterion(name=name, title={}, weight=weight)
    for name, weight in (("relevance", 50), ("effect", 30), ("clarity", 20))
)
Points = dict[str, int]
points = st.fixed_dictionaries({each.name: st.integers(0, 5) for each in CRITERIA})
scores = st.lists(points, min_size=3, max_size=6)
batches = st.dictionaries(st.uuids(), scores, min_size=1, max_size=12)
sizes = st.none() | st.integers(1, 12)
thresholds = st.none() | st.decimals("0", "5", places=2)


def rules(**changes: Any) -> EvaluationRules:
    fields: dict[str, Any] = {
        "purpose": "shortlist",
        "method": "scores",
        "size": None,
        "threshold": None,
        "scale": 5,
        "least_scores": 3,
        "places": 2,
        "ties": ("criteria", "vote", "lot"),
        "choices": 1,
    }
    return EvaluationRules(**(fields | changes))


def ranked(
    batch: dict[UUID, list[Points]],
    size: int | None = None,
    threshold: Decimal | None = None,
    seed: str | None = None,
    votes: dict[UUID, int] | None = None,
) -> Ranking:
    standings = [standing(subject, given, CRITERIA, 2) for subject, given in batch.items()]
    return rank(standings, CRITERIA, rules(threshold=threshold), size, votes or {}, seed)


@given(batches, sizes, thresholds, st.randoms())
def test_the_order_in_which_scores_come_changes_nothing(
    batch: dict[UUID, list[Points]], size: int | None, threshold: Decimal | None, random: Any
) -> None:
    shuffled = {
        subject: random.sample(batch[subject], len(batch[subject]))
        for subject in random.sample(list(batch), len(batch))
    }
    assert ranked(shuffled, size, threshold) == ranked(batch, size, threshold)


@given(batches, sizes, thresholds)
def test_the_best_are_admitted_and_no_more_than_fit(
    batch: dict[UUID, list[Points]], size: int | None, threshold: Decimal | None
) -> None:
    found = ranked(batch, size, threshold)
    admitted, others = found.order[: found.admitted], found.order[found.admitted :]
    assert {each.subject for each in found.order} == set(batch)
    reach = [each for each in found.order if threshold is None or each.mean >= threshold]
    assert len(admitted) == (len(reach) if size is None else min(size, len(reach)))
    assert all(one.mean >= other.mean for one in admitted for other in others)
    assert all(each.mean >= threshold for each in admitted if threshold is not None)


@given(batches, sizes, st.data())
def test_one_more_point_never_lowers_a_subject(
    batch: dict[UUID, list[Points]], size: int | None, data: st.DataObject
) -> None:
    subject = data.draw(st.sampled_from(sorted(batch, key=str)))
    place = data.draw(st.integers(0, len(batch[subject]) - 1))
    criterion = data.draw(st.sampled_from([each.name for each in CRITERIA]))
    before = [each.subject for each in ranked(batch, size).order]
    better = [dict(score) for score in batch[subject]]
    better[place][criterion] += 1
    after = [each.subject for each in ranked({**batch, subject: better}, size).order]
    assert after.index(subject) <= before.index(subject)
    others = [it for it in before if it != subject]
    assert [it for it in after if it != subject] == others


@given(batches, sizes)
def test_a_tie_is_unbroken_only_where_all_is_equal_and_a_lot_breaks_every_tie(
    batch: dict[UUID, list[Points]], size: int | None
) -> None:
    found = ranked(batch, size)
    if found.unbroken:
        tied = [each for each in found.order if each.subject in found.unbroken]
        assert len({(each.mean, *each.criteria.values()) for each in tied}) == 1
        assert found.unbroken == found.at_cut
        inside = {each.subject for each in found.order[: found.admitted]}
        assert inside & set(found.unbroken)
        assert set(found.unbroken) - inside
    drawn = ranked(batch, size, seed=seed_of(["one", "other"]))
    assert drawn.unbroken == ()
    assert drawn.broken_by == ("lot" if found.unbroken else found.broken_by)


@given(batches)
def test_a_mean_is_what_anyone_reckons_with_decimals(batch: dict[UUID, list[Points]]) -> None:
    for each in ranked(batch).order:
        given_points = batch[each.subject]
        total = sum(score[one.name] * one.weight for score in given_points for one in CRITERIA)
        exact = Decimal(total) / (100 * len(given_points))
        assert each.mean == exact.quantize(Decimal("0.01"), ROUND_HALF_EVEN)
        assert "E" not in str(each.mean)


def test_half_is_rounded_to_even() -> None:
    halves = {Fraction(1, 8): "0.12", Fraction(3, 8): "0.38", Fraction(0): "0.00", Fraction(5): "5.00"}
    assert {value: str(rounded(value, 2)) for value in halves} == halves
    assert str(rounded(Fraction(5, 2), 0)) == "2"
    assert str(rounded(Fraction(0), 6)) == "0.000000"


ONE, TWO, THREE = UUID(int=1), UUID(int=2), UUID(int=3)


def same_mean(relevance: int, effect: int, clarity: int) -> list[Points]:
    return [{"relevance": relevance, "effect": effect, "clarity": clarity}] * 3


def test_equal_means_are_parted_by_the_heaviest_criterion() -> None:
    found = ranked({ONE: same_mean(1, 3, 2), TWO: same_mean(3, 1, 0), THREE: same_mean(0, 0, 0)}, size=1)
    assert found.order[0].mean == found.order[1].mean == Decimal("1.80")
    assert (found.order[0].subject, found.broken_by, found.at_cut) == (TWO, "criteria", ())


def test_then_by_recorded_votes_then_by_lot() -> None:
    batch = {ONE: same_mean(3, 3, 3), TWO: same_mean(3, 3, 3), THREE: same_mean(3, 3, 3)}
    assert ranked(batch, size=1).unbroken == (ONE, TWO, THREE)
    voted_for = ranked(batch, size=1, votes={TWO: 2, ONE: 1})
    assert (voted_for.order[0].subject, voted_for.broken_by, voted_for.unbroken) == (TWO, "vote", ())
    still = ranked(batch, size=1, votes={TWO: 1, ONE: 1})
    assert still.unbroken == (ONE, TWO)
    seed = seed_of(["b", "a"])
    assert seed is not None
    assert seed == seed_of(["a", "b"])
    drawn = ranked(batch, size=1, seed=seed)
    assert drawn.broken_by == "lot"
    assert drawn.order[0].subject == min(batch, key=lambda subject: lot_of(seed, subject))


def test_a_tie_away_from_the_cut_needs_no_breaking() -> None:
    batch = {ONE: same_mean(5, 5, 5), TWO: same_mean(5, 5, 5), THREE: same_mean(1, 1, 1)}
    assert (ranked(batch, size=2).broken_by, ranked(batch, size=2).unbroken) == (None, ())


def test_fewer_than_the_size_are_all_admitted() -> None:
    assert ranked({ONE: same_mean(0, 0, 0)}, size=10).admitted == 1


def test_votes_of_the_public_rank_as_numbers() -> None:
    standings: list[Standing] = [voted(ONE, 3), voted(TWO, 7), voted(THREE, 3)]
    found = rank(standings, (), rules(ties=("lot",)), 2, {}, seed_of(["x"]))
    assert (found.order[0].subject, found.broken_by) == (TWO, "lot")
    assert ranking_hash(found.order) == ranking_hash(tuple(found.order))

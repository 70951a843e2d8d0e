"""What an evaluation would decide as it stands: the ranking, the refusals with their findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from events.workgroup import Finding
from workgroup.domain.bodies import Body

from .making import need_opened, prepared
from .ranking import Ranking, Standing, rank, ranking_hash, seed_of, standing, voted
from .reasons import admitted_means, findings, same_reasons, texts_on
from .refusals import ScoringIsOpen
from .state import Evaluation


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Who is not admitted: place, mean (or votes), on what it rests, who got the same reasons, the rank in reserve."""

    subject: UUID
    place: int
    mean: Decimal
    findings: tuple[Finding, ...]
    equal_to: tuple[UUID, ...]
    reserve: int | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The whole outcome. `seed` is the lot's, where the lot parted those at the cut."""

    ranking: Ranking
    admitted: tuple[Standing, ...]
    refused: tuple[Refusal, ...]
    hash: str
    seed: str | None


def outcome(state: Evaluation, seats: Body | None = None) -> Outcome:
    """What would be decided now; refuses while scoring is open. `seats` is the body whose seats are to be filled."""
    need_opened(state)
    if state.scoring or not state.closed:
        raise ScoringIsOpen
    ranking, seed = _ranked(state, _size(state, seats))
    admitted, others = ranking.order[: ranking.admitted], ranking.order[ranking.admitted :]
    means = admitted_means(admitted, state.criteria) if state.votes is None else {}
    given = {each.subject: _findings(state, each, means) for each in others}
    equal = same_reasons(given)
    ranks = _reserve(state, others, ranking.admitted)
    refused = tuple(
        Refusal(
            subject=each.subject,
            place=place,
            mean=each.mean,
            findings=given[each.subject],
            equal_to=equal[each.subject],
            reserve=ranks.get(each.subject),
        )
        for place, each in enumerate(others, ranking.admitted + 1)
    )
    lot = seed if ranking.broken_by == "lot" else None
    return Outcome(ranking=ranking, admitted=admitted, refused=refused, hash=ranking_hash(ranking.order), seed=lot)


def _size(state: Evaluation, seats: Body | None) -> int | None:
    """How many are admitted at most. In a selection: the vacant seats, and those that the decision before filled."""
    plan = prepared(state)
    if plan.rules.purpose != "seats":
        return plan.rules.size
    assert seats is not None
    vacant = len(seats.vacant(plan.side))
    before = set(state.decision.admitted) if state.decision else set()
    filled = sum(bool(set(state.subjects[it].authors) & set(seats.members.values())) for it in before)
    return vacant + filled


def _ranked(state: Evaluation, size: int | None) -> tuple[Ranking, str | None]:
    rules, criteria, seed = prepared(state).rules, state.criteria, seed_of(state.lot)
    standings = _standings(state)
    if state.votes is not None:
        criteria = ()
    first = rank(standings, criteria, rules, size, {}, None)
    if not first.at_cut:
        return first, None
    return rank(standings, criteria, rules, size, tie_votes(state, first), seed), seed


def tie_votes(state: Evaluation, ranking: Ranking) -> Counter[UUID]:
    """The recorded votes on those at the cut; of who is recused from any of them none counts."""
    tied = set(ranking.at_cut)
    recused = {member for subject, member in state.recused if subject in tied}
    return Counter(it for member, it in state.tie_votes.items() if it in tied and member not in recused)


def _standings(state: Evaluation) -> list[Standing]:
    if state.votes is not None:
        return [voted(subject, state.votes.get(subject, 0)) for subject in state.subjects]
    points: dict[UUID, list[Mapping[str, int]]] = {subject: [] for subject in state.subjects}
    for (subject, _), score in state.scores.items():
        points[subject].append(score.points)
    places = prepared(state).rules.places
    return [standing(subject, given, state.criteria, places) for subject, given in points.items()]


def _findings(state: Evaluation, refused: Standing, means: dict[str, Fraction]) -> tuple[Finding, ...]:
    if state.votes is not None:
        return ()
    texts = texts_on(state, refused.subject)
    return findings(refused, means, state.criteria, texts, prepared(state).rules.places)


def _reserve(state: Evaluation, others: tuple[Standing, ...], admitted: int) -> dict[UUID, int]:
    """The ranks on the reserve list: of who reaches the threshold, up to twice the seats."""
    rules = prepared(state).rules
    if rules.purpose != "seats":
        return {}
    good = [each for each in others if rules.threshold is None or each.mean >= rules.threshold]
    return {each.subject: place for place, each in enumerate(good[: 2 * admitted], 1)}

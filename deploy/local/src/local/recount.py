"""An evaluation's outcome reckoned again from its events alone: seals, means, order, ties, lot, and who is admitted.

It shares no code with the service that decided. Its rules are those that the events name: weighted-mean, public-vote
and ties-criteria-vote-lot, each in its first version.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from events.envelope import Event, Seal, commitment
from events.workgroup import (
    BallotsCounted,
    BodyEstablished,
    EvaluationOpened,
    EvaluationPrepared,
    LotContributed,
    LotOpened,
    MemberAppointed,
    MemberRecused,
    MemberResigned,
    OutcomeApproved,
    ScoreOpened,
    ScoreSubmitted,
    ScoreVoided,
    ScoringReopened,
    Seat,
    SelectionApproved,
    SubjectEntered,
    SubjectLeft,
    TieVoteCast,
)


@dataclass(frozen=True, kw_only=True)
class Recounted:
    """A decision that was reckoned again, and what came out otherwise than it says (nothing, when all holds)."""

    evaluation: str
    decision: UUID
    admitted: int
    scores: int
    faults: tuple[str, ...]


@dataclass(kw_only=True)
class _Count:
    """What the events of one evaluation have told so far."""

    prepared: EvaluationPrepared
    opened: EvaluationOpened | None = None
    subjects: list[UUID] = field(default_factory=list)
    seals: dict[UUID, Seal] = field(default_factory=dict)
    scores: dict[tuple[UUID, UUID], Mapping[str, int]] = field(default_factory=dict)
    recused: set[tuple[UUID, UUID]] = field(default_factory=set)
    lot: list[str] = field(default_factory=list)
    votes: dict[UUID, int] | None = None
    ties: dict[UUID, UUID] = field(default_factory=dict)
    before: SelectionApproved | None = None
    decided: bool = False
    faults: list[str] = field(default_factory=list)

    def changed(self) -> None:
        """After a decision, what changes makes another one due, with votes on ties of its own."""
        if self.decided:
            self.ties.clear()


@dataclass(kw_only=True)
class _Seats:
    """The seats of one body, and who holds them."""

    seats: tuple[Seat, ...]
    held: dict[str, UUID] = field(default_factory=dict)

    def vacant(self, side: str | None) -> int:
        return sum(seat.side == side and seat.name not in self.held for seat in self.seats)


def recount(events: Iterable[Event]) -> list[Recounted]:
    """Every evaluation's decisions, reckoned again. The workgroup service's events, in the order of their positions."""
    counts: dict[UUID, _Count] = {}
    bodies: dict[tuple[str, str], _Seats] = {}
    found: list[Recounted] = []
    for event in events:
        _seat(bodies, event)
        if isinstance(event, EvaluationPrepared):
            counts[event.stream] = _Count(prepared=event)
        elif (count := counts.get(event.stream)) is not None:
            if isinstance(event, OutcomeApproved):
                found.append(_compared(count, event, bodies))
            else:
                _tell(count, event)
    return found


def _seat(bodies: dict[tuple[str, str], _Seats], event: Event) -> None:
    match event:
        case BodyEstablished():
            bodies[event.process, event.name] = _Seats(seats=event.seats)
        case MemberAppointed():
            bodies[event.process, event.body].held[event.seat_name] = event.member
        case MemberResigned():
            bodies[event.process, event.body].held.pop(event.seat_name, None)


def _tell(count: _Count, event: Event) -> None:
    match event:
        case EvaluationOpened():
            count.opened = event
        case SubjectEntered():
            count.subjects.append(event.subject)
            count.changed()
        case SubjectLeft():
            count.subjects.remove(event.subject)
            count.scores = {pair: points for pair, points in count.scores.items() if pair[0] != event.subject}
            count.changed()
        case MemberRecused():
            count.recused.add((event.subject, event.member))
        case ScoreSubmitted():
            count.seals[event.id] = event.score
        case LotContributed():
            count.seals[event.id] = event.contribution
        case ScoreOpened():
            words = _canonical({"points": event.points, "remarks": event.remarks})
            _check_seal(count, event.score, event.salt, words)
            count.scores[event.subject, event.evaluator] = event.points
        case LotOpened():
            _check_seal(count, event.contribution, event.salt, event.words)
            count.lot.append(event.words)
        case BallotsCounted():
            count.votes = {each.subject: each.votes for each in event.votes}
        case ScoreVoided():
            count.scores.pop((event.subject, event.member), None)
            count.changed()
        case ScoringReopened():
            count.changed()
        case TieVoteCast():
            assert event.person is not None
            count.ties[event.person] = event.subject


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _check_seal(count: _Count, sealed: UUID, salt: str, words: str) -> None:
    seal = count.seals.get(sealed)
    if seal is None or commitment(bytes.fromhex(salt), words.encode()) != seal.commitment:
        count.faults.append(f"what {sealed} had sealed was opened as something else")


def _compared(count: _Count, event: OutcomeApproved, bodies: dict[tuple[str, str], _Seats]) -> Recounted:
    order, means, broken_by = _order(count, _size(count, bodies))
    size = len(event.admitted)
    rows = [[place, str(subject), str(means[subject])] for place, subject in enumerate(order, 1)]
    expected: dict[str, Any] = {
        "admitted": tuple(order[: _admitted(count, order, means, bodies)]),
        "refused": len(order) - size,
        "ranking_hash": hashlib.sha256(_canonical(rows).encode()).hexdigest(),
        "tie_broken_by": broken_by,
        "seed": _seed(count.lot) if broken_by == "lot" else None,
    }
    faults = [f"{name} comes out otherwise" for name, value in expected.items() if getattr(event, name) != value]
    faults += [f"a recused member's score of {subject} counts" for subject, _ in count.recused & set(count.scores)]
    recounted = Recounted(
        evaluation=event.evaluation,
        decision=event.id,
        admitted=size,
        scores=len(count.scores),
        faults=(*count.faults, *faults),
    )
    count.decided = True
    count.before = event if isinstance(event, SelectionApproved) else None
    return recounted


def _size(count: _Count, bodies: dict[tuple[str, str], _Seats]) -> int | None:
    """The most that are admitted: for seats those that are vacant, or were filled by the decision before."""
    plan = count.prepared
    if plan.seats_of is None:
        return plan.rules.size
    seats = bodies[plan.process, plan.seats_of]
    members = set(count.before.members) if count.before else set()
    return seats.vacant(plan.side) + len(members & set(seats.held.values()))


def _admitted(
    count: _Count, order: list[UUID], means: Mapping[UUID, Decimal], bodies: dict[tuple[str, str], _Seats]
) -> int:
    least, size = count.prepared.rules.threshold, _size(count, bodies)
    reach = sum(least is None or means[subject] >= least for subject in order)
    return reach if size is None else min(size, reach)


def _order(count: _Count, size: int | None) -> tuple[list[UUID], dict[UUID, Decimal], str | None]:
    """The subjects, best first; their means (or votes); and by what equal ones at the cut were parted."""
    rules = count.prepared.rules
    means = {subject: _mean(count, subject) for subject in count.subjects}
    levels: dict[str, dict[UUID, Any]] = {"mean": {subject: -means[subject] for subject in count.subjects}}
    for name in rules.ties:
        levels[name] = _level(count, name)
    reach = sum(rules.threshold is None or means[subject] >= rules.threshold for subject in count.subjects)
    cut = reach if size is None else min(size, reach)
    tied = _tied(count, levels, cut, reach)
    if "vote" in levels:
        levels["vote"] = _votes(count, tied)
    if not tied:
        levels["lot"] = dict.fromkeys(count.subjects, "") if "lot" in levels else {}
    used = [level for level in levels.values() if level]
    order = sorted(count.subjects, key=lambda subject: (*(level[subject] for level in used), subject.hex))
    if not 0 < cut < reach:
        return order, means, None
    last, out = order[cut - 1], order[cut]
    parted = next((name for name, level in levels.items() if level and level[last] != level[out]), None)
    return order, means, None if parted == "mean" else parted


def _mean(count: _Count, subject: UUID) -> Decimal:
    if count.votes is not None:
        return Decimal(count.votes.get(subject, 0))
    assert count.opened is not None
    criteria, places = count.opened.criteria, count.prepared.rules.places
    total = sum(each.weight * _criterion(count, subject, each.name) for each in criteria)
    exact = Fraction(total) / sum(each.weight for each in criteria)
    return Decimal(round(exact * 10**places)).scaleb(-places)


def _criterion(count: _Count, subject: UUID, name: str) -> Fraction:
    given = [points[name] for (about, _), points in count.scores.items() if about == subject]
    return Fraction(sum(given), len(given))


def _level(count: _Count, name: str) -> dict[UUID, Any]:
    assert count.opened is not None
    if name == "criteria" and count.votes is None:
        heaviest = sorted(count.opened.criteria, key=lambda each: (-each.weight, each.name))
        return {it: tuple(-_criterion(count, it, each.name) for each in heaviest) for it in count.subjects}
    if name == "lot" and (seed := _seed(count.lot)):
        return {it: hashlib.sha256(f"{seed}{it.hex}".encode()).hexdigest() for it in count.subjects}
    return dict.fromkeys(count.subjects, 0)


def _seed(contributions: list[str]) -> str | None:
    return hashlib.sha256(_canonical(sorted(contributions)).encode()).hexdigest() if contributions else None


def _tied(count: _Count, levels: Mapping[str, Mapping[UUID, Any]], cut: int, reach: int) -> set[UUID]:
    """Those at the cut whom means and criteria (as far as they come before vote and lot) do not part."""
    first = []
    for name, level in levels.items():
        if name in ("vote", "lot"):
            break
        first.append(level)
    keys = {subject: tuple(level[subject] for level in first) for subject in count.subjects}
    order = sorted(count.subjects, key=keys.__getitem__)
    if not 0 < cut < reach or keys[order[cut - 1]] != keys[order[cut]]:
        return set()
    return {subject for subject in count.subjects if keys[subject] == keys[order[cut]]}


def _votes(count: _Count, tied: set[UUID]) -> dict[UUID, int]:
    recused = {member for subject, member in count.recused if subject in tied}
    cast = [subject for member, subject in count.ties.items() if subject in tied and member not in recused]
    return {subject: -cast.count(subject) for subject in count.subjects}

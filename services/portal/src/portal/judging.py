"""An evaluation as its page shows it: rules, who stood aside, opened scores, places and means, the outcome and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from events.envelope import Event
from events.workgroup import (
    BallotsCounted,
    EvaluationOpened,
    EvaluationPrepared,
    Judged,
    MemberRecused,
    OutcomeApproved,
    ProposalClassified,
    ScoreOpened,
    ScoreVoided,
    ScoringClosed,
    SubjectEntered,
    SubjectLeft,
)

from .record import Entry, Record, of


@dataclass(frozen=True, kw_only=True)
class Score:
    """One member's opened points, by criterion; one that was voided does not count."""

    seat: str
    points: dict[str, int]
    voided: bool


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One entry: its number among what its call took in, its scores, who stood aside and why, and what was decided."""

    subject: UUID
    number: int
    scores: tuple[Score, ...]
    recused: tuple[tuple[str, str], ...]
    votes: int | None
    theme: str | None
    decision: Judged | None


@dataclass(frozen=True, kw_only=True)
class Judging:
    """A whole evaluation; `standings` by place, then as entered. `outcomes`: each decision, the last one in force."""

    prepared: EvaluationPrepared
    opened: EvaluationOpened | None
    closed: ScoringClosed | None
    outcomes: tuple[OutcomeApproved, ...]
    standings: tuple[Standing, ...]


def judging(known: Record, stream: UUID) -> Judging | None:
    """The evaluation of that stream; None where there is none."""
    prepared = known.last(stream, EvaluationPrepared)
    if prepared is None:
        return None
    told = known.streams[stream]
    standings = [_standing(known, event) for event in _entered(told)]
    return Judging(
        prepared=prepared,
        opened=known.last(stream, EvaluationOpened),
        closed=known.last(stream, ScoringClosed),
        outcomes=tuple(event for event in told if isinstance(event, OutcomeApproved)),
        standings=tuple(sorted(standings, key=_place)),
    )


def _entered(told: Sequence[Event]) -> list[SubjectEntered]:
    """The entries that are judged: without those that left again."""
    last = {event.subject: event for event in told if isinstance(event, SubjectEntered | SubjectLeft)}
    return [event for event in last.values() if isinstance(event, SubjectEntered)]


def _place(standing: Standing) -> tuple[int, int]:
    decided = standing.decision
    return (decided.place if decided else 1_000_000, standing.number)


def _standing(known: Record, entered: SubjectEntered) -> Standing:
    subject, told = entered.subject, known.streams[entered.stream]
    about = [event for event in told if getattr(event, "subject", None) == subject]
    counted = known.last(entered.stream, BallotsCounted)
    votes = {each.subject: each.votes for each in counted.votes} if counted else {}
    themes = of(about, ProposalClassified)
    decided = [event for event in about if isinstance(event, Judged)]
    return Standing(
        subject=subject,
        number=number_of(known, subject),
        scores=_scores(known, about),
        recused=tuple((_seat(known, entered.stream, event.member), event.cause) for event in of(about, MemberRecused)),
        votes=votes.get(subject, 0) if counted else None,
        theme=themes[-1].theme if themes else None,
        decision=decided[-1] if decided else None,
    )


def _scores(known: Record, about: Sequence[object]) -> tuple[Score, ...]:
    """The opened scores, the last of each member."""
    voided = {event.score for event in about if isinstance(event, ScoreVoided)}
    last = {event.evaluator: event for event in about if isinstance(event, ScoreOpened)}
    return tuple(
        Score(seat=_given_in(known, event.score), points=event.points, voided=event.score in voided)
        for event in last.values()
    )


def _given_in(known: Record, score: UUID) -> str:
    given = known.ids.get(score)
    return (given.seat or "" if given else "").rpartition("/")[2]


def _seat(known: Record, stream: UUID, member: UUID) -> str:
    """The seat in which the member acted in the evaluation; empty where they never did."""
    acted = (event.seat for event in known.streams[stream] if event.person == member and event.seat)
    return next(acted, "").rpartition("/")[2]


def number_of(known: Record, subject: UUID) -> int:
    """The entry's number among what its call took in, in the order of arrival; 0 for what is no entry."""
    entry = known.streams.get(subject, (None,))[0]
    if not isinstance(entry, Entry):
        return 0
    return 1 + [each.stream for each in known.proposals[entry.call]].index(subject)

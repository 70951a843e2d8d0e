"""What an evaluation is: its subjects, interests, scores sealed and opened, its lot, ballots, reasons and outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias
from uuid import UUID

from events.criteria import Criterion
from events.envelope import Event, Seal, Text
from events.foureyes import Pending, pending, without
from events.workgroup import (
    ActDeclined,
    ActProposed,
    BallotCast,
    BallotsCounted,
    EvaluationOpened,
    EvaluationPrepared,
    InterestAlleged,
    InterestDismissed,
    LotContributed,
    LotOpened,
    MemberRecused,
    OutcomeApproved,
    ReasonStated,
    RecusalProposed,
    Refused,
    ScoreOpened,
    ScoreSubmitted,
    ScoreVoided,
    ScoringClosed,
    ScoringReopened,
    SubjectEntered,
    SubjectLeft,
    TieVoteCast,
)

Pair: TypeAlias = tuple[UUID, UUID]
"""A subject and a member."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A proposal or an application: its authors, and the organisations for which they act."""

    authors: tuple[UUID, ...]
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sealed:
    """What lies sealed until scoring is closed: the event that told of it, and the seal."""

    event: UUID
    seal: Seal


@dataclass(frozen=True, kw_only=True)
class Score:
    """An opened score that counts: the event in which it was submitted, points and remarks by criterion."""

    event: UUID
    points: Mapping[str, int]
    remarks: Mapping[str, Text]


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What was approved last, and whether something has changed since by which it is decided anew."""

    event: UUID
    motion: UUID
    admitted: tuple[UUID, ...]
    refused: tuple[UUID, ...] = ()
    stale: bool = False


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """An evaluation. `scoring`: the subjects that can be scored now; `closed`: what was sealed has been opened once.

    `sealed`, `contributions` and `ballots` are not opened yet; `proposed` are recusals that wait for the chair.
    """

    version: int = 0
    prepared: EvaluationPrepared | None = None
    opened: EvaluationOpened | None = None
    subjects: Mapping[UUID, Subject] = field(default_factory=dict)
    scoring: frozenset[UUID] = frozenset()
    closed: bool = False
    recused: frozenset[Pair] = frozenset()
    proposed: frozenset[Pair] = frozenset()
    alleged: Mapping[UUID, Pair] = field(default_factory=dict)
    sealed: Mapping[Pair, Sealed] = field(default_factory=dict)
    scores: Mapping[Pair, Score] = field(default_factory=dict)
    contributions: Mapping[UUID, Sealed] = field(default_factory=dict)
    lot: tuple[str, ...] = ()
    ballots: Mapping[UUID, Sealed] = field(default_factory=dict)
    votes: Mapping[UUID, int] | None = None
    tie_votes: Mapping[UUID, UUID] = field(default_factory=dict)
    reasons: Mapping[tuple[UUID, str], tuple[Text, ...]] = field(default_factory=dict)
    pending: Mapping[UUID, Pending] = field(default_factory=dict)
    decision: Decision | None = None

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """By what the subjects are judged."""
        return self.opened.criteria if self.opened else ()

    @property
    def status(self) -> str:
        """prepared, open, closed, decided, or anew: to be decided anew."""
        if self.opened is None:
            return "prepared"
        if self.scoring or not self.closed:
            return "open"
        if self.decision is None:
            return "closed"
        return "anew" if self.decision.stale else "decided"

    def is_recused(self, member: UUID) -> bool:
        """Whether the member is recused from any subject here."""
        return any(person == member for _, person in self.recused)

    def scored(self, subject: UUID) -> frozenset[UUID]:
        """The members whose score of the subject counts, opened or still sealed."""
        return frozenset(member for it, member in (*self.sealed, *self.scores) if it == subject)


def evolve(state: Evaluation, event: Event) -> Evaluation:
    """The evaluation after the event."""
    change = _CHANGES.get(type(event))
    if isinstance(event, OutcomeApproved):
        change = _decided
    elif isinstance(event, Refused):
        change = _refused
    return replace(state, version=event.version, **(change(state, event) if change else {}))


def _anew(state: Evaluation) -> dict[str, Any]:
    """What was decided is to be decided anew, and a tie in it voted on anew."""
    return {"decision": replace(state.decision, stale=True), "tie_votes": {}} if state.decision else {}


def _entered(state: Evaluation, event: SubjectEntered) -> dict[str, Any]:
    subject = Subject(authors=event.authors, organisations=event.organisations)
    scoring = state.scoring if state.closed else state.scoring | {event.subject}
    return {
        "subjects": {**state.subjects, event.subject: subject},
        "scoring": scoring,
        **_anew(state),
    }


def _left(state: Evaluation, event: SubjectLeft) -> dict[str, Any]:
    gone = event.subject
    return {
        "subjects": {it: subject for it, subject in state.subjects.items() if it != gone},
        "scoring": state.scoring - {gone},
        "sealed": {pair: sealed for pair, sealed in state.sealed.items() if pair[0] != gone},
        "scores": {pair: score for pair, score in state.scores.items() if pair[0] != gone},
        "proposed": frozenset(pair for pair in state.proposed if pair[0] != gone),
        **_anew(state),
    }


def _recused(state: Evaluation, event: MemberRecused) -> dict[str, Any]:
    pair = (event.subject, event.member)
    return {
        "recused": state.recused | {pair},
        "proposed": state.proposed - {pair},
        "alleged": {each: about for each, about in state.alleged.items() if about != pair},
        "sealed": {each: sealed for each, sealed in state.sealed.items() if each != pair},
    }


def _dismissed(state: Evaluation, event: InterestDismissed) -> dict[str, Any]:
    if event.allegation is None:
        return {"proposed": state.proposed - {(event.subject, event.member)}}
    return {"alleged": {each: about for each, about in state.alleged.items() if each != event.allegation}}


def _submitted(state: Evaluation, event: ScoreSubmitted) -> dict[str, Any]:
    assert event.person is not None
    sealed = Sealed(event=event.id, seal=event.score)
    return {"sealed": {**state.sealed, (event.subject, event.person): sealed}}


def _contributed(state: Evaluation, event: LotContributed) -> dict[str, Any]:
    assert event.person is not None
    sealed = Sealed(event=event.id, seal=event.contribution)
    return {"contributions": {**state.contributions, event.person: sealed}}


def _cast(state: Evaluation, event: BallotCast) -> dict[str, Any]:
    assert event.person is not None
    return {"ballots": {**state.ballots, event.person: Sealed(event=event.id, seal=event.choices)}}


def _closed(_state: Evaluation, _event: ScoringClosed) -> dict[str, Any]:
    return {"closed": True, "scoring": frozenset(), "sealed": {}, "contributions": {}}


def _score_opened(state: Evaluation, event: ScoreOpened) -> dict[str, Any]:
    score = Score(event=event.score, points=event.points, remarks=event.remarks)
    return {"scores": {**state.scores, (event.subject, event.evaluator): score}}


def _voided(state: Evaluation, event: ScoreVoided) -> dict[str, Any]:
    pair = (event.subject, event.member)
    return {"scores": {each: score for each, score in state.scores.items() if each != pair}, **_anew(state)}


def _reopened(state: Evaluation, event: ScoringReopened) -> dict[str, Any]:
    by_scores = state.prepared is not None and state.prepared.rules.method == "scores"
    scoring = state.scoring | set(event.subjects) if by_scores else state.scoring
    return {"scoring": scoring, **_anew(state)}


def _tie_vote(state: Evaluation, event: TieVoteCast) -> dict[str, Any]:
    assert event.person is not None
    return {"tie_votes": {**state.tie_votes, event.person: event.subject}}


def _reason(state: Evaluation, event: ReasonStated) -> dict[str, Any]:
    about = (event.subject, event.criterion)
    return {"reasons": {**state.reasons, about: (*state.reasons.get(about, ()), event.words)}}


def _decided(_state: Evaluation, event: OutcomeApproved) -> dict[str, Any]:
    decision = Decision(event=event.id, motion=event.motion, admitted=event.admitted)
    return {"decision": decision, "pending": {}}


def _refused(state: Evaluation, event: Refused) -> dict[str, Any]:
    assert state.decision is not None
    return {"decision": replace(state.decision, refused=(*state.decision.refused, event.subject))}


_CHANGES: Mapping[type[Event], Any] = {
    EvaluationPrepared: lambda _state, event: {"prepared": event},
    EvaluationOpened: lambda _state, event: {"opened": event},
    SubjectEntered: _entered,
    SubjectLeft: _left,
    RecusalProposed: lambda state, event: {"proposed": state.proposed | {(event.subject, event.member)}},
    InterestAlleged: lambda state, event: {
        "alleged": {**state.alleged, event.allegation: (event.subject, event.member)}
    },
    InterestDismissed: _dismissed,
    MemberRecused: _recused,
    ScoreSubmitted: _submitted,
    LotContributed: _contributed,
    BallotCast: _cast,
    ScoringClosed: _closed,
    ScoreOpened: _score_opened,
    LotOpened: lambda state, event: {"lot": (*state.lot, event.words)},
    BallotsCounted: lambda _state, event: {"votes": {each.subject: each.votes for each in event.votes}},
    ScoreVoided: _voided,
    ScoringReopened: _reopened,
    TieVoteCast: _tie_vote,
    ReasonStated: _reason,
    ActProposed: lambda state, event: {"pending": {**state.pending, event.proposal: pending(event)}},
    ActDeclined: lambda state, event: {"pending": without(state.pending, event.proposal)},
}
"""What each event changes; an outcome's own contracts change the same."""

"""Evaluations: what was scored by whom, who stood aside, what was decided and how ties were broken."""

from __future__ import annotations

from events.workgroup import (
    BallotsCounted,
    EvaluationOpened,
    EvaluationPrepared,
    IdeasSelected,
    MemberRecused,
    OutcomeApproved,
    ProposalClassified,
    ReserveListed,
    ScoreSubmitted,
    ScoreVoided,
    ScoringClosed,
    ScoringReopened,
    SelectionApproved,
    ShortlistApproved,
    SubjectEntered,
    SubjectLeft,
)
from portal.record import Record, of

from .fact import Fact, body_said, both, proved, proves, together

_KINDS = {
    ShortlistApproved.TOPIC: "shortlist_approved",
    IdeasSelected.TOPIC: "ideas_selected",
    SelectionApproved.TOPIC: "selection_approved",
}


@proves.register
def evaluation(event: EvaluationOpened, record: Record) -> Fact:
    """What is judged, and how far the judging is."""
    told = record.streams[event.stream]
    prepared = record.last(event.stream, EvaluationPrepared)
    closed = record.last(event.stream, ScoringClosed)
    said = {
        "evaluation": event.stream,
        **({"title": prepared.title, "method": prepared.rules.method} if prepared else {}),
        "body_title": body_said(record, event.body).get("body_title"),
        "subjects": len(of(told, SubjectEntered)) - len(of(told, SubjectLeft)),
        "scores": closed.scores if closed else len(of(told, ScoreSubmitted)),
        "recused": len({(each.subject, each.member) for each in of(told, MemberRecused)}),
        "voided": len(of(told, ScoreVoided)),
        "closed": closed is not None,
    }
    return proved("evaluation", event, record.day(event), "body", **said)


@proves.register
def _counted(event: BallotsCounted, record: Record) -> Fact:
    return proved("ballots_counted", event, record.day(event), "ballots")


@proves.register
def _voided(event: ScoreVoided, record: Record) -> Fact:
    return proved("score_voided", event, record.day(event), "subject", "reason")


@proves.register
def _reopened(event: ScoringReopened, record: Record) -> Fact:
    said = {"subjects": len(event.subjects), "after_appeal": event.appeal is not None}
    return proved("scoring_reopened", event, record.day(event), "reason", **said)


@proves.register
def _classified(event: ProposalClassified, record: Record) -> Fact | None:
    classes = of(record.streams[event.stream], ProposalClassified)
    if classes[0] is not event:
        return None
    last = {each.subject: each.theme for each in classes}
    return together("classified", classes, record, subjects=len(last), themes=len(set(last.values())))


@proves.register
def outcome(event: OutcomeApproved, record: Record) -> Fact:
    """What two people approved after a carried motion: how many are admitted, and how a tie was broken."""
    told = of(record.streams[event.stream], ReserveListed)
    prepared = record.last(event.stream, EvaluationPrepared)
    said = {
        "title": prepared.title if prepared else None,
        "evaluation_id": event.stream,
        "admitted": len(event.admitted),
        "reserve": sum(each.correlation == event.correlation for each in told),
        "tie": event.tie_broken_by,
        "again": True if event.replaces else None,
        "appeals": len(event.open_appeals),
        "people": both(event),
        "hash": event.ranking_hash,
    }
    return proved(_KINDS[event.TOPIC], event, record.day(event), "evaluation", "body", "refused", "motion", **said)

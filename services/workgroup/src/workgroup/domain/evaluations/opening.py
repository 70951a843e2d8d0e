"""An evaluation's beginning: prepared by an officer, opened by the service, entered by each subject."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from events.calendar import ends_at, starts_at
from events.envelope import Event, named
from events.refusals import AlreadyThere, UnknownThing, ValueRefused
from events.rules import UNIT_OFFICER, need_office, need_running, need_words
from events.workgroup import (
    EvaluationOpened,
    EvaluationPrepared,
    EvaluationRules,
    ScoreVoided,
    ScoringReopened,
    SubjectEntered,
    SubjectLeft,
)
from workgroup.domain.making import Made

from .commands import EnterSubject, LetGo, OpenEvaluation, PrepareEvaluation, ReopenScoring
from .interests import seen
from .making import events_of, need_opened, need_subject, prepared
from .state import Evaluation, Subject

PURPOSES, METHODS, TIES = ("shortlist", "ideas", "seats"), ("scores", "public_vote"), ("criteria", "vote", "lot")


def prepare(state: Evaluation, command: PrepareEvaluation) -> tuple[Event, ...]:
    """Say who will judge what, by which rules, frozen from here on."""
    need_running(command.process, command.act)
    need_office(command.act, UNIT_OFFICER)
    if state.version:
        raise AlreadyThere("name", what="evaluation", name=command.name)
    need_words(command.title, command.process.languages, "title")
    _check_rules(command.rules)
    _check_seats(command)
    _check_days(command)
    prepared = command.act.event(
        EvaluationPrepared,
        named(command.act.process, "evaluation", command.name),
        1,
        office=UNIT_OFFICER,
        name=command.name,
        title=command.title,
        body=command.body.name,
        source_kind=command.source_kind,
        source=command.source,
        seats_of=command.seats_of.name if command.seats_of else None,
        side=command.side,
        rules=command.rules,
        first=command.first,
        last=command.last,
        stage_key=command.stage_key,
    )
    return (prepared,)


def _check_rules(rules: EvaluationRules) -> None:
    for field, value, known in (("purpose", rules.purpose, PURPOSES), ("method", rules.method, METHODS)):
        if value not in known:
            raise ValueRefused(field, rule=f"one of {', '.join(known)}")
    if set(rules.ties) - set(TIES) or len(set(rules.ties)) < len(rules.ties):
        raise ValueRefused("ties", rule=f"each of {', '.join(TIES)} at most once")
    least = {"scale": rules.scale, "least_scores": rules.least_scores, "choices": rules.choices}
    for field, number in least.items():
        if number < 1:
            raise ValueRefused(field, rule="1 or more")
    if not 0 <= rules.places <= 6:
        raise ValueRefused("places", rule="0 to 6")
    if rules.size is not None and rules.size < 1:
        raise ValueRefused("size", rule="1 or more")


def _check_seats(command: PrepareEvaluation) -> None:
    if command.rules.purpose != "seats":
        if command.seats_of or command.side:
            raise ValueRefused("seats_of", rule="only a selection of members fills seats")
        return
    if command.seats_of is None:
        raise ValueRefused("seats_of", rule="a selection of members names the body whose seats it fills")
    if command.side not in {seat.side for seat in command.seats_of.seats}:
        raise UnknownThing("side", what="side", name=command.side)


def _check_days(command: PrepareEvaluation) -> None:
    if command.rules.method == "scores":
        if command.first or command.last:
            raise ValueRefused("first", rule="only a public vote has days")
    elif command.first is None or command.last is None or command.last < command.first:
        raise ValueRefused("last", rule="a public vote has a first day and a last, which is not before it")


def open_it(state: Evaluation, command: OpenEvaluation) -> tuple[Event, ...]:
    """Open it on its subjects, and see who cannot judge which. Nothing where it is open already."""
    if state.prepared is None or state.opened is not None:
        return ()
    plan, zone = state.prepared, command.process.zone
    about = {
        "body": plan.body,
        "criteria": command.criteria,
        "subjects": len(command.subjects),
        "opens_at": starts_at(plan.first, zone) if plan.first else command.act.happened_at,
        "closes_at": ends_at(plan.last, zone) if plan.last else None,
    }
    entered = [_entered(subject, entry) for subject, entry in command.subjects.items()]
    return events_of(
        state, command, (EvaluationOpened, None, about), *entered, *_seen(state, command, command.subjects)
    )


def _entered(subject: UUID, entry: Subject) -> Made:
    fields = {"subject": subject, "authors": entry.authors, "organisations": entry.organisations}
    return (SubjectEntered, None, fields)


def _seen(state: Evaluation, command: OpenEvaluation | EnterSubject, subjects: Mapping[UUID, Subject]) -> list[Made]:
    if prepared(state).rules.method != "scores":
        return []
    members = tuple(command.body.members.values())
    return [made for it, subject in subjects.items() for made in seen(state, it, subject, members, command.ties)]


def enter(state: Evaluation, command: EnterSubject) -> tuple[Event, ...]:
    """Let a subject in that came later; where scoring is closed, it opens again for this one."""
    if state.opened is None or command.subject in state.subjects:
        return ()
    made = [_entered(command.subject, command.entry)]
    made += _seen(state, command, {command.subject: command.entry})
    if state.closed:
        made.append((ScoringReopened, None, {"subjects": (command.subject,), "appeal": None}))
    return events_of(state, command, *made)


def let_go(state: Evaluation, command: LetGo) -> tuple[Event, ...]:
    """Let a subject go: it is neither scored nor ranked here any more."""
    if command.subject not in state.subjects:
        return ()
    return events_of(state, command, (SubjectLeft, None, {"subject": command.subject, "decision": command.decision}))


def reopen(state: Evaluation, command: ReopenScoring) -> tuple[Event, ...]:
    """Void the subject's scores and let it be scored anew: an appeal against the decision on it was upheld."""
    need_opened(state)
    need_subject(state, command.subject)
    voided: list[Made] = [
        (ScoreVoided, None, {"score": score.event, "subject": subject, "member": member})
        for (subject, member), score in state.scores.items()
        if subject == command.subject
    ]
    reopened = {"subjects": (command.subject,), "appeal": command.appeal}
    return events_of(state, command, *voided, (ScoringReopened, None, reopened))

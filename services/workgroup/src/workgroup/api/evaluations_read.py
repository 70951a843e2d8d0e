"""Questions on evaluations: answered from the record itself, so that who has just acted sees it."""

from __future__ import annotations

from uuid import UUID

from fastapi import Response

from events.application import Application
from events.refusals import UnknownThing
from events.workgroup import InterestAlleged, InterestDeclared
from service.auth import Caller
from service.commands import Asking, Serving, etag
from service.fields import ProcessName
from workgroup.application import evaluations as application
from workgroup.domain.evaluations import EVALUATION
from workgroup.domain.evaluations.interests import judges
from workgroup.domain.evaluations.outcome import Outcome, outcome
from workgroup.domain.evaluations.scores import lacking, may_score
from workgroup.domain.evaluations.state import Evaluation
from workgroup.projections import evaluations as projections

from .answers.evaluations import (
    ListedEvaluation,
    ReadEvaluation,
    ReadFinding,
    ReadInterest,
    ReadMyScoring,
    ReadOutcome,
    ReadRanked,
)
from .paths import DATA_PROTECTION, TOKEN, EvaluationId, area

router, _ = area()


@router.get("/v1/processes/{process}/evaluations", operation_id="ListEvaluations", dependencies=TOKEN)
def list_evaluations(process: ProcessName, app: Serving) -> list[ListedEvaluation]:
    """The process's evaluations, in the order in which they were prepared."""
    with app.store.reading() as cursor:
        return [ListedEvaluation(**row) for row in projections.evaluations(cursor, process)]


@router.get("/v1/evaluations/{evaluation}", operation_id="ReadEvaluation", dependencies=TOKEN)
def read_evaluation(evaluation: EvaluationId, app: Serving, response: Response) -> ReadEvaluation:
    """An evaluation, its subjects, and what it lacks."""
    state, name, _ = _found(app, evaluation)
    response.headers.update(etag(state.version))
    admitted = list(state.decision.admitted) if state.decision else []
    found = _outcome(app, evaluation, state) if state.status in ("closed", "anew") else None
    return ReadEvaluation.model_validate(
        {
            "evaluation": evaluation,
            "name": name,
            "status": state.status,
            "subjects": list(state.subjects),
            "missing": lacking(state),
            "tied": list(found.ranking.at_cut) if found else [],
            "admitted": admitted,
            "refused": list(state.decision.refused) if state.decision else [],
            "version": state.version,
        }
    )


@router.get("/v1/evaluations/{evaluation}/mine", operation_id="ReadMyScoring")
def read_my_scoring(evaluation: EvaluationId, app: Serving, who: Asking) -> ReadMyScoring:
    """The subjects that the caller may score and has not."""
    state, _, process = _found(app, evaluation)
    body = application.body_of(app, process, state)
    member = who.person if who.person and body.held_by(who.person) else None
    return ReadMyScoring(evaluation=evaluation, subjects=may_score(state, member) if member else [])


@router.get("/v1/evaluations/{evaluation}/outcome", operation_id="ReadOutcome", dependencies=TOKEN)
def read_outcome(evaluation: EvaluationId, app: Serving, response: Response) -> ReadOutcome:
    """What would be decided now, or was; not before scoring is closed."""
    state, name, process = _found(app, evaluation)
    found = _outcome(app, evaluation, state)
    response.headers.update(etag(state.version))
    appeals = app.facts(process).evaluations.appeals
    return ReadOutcome.model_validate(
        {
            "evaluation": evaluation,
            "name": name,
            "status": state.status,
            "ranking": _ranking(found),
            "ranking_hash": found.hash,
            "tie_broken_by": found.ranking.broken_by,
            "seed": found.seed,
            "tied": list(found.ranking.at_cut),
            "unbroken": list(found.ranking.unbroken),
            "equal": sorted({tuple(sorted((each.subject, *each.equal_to))) for each in found.refused if each.equal_to}),
            "open_appeals": [appeal for appeal, subject in appeals.items() if subject in state.subjects],
        }
    )


def _ranking(found: Outcome) -> list[ReadRanked]:
    admitted = [
        ReadRanked(
            subject=each.subject,
            place=place,
            mean=str(each.mean),
            admitted=True,
            reserve=None,
            findings=[],
            equal_to=[],
        )
        for place, each in enumerate(found.admitted, 1)
    ]
    refused = [
        ReadRanked(
            subject=each.subject,
            place=each.place,
            mean=str(each.mean),
            admitted=False,
            reserve=each.reserve,
            findings=[
                ReadFinding(
                    criterion=finding.criterion,
                    mean=str(finding.mean),
                    admitted=None if finding.admitted is None else str(finding.admitted),
                    texts=list(finding.texts),
                )
                for finding in each.findings
            ],
            equal_to=list(each.equal_to),
        )
        for each in found.refused
    ]
    return admitted + refused


@router.get("/v1/evaluations/{evaluation}/interests", operation_id="ReadInterests")
def read_interests(evaluation: EvaluationId, app: Serving, who: Asking) -> list[ReadInterest]:
    """The interests declared and alleged; each detail only for who decides on it, and the data-protection officer."""
    state, _, process = _found(app, evaluation)
    told = [each for each in app.store.stream(evaluation) if isinstance(each, InterestDeclared | InterestAlleged)]
    shown = [each.detail.ref for each in told if each.detail and _may_see(app, process, state, who, each.member)]
    details = app.open_withheld(shown, str(who.person), "an interest's detail")
    return [
        ReadInterest(
            event=each.id,
            allegation=each.allegation if isinstance(each, InterestAlleged) else None,
            subject=each.subject,
            member=each.member,
            kind=each.kind,
            detail=details[each.detail.ref][1] if each.detail and each.detail.ref in details else None,
        )
        for each in told
    ]


def _may_see(app: Application, process: str, state: Evaluation, who: Caller, member: UUID) -> bool:
    if DATA_PROTECTION in who.offices:
        return True
    body = application.body_of(app, process, state)
    seat = body.held_by(who.person) if who.person else None
    return seat is not None and seat.role == judges(body, member) and who.person != member


def _found(app: Application, evaluation: UUID) -> tuple[Evaluation, str, str]:
    """The evaluation with its name and its process."""
    state = app.state(evaluation, EVALUATION)
    if state.prepared is None:
        raise UnknownThing("evaluation", what="evaluation", name=evaluation)
    return state, state.prepared.name, state.prepared.process


def _outcome(app: Application, evaluation: UUID, state: Evaluation) -> Outcome:
    _, _, process = _found(app, evaluation)
    return outcome(state, application.seats_of(app, process, state))

"""Routes of appeals."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Response

from events.application import Application
from events.refusals import UnknownThing
from service.commands import Asking, Asks, Serving, answer, etag
from service.fields import ProcessName, in_path
from workgroup.application import appeals as application
from workgroup.projections import appeals as projections

from .answers.appeals import ReadAppeal, ReadAppealWithGrounds
from .paths import TOKEN, area
from .requests.appeals import DecideAppeal, LodgeAppeal

AppealId = Annotated[UUID, in_path("appeal")]

router, _command = area()


@_command("/v1/processes/{process}/appeals", "LodgeAppeal")
def lodge_appeal(process: ProcessName, body: LodgeAppeal, asked: Asks) -> Response:
    """Appeal against a decision, within the days that the process gives; the act of whom it concerns."""
    outcome = application.lodge_appeal(
        asked.app,
        asked.call(process, body),
        decision=body.decision,
        subject=body.subject,
        stage=body.stage,
        grounds=body.grounds,
        language=body.language,
    )
    return answer(outcome, f"/v1/appeals/{outcome.id}")


@_command("/v1/appeals/{appeal}/decide", "DecideAppeal")
def decide_appeal(appeal: AppealId, body: DecideAppeal, asked: Asks) -> Response:
    """Answer an appeal, for a reason; the act of a member of the appeals' body who took no part in the decision."""
    call = asked.call_on(appeal, body, "appeal")
    return answer(application.decide_appeal(asked.app, call, appeal, outcome=body.outcome), f"/v1/appeals/{appeal}")


@router.get("/v1/processes/{process}/appeals", operation_id="ListAppeals", dependencies=TOKEN)
def list_appeals(process: ProcessName, app: Serving) -> list[ReadAppeal]:
    """The process's appeals, in the order in which they were lodged; those without outcome are open."""
    with app.store.reading() as cursor:
        return [ReadAppeal(**row) for row in projections.appeals(cursor, process)]


@router.get("/v1/appeals/{appeal}", operation_id="ReadAppeal")
def read_appeal(appeal: AppealId, who: Asking, app: Serving, response: Response) -> ReadAppealWithGrounds:
    """An appeal; its grounds for its appellant and the members of the appeals' body, each reading logged."""
    with app.store.reading() as cursor:
        found = projections.appeal(cursor, appeal)
    if found is None:
        raise UnknownThing("appeal", what="appeal", name=appeal)
    text = None
    if who.person is not None and who.person in _readers(app, found["process"], found["appellant"]):
        text = app.unseal([found["grounds"]], str(who.person), "reading an appeal").get(found["grounds"])
    response.headers.update(etag(found["version"]))
    return ReadAppealWithGrounds(**found, text=text)


def _readers(app: Application, process: str, appellant: UUID) -> frozenset[UUID]:
    body = application.body_of(app, process, app.facts(process))
    return frozenset({appellant, *body.members.values()})

"""Routes of the plan: assembled, revised, approved by hash, published, submitted, acknowledged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from fastapi import APIRouter, Depends, Response

from events.rules import UNIT_OFFICER
from plan.application import plans as application
from plan.domain.document import Document, document_stream
from plan.domain.plans.approving import CABINET_RECORDER, ENTITY_OFFICER
from plan.domain.plans.assembling import need_plan
from plan.domain.plans.state import Plan
from service.commands import Asks, Route, Serving, answer, caller, command, etag
from service.fields import Language, ProcessName
from service.problems import PROBLEMS

from . import bodies
from .answers.commitments import ReadEntityAnswer, ReadFrozen, ReadPlan
from .commitments import Form, exported
from .documents import named, place
from .fields import DocumentName, bounded

router = APIRouter(prefix="/v1/processes/{process}", responses=PROBLEMS, dependencies=[Depends(bounded)])

READERS = [Depends(caller)]


def _command(path: str, act: str, office: str = UNIT_OFFICER) -> Callable[[Route], Route]:
    return command(router, f"/documents/{{document}}/plan/{path}", act, office)


@command(router, "/plans", "AssemblePlan", UNIT_OFFICER)
def assemble_plan(process: ProcessName, body: bodies.AssemblePlan, asked: Asks) -> Response:
    """Make the plan of exactly the frozen commitments."""
    call, introductions = asked.call(process, body), named(body.introductions)
    outcome = application.assemble_plan(asked.app, call, body.name, body.title, introductions)
    return answer(outcome, place(process, body.name))


@_command("revise", "RevisePlan")
def revise_plan(process: ProcessName, document: DocumentName, body: bodies.RevisePlan, asked: Asks) -> Response:
    """Add the plan's next version, with a note; its difference is recorded."""
    call, renditions = asked.call(process, body), named(body.renditions)
    outcome = application.revise_plan(asked.app, call, document, renditions, body.note)
    return answer(outcome, place(process, document))


@_command("entities", "NameResponsibleEntity")
def name_responsible_entity(
    process: ProcessName, document: DocumentName, body: bodies.NameResponsibleEntity, asked: Asks
) -> Response:
    """Say which organisation answers for a commitment of the plan."""
    call = asked.call(process, body)
    outcome = application.name_entity(asked.app, call, document, body.commitment, body.organisation)
    return answer(outcome, place(process, document))


@_command("approvals", "RequestApproval")
def request_approval(
    process: ProcessName, document: DocumentName, body: bodies.RequestApproval, asked: Asks
) -> Response:
    """Ask an entity to approve a version."""
    call = asked.call(process, body)
    outcome = application.request_approval(asked.app, call, document, body.organisation, body.hash, body.due_on)
    return answer(outcome, place(process, document))


@_command("approve", "ApproveAsEntity", ENTITY_OFFICER)
def approve_as_entity(
    process: ProcessName, document: DocumentName, body: bodies.ApproveAsEntity, asked: Asks
) -> Response:
    """Approve that very version, as a representative of the entity."""
    call = asked.call(process, body)
    outcome = application.answer_as_entity(asked.app, call, document, body.organisation, body.of(), None)
    return answer(outcome, place(process, document))


@_command("refuse", "RefuseAsEntity", ENTITY_OFFICER)
def refuse_as_entity(
    process: ProcessName, document: DocumentName, body: bodies.RefuseAsEntity, asked: Asks
) -> Response:
    """Refuse that version, set conditions, or say that the commitments are another's, with a reason."""
    call = asked.call(process, body)
    outcome = application.answer_as_entity(asked.app, call, document, body.organisation, body.of(), body.answer)
    return answer(outcome, place(process, document))


@_command("cabinet", "RecordCabinetDecision", CABINET_RECORDER)
def record_cabinet_decision(
    process: ProcessName, document: DocumentName, body: bodies.RecordCabinetDecision, asked: Asks
) -> Response:
    """Propose to record what the Cabinet decided; the answer's id is the proposal's, for a second recorder."""
    outcome = application.record_cabinet(
        asked.app,
        asked.call(process, body),
        document,
        body.of(),
        outcome=body.outcome,
        decided_on=body.decided_on,
        decision=body.decision,
    )
    return answer(outcome, place(process, document))


@_command("publish", "PublishPlan")
def publish_plan(process: ProcessName, document: DocumentName, body: bodies.PublishPlan, asked: Asks) -> Response:
    """Propose to publish the approved version; the answer's id is the proposal's."""
    outcome = application.publish_plan(asked.app, asked.call(process, body), document)
    return answer(outcome, place(process, document))


@_command("submit", "SubmitPlan")
def submit_plan(process: ProcessName, document: DocumentName, body: bodies.SubmitPlan, asked: Asks) -> Response:
    """Propose to send those very files; the answer's id is the proposal's."""
    outcome = application.submit_plan(
        asked.app,
        asked.call(process, body),
        document,
        named(body.renditions) if body.renditions else None,
        recipient=body.recipient,
        channel=body.channel,
        sent_on=body.sent_on,
    )
    return answer(outcome, place(process, document))


@_command("acknowledge", "RecordAcknowledgement")
def record_acknowledgement(
    process: ProcessName, document: DocumentName, body: bodies.RecordAcknowledgement, asked: Asks
) -> Response:
    """Record that the recipient confirmed to have the plan."""
    call, evidence = asked.call(process, body), bodies.proofs(body.evidence)
    outcome = application.record_acknowledgement(asked.app, call, document, body.acknowledged_on, evidence)
    return answer(outcome, place(process, document))


@router.get("/documents/{document}/plan", operation_id="ReadPlan", dependencies=READERS)
def read_plan(process: ProcessName, document: DocumentName, app: Serving, response: Response) -> ReadPlan:
    """The plan: what it is made of, and who approved its last version."""
    state = application.read_plan(app, process, document)
    response.headers.update(etag(state.version))
    return _told(process, state, need_plan(state, document))


@router.get("/documents/{document}/plan/export", operation_id="ExportPlan", dependencies=READERS)
def export_plan(
    process: ProcessName, document: DocumentName, app: Serving, language: Language, form: Form = "md"
) -> Response:
    """The plan's commitments in OGP's template, in one language."""
    contents = application.plan_contents(app, process, document)
    return exported(contents, language, form, document)


def _told(process: str, state: Document, plan: Plan) -> ReadPlan:
    last = state.versions[-1]
    return ReadPlan(
        id=document_stream(process, state.name),
        process=process,
        name=state.name,
        version=state.version,
        number=last.number,
        hash=last.hash,
        commitments=[ReadFrozen(**asdict(each)) for each in plan.commitments],
        entities=[_entity(plan, organisation, last.hash) for organisation in plan.organisations],
        revisions=dict(plan.revisions),
        cabinet=_cabinet(plan, last.hash),
        published=plan.published,
        submitted=plan.submitted,
        acknowledged=plan.acknowledged,
    )


def _entity(plan: Plan, organisation: str, last: str) -> ReadEntityAnswer:
    answered = plan.answers.get(organisation)
    return ReadEntityAnswer(
        organisation=organisation,
        commitments=list(plan.commitments_of(organisation)),
        asked=plan.asked.get(organisation) == last,
        answer=answered.answer if answered and answered.hash == last else None,
    )


def _cabinet(plan: Plan, last: str) -> str | None:
    if plan.approved == last:
        return "approved"
    return "returned" if plan.returned == last else None

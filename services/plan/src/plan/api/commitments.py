"""Routes of commitments: written, amended, frozen, reported on, and exported in OGP's template."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Response

from events.rules import UNIT_OFFICER
from plan.application import commitments as application
from plan.application.comparing import read_difference as compare
from plan.application.reading import reviews_of
from plan.domain.commitments import export
from plan.domain.commitments.commitment import commitment_stream
from plan.domain.commitments.freezing import freeze_stream
from plan.domain.commitments.reporting import ENTITY_OFFICER
from plan.domain.commitments.template import Template, missing
from plan.projections import commitments as projections
from plan.projections import documents
from service.commands import Asks, Serving, answer, caller, command, etag
from service.fields import SLUG, Language, ProcessName, in_path
from service.problems import PROBLEMS

from . import bodies
from .answers.commitments import (
    ReadAmendment,
    ReadCommitment,
    ReadCommitmentDifference,
    ReadCommitmentVersion,
    ReadContent,
    ReadField,
    ReadFreeze,
    ReadFrozen,
    ReadListedCommitment,
    ReadReport,
    ReadReview,
)
from .answers.documents import ReadProposal
from .fields import OfVersion, bounded

router = APIRouter(prefix="/v1/processes/{process}", responses=PROBLEMS, dependencies=[Depends(bounded)])

CommitmentName = Annotated[str, in_path("commitment", SLUG)]
READERS = [Depends(caller)]
Form = Annotated[Literal["csv", "md"], Query(description="CSV, or a document in Markdown")]
KINDS = {"csv": "text/csv; charset=utf-8", "md": "text/markdown; charset=utf-8"}


def _place(process: str, commitment: str) -> str:
    return f"/v1/processes/{process}/commitments/{commitment}"


@command(router, "/commitments", "DraftCommitment")
def draft_commitment(process: ProcessName, body: bodies.DraftCommitment, asked: Asks) -> Response:
    """Write a commitment's first version, as a member of its task force."""
    call = asked.call(process, body)
    outcome = application.draft_commitment(asked.app, call, body.name, body.idea, body.content.said())
    return answer(outcome, _place(process, body.name))


@command(router, "/commitments/{commitment}/versions", "ReviseCommitment")
def revise_commitment(
    process: ProcessName, commitment: CommitmentName, body: bodies.ReviseCommitment, asked: Asks
) -> Response:
    """Write its next version; once it is handed over, only one that answers open amendments."""
    call = asked.call(process, body)
    outcome = application.revise_commitment(asked.app, call, commitment, body.content.said(), body.answers)
    return answer(outcome, _place(process, commitment))


@command(router, "/commitments/{commitment}/workshops", "HoldWorkshop")
def hold_workshop(process: ProcessName, commitment: CommitmentName, body: bodies.HoldWorkshop, asked: Asks) -> Response:
    """Record a workshop on the commitment."""
    outcome = application.hold_workshop(
        asked.app,
        asked.call(process, body),
        commitment,
        held_on=body.held_on,
        mode=body.mode,
        participants=body.participants,
        sides=body.sides,
        evidence=bodies.proofs(body.evidence),
    )
    return answer(outcome, _place(process, commitment))


@command(router, "/commitments/{commitment}/consultations", "ConsultStakeholders")
def consult_stakeholders(
    process: ProcessName, commitment: CommitmentName, body: bodies.ConsultStakeholders, asked: Asks
) -> Response:
    """Record that stakeholders were consulted on the commitment."""
    outcome = application.consult_stakeholders(
        asked.app,
        asked.call(process, body),
        commitment,
        channel=body.channel,
        audience=body.audience,
        first=body.first,
        last=body.last,
        evidence=bodies.proofs(body.evidence),
    )
    return answer(outcome, _place(process, commitment))


@command(router, "/commitments/{commitment}/ready", "ReadyCommitment")
def ready_commitment(
    process: ProcessName, commitment: CommitmentName, body: bodies.ReadyCommitment, asked: Asks
) -> Response:
    """Hand the last version over: its template is complete, and stakeholders were heard."""
    outcome = application.ready_commitment(asked.app, asked.call(process, body), commitment)
    return answer(outcome, _place(process, commitment))


@command(router, "/commitments/{commitment}/amendments", "RequestAmendment")
def request_amendment(
    process: ProcessName, commitment: CommitmentName, body: bodies.RequestAmendment, asked: Asks
) -> Response:
    """Ask for a change, as a member of the body; the answer's id is the amendment's."""
    outcome = application.request_amendment(
        asked.app,
        asked.call(process, body),
        commitment,
        body=body.body,
        number=body.number,
        hash=body.hash,
        words=body.words,
    )
    return answer(outcome, _place(process, commitment))


@command(router, "/commitments/{commitment}/amend", "AmendCommitment")
def amend_commitment(
    process: ProcessName, commitment: CommitmentName, body: bodies.AmendCommitment, asked: Asks
) -> Response:
    """Write the version that answers amendments, as a member of the task force or of a body that asked for them."""
    call = asked.call(process, body)
    outcome = application.amend_commitment(asked.app, call, commitment, body.content.said(), body.answers)
    return answer(outcome, _place(process, commitment))


@command(router, "/commitments/{commitment}/amendments/close", "CloseAmendment")
def close_amendment(
    process: ProcessName, commitment: CommitmentName, body: bodies.CloseAmendment, asked: Asks
) -> Response:
    """Say that an amendment is settled, or withdraw one's own, with a reason."""
    call = asked.call(process, body)
    outcome = application.close_amendment(asked.app, call, commitment, body.amendment, body.outcome)
    return answer(outcome, _place(process, commitment))


@command(router, "/commitments/{commitment}/milestones", "ReportMilestone", ENTITY_OFFICER)
def report_milestone(
    process: ProcessName, commitment: CommitmentName, body: bodies.ReportMilestone, asked: Asks
) -> Response:
    """Report on a milestone, as a representative of the entity that is responsible for it."""
    outcome = application.report_milestone(
        asked.app,
        asked.call(process, body),
        commitment,
        document=body.document,
        milestone=body.milestone,
        status=body.status,
        text=body.text,
        evidence=bodies.proofs(body.evidence),
    )
    return answer(outcome, _place(process, commitment))


@command(router, "/freeze", "FreezeCommitments", UNIT_OFFICER)
def freeze_commitments(process: ProcessName, body: bodies.FreezeCommitments, asked: Asks) -> Response:
    """Propose to freeze all commitments approved for comment; the answer's id is the proposal's."""
    outcome = application.freeze_commitments(asked.app, asked.call(process, body))
    return answer(outcome, f"/v1/processes/{process}/freeze")


@router.get("/freeze", operation_id="ReadFreeze", dependencies=READERS)
def read_freeze(process: ProcessName, app: Serving, response: Response) -> ReadFreeze:
    """What was frozen, and what waits for a second person."""
    state, stream = application.read_freeze(app, process), freeze_stream(process)
    with app.store.reading() as cursor:
        waiting = documents.waiting(cursor, stream)
    response.headers.update(etag(state.version))
    return ReadFreeze(
        id=stream,
        version=state.version,
        event=state.event,
        commitments=[ReadFrozen(**asdict(each)) for each in state.commitments],
        proposals=[ReadProposal(**row) for row in waiting],
    )


@router.get("/commitments", operation_id="ListCommitments", dependencies=READERS)
def list_commitments(process: ProcessName, app: Serving) -> list[ReadListedCommitment]:
    """The process's commitments, by name."""
    with app.store.reading() as cursor:
        return [ReadListedCommitment(**row) for row in projections.commitments(cursor, process)]


@router.get("/commitments/{commitment}", operation_id="ReadCommitment", dependencies=READERS)
def read_commitment(
    process: ProcessName, commitment: CommitmentName, app: Serving, response: Response
) -> ReadCommitment:
    """A commitment with its last content; its ETag is the version of its stream."""
    state, content = application.read_commitment(app, process, commitment)
    with app.store.reading() as cursor:
        reports = projections.milestone_reports(cursor, process, commitment)
    response.headers.update(etag(state.version))
    return ReadCommitment(
        id=commitment_stream(process, commitment),
        process=process,
        name=state.name,
        version=state.version,
        idea=state.idea,
        number=state.last.number,
        hash=state.last.hash,
        content=_content(content),
        missing=list(missing(content, application.languages(app, process))),
        versions=[
            ReadCommitmentVersion(number=each.number, hash=each.hash, answers=list(each.answers))
            for each in state.versions
        ],
        workshops=state.workshops,
        consultations=state.consultations,
        ready=state.ready,
        amendments=[ReadAmendment.model_validate(asdict(each)) for each in state.amendments.values()],
        reviews=[ReadReview(**asdict(each)) for each in reviews_of(app, process, commitment)],
        reports=[ReadReport(**row) for row in reports],
    )


@router.get("/commitments/{commitment}/difference", operation_id="ReadCommitmentDifference", dependencies=READERS)
def read_difference(
    process: ProcessName, commitment: CommitmentName, old: OfVersion, new: OfVersion, app: Serving
) -> ReadCommitmentDifference:
    """The difference of two versions by field of the template and by word."""
    told = compare(app, process, commitment, old, new)
    fields = [ReadField.model_validate(asdict(each)) for each in told]
    return ReadCommitmentDifference(old=old, new=new, fields=fields)


@router.get("/commitments/{commitment}/export", operation_id="ExportCommitment", dependencies=READERS)
def export_commitment(
    process: ProcessName, commitment: CommitmentName, app: Serving, language: Language, form: Form = "md"
) -> Response:
    """The commitment's last version in OGP's template, in one language."""
    _, content = application.read_commitment(app, process, commitment)
    return exported([content], language, form, commitment)


def exported(contents: list[Template], language: str, form: Literal["csv", "md"], name: str) -> Response:
    """The commitments in OGP's template, as an attachment."""
    text = export.table(contents, language) if form == "csv" else export.document(contents, language)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{language}.{form}"',
        "X-Content-Type-Options": "nosniff",
        "Content-Language": language,
    }
    return Response(text.encode(), headers=headers | {"Content-Type": KINDS[form]})


def _content(content: Template) -> ReadContent:
    return ReadContent.model_validate(asdict(content))

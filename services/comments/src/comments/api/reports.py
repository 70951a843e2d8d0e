"""The routes of a consultation's report: looked at, proposed, read by its hash."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Response

from comments.application import reading, reports
from comments.domain.reporting import JSON, MARKDOWN
from events.refusals import UnknownThing
from events.rules import UNIT_OFFICER
from service.commands import Asking, Asks, Serving, answer, command, need_office
from service.fields import SHA256
from service.problems import PROBLEMS

from .answers import Count, Form, PublishedReport
from .requests import ConsultationId, PublishConsultationReport

router = APIRouter(responses=PROBLEMS)


@command(router, "/v1/consultations/{consultation}/report", "PublishConsultationReport", UNIT_OFFICER)
def publish_consultation_report(consultation: ConsultationId, body: PublishConsultationReport, asked: Asks) -> Response:
    """Propose to publish the report, once all comments are answered; a second officer confirms it by its hash."""
    call = asked.call_on(consultation, body, "consultation")
    return answer(reports.publish_report(asked.app, call, consultation), f"/v1/consultations/{consultation}/report")


@router.get("/v1/consultations/{consultation}/report", operation_id="ReadConsultationReport")
def read_consultation_report(consultation: ConsultationId, _who: Asking, app: Serving) -> PublishedReport:
    """The published report: its counts, its hash, and its files."""
    published = reading.consultation_of(app, consultation).report
    if published is None:
        raise UnknownThing("consultation", what="report", name=consultation)
    return PublishedReport(
        consultation=consultation,
        report=published.report,
        counted=published.counted,
        withdrawn=published.withdrawn,
        hidden=published.hidden,
        outcomes=[Count(**vars(each)) for each in published.outcomes],
        groups=published.groups,
        files=[Form(**vars(each)) for each in published.files],
        published_at=published.happened_at,
        proposed_by=published.proposed_by,
        confirmed_by=published.person,
    )


_BYTES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The report's bytes", "content": {JSON: {}, MARKDOWN: {}}}
}


@router.get(
    "/v1/consultations/{consultation}/report/preview",
    operation_id="PreviewConsultationReport",
    response_class=Response,
    responses=_BYTES,
)
def preview_consultation_report(
    consultation: ConsultationId, who: Asking, app: Serving, language: str | None = None
) -> Response:
    """The report as it would be published now, for officers: as JSON, or as Markdown in a language."""
    need_office(who, [UNIT_OFFICER])
    process = reading.process_name(app, consultation)
    report = reports.make_report(app, consultation, app.facts(process))
    found = next((each for each in report.files if each.language == language), None)
    if found is None:
        raise UnknownThing("language", what="report in the language", name=language)
    return _sent(found.content, found.media_type, found.told.file)


@router.get(
    "/v1/consultation-reports/{sha256}", operation_id="ReadReportFile", response_class=Response, responses=_BYTES
)
def read_report_file(sha256: Annotated[str, Path(pattern=SHA256)], _who: Asking, app: Serving) -> Response:
    """A file of a published report, by the SHA-256 of its bytes."""
    found = reports.file_of(app, sha256)
    return _sent(found.content, found.media_type, sha256)


def _sent(content: bytes, media_type: str, sha256: str) -> Response:
    headers = {"ETag": f'"{sha256}"', "X-Content-Type-Options": "nosniff"}
    return Response(content, media_type=media_type, headers=headers)

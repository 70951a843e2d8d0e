"""The consultation's report: made of the record, proposed, published by a second officer with its files, and read."""

from __future__ import annotations

from uuid import UUID

from comments.domain.consultation import Consultation
from comments.domain.four_eyes import OFFICERS, PUBLISH_REPORT, PublishConsultationReport
from comments.domain.reporting import File, Report, report_of
from comments.facts import Facts
from events.application import Application, Call, Outcome
from events.envelope import Act
from events.refusals import UnknownThing
from events.store import Cursor

from .reading import comments_of, consultation_of, facts_of


def make_report(app: Application, consultation: UUID, facts: Facts) -> Report:
    """The report on the record as it stands; UnknownThing where nothing was opened yet."""
    state = consultation_of(app, consultation)
    if state.subject is None:
        raise UnknownThing("consultation", what="report", name=consultation)
    comments = list(comments_of(app, consultation).values())
    return report_of(state, comments, facts.process.languages, facts.codes)


def publish_report(app: Application, call: Call, consultation: UUID) -> Outcome:
    """Propose to publish the report; the answer's id is the proposal's."""
    facts = facts_of(app, call)

    def command(act: Act) -> PublishConsultationReport:
        report = make_report(app, consultation, facts)
        return PublishConsultationReport(act=act, process=facts.process, report=report)

    return app.execute(call, consultation, OFFICERS, command, thing=call.act.id)


def waiting_report(
    app: Application, consultation: UUID, state: Consultation, proposal: UUID, facts: Facts
) -> Report | None:
    """The report, made anew, where that is what waits under the proposal."""
    waits = state.pending.get(proposal)
    return make_report(app, consultation, facts) if waits and waits.act == PUBLISH_REPORT else None


def keep_files(report: Report, cursor: Cursor, _positions: tuple[int, ...]) -> None:
    """The report's files, with the event that tells of them."""
    for each in report.files:
        told = each.told
        cursor.execute(
            "INSERT INTO report_files (sha256, media_type, language, content) VALUES (%s, %s, %s, %s) "
            "ON CONFLICT DO NOTHING",
            (told.file, told.media_type, told.language, each.content),
        )


def file_of(app: Application, sha256: str) -> File:
    """A file of a published report; UnknownThing where there is none."""
    with app.store.reading() as cursor:
        cursor.execute("SELECT media_type, language, content FROM report_files WHERE sha256 = %s", (sha256,))
        row = cursor.fetchone()
    if row is None:
        raise UnknownThing("sha256", what="file", name=sha256)
    return File(media_type=row["media_type"], language=row["language"], content=bytes(row["content"]))

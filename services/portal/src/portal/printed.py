"""The report in one language as plain words, for paper and for Markdown: each row with its lines, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .reader import Reader
from .report import STATUSES, Report, Row
from .sentences import sentence

BESIDE = ("notices", "evidence")
"""Kinds of facts that say nothing without their links, or too much for paper."""


@dataclass(frozen=True, kw_only=True)
class PrintedRow:
    """An activity's lines by column; `coming` where the heading for what comes stands before it."""

    number: str
    status: str
    status_words: str
    planned: str
    more: list[str]
    reported: list[str]
    channels: list[str]
    dates: list[str]
    proved: list[str]
    coming: bool


@dataclass(frozen=True, kw_only=True)
class PrintedPhase:
    """A phase's heading and rows."""

    title: str
    rows: list[PrintedRow]


@dataclass(frozen=True, kw_only=True)
class Printed:
    """The whole report in one language. `counts`: how many activities have each status, in words."""

    language: str
    rtl: bool
    kind: str
    title: str
    as_of: str
    times: str
    state: str
    counts: list[tuple[str, str, str]]
    columns: list[str]
    upcoming: str
    reported_none: str
    proved_none: str
    phases: list[PrintedPhase]
    corrections_title: str
    corrections: list[str]
    foot: str


def printed(reader: Reader, report: Report) -> Printed:
    """The report for that reader."""
    statuses = [row.status for row in report.activities]
    columns = ("activity", "reported", "dates", "proved")
    return Printed(
        language=reader.fixed,
        rtl=reader.direction == "rtl",
        kind=f"{reader.say('report')} · {reader.territory(report.country)}",
        title=reader.pick(report.title).words,
        as_of=reader.say("as-of", instant=reader.instant(report.as_of)),
        times=reader.say("times", zone=report.zone),
        state="" if report.state == "running" else reader.say(f"state-{report.state}"),
        counts=[(each, str(statuses.count(each)), reader.say(f"status-{each}")) for each in STATUSES],
        columns=[reader.say(f"column-{column}") for column in columns],
        upcoming=reader.say("upcoming"),
        reported_none=reader.say("reported-none"),
        proved_none=reader.say("proved-none"),
        phases=[_phase(reader, report, phase.number, reader.pick(phase.title).words) for phase in report.phases],
        corrections_title=reader.say("corrections"),
        corrections=[sentence(reader, fact) for fact in report.corrections],
        foot=reader.say("derived"),
    )


def _phase(reader: Reader, report: Report, number: int, title: str) -> PrintedPhase:
    rows = [_row(reader, row, report.upcoming) for row in report.activities if row.phase == number]
    return PrintedPhase(title=f"{reader.say('phase', number=number)} · {title}", rows=rows)


def _row(reader: Reader, row: Row, upcoming: int | None) -> PrintedRow:
    return PrintedRow(
        number=str(row.number),
        status=row.status,
        status_words=reader.say(f"status-{row.status}"),
        planned=reader.pick(row.planned).words,
        more=list(_more(reader, row)),
        reported=[reader.pick(event.text).words for event in row.reported],
        channels=[
            " · ".join(
                (
                    reader.name("channel", used.channel)
                    + (f": {reader.pick(used.audience).words}" if used.audience else ""),
                    reader.name("purpose", used.purpose),
                )
            )
            for used in row.channels
        ],
        dates=[f"{reader.name('date', span.kind)}: {reader.days(span.first, span.last)}" for span in row.dates],
        proved=[
            f"{sentence(reader, fact)} ({reader.days(fact.first, fact.last)})"
            for fact in row.proved
            if fact.kind not in BESIDE
        ],
        coming=row.number == upcoming,
    )


def _more(reader: Reader, row: Row) -> Iterator[str]:
    if row.mode:
        yield reader.say("mode", mode=reader.name("mode", row.mode))
    if row.languages:
        yield reader.say("published-in", languages=reader.both(reader.language_names(row.languages)))
    if row.note:
        yield reader.say("note", note=row.note)

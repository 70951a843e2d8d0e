"""What is printed: the report and the sheet for a minister, as PDF; the same record gives the same bytes."""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files

from service import typeset

from .briefing import Briefing
from .printed import Printed

REPORT = files("portal") / "paper" / "report.typ"
SHEET = files("portal") / "paper" / "sheet.typ"


def report(made: Printed) -> bytes:
    """The report, A4 across."""
    return typeset.pdf(REPORT, "report", asdict(made))


def report_pages(made: Printed) -> list[bytes]:
    """Its pages as images, to be looked at."""
    return typeset.png(REPORT, "report", asdict(made))


def sheet(made: Briefing) -> bytes:
    """The sheet for a minister, A4."""
    return typeset.pdf(SHEET, "sheet", asdict(made))


def sheet_pages(made: Briefing) -> list[bytes]:
    """Its pages as images: one, unless it overflows."""
    return typeset.png(SHEET, "sheet", asdict(made))

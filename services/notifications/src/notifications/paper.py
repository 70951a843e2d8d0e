"""Letters on paper: the same sheet gives the same bytes."""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files

from service import typeset

from .letters.official import Sheet

TEMPLATE = files("notifications") / "templates" / "letter.typ"


def pdf(sheet: Sheet) -> bytes:
    """The letter as PDF."""
    return typeset.pdf(TEMPLATE, "letter", asdict(sheet))


def png(sheet: Sheet) -> bytes:
    """The letter's first page as an image, to be looked at."""
    return typeset.png(TEMPLATE, "letter", asdict(sheet))[0]

"""Letters on paper, by typst with the fonts of this package alone: the same sheet gives the same bytes.

Amiri has Arabic and Latin, and is under the SIL Open Font License (fonts/OFL.txt).
"""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import as_file, files
from typing import Literal

import typst

from .letters.official import Sheet


def pdf(sheet: Sheet) -> bytes:
    """The letter as PDF."""
    return _typeset(sheet, "pdf")


def png(sheet: Sheet) -> bytes:
    """The letter's first page as an image, to be looked at."""
    return _typeset(sheet, "png")


def _typeset(sheet: Sheet, form: Literal["pdf", "png"]) -> bytes:
    package = files("notifications")
    template, fonts = package.joinpath("templates", "letter.typ"), package.joinpath("fonts")
    with as_file(template) as source, as_file(fonts) as folder:
        made = typst.compile(
            source,
            font_paths=[folder],
            ignore_system_fonts=True,
            format=form,
            ppi=110,
            sys_inputs={"letter": json.dumps(asdict(sheet), ensure_ascii=False)},
            timestamp=0,
        )
    return bytes(made[0]) if isinstance(made, list) else made

"""Paper, by typst with the fonts of this package alone: the same data gives the same bytes.

Amiri has Arabic and Latin, and is under the SIL Open Font License (fonts/OFL.txt).
"""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import Literal

import typst


def pdf(template: Traversable, name: str, data: object) -> bytes:
    """The template as PDF, with `data` as its input of that name (JSON): words that are never read as markup."""
    return _typeset(template, name, data, "pdf")[0]


def png(template: Traversable, name: str, data: object) -> list[bytes]:
    """The same as images, one for each page, to be looked at."""
    return _typeset(template, name, data, "png")


def _typeset(template: Traversable, name: str, data: object, form: Literal["pdf", "png"]) -> list[bytes]:
    with as_file(template) as source, as_file(files("service") / "fonts") as folder:
        made = typst.compile(
            source,
            font_paths=[folder],
            ignore_system_fonts=True,
            format=form,
            ppi=110,
            sys_inputs={name: json.dumps(data, ensure_ascii=False)},
            timestamp=0,
        )
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made)]

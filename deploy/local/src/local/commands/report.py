"""`mithaq report`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from local import published
from local.faults import told
from local.options import HERE, Data, Urls
from local.processfile import instant
from local.published import PATIENCE
from local.system import System, endpoints


class Form(StrEnum):
    """What the report is printed as."""

    HTML = "html"
    JSON = "json"
    MARKDOWN = "md"
    PDF = "pdf"


def report(
    process: Annotated[str, typer.Argument(help="The process's id.")],
    lang: Annotated[str | None, typer.Option(help="The page's language; without one, the authoritative.")] = None,
    format: Annotated[Form, typer.Option(help="A page on its own, Markdown, paper, or data.")] = Form.HTML,
    as_of: Annotated[str | None, typer.Option(help="As it stood then: a local time there, or one with a Z.")] = None,
    data: Data = HERE,
    url: Urls = None,
) -> None:
    """Print a process's report, made from its events."""
    with told():
        system = System(endpoints(data, url or ()), PATIENCE)
        about = published.process(system, process)
        query = {"lang": lang} if lang and format is not Form.JSON else {}
        if as_of:
            query["as_of"] = instant(as_of, about.zone).isoformat()
        typer.echo(published.report_file(system, process, format.value, **query), nl=format is not Form.PDF)

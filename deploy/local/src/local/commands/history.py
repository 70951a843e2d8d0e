"""`mithaq history`."""

from __future__ import annotations

from typing import Annotated

import typer

from local import published
from local.faults import told
from local.history import lines
from local.options import HERE, Data, OneProcess, Urls
from local.processfile import instant
from local.published import PATIENCE
from local.system import System, SystemFault, endpoints

SUBJECT = (
    "The id of a proposal, an application, a comment, an event or any stream, or its first eight characters; "
    "an activity's number, or a name; without one, the process."
)


def history(
    subject: Annotated[str | None, typer.Argument(help=SUBJECT)] = None,
    process: OneProcess = None,
    lang: Annotated[str | None, typer.Option(help="The language; without one, the authoritative.")] = None,
    json: Annotated[bool, typer.Option("--json", help="As data, with the events: one line for each page.")] = False,
    until: Annotated[str | None, typer.Option(help="What was recorded by then: a local time, or one with a Z.")] = None,
    data: Data = HERE,
    url: Urls = None,
) -> None:
    """Tell all that happened to it: who, when, what, why, on which version, and how to appeal."""
    with told():
        system = System(endpoints(data, url or ()), PATIENCE)
        about = published.process(system, process)
        asked = subject or about.process
        found = False
        query = {"lang": lang} if lang else {}
        if until:
            query["until"] = instant(until, about.zone).isoformat()
        for page in published.history(system, about.process, asked, **query):
            if json:
                typer.echo(page.whole)
            for each in () if json else page.told:
                typer.echo("\n".join(lines(each)))
            found = found or bool(page.told)
        if not found:
            raise SystemFault(f"nothing is recorded about {asked}")

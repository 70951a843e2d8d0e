"""`mithaq history`."""

from __future__ import annotations

from typing import Annotated

import typer

from events.codec import decode
from local import published
from local.faults import told
from local.history import lines
from local.options import HERE, Data, OneProcess, Urls
from local.published import PATIENCE
from local.system import System, SystemFault, endpoints
from portal.reader import Reader

SUBJECT = "The id of an event or a stream, an activity's number, or a name; without one, the process."


def history(
    subject: Annotated[str | None, typer.Argument(help=SUBJECT)] = None,
    process: OneProcess = None,
    lang: Annotated[str | None, typer.Option(help="The language; without one, the process's first.")] = None,
    data: Data = HERE,
    url: Urls = None,
) -> None:
    """Tell who did what, when, why, and on which version."""
    with told():
        system = System(endpoints(data, url or ()), PATIENCE)
        about = published.process(system, process)
        first = about.languages[0]
        reader = Reader(language=lang or first, country=about.country, zone=about.zone, authoritative=first)
        asked = subject or about.process
        found = False
        for page in published.history(system, about.process, asked):
            for event in page.events:
                typer.echo("\n".join(lines(reader, decode(bytes(event)), page.names)))
                found = True
        if not found:
            raise SystemFault(f"nothing is recorded about {asked}")

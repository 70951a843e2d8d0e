"""`mithaq export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from local import export as exporting
from local import published
from local.faults import told
from local.issuer import AUDITOR, Issuer
from local.options import HERE, Data, OneProcess, Urls
from local.published import PATIENCE
from local.system import System, endpoints


def export(
    folder: Annotated[Path, typer.Argument(help="Where the three files are written.")],
    process: OneProcess = None,
    data: Data = HERE,
    url: Urls = None,
) -> None:
    """Write events.jsonl (as stored), decisions.jsonl (in canonical form) and decisions.sha256 of a process."""
    with told(), Console(stderr=True).status("reading the services' feeds") as status:
        system = System(endpoints(data, url or ()), PATIENCE)
        name = published.process(system, process).process
        issuer = Issuer(data)
        personas = issuer.load(name)
        found = exporting.export(
            system,
            lambda: issuer.token(personas, AUDITOR),
            name,
            folder,
            lambda count: status.update(f"{count} events"),
        )
    typer.echo(f"{folder}: the decisions of {name} have the digest {found}")

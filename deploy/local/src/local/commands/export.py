"""`mithaq export`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from local import export as exporting
from local.faults import told
from local.issuer import AUDITOR, Issuer, NoPersona, Personas
from local.options import HERE, Data, Urls
from local.published import PATIENCE
from local.system import System, endpoints


def export(
    folder: Annotated[Path, typer.Argument(help="Where the three files are written.")],
    process: Annotated[str | None, typer.Option(help="Of this process alone; without one, of all.")] = None,
    data: Data = HERE,
    url: Urls = None,
) -> None:
    """Write events.jsonl (as stored), decisions.jsonl (in canonical form) and decisions.sha256."""
    with told(), Console(stderr=True).status("reading the services' feeds") as status:
        system = System(endpoints(data, url or ()), PATIENCE)
        issuer = Issuer(data)
        auditor = _auditor(system, issuer, process)
        found = exporting.export(
            system,
            lambda: issuer.token(auditor, AUDITOR),
            process,
            folder,
            lambda count: status.update(f"{count} events"),
        )
    typer.echo(f"{folder}: the decisions of {process or 'all processes'} have the digest {found}")


def _auditor(system: System, issuer: Issuer, process: str | None) -> Personas:
    """The auditor of a process that was played here, with a token that holds at every agency of the system."""
    played = process or next(iter(issuer.processes()), None)
    if played is None:
        raise NoPersona("no process was played from this data folder")
    return replace(issuer.load(played), agencies=system.agencies())

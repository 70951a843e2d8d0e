"""`mithaq token`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from local.issuer import Issuer, NoPersona

Data = Annotated[Path, typer.Option(help="Folder of the running system.")]
Process = Annotated[str | None, typer.Option(help="The person's process; needed where several were played.")]


def token(
    person: Annotated[
        str, typer.Argument(help="A person of a process file that was played here, or clock-operator, auditor.")
    ],
    process: Process = None,
    data: Data = Path(".mithaq"),
) -> None:
    """Print a person's token for the APIs, good for an hour."""
    try:
        issuer = Issuer(data)
        typer.echo(issuer.token(issuer.load(process or _only(issuer)), person))
    except NoPersona as error:
        typer.echo(f"mithaq: {error}", err=True)
        raise typer.Exit(1) from None


def _only(issuer: Issuer) -> str:
    processes = issuer.processes()
    if len(processes) != 1:
        raise NoPersona(f"name the process by --process: {', '.join(processes) or 'none was played here'}")
    return processes[0]

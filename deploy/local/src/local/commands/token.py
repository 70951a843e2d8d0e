"""`mithaq token`."""

from __future__ import annotations

from typing import Annotated

import typer

from local.faults import told
from local.issuer import Issuer, NoPersona
from local.options import HERE, Data, OneProcess


def token(
    person: Annotated[str, typer.Argument(help="Someone of a file that was played here; clock-operator; auditor.")],
    process: OneProcess = None,
    data: Data = HERE,
) -> None:
    """Print a person's token for the APIs, good for an hour."""
    with told():
        issuer = Issuer(data)
        typer.echo(issuer.token(issuer.load(process or _only(issuer)), person))


def _only(issuer: Issuer) -> str:
    processes = issuer.processes()
    if len(processes) != 1:
        raise NoPersona(f"name the process by --process: {', '.join(processes) or 'none was played here'}")
    return processes[0]

"""`mithaq check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from local import check as checking
from local import drawing, processfile
from local.source import Faulty


def check(
    file: Annotated[Path, typer.Argument(help="A process file.", exists=True, dir_okay=False)],
    draw: Annotated[bool, typer.Option("--draw", help="Print the process as a Mermaid flowchart.")] = False,
    lang: Annotated[str | None, typer.Option(help="The drawing's language; without one, the file's first.")] = None,
) -> None:
    """Look for faults in a process file: each by line and path, all at once. Nothing needs to run."""
    read = None
    try:
        read, faults = processfile.survey(processfile.text_of(file))
        if read is not None:
            faults += checking.check(read, checking.installed_acts()).faults
    except Faulty as error:
        faults = error.faults
    faults = sorted(dict.fromkeys(faults), key=lambda fault: fault.line)
    for fault in faults:
        typer.echo(f"{file}: {fault}", err=True)
    if draw and read is not None:
        typer.echo(drawing.draw(read, lang or next(iter(read.languages), "")), nl=False)
    if faults or read is None:
        raise typer.Exit(1)
    typer.echo(f"{file}: no faults; {len(read.steps)} steps by {len(read.people)} people", err=draw)

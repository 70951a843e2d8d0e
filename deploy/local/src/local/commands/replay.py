"""`mithaq replay`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from events import points
from local import processfile, progress
from local import replay as replaying
from local.check import check
from local.faults import told
from local.issuer import Issuer
from local.journal import Journal
from local.operations import Catalogue
from local.options import HERE, Data, Urls
from local.processfile import ProcessFile
from local.replay import Refusal
from local.source import Faulty
from local.system import System, endpoints

REFUSED = 3
"""The exit code when the file was played to its end and some steps were refused."""


def replay(
    file: Annotated[Path, typer.Argument(help="A process file.", exists=True, dir_okay=False)],
    data: Data = HERE,
    url: Urls = None,
    patience: Annotated[float, typer.Option(help="Seconds for which the system may stand still.")] = 60,
) -> None:
    """Play a process file through the running services, or go on with it. Ends with 3 when steps were refused."""
    points.play("replay")
    with told(str(file)):
        read = processfile.load(file)
        refusals = _played(file, read, data, System(endpoints(data, url or ()), patience))
    for refusal in refusals:
        typer.echo(f"{file}: {_told(read, refusal)}", err=True)
    if refusals:
        steps = len({refusal.step.key for refusal in refusals})
        typer.echo(f"{steps} of {len(read.steps)} steps were refused", err=True)
        raise typer.Exit(REFUSED)
    typer.echo(f"{read.process}: all {len(read.steps)} steps were taken")


def _played(file: Path, read: ProcessFile, data: Path, system: System) -> list[Refusal]:
    checked = check(read, Catalogue(system.documents()))
    if checked.fatal:
        raise Faulty(checked.faults)
    for fault in checked.faults:
        typer.echo(f"{file}: {fault}", err=True)
    with (
        Journal(data / "replays" / f"{read.process}.jsonl") as journal,
        progress.shown(Console(), read.process, read.zone) as show,
    ):
        return replaying.Replay(read, checked, system, Issuer(data), journal, show).run()


def _told(read: ProcessFile, refusal: Refusal) -> str:
    step, problem = refusal.step, refusal.problem
    reasons = "; ".join(f"{each['field']}: {each['message']}" for each in problem.get("errors", ()))
    place = read.source.fault(step.path, f"{step.act} by {refusal.by} was refused: {reasons or problem.get('detail')}")
    return f"{place} ({problem.get('type') or problem.get('title') or problem.get('status')})"

"""`mithaq recount`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from events.codec import decode
from events.registry import service_of
from local.export import EVENTS
from local.faults import told
from local.recount import recount as reckon


def recount(
    folder: Annotated[Path, typer.Argument(help="What `mithaq export` wrote.")],
) -> None:
    """Reckon every evaluation's decision again from an export's events, and tell what comes out otherwise."""
    with told():
        lines = (folder / EVENTS).read_bytes().splitlines()
        events = [event for line in lines if service_of((event := decode(line)).TOPIC) == "workgroup"]
        found = reckon(events)
    for each in found:
        verdict = "holds" if not each.faults else "; ".join(each.faults)
        typer.echo(f"{each.evaluation} {each.decision}: {each.admitted} admitted by {each.scores} scores: {verdict}")
    if any(each.faults for each in found):
        raise typer.Exit(1)

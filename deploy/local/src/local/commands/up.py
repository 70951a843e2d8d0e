"""`mithaq up`."""

from __future__ import annotations

import asyncio
import contextlib
import re
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated

import typer

from local.databases import SchemaTooNew
from local.installation import Installation, running
from local.ports import PortTaken
from local.site import Site, installed
from local.supervisor import FolderInUse
from local.waiting import Unreachable

AGENCY = re.compile(r"[a-z][a-z0-9-]{0,30}")
"""What an agency is named: as the services' settings and a process's file want it."""


def _agency(name: str) -> str:
    if AGENCY.fullmatch(name) is None:
        raise typer.BadParameter("an agency's name is small letters, digits and hyphens, and begins with a letter")
    return name


Data = Annotated[Path, typer.Option(help="Folder of databases, streams, keys, logs.")]
Port = Annotated[int, typer.Option(help="Port of the portal on 127.0.0.1.", min=1, max=65535)]
Agency = Annotated[str, typer.Option(help="The agency whose services these are.", callback=_agency)]
Mail = Annotated[Path, typer.Option(help="Folder that stands for the recipients' mailboxes.")]


Services = Annotated[list[str] | None, typer.Option("--service", help="Run only this service (may be repeated).")]


def up(
    data: Data = Path(".mithaq"),
    port: Port = 8000,
    agency: Agency = "ministry",
    mail: Mail = Path("out/mail"),
    services: Services = None,
) -> None:
    """Start PostgreSQL, NATS, the mailboxes and all services; Ctrl-C stops them."""
    chosen = tuple(services) if services else installed()
    if unknown := [service for service in chosen if service not in installed()]:
        raise typer.BadParameter(
            f"{', '.join(unknown)}: installed are {', '.join(installed())}", param_hint="--service"
        )
    run(Site(data=data.resolve(), agency=agency, port=port, mail=mail.resolve(), services=chosen), stay)


async def stay(installation: Installation) -> int:
    """Say where it is, and stay up until told to stop."""
    typer.echo(f"Mithaq is up: {installation.urls.get('portal', 'no portal')} (Ctrl-C stops it)")
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.Event().wait()
    return 0


def run(site: Site, during: Callable[[Installation], Awaitable[int]]) -> None:
    """Have the site up while `during` runs, which SIGINT and SIGTERM cancel; exit with what it returns."""
    try:
        code = asyncio.run(_run(site, during))
    except (Unreachable, PortTaken, FolderInUse, SchemaTooNew, OSError) as error:
        typer.echo(f"mithaq: {error}", err=True)
        code = 1
    raise typer.Exit(code)


async def _run(site: Site, during: Callable[[Installation], Awaitable[int]]) -> int:
    task = asyncio.current_task()
    assert task is not None
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    try:
        async with running(site, typer.echo) as installation:
            return await during(installation)
    except asyncio.CancelledError:
        return 130

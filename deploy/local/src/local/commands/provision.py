"""`mithaq provision`."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Annotated

import psycopg
import typer
from nats.errors import Error as NatsError

from local import nats
from local.commands.up import Agency, Data
from local.credentials import write
from local.databases import SchemaTooNew
from local.provision import everything
from local.site import Site
from local.supervisor import FolderInUse, hold
from local.waiting import Unreachable

DatabaseUrl = Annotated[
    str, typer.Option(envvar="DATABASE_URL", help="An administrator's URL: who may make roles and databases.")
]
NatsUrl = Annotated[str, typer.Option(envvar="NATS_URL", help="An administrator's URL: who may make streams.")]
ServiceUrl = Annotated[str, typer.Option(help="Where each service will be; {service} stands for its name.")]
Wait = Annotated[float, typer.Option(help="Seconds to wait for each server.")]


def provision(
    database_url: DatabaseUrl,
    nats_url: NatsUrl,
    data: Data = Path(".mithaq"),
    agency: Agency = "ministry",
    service_url: ServiceUrl = "http://{service}:8000",
    wait: Wait = 30,
) -> None:
    """Make databases, roles, streams and keys on servers elsewhere; safe to repeat."""
    site = Site(data=data.resolve(), agency=agency)
    urls = {service: service_url.replace("{service}", service) for service in site.services}
    try:
        with hold(site.data):
            users = site.data / "nats-users.json"
            write(users, json.dumps({"users": nats.service_users(site)}, indent=1))
            typer.echo(f"NATS users: in {users}, to be listed in the account of the server's configuration")
            asyncio.run(
                everything(site, database_url=database_url, nats_url=nats_url, urls=urls, say=typer.echo, seconds=wait)
            )
    except (Unreachable, SchemaTooNew, FolderInUse, psycopg.Error, NatsError, OSError) as error:
        typer.echo(f"mithaq: {error}", err=True)
        raise typer.Exit(1) from None

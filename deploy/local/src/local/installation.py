"""Everything of one site as children under one supervisor, in the order in which they need each other."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable

import httpx

from local import databases, provision, streams
from local.children import Child, nothing
from local.nats import Server
from local.ports import Ports
from local.postgres import Cluster
from local.site import Site
from local.supervisor import Supervisor, hold
from local.waiting import Unreachable

Say = Callable[[str], None]
SERVERS = ("postgres", "nats", "nats_monitor")
PARTS = ("api", "worker")
READY = {"api": "readyz", "worker": "metrics"}


class Installation:
    """A site's servers and services on this machine. Owns the listening sockets, so that no restart closes one."""

    def __init__(self, site: Site, say: Say) -> None:
        self.site, self.say = site, say
        self.ports = Ports(site.ports)
        self.sockets: dict[str, socket.socket] = {}
        self.supervisor = Supervisor(site.logs, say)
        for service in site.services:
            self._listen(service, site.port if service == "portal" else None)
        self._listen("smtp")
        for name in (*SERVERS, *(f"{service}_metrics" for service in site.services)):
            self.ports.free(name)
        self.ports.save()
        admin = site.secrets("admin")
        self.cluster = Cluster(folder=site.data / "postgres", secrets=admin, port=self.ports["postgres"])
        self.nats = Server(
            folder=site.data / "nats", port=self.ports["nats"], monitor_port=self.ports["nats_monitor"], sites=(site,)
        )

    @property
    def urls(self) -> dict[str, str]:
        """Service -> URL."""
        return {service: f"http://127.0.0.1:{self.ports[service]}" for service in self.site.services}

    async def start(self) -> None:
        """Servers, then what the services need to find in them, then the services."""
        if self.cluster.create():
            self.say(f"postgres: a new cluster in {self.cluster.folder}")
        self.nats.configure()
        await self.supervisor.start([self._postgres(), self._nats(), self._mail()])
        await databases.close_to_public(self.cluster.admin_url)
        await self._provision()
        self.site.endpoints.write_text(json.dumps(self.urls, indent=1) + "\n")
        await self.supervisor.start([self._service(service, part) for service in self.site.services for part in PARTS])

    async def stop(self) -> None:
        """All in reverse order; the sockets last."""
        await self.supervisor.stop()
        for listener in self.sockets.values():
            listener.close()

    def _listen(self, name: str, port: int | None = None) -> None:
        self.sockets[name] = self.ports.listener(name, port)

    def _postgres(self) -> Child:
        return Child(
            name="postgres",
            argv=tuple(self.cluster.command()),
            ready=self.cluster.ready,
            before=self.cluster.settle,
            stop=signal.SIGINT,
            patience=30,
        )

    def _nats(self) -> Child:
        return Child(name="nats", argv=tuple(self.nats.command()), ready=self.nats.ready)

    def _mail(self) -> Child:
        listener = self.sockets["smtp"]
        argv = (sys.executable, "-P", "-m", "local.mailbox", str(self.site.mail), "--fd", str(listener.fileno()))
        return Child(name="mail", argv=argv, fds=(listener.fileno(),), ready=lambda: greets(self.ports["smtp"]))

    def _service(self, service: str, part: str) -> Child:
        api, descriptor = part == "api", self.sockets[service].fileno()
        port = self.ports[service if api else f"{service}_metrics"]
        argv = ("--fd", str(descriptor)) if api else ("--metrics-port", str(port))
        return Child(
            name=f"{service}.{part}",
            argv=(sys.executable, "-P", "-m", f"{service}.main", part, *argv),
            environ=self.site.environment(service, self.ports),
            fds=(descriptor,) if api else (),
            ready=lambda: _answers(f"http://127.0.0.1:{port}/{READY[part]}"),
            before=nothing if api else self._streams,
        )

    async def _provision(self) -> None:
        log = self.site.logs / "provision.log"
        with log.open("a") as out:
            await provision.everything(
                self.site,
                database_url=self.cluster.admin_url,
                nats_url=self.nats.admin_url,
                urls=self.urls,
                say=lambda line: print(line, file=out),
                seconds=20,
            )
        self.say(f"keys, databases and streams: ready, see {log}")

    async def _streams(self) -> None:
        """A stream or consumer that was deleted comes back; with NATS away, the worker starts and waits for it."""
        try:
            for line in await streams.provision(self.site, self.nats.admin_url, self.say, seconds=2):
                self.say(line)
        except Unreachable as error:
            self.say(str(error))


PARTS = ("api", "worker")
READY = {"api": "readyz", "worker": "metrics"}


@contextlib.asynccontextmanager
async def running(site: Site, say: Say) -> AsyncIterator[Installation]:
    """The site, up; down again on the way out, whatever happens."""
    with hold(site.data):
        installation = Installation(site, say)
        try:
            await installation.start()
            yield installation
        finally:
            await installation.stop()


async def _answers(url: str) -> bool:
    async with httpx.AsyncClient(timeout=2, trust_env=False) as client:
        try:
            return (await client.get(url)).status_code == 200
        except httpx.HTTPError:
            return False


async def greets(port: int) -> bool:
    """Whether a mail server answers there."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        greeting = await asyncio.wait_for(reader.readline(), 2)
    except (OSError, TimeoutError):
        return False
    writer.close()
    return greeting.startswith(b"220")

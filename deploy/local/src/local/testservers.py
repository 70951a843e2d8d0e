"""Real servers under a test's hand: started, killed, made fresh. See `local.testing`."""

from __future__ import annotations

import asyncio
import email
import email.policy
import itertools
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from nats.aio.client import Client
from psycopg import sql

from local import databases, streams
from local.credentials import secret
from local.installation import greets
from local.nats import Server
from local.ports import Ports
from local.postgres import Cluster
from local.site import Site, installed


class Process:
    """A child that ends with the test run."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None

    def run(self, argv: Sequence[str], environ: dict[str, str] | None = None) -> None:
        """Start it, its output in the log."""
        prefix = () if argv[0] == "setpriv" else ("setpriv", "--pdeathsig", "KILL")
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [*prefix, *argv],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                env=environ,
                start_new_session=True,
                preexec_fn=_heed_interrupts,
            )

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def end(self, number: signal.Signals = signal.SIGTERM, patience: float = 30) -> int:
        """Send the signal and wait; the exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            os.kill(self.process.pid, number)
        return self.process.wait(patience)

    def kill(self) -> None:
        """kill -9."""
        self.end(signal.SIGKILL)


class Postgres(Process):
    """The cluster of a site."""

    def __init__(self, site: Site) -> None:
        super().__init__(site.logs / "postgres.log")
        ports = Ports(site.ports)
        self.cluster = Cluster(
            folder=site.data / "postgres", secrets=site.secrets("admin"), port=ports.free("postgres")
        )
        ports.save()

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        self.cluster.create()
        asyncio.run(self.cluster.settle())
        self.run(self.cluster.command())
        _wait(lambda: asyncio.run(self.cluster.ready()), self.log)

    def stop(self) -> None:
        """A fast stop."""
        self.end(signal.SIGINT)


@dataclass(frozen=True, kw_only=True)
class Database:
    """One service's database of one test: as the service's role, and as superuser."""

    service: str
    name: str
    url: str
    admin_url: str


class Databases:
    """Copies of each service's provisioned database, a fresh one for each asking."""

    def __init__(self, site: Site, postgres: Postgres) -> None:
        self.site, self.admin_url = site, postgres.cluster.admin_url
        self._numbers = itertools.count(1)
        self._templates: set[str] = set()

    def make(self, service: str) -> Database:
        """A database as `mithaq provision` leaves it, empty."""
        role = self.site.role(service)
        if service not in self._templates:
            one = Site(data=self.site.data, agency=self.site.agency, services=(service,), mail=self.site.mail)
            asyncio.run(databases.provision(one, self.admin_url, _hush))
            self._templates.add(service)
        name = f"{role}_{next(self._numbers)}"
        owner = f"{role}_owner"
        self._run("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy OWNER {}", name, role, owner)
        self._run("REVOKE ALL ON DATABASE {} FROM PUBLIC", name)
        self._run("GRANT CONNECT ON DATABASE {} TO {}", name, role)
        url = databases.url_of(self.site, service, self.admin_url)
        return Database(service=service, name=name, url=_of(url, name), admin_url=_of(self.admin_url, name))

    def admin_of(self, url: str) -> str:
        """The URL of that database for the superuser."""
        return _of(self.admin_url, urlsplit(url).path.lstrip("/"))

    def drop(self, database: Database) -> None:
        """Drop it, whoever is connected."""
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", database.name)

    def _run(self, template: str, *names: str) -> None:
        with psycopg.connect(self.admin_url, autocommit=True) as admin:
            admin.execute(sql.SQL(template).format(*map(sql.Identifier, names)))


class Nats(Process):
    """The nats-server of a site."""

    def __init__(self, site: Site) -> None:
        super().__init__(site.logs / "nats.log")
        self.site, ports = site, Ports(site.ports)
        self.port, self.monitor_port = ports.free("nats"), ports.free("nats_monitor")
        ports.save()
        self.server = Server(folder=site.data / "nats", port=self.port, monitor_port=self.monitor_port, sites=(site,))

    @property
    def url(self) -> str:
        return f"nats://127.0.0.1:{self.port}"

    @property
    def monitor_url(self) -> str:
        return self.server.monitor_url

    @property
    def admin_url(self) -> str:
        return self.server.admin_url

    def start(self) -> None:
        """Start it, and wait until it serves."""
        self.server.configure()
        self.run(self.server.command())
        _wait(lambda: asyncio.run(self.server.ready()), self.log)

    def stop(self) -> None:
        """An orderly stop."""
        self.end()

    def provision(self) -> None:
        """Make missing streams and consumers."""
        asyncio.run(streams.provision(self.site, self.admin_url, _hush, seconds=10))

    def fresh(self) -> None:
        """Drop all streams of the site, and make them again."""
        asyncio.run(self._drop())
        self.provision()

    async def connect(self, service: str | None = None, **options: Any) -> Client:
        """A client as the service's user, or as the administrator."""
        client = Client()
        if service is None:
            await client.connect(self.admin_url, **options)
            return client
        name = self.site.nats_name(service)
        word = secret(self.site.secrets(service) / "mithaq_nats_password")
        await client.connect(self.url, user=name, password=word, inbox_prefix=f"_INBOX_{name}", **options)
        return client

    async def _drop(self) -> None:
        client = await self.connect()
        js = client.jetstream()
        for stream in await js.streams_info():
            await js.delete_stream(str(stream.config.name))
        await client.close()


class Mail(Process):
    """The mailboxes of a site."""

    def __init__(self, site: Site) -> None:
        super().__init__(site.logs / "mail.log")
        self.folder, ports = site.mail, Ports(site.ports)
        self.port = ports.free("smtp")
        ports.save()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it greets."""
        self.run([sys.executable, "-m", "local.mailbox", str(self.folder), "--port", str(self.port)])
        _wait(lambda: asyncio.run(greets(self.port)), self.log)

    def stop(self) -> None:
        """An orderly stop."""
        self.end()

    def empty(self) -> None:
        """Throw all mail away."""
        for file in self.folder.iterdir():
            file.unlink()

    def mails(self) -> list[EmailMessage]:
        """All mail that lies there, each once."""
        files = sorted(self.folder.glob("*.eml"))
        return [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]

    def counts(self) -> dict[str, int]:
        """Message-ID -> how often it came."""
        return {
            str(email.message_from_bytes(file.read_bytes())["Message-ID"]): int(file.with_suffix(".count").read_text())
            for file in self.folder.glob("*.eml")
        }


class Mithaq(Process):
    """`mithaq up` in a folder of its own."""

    def __init__(
        self, folder: Path, environ: dict[str, str] | None = None, services: tuple[str, ...] | None = None
    ) -> None:
        super().__init__(folder / "up.log")
        self.folder, self.data, self.mail = folder, folder / "data", folder / "mail"
        ports = Ports(folder / "portal.json")
        self.port, self.services, self.environ = ports.free("portal"), services or installed(), environ or {}

    @property
    def endpoints(self) -> dict[str, str]:
        """Service -> URL."""
        found: dict[str, str] = json.loads((self.data / "endpoints.json").read_text())
        return found

    def start(self, patience: float = 300) -> None:
        """Start it, and wait until it says that it is up."""
        before = self.log.read_text().count("Mithaq is up") if self.log.exists() else 0
        self.launch()
        _wait(lambda: self.log.read_text().count("Mithaq is up") > before or self._ended(), self.log, patience)

    def launch(self) -> None:
        """Start it."""
        self.run(self.command(), {**os.environ, **self.environ})

    def command(self) -> list[str]:
        """What a person would type."""
        mithaq = str(Path(sys.executable).with_name("mithaq"))
        chosen = [word for service in self.services for word in ("--service", service)]
        return [mithaq, "up", "--data", str(self.data), "--mail", str(self.mail), "--port", str(self.port), *chosen]

    def stop(self) -> int:
        """An orderly stop; the exit code."""
        return self.end()

    def _ended(self) -> bool:
        if self.process is not None and self.process.poll() is not None:
            raise AssertionError(f"mithaq up ended: {self.log.read_text()}")
        return False


def _of(url: str, database: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))


def _heed_interrupts() -> None:
    """A shell's background job ignores SIGINT, and its children inherit that; what a test starts must not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _hush(_line: str) -> None:
    """Provisioning says what it does; a test need not hear it."""


def _wait(ready: Callable[[], bool], log: Path, patience: float = 60) -> None:
    end = time.monotonic() + patience
    while not ready():
        if time.monotonic() > end:
            raise AssertionError(f"not ready after {patience:g} s: {log.read_text()}")
        time.sleep(0.02)

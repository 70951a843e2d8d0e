"""pytest plugin: real PostgreSQL, NATS and SMTP for every test of the workspace that asks for one of them.

Loaded by its entry point wherever mithaq-local is installed. Fixtures:

    postgres            the session's cluster: `.cluster.admin_url`, `.kill()`, `.start()`, `.stop()`
    database(service)   a fresh, provisioned database for this test: `.url` (the service's role), `.admin_url`
    nats                the session's server, streams and consumers of the site fresh for this test; `.connect(service)`
    smtp                the mailboxes, empty: `.url`, `.mails()`, `.counts()`
    site                the `Site` that they serve: agency, services, secrets
    environment(service)   what `python -m <service>.main` needs, with a fresh database and fresh streams
    in_process(service)    makes this process's environment the service's, with a fresh database and no other server
    rewinding(service)  a `OneService` as it stands now, for races: each of `.tries(1000)` begins from there
    system              all of Mithaq as `mithaq up` runs it, once per session
    own_system(**options)  a `Mithaq` of this test's own, e.g. `services=("plan",)`: `.start()`, `.kill()`, `.stop()`

At the end of a run it prints for each service how many tests opened each server. Each worker of a parallel run
(`pytest -n 2`) has servers of its own, on ports of its own.
"""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from local import trust
from local.site import SERVICES, Site
from local.testservers import Database, Databases, Mail, Mithaq, Nats, Postgres

if TYPE_CHECKING:
    from local.oneservice import OneService
    from local.racing import Prepared

settings.register_profile("mithaq", deadline=None)
settings.load_profile("mithaq")  # a busy machine is slow, and that is no fault

SERVERS = ("PostgreSQL", "NATS", "SMTP")
FIXTURES = {"postgres", "database", "nats", "smtp", "environment", "system", "own_system"}
PORTS_OF_A_WORKER = 1500
_opened: dict[tuple[str, str], set[str]] = defaultdict(set)


def pytest_configure() -> None:
    """A worker's servers, and what it starts, choose ports from a range that no other worker has."""
    if worker := os.environ.get("PYTEST_XDIST_WORKER"):
        first = 20000 + int(worker.removeprefix("gw")) % 8 * PORTS_OF_A_WORKER
        os.environ["MITHAQ_PORTS"] = f"{first}-{first + PORTS_OF_A_WORKER - 1}"


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker tells what its tests opened."""
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["opened"] = [(*row, sorted(tests)) for row, tests in _opened.items()]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a worker's tests opened counts for the whole run; a worker that was killed has told nothing."""
    for row, server, tests in getattr(node, "workeroutput", {}).get("opened", ()):
        _opened[row, server].update(tests)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that ask for a server, so that `-m "not server"` is quick."""
    for item in items:
        if FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("server")


def _count(request: pytest.FixtureRequest, server: str, *services: str) -> None:
    for service in services or (_service_of(request.node.path),):
        _opened[service, server].add(request.node.nodeid)


def _service_of(path: Path) -> str:
    """The service in whose folder a test lies; of other tests the folder's own name."""
    parts = path.parts
    for home in ("services", "libs", "deploy"):
        if home in parts[:-2]:
            return parts[parts.index(home) + 1]
    return "across services"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """For each service, how many tests opened each server."""
    if not _opened:
        return
    terminalreporter.section("tests that opened a real server")
    rows = sorted({service for service, _ in _opened}, key=lambda name: (name not in SERVICES, name))
    terminalreporter.write_line(f"{'':18}" + "".join(f"{server:>12}" for server in SERVERS))
    for row in rows:
        counts = (len(_opened.get((row, server), ())) for server in SERVERS)
        terminalreporter.write_line(f"{row:18}" + "".join(f"{count:>12}" for count in counts))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The installation under test; its data folder lasts for the session."""
    folder = tmp_path_factory.mktemp("mithaq")
    made = Site(data=folder / "data", mail=folder / "mail", services=SERVICES)
    trust.provision(made, {name: f"http://127.0.0.1:1/{name}" for name in made.services}, lambda _line: None)
    return made


@pytest.fixture(scope="session")
def _postgres(site: Site) -> Iterator[Postgres]:
    server = Postgres(site)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def _databases(site: Site, _postgres: Postgres) -> Databases:
    return Databases(site, _postgres)


@pytest.fixture(scope="session")
def _nats(site: Site) -> Iterator[Nats]:
    server = Nats(site)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def _smtp(site: Site) -> Iterator[Mail]:
    server = Mail(site)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def postgres(request: pytest.FixtureRequest, _postgres: Postgres) -> Postgres:
    """The session's PostgreSQL."""
    _count(request, "PostgreSQL")
    return _postgres


@pytest.fixture
def database(request: pytest.FixtureRequest, _databases: Databases) -> Iterator[Callable[[str], Database]]:
    """Makes fresh databases for this test: `database("plan").url`."""
    made: list[Database] = []

    def make(service: str) -> Database:
        _count(request, "PostgreSQL", service)
        made.append(_databases.make(service))
        return made[-1]

    yield make
    for one in made:
        _databases.drop(one)


@pytest.fixture
def nats(request: pytest.FixtureRequest, _nats: Nats) -> Nats:
    """The session's NATS with empty streams."""
    _count(request, "NATS")
    _nats.fresh()
    return _nats


@pytest.fixture
def smtp(request: pytest.FixtureRequest, _smtp: Mail) -> Mail:
    """The session's mailboxes, emptied."""
    _count(request, "SMTP")
    _smtp.empty()
    return _smtp


@pytest.fixture
def environment(
    request: pytest.FixtureRequest,
    site: Site,
    database: Callable[[str], Database],
    nats: Nats,
    smtp: Mail,
    tmp_path: Path,
) -> Callable[[str], dict[str, str]]:
    """What a service's processes find in their environment: `environment("plan")`, with a fresh database."""

    def make(service: str) -> dict[str, str]:
        _count(request, "NATS", service)
        ports = {"nats": nats.port, "nats_monitor": nats.monitor_port, "smtp": smtp.port}
        return site.environment(service, ports) | _own(site, service, database(service).url, tmp_path)

    return make


@pytest.fixture
def in_process(
    site: Site, database: Callable[[str], Database], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], None]:
    """Lets this process be a service on a fresh database, with no other server: `in_process("plan")`."""

    def become(service: str) -> None:
        nowhere = {"nats": 1, "nats_monitor": 1, "smtp": 1}
        environ = site.environment(service, nowhere) | _own(site, service, database(service).url, tmp_path)
        for name, value in environ.items():
            monkeypatch.setenv(name, value)

    return become


@pytest.fixture
def rewinding(_databases: Databases) -> Iterator[Callable[[OneService], Prepared]]:
    """Keeps where a service of this process stands, to begin every try of a race from there."""
    from local.racing import Prepared

    made: list[Prepared] = []

    def keep(service: OneService) -> Prepared:
        made.append(Prepared(service, _databases.admin_of(service.app.store.url)))
        return made[-1]

    yield keep
    for one in made:
        one.close()


def _own(site: Site, service: str, url: str, folder: Path) -> dict[str, str]:
    """The service's secrets with that database, and key files of its own, for one test."""
    secrets, keys = folder / "secrets" / service, folder / "keys" / service
    shutil.copytree(site.secrets(service), secrets)
    (secrets / "mithaq_database_url").write_text(url)
    keys.mkdir(parents=True)
    return {"MITHAQ_SECRETS": str(secrets), "MITHAQ_KEYS": str(keys)}


@pytest.fixture(scope="session")
def _system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mithaq]:
    mithaq = Mithaq(tmp_path_factory.mktemp("system"))
    mithaq.start()
    yield mithaq
    mithaq.stop()


@pytest.fixture
def system(request: pytest.FixtureRequest, _system: Mithaq) -> Mithaq:
    """All of Mithaq, up."""
    for server in SERVERS:
        _count(request, server, *_system.services)
    return _system


@pytest.fixture
def own_system(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[..., Mithaq]]:
    """Makes a Mithaq for this test alone, not started yet; it takes Mithaq's options."""
    made: list[Mithaq] = []

    def make(**options: Any) -> Mithaq:
        made.append(Mithaq(tmp_path / f"system{len(made) or ''}", **options))
        for server in SERVERS:
            _count(request, server, *made[-1].services)
        return made[-1]

    yield make
    for one in made:
        if one.process is not None:
            one.stop()

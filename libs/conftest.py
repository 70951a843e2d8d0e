"""What the libraries' tests have in common: an option, and services on fresh databases."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import spine
from recording import Service
from served import Served

from local import trust
from local.site import Site
from local.testservers import Database
from service import settings
from service.parts import build


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--approve", action="store_true", help="write the approved bytes of contracts that are new; never of old ones"
    )


@pytest.fixture
def plan_database(database: Callable[[str], Database]) -> Database:
    """A fresh database of the plan service."""
    return database("plan")


@pytest.fixture
def plan(plan_database: Database, tmp_path: Path) -> Iterator[Service]:
    """The plan service on that database."""
    service = Service(plan_database.url, tmp_path / "keys")
    yield service
    service.close()


@pytest.fixture
def served(
    site: Site, database: Callable[[str], Database], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Served]:
    """The plan's api on a fresh database, with the process `p` started; no other server is there."""
    url = database("plan").url
    trust.provision(site, dict.fromkeys(site.services, "http://127.0.0.1:1"), lambda _line: None)
    shutil.copytree(site.secrets("plan"), tmp_path / "secrets")
    (tmp_path / "secrets" / "mithaq_database_url").write_text(url)
    nowhere = {"nats": 1, "nats_monitor": 1, "smtp": 1}
    own = {"MITHAQ_SECRETS": str(tmp_path / "secrets"), "MITHAQ_KEYS": str(tmp_path / "keys")}
    for name, value in (site.environment("plan", nowhere) | own).items():
        monkeypatch.setenv(name, value)
    made = Served(build(spine.parts("plan"), settings.load(), "api"), site)
    made.start(tmp_path / "keys")
    yield made
    made.store.close()

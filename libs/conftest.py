"""What the libraries' tests have in common: an option, and services on fresh databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import spine
from processes import Environment, Processes
from recording import Service
from served import Served

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
def served(in_process: Callable[[str], None], site: Site, tmp_path: Path) -> Iterator[Served]:
    """The plan's api on a fresh database, with the process `p` started; no other server is there."""
    in_process("plan")
    made = Served(build(spine.parts("plan"), settings.load(), "api"), site)
    made.start(tmp_path / "keys" / "plan")
    yield made
    made.store.close()


@pytest.fixture
def processes(environment: Environment, tmp_path: Path) -> Iterator[Callable[..., Processes]]:
    """Makes the spine's processes on real servers: `processes(NAME=value)` adds to their environment."""
    made: list[Processes] = []

    def make(**env: str) -> Processes:
        made.append(Processes(environment, tmp_path, **env))
        return made[-1]

    yield make
    for each in made:
        each.kill()

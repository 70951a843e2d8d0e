"""What several tests of the core have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from recording import Service

from local.testservers import Database


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

"""A panel that judges: in memory (stage), and by the service's routes on a real PostgreSQL (judging)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from panelservice import Judging
from panelstage import Stage, body

from local.site import Site
from workgroup.domain.bodies import Body


@pytest.fixture
def new_stage() -> type[Stage]:
    return Stage


@pytest.fixture
def new_body() -> Callable[..., Body]:
    return body


@pytest.fixture
def stage() -> Stage:
    """Open on a, b and c, of whom two are admitted."""
    return Stage().opened("a", "b", "c")


@pytest.fixture
def judging(in_process: Callable[[str], None], site: Site) -> Iterator[Judging]:
    """The panel and the screened call, on a real PostgreSQL."""
    in_process("workgroup")
    running = Judging(site)
    yield running.found()
    running.close()


@pytest.fixture
def new_judging() -> type[Judging]:
    return Judging

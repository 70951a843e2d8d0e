"""A race of two processes of the service on one database: it is no matter of threads that one alone decides."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from hunting import TRIES
from running_proposals import Proposals

from events.proposals import ProposalFoundEligible, ProposalWithdrawn
from local.oneservice import OneService
from local.ports import Ports
from local.racing import Prepared, at_once, lag_of
from local.site import Site
from local.testservers import Process


class Served(Process):
    """One `python -m proposals.main api`."""

    def __init__(self, log: Path, port: int) -> None:
        super().__init__(log)
        self._client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60)
        self.run([sys.executable, "-P", "-m", "proposals.main", "api", "--port", str(port)], dict(os.environ))

    def wait(self, patience: float = 60) -> None:
        """Until it answers."""
        end = time.monotonic() + patience
        while True:
            try:
                self._client.get("/healthz").raise_for_status()
                return
            except httpx.HTTPError:
                assert time.monotonic() < end, self.log.read_text()
                time.sleep(0.1)

    def send(self, path: str, body: Any, bearer: dict[str, str]) -> int:
        """Somebody's command, under a key of its own: the status of the answer."""
        return self._client.post(path, json=body, headers={"Idempotency-Key": str(uuid4()), **bearer}).status_code


@pytest.fixture
def proposals(
    environment: Callable[[str], dict[str, str]], site: Site, world: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Proposals]:
    """The service in this process, which prepares and looks, beside the two that decide."""
    for name, value in environment("proposals").items():
        monkeypatch.setenv(name, value)
    running = Proposals(site, world)
    yield running
    running.close()


@pytest.fixture
def two(proposals: Proposals, tmp_path: Path) -> Iterator[tuple[Served, Served]]:
    ports = Ports(tmp_path / "ports.json")
    one, other = (Served(tmp_path / f"{name}.log", ports.free(name)) for name in ("one", "other"))
    one.wait()
    other.wait()
    yield one, other
    one.end()
    other.end()


@pytest.mark.timeout(600)
def test_in_a_race_of_two_processes_one_alone_decides(
    proposals: Proposals, two: tuple[Served, Served], rewinding: Callable[[OneService], Prepared]
) -> None:
    """An officer finds a proposal eligible in one process, and its author withdraws it in the other."""
    proposals.opened()
    at = f"/v1/proposals/{proposals.submit()}"
    proposals.move(proposals.world.closes)
    huda, salma = proposals.bearer("huda"), proposals.bearer("salma")
    won: Counter[str] = Counter()
    for number in rewinding(proposals).tries(TRIES):
        one, other = two if number % 2 else reversed(two)
        statuses = at_once(
            partial(one.send, f"{at}/screen", {"verdict": "eligible"}, huda),
            partial(other.send, f"{at}/withdraw", {}, salma),
            lag=lag_of(number) / 4,
        )
        assert sorted(statuses) == [201, 409]
        [settled] = proposals.all(ProposalFoundEligible) + proposals.all(ProposalWithdrawn)
        won[settled.TOPIC] += 1
    print(f"a withdrawal against a decision, in two processes: 0 wrong of {TRIES}; {dict(won)}")

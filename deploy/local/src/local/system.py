"""A running system, as its clients see it: the HTTP APIs of its services, found in the data folder or named by URL."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import msgspec

from local.operations import Request

FIRST_PAUSE = 0.1
LONGEST_PAUSE = 2.0
AWAY = (429, 502, 503, 504)
"""Answers that say: not now. The same request is sent again, with the same key."""
PAGE = 500
HELD_BACK = 1
"""Seconds for which a service may hold its position back until it is settled."""


class SystemFault(Exception):
    """The system does not do what it must: it is away for too long, or gives an answer that it never should."""


class Refused(Exception):
    """A service refused an act, with a problem (RFC 9457)."""

    def __init__(self, problem: dict[str, Any]) -> None:
        self.problem = problem
        super().__init__(problem.get("detail") or problem.get("title") or "refused")


def endpoints(data: Path, named: Sequence[str]) -> dict[str, str]:
    """Service -> URL: as SERVICE=URL names them, else as the data folder does. SystemFault where nothing is told."""
    if named:
        return dict(_named(each) for each in named)
    try:
        found = json.loads((data / "endpoints.json").read_text())
    except FileNotFoundError:
        raise SystemFault(f"no system runs in {data} (mithaq up starts one); or name its services by --url") from None
    return {str(service): str(url) for service, url in found.items()}


class Fed(msgspec.Struct):
    """An event in its owner's feed."""

    position: int
    event: msgspec.Raw


class _Feed(msgspec.Struct):
    events: list[Fed]


_FEED = msgspec.json.Decoder(_Feed)


class System:
    """The services of a running system. A request that finds one away is tried again for `patience` seconds."""

    def __init__(self, urls: Mapping[str, str], patience: float) -> None:
        self.patience = patience
        self._clients = {
            service: httpx.Client(base_url=url, timeout=30, trust_env=False) for service, url in sorted(urls.items())
        }
        self._askers = ThreadPoolExecutor(max_workers=len(self._clients))

    @property
    def services(self) -> tuple[str, ...]:
        return tuple(self._clients)

    def documents(self) -> dict[str, Any]:
        """Every service's OpenAPI document."""
        return self._everywhere("/openapi.json")

    def positions(self, services: Collection[str] = (), applied: Mapping[str, int] | None = None) -> dict[str, Any]:
        """What those services (none named: all) say of themselves, asked all at once.

        With the positions that each is to have `applied` of others, by source: once they are settled, or after a while.
        """
        marks = [f"{source}:{position}" for source, position in (applied or {}).items()]
        query: dict[str, Any] = {"applied": marks, "wait": HELD_BACK} if marks else {}
        return self._everywhere("/v1/position", services, **query)

    def agencies(self) -> tuple[str, ...]:
        """The agencies whose services these are."""
        return tuple(sorted({position["agency"] for position in self.positions().values()}))

    def get(self, service: str, path: str, token: str | None = None, **query: Any) -> Any:
        """What is there, as JSON."""
        return self.fetch(service, path, token, **query).json()

    def fetch(self, service: str, path: str, token: str | None = None, **query: Any) -> httpx.Response:
        """The whole answer. Refused where the service says no."""
        client = self._client(service)
        return self._asked(service, lambda: client.get(path, params=query, headers=_bearer(token)))

    def act(self, request: Request, token: str, key: str) -> dict[str, Any]:
        """Act, once for the key: what was made. Refused where the service says no."""
        headers = _bearer(token) | {"Idempotency-Key": key}
        client = self._client(request.service)
        answer = self._asked(request.service, lambda: client.post(request.path, json=request.body, headers=headers))
        return dict(answer.json())

    def upload(self, service: str, path: str, data: bytes, media_type: str, token: str) -> str:
        """Store a file: the name (SHA-256) under which it lies there."""
        headers = _bearer(token) | {"Content-Type": media_type}
        client = self._client(service)
        return str(self._asked(service, lambda: client.post(path, content=data, headers=headers)).json()["file"])

    def feed(self, service: str, token: str, after: int = 0, limit: int = PAGE) -> list[Fed]:
        """At most `limit` of the service's events beyond a position, in order, their stored bytes as they are."""
        page = self.fetch(service, "/v1/events", token, after=after, limit=limit)
        return _FEED.decode(page.content).events

    def _everywhere(self, path: str, services: Collection[str] = (), **query: Any) -> dict[str, Any]:
        asked = [service for service in self._clients if not services or service in services]
        answers = self._askers.map(lambda service: self.get(service, path, None, **query), asked)
        return dict(zip(asked, answers, strict=True))

    def _client(self, service: str) -> httpx.Client:
        try:
            return self._clients[service]
        except KeyError:
            raise SystemFault(f"no service {service} is known; there are: {', '.join(self._clients)}") from None

    def _asked(self, service: str, ask: Callable[[], httpx.Response]) -> httpx.Response:
        """The answer, once the service is there to give one."""
        start, pause = time.monotonic(), FIRST_PAUSE
        while True:
            try:
                answer = ask()
                if answer.status_code not in AWAY:
                    return _accepted(service, answer)
                fault = f"{service} answers {answer.status_code}"
            except httpx.TransportError as error:
                fault = f"{service} is away: {type(error).__name__}"
            if time.monotonic() - start > self.patience:
                raise SystemFault(f"{fault}, for {self.patience:g} s")
            time.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


def _named(words: str) -> tuple[str, str]:
    service, equals, url = words.partition("=")
    if not equals:
        raise SystemFault(f"a service is named as SERVICE=URL, not {words}")
    return service, url


def _bearer(token: str | None) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"} if token else {}


def _accepted(service: str, answer: httpx.Response) -> httpx.Response:
    if answer.is_success:
        return answer
    if answer.is_client_error and answer.status_code != httpx.codes.UNAUTHORIZED:
        raise Refused(_problem(answer))
    raise SystemFault(f"{service} answers {answer.status_code}: {answer.text[:300]}")


def _problem(answer: httpx.Response) -> dict[str, Any]:
    try:
        problem = answer.json()
    except ValueError:
        problem = None
    return {"status": answer.status_code, **problem} if isinstance(problem, dict) else {"status": answer.status_code}

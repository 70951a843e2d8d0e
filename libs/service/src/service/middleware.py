"""What stands before every route: the instant of the whole request's arrival, the bound on its size, the metrics."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .problems import Fault, problem
from .telemetry import REQUESTS, SECONDS

METHODS = ("GET", "POST")
"""Those that metrics name: a caller can make up any other."""


class Measured:
    """Counts each answer by route, method and status, and the seconds to its end."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 0

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        await self._app(scope, receive, watched)
        if status:
            route = getattr(scope.get("route"), "path", "none")
            REQUESTS.labels(scope["method"] if scope["method"] in METHODS else "other", route, status).inc()
            SECONDS.labels(route).observe(time.perf_counter() - begun)


class Arrival:
    """Stamps `request.state.arrived_at` (UTC) at the body's last chunk, before any queue; bounds the body."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        chunks, whole = [], True
        size = 0
        while whole:
            message = await receive()
            if message["type"] != "http.request":
                return
            chunks.append(message.get("body", b""))
            size += len(chunks[-1])
            whole = message.get("more_body", False)
            if size > self._most:
                allowed = f"A body has at most {self._most} bytes."
                refusal = problem(413, "too-large", allowed, [Fault(field="body", rule="too-large", message=allowed)])
                await refusal(scope, receive, send)
                return
        scope.setdefault("state", {})["arrived_at"] = datetime.now(UTC)
        await self._app(scope, _again(b"".join(chunks), receive), send)


def _again(body: bytes, receive: Receive) -> Receive:
    told = False

    async def once_more() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once_more

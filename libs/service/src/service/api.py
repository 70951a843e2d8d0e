"""A service's HTTP application: its own routes, and those of every service (position, feed, sealed, health)."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, FastAPI, Query, Request, Response
from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import AfterValidator, BaseModel

from events import clocks, deadletters, feed
from events.application import Application
from events.intake import OWN

from . import problems
from .auth import Caller, Keys
from .commands import Asking, Serving
from .fields import storable
from .middleware import Arrival
from .parts import Built, Parts
from .problems import PROBLEMS, Denied, Fault
from .projector import PROJECTED
from .telemetry import REQUESTS, SECONDS

METHODS = ("GET", "POST")
"""Those that metrics name: a caller can make up any other."""
MOST_REFS = 100
"""The most references in one question for sealed words."""

router = APIRouter(responses={status: PROBLEMS[status] for status in (401, 403, 422, 503)})


class Position(BaseModel):
    """How far a service is: its own last position, what it has projected, reacted to and relayed of it, and what it has
    applied of every other; the next timer and the clock of each process (UTC); how many dead letters it keeps."""

    agency: str
    service: str
    last: int
    projected: int
    reacted: int
    relayed: int
    applied: dict[str, int]
    timers: dict[str, str]
    clocks: dict[str, str]
    dead_letters: int


@router.get("/v1/position", operation_id="ReadPosition", response_model=Position)
def position(request: Request, app: Serving) -> dict[str, Any]:
    """How far this service is."""
    built: Built | None = getattr(request.app.state, "built", None)
    return read_position(app, [peer.source for peer in built.others] if built else [])


def read_position(app: Application, sources: list[str]) -> dict[str, Any]:
    """The service's position; of each of those sources too that it has not heard of yet."""
    with app.store.reading() as cursor:
        cursor.execute("SELECT follower, position FROM applied")
        applied = {row["follower"]: row["position"] for row in cursor.fetchall()}
        dead = deadletters.count(cursor)
        timers = clocks.next_timers(cursor)
        now = clocks.all_clocks(cursor)
    # The last position is read after what was applied: never does a service seem to have caught up that has not.
    return {
        "agency": app.agency,
        "service": app.service,
        "last": app.store.last_position(),
        "projected": applied.get(PROJECTED, 0),
        "reacted": applied.get(OWN, 0),
        "relayed": applied.get("relayed", 0),
        "applied": {source: applied.get(source, 0) for source in sources},
        "timers": {process: _zulu(due) for process, due in timers.items()},
        "clocks": {process: _zulu(instant) for process, instant in now.items()},
        "dead_letters": dead,
    }


def _zulu(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


@router.get("/v1/events", operation_id="ReadEvents", responses={200: {"description": "The owner's feed"}})
def events(
    app: Serving,
    who: Asking,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[int, Query(ge=1, le=feed.MOST)] = 500,
) -> Response:
    """This service's events after a position, in order: for its peers, and for auditors."""
    _need_peer(who, "auditor")
    return Response(feed.page(app.store, after, limit), media_type="application/json")


@router.get("/v1/sealed", operation_id="ReadSealed")
def sealed(
    app: Serving,
    who: Asking,
    refs: Annotated[str, Query(max_length=37 * MOST_REFS, description="References, by commas")],
    why: Annotated[str, Query(min_length=1, max_length=200), AfterValidator(storable)],
) -> dict[UUID, str]:
    """The words or names behind those references, for a peer; what was erased is absent. Each unsealing is logged."""
    _need_peer(who, None)
    try:
        asked = [UUID(ref) for ref in refs.split(",")]
    except ValueError:
        fault = Fault(field="refs", rule="uuid", message="references are UUIDs")
        raise Denied(422, "invalid", "These fields break a rule: refs.", fault) from None
    return app.unseal(asked, who.service or "", why)


def _need_peer(who: Caller, office: str | None) -> None:
    if who.service is None and (office is None or office not in who.offices):
        allowed = "a peer service" + (f", or the office of {office}" if office else "")
        fault = Fault(field="Authorization", rule="peer", message=f"only for {allowed}")
        raise Denied(403, "peer-needed", fault.message, fault)


@router.get("/healthz", operation_id="Healthy")
async def healthy() -> dict[str, str]:
    """Whether the process answers, also while all its threads wait for the database."""
    return {"status": "up"}


@router.get("/readyz", operation_id="Ready")
def ready(app: Serving) -> dict[str, str]:
    """Whether the database answers too."""
    app.store.last_position()
    return {"status": "ready"}


@router.get("/metrics", operation_id="Metrics", include_in_schema=False)
def metrics() -> Response:
    """Prometheus text."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


def describe(parts: Parts) -> FastAPI:
    """The application with its routes and its OpenAPI document, connected to nothing."""
    api = FastAPI(
        title=f"Mithaq {parts.name}",
        version="1",
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        separate_input_output_schemas=False,
    )
    for each in parts.routers:
        api.include_router(each)
    api.include_router(router)
    problems.install(api)
    return api


def create(built: Built) -> FastAPI:
    """The application of a service that was put together."""
    api = describe(built.parts)
    api.state.built = built
    api.state.application = built.app
    api.state.keys = Keys(built.settings.jwks)
    api.state.idempotency_key = bytes.fromhex(built.settings.idempotency_key.strip())
    if built.parts.configure:
        built.parts.configure(api, built)
    api.middleware("http")(_measure)
    api.add_middleware(Arrival, most=built.parts.most_body)
    FastAPIInstrumentor.instrument_app(api, excluded_urls="healthz,readyz,metrics,v1/position")
    return api


async def _measure(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
    begun = time.perf_counter()
    response = await go_on(request)
    route = getattr(request.scope.get("route"), "path", "none")
    method = request.method if request.method in METHODS else "other"
    REQUESTS.labels(method, route, response.status_code).inc()
    SECONDS.labels(route).observe(time.perf_counter() - begun)
    return response

"""A service's HTTP application: its own routes, and those of every service (position, feed, sealed, health)."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, FastAPI, Query, Response
from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import AfterValidator

from events import feed

from . import position, problems
from .auth import Caller, Keys
from .commands import Asking, Serving
from .fields import storable
from .middleware import Arrival, Measured
from .parts import Built, Parts
from .problems import PROBLEMS, Denied, Fault

MOST_REFS = 100
"""The most references in one question for sealed words."""

router = APIRouter(responses={status: PROBLEMS[status] for status in (401, 403, 422, 503)})


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
    api.include_router(position.router)
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
    api.add_middleware(Measured)
    api.add_middleware(Arrival, most=built.parts.most_body)
    FastAPIInstrumentor.instrument_app(api, excluded_urls="healthz,readyz,metrics,v1/position")
    return api

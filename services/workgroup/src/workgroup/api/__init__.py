"""The service's routes, by area."""

from __future__ import annotations

from service import seconding
from workgroup.application import acts

from . import (
    appeals,
    bodies,
    evaluations,
    evaluations_read,
    hearings,
    meetings,
    minutes,
    nominations,
    organisations,
    outcomes,
    reviews,
)

AREAS = (
    organisations,
    bodies,
    nominations,
    meetings,
    evaluations,
    evaluations_read,
    hearings,
    minutes,
    reviews,
    outcomes,
    appeals,
)

routers = (*(each.router for each in AREAS), seconding.routes(acts))

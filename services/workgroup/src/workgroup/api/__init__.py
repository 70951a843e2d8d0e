"""The service's routes, by area."""

from __future__ import annotations

from . import (
    acts,
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
    acts,
)

routers = tuple(each.router for each in AREAS)

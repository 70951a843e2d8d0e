"""The service's routes, by area."""

from __future__ import annotations

from . import acts, bodies, evaluations, evaluations_read, meetings

routers = tuple(each.router for each in (bodies, meetings, evaluations, evaluations_read, acts))

"""The service's routes, by area."""

from __future__ import annotations

from . import acts, bodies, meetings

routers = tuple(each.router for each in (bodies, meetings, acts))

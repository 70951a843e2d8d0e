"""The service's routes, by area."""

from __future__ import annotations

from . import acts, appeals, bodies, meetings, organisations, outcomes

routers = tuple(each.router for each in (organisations, bodies, meetings, outcomes, appeals, acts))

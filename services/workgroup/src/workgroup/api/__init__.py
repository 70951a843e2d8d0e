"""The service's routes, by area."""

from __future__ import annotations

from . import acts, appeals, bodies, hearings, meetings, minutes, nominations, organisations, outcomes

routers = tuple(
    each.router for each in (organisations, bodies, nominations, meetings, hearings, minutes, outcomes, appeals, acts)
)

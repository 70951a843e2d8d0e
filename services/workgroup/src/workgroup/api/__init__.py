"""The service's routes, by area."""

from __future__ import annotations

from . import acts, bodies, meetings, nominations, organisations

routers = tuple(each.router for each in (organisations, bodies, nominations, meetings, acts))

"""The service's routes, by area."""

from __future__ import annotations

from . import acts, bodies, hearings, meetings, minutes, nominations, organisations

routers = tuple(each.router for each in (organisations, bodies, nominations, meetings, hearings, minutes, acts))

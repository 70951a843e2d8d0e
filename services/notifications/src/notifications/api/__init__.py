"""The service's routes, by what they are about."""

from __future__ import annotations

from . import contacts, letters, notices, tasks

ROUTERS = (contacts.router, notices.router, tasks.router, letters.router)

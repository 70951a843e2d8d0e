"""The plan's routes: processes and their activities, documents, files."""

from __future__ import annotations

from . import acts, documents, files, processes

ROUTERS = (processes.router, documents.router, acts.router, files.router)

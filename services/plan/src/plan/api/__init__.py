"""The plan's routes: processes and their activities, documents, commitments, the plan, acts of two people, files."""

from __future__ import annotations

from . import acts, commitments, documents, files, filing, plans, processes

ROUTERS = (
    processes.router,
    documents.router,
    commitments.router,
    plans.router,
    acts.router,
    files.router,
    filing.router,
)

"""The plan's routes: processes and their activities, documents, commitments, the plan, acts of two people, files."""

from __future__ import annotations

from plan.application import acts
from service import seconding

from . import commitments, documents, files, filing, plans, processes
from .fields import bounded

ROUTERS = (
    processes.router,
    documents.router,
    commitments.router,
    plans.router,
    seconding.routes(acts, checks=(bounded,)),
    files.router,
    filing.router,
)

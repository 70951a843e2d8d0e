"""What the record proves of an activity, beside what was reported of it: facts made of its events alone."""

from __future__ import annotations

from . import bodies, calls, commitments, consultations, documents, evaluations, meetings, notices, outcomes, plans
from .calls import call
from .commitments import commitment_title
from .consultations import comment_period
from .evaluations import evaluation, outcome
from .fact import Fact, facts, proves
from .outcomes import appeal

__all__ = [
    "Fact",
    "appeal",
    "bodies",
    "call",
    "calls",
    "comment_period",
    "commitment_title",
    "commitments",
    "consultations",
    "documents",
    "evaluation",
    "evaluations",
    "facts",
    "meetings",
    "notices",
    "outcome",
    "outcomes",
    "plans",
    "proves",
]

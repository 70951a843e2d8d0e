"""What the commands have heard."""

from __future__ import annotations

from events.application import Application, Call
from events.rules import Process
from proposals.facts import Facts


def facts_of(app: Application, call: Call) -> Facts:
    """What was heard of the process that the request acts in."""
    facts: Facts = app.facts(call.act.process)
    return facts


def process_of(app: Application, call: Call) -> Process:
    """What is known of that process."""
    return facts_of(app, call).process

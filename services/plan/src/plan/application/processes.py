"""Commands on a process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from events.application import Application, Call, Outcome
from events.envelope import Act
from plan.domain import PROCESS
from plan.domain.process import process_stream


def act_on_process(app: Application, call: Call, command: Callable[[Act], Any]) -> Outcome:
    """Carry out the command on the process that the act names."""
    return app.execute(call, process_stream(call.act.process), PROCESS, command)

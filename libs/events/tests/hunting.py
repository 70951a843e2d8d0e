"""How long tests hunt: a little by default, and for as long as `make hunt` asks."""

from __future__ import annotations

import os

from hypothesis import settings

TRIES = int(os.environ.get("MITHAQ_TRIES", "25"))
"""How often a race is run."""


def hunt(examples: int, steps: int) -> settings:
    """The settings of a state machine: so many examples of so many steps, or more where MITHAQ_EXAMPLES asks."""
    wanted = max(examples, int(os.environ.get("MITHAQ_EXAMPLES", "0")))
    return settings(max_examples=wanted, stateful_step_count=steps, deadline=None)

"""Timers: an instant that has come becomes a command of the service, once."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from events import clocks, heard, reactions
from events.aggregate import Timer
from events.store import Answered, Conflict, Write
from events.tracing import span

from .parts import Built


def fire_due(built: Built) -> int:
    """Fire each timer whose instant has come by its process's clock; how many it was."""
    with built.app.store.reading() as cursor:
        due = clocks.due_timers(cursor, datetime.now(UTC))
    for timer in due:
        _fire(built, timer)
    return len(due)


def _fire(built: Built, timer: Timer) -> None:
    app = built.app
    # As with events: decided by what was heard, one at a time, and the commit finds out whether more was heard since.
    with app.deciding, span(f"timer {timer.name}", None):
        with app.store.reading() as cursor:
            clock, seen = clocks.read(cursor, timer.process), heard.last(cursor)
        assert clock is not None
        wanted = built.parts.policies.fire(app.facts(timer.process), timer)
        acts = [reactions.act_of_timer(app, timer, reaction, clock) for reaction in wanted]
        entries = reactions.entries(app, wanted, acts)
        # The timer goes with its command's events: set again, or gone; a kill before this commit fires it again.
        rows = (partial(heard.expect, seen=seen), partial(clocks.clear_timer, timer=timer))
        try:
            app.store.append(Write(entries=entries, rows=rows, after=app.noticed))
        except (Answered, Conflict):
            return  # another writer was first: the next look decides anew

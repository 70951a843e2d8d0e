"""Which activity an act serves, where it does not say so itself."""

from __future__ import annotations

from dataclasses import replace

from events.envelope import Act


def serving(act: Act, *activities: int | None) -> Act:
    """The act, for the activity that it names, else for the first of those that is known."""
    return replace(act, activity=next((each for each in (act.activity, *activities) if each is not None), None))

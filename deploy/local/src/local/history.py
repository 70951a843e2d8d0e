"""A history as lines: when, who and what; then particulars, why, how to appeal, on which version, by which rule."""

from __future__ import annotations

from collections.abc import Iterator

from local.published import Told


def lines(told: Told) -> Iterator[str]:
    """One thing that happened: the first line tells when, who and what; those below, indented, what else is to say."""
    times = f" × {told.times}" if told.times > 1 else ""
    yield f"{told.when}  {told.who}"
    yield f"    {told.what}{times}"
    for line in (*told.particulars, told.why, told.appeal):
        if line:
            yield f"      {line}"
    yield f"      {' · '.join(filter(None, (told.version, told.rule, told.event)))}"

"""Pages as Markdown (CommonMark), for a repository or a text editor: everybody's words stay words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .printed import Printed, PrintedRow
from .reader import plain

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LIST = re.compile(r"^(\d+)([.)])|^([-+])")


def report(made: Printed) -> str:
    """The report: a heading for each phase and activity, with its lines."""
    return "\n".join(_lines(made)).strip() + "\n"


def words(text: str) -> str:
    """The text in one line, without the marks of direction, and with nothing that Markdown or HTML would read."""
    line = _SPECIAL.sub(r"\\\1", " ".join(plain(text).split()))
    return _LIST.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", line)


def _lines(made: Printed) -> Iterator[str]:
    yield from (f"# {words(made.title)}", "", words(made.kind), "", f"{words(made.as_of)} {words(made.times)}", "")
    if made.state:
        yield from (f"**{words(made.state)}**", "")
    yield from (f"- {words(name)}: {number}" for _, number, name in made.counts)
    for phase in made.phases:
        yield from ("", f"## {words(phase.title)}")
        for row in phase.rows:
            if row.coming:
                yield from ("", f"**{words(made.upcoming)}**")
            yield from _row(made, row)
    if made.corrections:
        yield from ("", f"## {words(made.corrections_title)}", "")
        yield from (f"- {words(line)}" for line in made.corrections)
    yield from ("", "---", "", words(made.foot))


def _row(made: Printed, row: PrintedRow) -> Iterator[str]:
    _, reported, dates, proved = made.columns
    yield from ("", f"### {row.number}. {words(row.planned)}", "", f"*{words(row.status_words)}*", "")
    yield from (f"- {words(line)}" for line in row.more)
    yield from _several(dates, row.dates, "")
    yield from _several(reported, [*row.reported, *row.channels], made.reported_none)
    yield from _several(proved, row.proved, made.proved_none)


def _several(title: str, lines: list[str], none: str) -> Iterator[str]:
    yield f"- {words(title)}:" + ("" if lines else f" {words(none)}")
    yield from (f"  - {words(line)}" for line in lines)

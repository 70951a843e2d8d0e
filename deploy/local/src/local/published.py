"""What the portal publishes, as commands ask for it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from local.system import System, SystemFault

PORTAL = "portal"
PATIENCE = 10.0
"""Seconds for which a command that only asks waits for the system."""


class Process(msgspec.Struct):
    """A process, as the portal lists it."""

    process: str
    country: str
    zone: str
    languages: list[str]


class Told(msgspec.Struct):
    """One thing that happened, in words."""

    event: str
    times: int
    when: str
    who: str
    what: str
    particulars: list[str] = []
    why: str | None = None
    version: str | None = None
    rule: str | None = None
    appeal: str | None = None


class History(msgspec.Struct):
    """One page of a history: what happened in words, and the whole answer as it came."""

    more: bool
    told: list[Told]
    whole: bytes = b""


class _Processes(msgspec.Struct):
    processes: list[Process]


def process(system: System, name: str | None) -> Process:
    """The process of that name; without one, the only one there is. SystemFault where that is none."""
    listed = msgspec.json.decode(system.fetch(PORTAL, "/v1/processes").content, type=_Processes).processes
    found = [each for each in listed if name in (None, each.process)]
    if len(found) != 1:
        known = ", ".join(each.process for each in listed) or "none"
        raise SystemFault(f"name one process by --process: there are {known}" if name is None else f"no process {name}")
    return found[0]


def history(system: System, process: str, subject: str, **query: str) -> Iterator[History]:
    """The history of the subject, page by page."""
    number, more = 1, True
    while more:
        path = f"/v1/processes/{process}/history"
        answer = system.fetch(PORTAL, path, subject=subject, page=number, **query).content
        page = msgspec.json.decode(answer, type=History)
        page.whole = answer
        yield page
        number, more = number + 1, page.more


def report(system: System, process: str, form: str, **query: str) -> str:
    """The report in that form: `json`, `html` or `md`."""
    return system.fetch(PORTAL, f"/v1/processes/{process}/report.{form}", **query).text


def report_file(system: System, process: str, form: str, **query: str) -> bytes:
    """The report's bytes in that form: `json`, `html`, `md` or `pdf`."""
    return system.fetch(PORTAL, f"/v1/processes/{process}/report.{form}", **query).content


def sheet(system: System, process: str, lang: str) -> bytes:
    """One sheet of A4 for a minister, as PDF."""
    return system.fetch(PORTAL, f"/v1/processes/{process}/sheet.pdf", lang=lang).content

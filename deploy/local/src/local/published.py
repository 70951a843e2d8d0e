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


class History(msgspec.Struct):
    """One page of a history: the names of who acted, by subject, and the events' bytes."""

    more: bool
    names: dict[str, str]
    events: list[msgspec.Raw]


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


def history(system: System, process: str, subject: str) -> Iterator[History]:
    """The history of the subject, page by page."""
    number, more = 1, True
    while more:
        answer = system.fetch(PORTAL, f"/v1/processes/{process}/history", subject=subject, page=number)
        page = msgspec.json.decode(answer.content, type=History)
        yield page
        number, more = number + 1, page.more


def report(system: System, process: str, form: str, **query: str) -> str:
    """The report in that form, `json` or `html`."""
    return system.fetch(PORTAL, f"/v1/processes/{process}/report.{form}", **query).text

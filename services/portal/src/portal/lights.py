"""Standards as versioned data: each check a light over the record, that leads to the events it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from events.envelope import Text

from .measures import Finding, Measured, measure
from .record import Record

CURRENT = "ogp.v1"
"""The standard by which processes are looked at, with its version: an older one stays as it was."""

Shown = Literal["met", "not_met", "open"]
"""open: nothing to measure yet, or what is asked for may still come."""


@dataclass(frozen=True, kw_only=True)
class Check(Measured):
    """A check, with its words."""

    name: str
    title: Text


@dataclass(frozen=True, kw_only=True)
class Standard:
    """A standard's checks."""

    name: str
    version: int
    title: Text
    checks: tuple[Check, ...]


@dataclass(frozen=True, kw_only=True)
class Light:
    """What a check shows, and by which findings: those that are not met come first."""

    check: Check
    shown: Shown
    findings: tuple[Finding, ...]


@cache
def standard(name: str = CURRENT) -> Standard:
    """The standard of that file."""
    data = (files("portal") / "standards" / f"{name}.json").read_bytes()
    return msgspec.json.decode(data, type=Standard)


def lights(known: Record, as_of: datetime, by: Standard | None = None) -> list[Light]:
    """Every check of the standard over what had happened."""
    return [_light(check, measure(known, check, as_of)) for check in (by or standard()).checks]


def _light(check: Check, findings: list[Finding]) -> Light:
    first = sorted(findings, key=lambda each: each.met is not False)
    return Light(check=check, shown=_shown(findings), findings=tuple(first))


def _shown(findings: list[Finding]) -> Shown:
    if any(each.met is False for each in findings):
        return "not_met"
    return "met" if any(each.met for each in findings) else "open"


def as_json(known: Record, as_of: datetime, by: Standard | None = None) -> dict[str, object]:
    """The lights as data: each finding with its days, what was measured, and the events."""
    used = by or standard()
    return {
        "process": known.started.process,
        "standard": used.name,
        "version": used.version,
        "title": used.title,
        "as_of": as_of,
        "checks": [_check_as_json(light) for light in lights(known, as_of, used)],
    }


def _check_as_json(light: Light) -> dict[str, object]:
    bounds = {name: bound for name in ("least", "most") if (bound := getattr(light.check, name))}
    findings = [
        {
            "kind": each.kind,
            "measured": each.measured,
            "met": each.met,
            "from": each.first,
            "to": each.last,
            "events": [event.id for event in each.events],
            **({"languages": each.words} if each.words else {}),
        }
        for each in light.findings
    ]
    return {
        "name": light.check.name,
        "title": light.check.title,
        "light": light.shown,
        **bounds,
        "findings": findings,
    }

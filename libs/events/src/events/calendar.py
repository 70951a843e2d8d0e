"""Civil days, zones and instants. A window of days ends at the first instant of the next local day there.

Zone data are those of the pinned `tzdata` package alone, never the machine's: a replay elsewhere decides the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib import import_module
from importlib.resources import files
from zoneinfo import ZoneInfo

from .envelope import Text

DEADLINE_RULE = ("deadline-civil-days", 1)
"""Both ends count: days [first, last] are open from first's first instant to that of the day after last."""


@dataclass(frozen=True, kw_only=True)
class Holiday:
    """One civil day on which the process's offices are closed."""

    day: date
    name: Text


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """Weekend (ISO days, 1 Monday to 7 Sunday), holidays, and working hours (local, "08:30")."""

    weekend: tuple[int, ...]
    holidays: tuple[Holiday, ...] = ()
    opens: str = "08:30"
    closes: str = "15:30"

    def works_on(self, day: date) -> bool:
        """Whether `day` is a working day."""
        return day.isoweekday() not in self.weekend and all(day != holiday.day for holiday in self.holidays)


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """The zone of that IANA name, from the pinned package; KeyError where there is none."""
    if name not in _zone_names():
        raise KeyError(name)
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as data:
        return ZoneInfo.from_file(data, key=name)


@lru_cache(maxsize=1)
def _zone_names() -> frozenset[str]:
    return frozenset(files("tzdata").joinpath("zones").read_text().split())


@lru_cache(maxsize=1)
def tzdata_version() -> str:
    """The version of the zone data in use, as IANA names it (2026b)."""
    return str(import_module("tzdata").IANA_VERSION)


def starts_at(day: date, zone_name: str) -> datetime:
    """The first instant of that civil day there, in UTC. Where midnight is skipped, the first instant that exists."""
    where = zone(zone_name)
    moment = datetime.combine(day, time.min, tzinfo=where).astimezone(UTC)
    # Where the zone skips midnight, or the whole day, step on to the first instant that exists.
    while moment.astimezone(where).date() < day:
        moment += timedelta(minutes=1)
    return moment


def ends_at(last: date, zone_name: str) -> datetime:
    """The instant at which a window with that last day closes: the next local day's first, in UTC."""
    return starts_at(last + timedelta(days=1), zone_name)


def local_day(instant: datetime, zone_name: str) -> date:
    """The civil day of that instant there."""
    return instant.astimezone(zone(zone_name)).date()


def days_between(first: date, last: date) -> int:
    """How many days the window has, both ends counted."""
    return (last - first).days + 1

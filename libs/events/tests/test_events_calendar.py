"""Civil days in their zones, by the zone's own history and the pinned data alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.calendar import (
    Calendar,
    Holiday,
    days_between,
    ends_at,
    local_day,
    starts_at,
    tzdata_version,
    zone,
)

ZONES = files("tzdata").joinpath("zones").read_text().split()


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("where", "day", "first_instant"),
    [
        ("Asia/Amman", "2021-07-20", "2021-07-19T21:00"),  # summer time, UTC+3
        ("Asia/Amman", "2021-12-10", "2021-12-09T22:00"),  # UTC+2
        ("Asia/Amman", "2022-12-10", "2022-12-09T21:00"),  # UTC+3 for good since October 2022
        ("Asia/Amman", "2021-03-26", "2021-03-25T22:00"),  # that midnight was skipped: 01:00 is the first
        ("Asia/Amman", "2021-10-29", "2021-10-28T21:00"),  # that midnight came twice: the first one counts
        ("Asia/Beirut", "2021-03-28", "2021-03-27T22:00"),
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00"),
        ("America/Havana", "2021-11-07", "2021-11-07T04:00"),
        ("America/St_Johns", "2010-11-07", "2010-11-07T02:30"),  # a minute of it, an hour of the day before, then all
        ("Pacific/Apia", "2011-12-29", "2011-12-29T10:00"),
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00"),  # a day that Samoa left out: it starts where the next does
        ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00"),
        ("Asia/Kathmandu", "2021-07-20", "2021-07-19T18:15"),
        ("Etc/UTC", "2021-07-20", "2021-07-20T00:00"),
    ],
)
def test_a_day_starts_with_its_first_instant_there(where: str, day: str, first_instant: str) -> None:
    assert starts_at(date.fromisoformat(day), where) == utc(first_instant)
    assert starts_at(date.fromisoformat(day), where).tzinfo is UTC


def test_a_window_ends_with_the_first_instant_of_the_next_day() -> None:
    assert ends_at(date(2021, 5, 6), "Asia/Amman") == utc("2021-05-06T21:00")
    assert ends_at(date(2021, 10, 29), "Asia/Amman") == utc("2021-10-29T22:00")  # a day of 25 hours
    assert ends_at(date(2021, 3, 25), "Asia/Amman") == utc("2021-03-25T22:00")  # the next day starts at 01:00
    assert ends_at(date(2011, 12, 29), "Pacific/Apia") == ends_at(date(2011, 12, 30), "Pacific/Apia")


@given(st.sampled_from(ZONES), st.dates(date(1970, 1, 2), date(2037, 12, 30)))
def test_no_instant_before_the_start_is_of_that_day(where: str, day: date) -> None:
    start = starts_at(day, where)
    assert local_day(start, where) >= day
    assert local_day(start - timedelta(microseconds=1), where) < day
    assert ends_at(day - timedelta(days=1), where) == start


def test_a_local_day_is_that_of_the_zone() -> None:
    assert local_day(utc("2021-07-19T21:00"), "Asia/Amman") == date(2021, 7, 20)
    assert local_day(utc("2021-07-19T20:59:59.999999"), "Asia/Amman") == date(2021, 7, 19)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Europe",
        "Europe/",
        "Europe/Nowhere",
        "../etc/passwd",
        "/etc/passwd",
        "Europe/../../zones",
        "..",
        ".",
        "Europe/./Paris",
        "Europe//Paris",
        "Europe/Paris/",
        "Europe\\Paris",
        "zone.tab",
        "__init__.py",
        "europe/paris",
        "Asia/Amman\x00",
        "Asia/\ud800",
        "x" * 300,
        "x/" * 5_000,
    ],
)
def test_a_name_that_is_no_zone_is_a_key_error(name: str) -> None:
    with pytest.raises(KeyError):
        zone(name)


ASK = "from datetime import date; from events.calendar import *; print(ends_at(date(2021, 12, 9), 'Asia/Amman'), "
ASK += "starts_at(date(2021, 7, 20), 'Asia/Amman'), tzdata_version())"
TOLD = f"2021-12-09 22:00:00+00:00 2021-07-19 21:00:00+00:00 {tzdata_version()}\n"


@pytest.mark.parametrize("clock", ["America/New_York", "Pacific/Apia", ":/nowhere", "XYZ-14"])
@pytest.mark.parametrize("data", ["empty", "wrong"])
def test_the_machines_zone_and_zone_data_do_not_matter(tmp_path: Path, clock: str, data: str) -> None:
    if data == "wrong":
        (tmp_path / "Asia").mkdir()
        with as_file(files("tzdata").joinpath("zoneinfo/Pacific/Apia")) as other:
            shutil.copy(other, tmp_path / "Asia" / "Amman")
    environ = os.environ | {"TZ": clock, "PYTHONTZPATH": str(tmp_path), "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-c", ASK], env=environ, capture_output=True, text=True, check=True)
    assert done.stdout == TOLD


def test_working_days_leave_out_weekend_and_holidays() -> None:
    eid = Holiday(day=date(2021, 7, 20), name={"en": "Eid al-Adha"})
    jordan = Calendar(weekend=(5, 6), holidays=(eid,))
    week = [date(2021, 7, 15) + timedelta(days=each) for each in range(7)]
    assert [day.day for day in week if jordan.works_on(day)] == [15, 18, 19, 21]


def test_both_ends_of_a_window_count() -> None:
    assert days_between(date(2021, 4, 28), date(2021, 5, 6)) == 9
    assert days_between(date(2021, 5, 6), date(2021, 5, 6)) == 1

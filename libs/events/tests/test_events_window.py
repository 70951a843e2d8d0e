"""In time if and only if the whole request had arrived before the instant in force, and it is not counted yet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.refusals import Refusal
from events.window import Closing, Late, NotOpenYet, Window, WindowCounted, admit, extend, lasting

OPENS = datetime(2021, 4, 28, 7, tzinfo=UTC)
CLOSES = datetime(2021, 5, 6, 21, tzinfo=UTC)
TICK = timedelta(microseconds=1)


def period(standing: Any = "open") -> Window:
    return Window(standing=standing, opens_at=OPENS, closes_at=CLOSES)


@pytest.mark.parametrize("at", [OPENS, OPENS + TICK, CLOSES - TICK])
@pytest.mark.parametrize("standing", ["open", "closing"])
def test_what_arrived_before_the_instant_is_in_time(standing: str, at: datetime) -> None:
    admit(period(standing), at)


@pytest.mark.parametrize("standing", ["open", "closing", "closed"])
def test_at_the_instant_it_is_late(standing: str) -> None:
    with pytest.raises(Late) as refused:
        admit(period(standing), CLOSES)
    assert refused.value.message == ("The window closed at 2021-05-06T21:00:00Z: this came PT0.000000S after.")


def test_late_says_by_how_much() -> None:
    with pytest.raises(Late) as refused:
        admit(period(), CLOSES + timedelta(hours=1, microseconds=250))
    assert refused.value.details == {"closed_at": "2021-05-06T21:00:00Z", "late_by": "PT3600.000250S"}


def test_before_it_opens_it_is_too_early() -> None:
    with pytest.raises(NotOpenYet) as refused:
        admit(period(), OPENS - TICK)
    assert refused.value.details == {"opens_at": "2021-04-28T07:00:00Z", "early_by": "PT0.000001S"}


def test_after_the_count_nothing_is_added() -> None:
    with pytest.raises(WindowCounted):
        admit(period("closed"), CLOSES - TICK)


def test_a_window_is_extended_while_it_is_open_and_its_closing_has_not_begun() -> None:
    extend(period(), CLOSES - TICK)
    with pytest.raises(Closing):
        extend(period("closing"), CLOSES - TICK)
    with pytest.raises(WindowCounted):
        extend(period("closed"), CLOSES - TICK)
    with pytest.raises(Late):
        extend(period(), CLOSES)


@given(
    at=st.datetimes(OPENS.replace(tzinfo=None) - timedelta(days=1), CLOSES.replace(tzinfo=None) + timedelta(days=1)),
    standing=st.sampled_from(["open", "closing", "closed"]),
)
def test_the_rule_is_total(at: datetime, standing: Any) -> None:
    arrived_at = at.replace(tzinfo=UTC)
    try:
        admit(period(standing), arrived_at)
        taken = True
    except Refusal:
        taken = False
    assert taken == (OPENS <= arrived_at < CLOSES and standing != "closed")


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400)))
def test_a_span_is_told_to_the_microsecond(span: timedelta) -> None:
    seconds, _, micro = lasting(span).removeprefix("PT").removesuffix("S").partition(".")
    assert timedelta(seconds=int(seconds), microseconds=int(micro)) == span

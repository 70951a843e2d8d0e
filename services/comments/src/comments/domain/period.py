"""The window in force and how far its closing is: what the time of a comment or a withdrawal is held against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from events.refusals import Refusal

Standing = Literal["open", "closing", "closed"]
"""open until the instant; closing while what came in time is stored; closed once it is counted."""


@dataclass(frozen=True, kw_only=True)
class Period:
    """A comment period from `opens_at` up to, and without, `closes_at` (UTC)."""

    standing: Standing
    opens_at: datetime
    closes_at: datetime


class NotOpenYet(Refusal):
    """The comment period opens at {opens_at}: this came {early_by} before."""

    slug = "not-open-yet"


class Late(Refusal):
    """The comment period closed at {closed_at}: this came {late_by} after."""

    slug = "late"


class PeriodCounted(Refusal):
    """The comment period that closed at {closed_at} has been counted: nothing is added to it any more."""

    slug = "period-counted"


def admit(period: Period, arrived_at: datetime) -> None:
    """Take what had wholly arrived before the instant, and comes before the count; refuse all else."""
    if arrived_at < period.opens_at:
        raise not_open_yet(period.opens_at, arrived_at)
    if arrived_at >= period.closes_at:
        raise late(period.closes_at, arrived_at)
    if period.standing == "closed":
        raise PeriodCounted(closed_at=shown(period.closes_at))


def not_open_yet(opens_at: datetime, at: datetime) -> NotOpenYet:
    """The refusal of what comes at that time, before the period opens."""
    return NotOpenYet(opens_at=shown(opens_at), early_by=lasting(opens_at - at))


def late(closes_at: datetime, at: datetime) -> Late:
    """The refusal of what comes at that time, not before the period's end."""
    return Late(closed_at=shown(closes_at), late_by=lasting(at - closes_at))


def shown(instant: datetime) -> str:
    """The instant in RFC 3339, UTC."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def lasting(span: timedelta) -> str:
    """The span as an ISO 8601 duration in seconds, to the microsecond: PT3.250000S."""
    return f"PT{span // timedelta(seconds=1)}.{span.microseconds:06d}S"

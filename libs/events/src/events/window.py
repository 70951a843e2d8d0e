"""The window in force and how far its closing is: what the time of whatever must come in time is held against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from .refusals import Refusal

Standing = Literal["open", "closing", "closed"]
"""open until the instant; closing while what came in time is stored; closed once it is counted."""


@dataclass(frozen=True, kw_only=True)
class Window:
    """Open from `opens_at` up to, and without, `closes_at` (UTC)."""

    standing: Standing
    opens_at: datetime
    closes_at: datetime


class NotOpenYet(Refusal):
    """The window opens at {opens_at}: this came {early_by} before."""

    slug = "not-open-yet"


class Late(Refusal):
    """The window closed at {closed_at}: this came {late_by} after."""

    slug = "late"


class WindowCounted(Refusal):
    """The window that closed at {closed_at} has been counted: nothing is added to it any more."""

    slug = "window-counted"


class Closing(Refusal):
    """The window has just closed at {closed_at}: it is not extended any more."""

    slug = "closing"


def admit(window: Window, arrived_at: datetime) -> None:
    """Take what had wholly arrived before the instant, and comes before the count; refuse all else."""
    if arrived_at < window.opens_at:
        raise not_open_yet(window.opens_at, arrived_at)
    if arrived_at >= window.closes_at:
        raise late(window.closes_at, arrived_at)
    if window.standing == "closed":
        raise WindowCounted(closed_at=shown(window.closes_at))


def extend(window: Window, at: datetime) -> None:
    """Take an extension decided within the window, unless its closing has begun: that is not taken back."""
    admit(window, at)
    if window.standing != "open":
        raise Closing(closed_at=shown(window.closes_at))


def not_open_yet(opens_at: datetime, at: datetime) -> NotOpenYet:
    """The refusal of what comes at that time, before the window opens."""
    return NotOpenYet(opens_at=shown(opens_at), early_by=lasting(opens_at - at))


def late(closes_at: datetime, at: datetime) -> Late:
    """The refusal of what comes at that time, not before the window's end."""
    return Late(closed_at=shown(closes_at), late_by=lasting(at - closes_at))


def shown(instant: datetime) -> str:
    """The instant in RFC 3339, UTC."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def lasting(span: timedelta) -> str:
    """The span as an ISO 8601 duration in seconds, to the microsecond: PT3.250000S."""
    return f"PT{span // timedelta(seconds=1)}.{span.microseconds:06d}S"

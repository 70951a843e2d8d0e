"""Waiting for something, aloud and not for ever."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable


class Unreachable(Exception):
    """What is needed is not there; the message says what."""


async def until(ready: Callable[[], Awaitable[bool]], *, seconds: float, what: str) -> float:
    """Ask `ready` until it says yes; the seconds it took. Raises Unreachable after `seconds`."""
    start = time.monotonic()
    while not await ready():
        if time.monotonic() - start > seconds:
            raise Unreachable(f"waited {seconds:g} s for {what}, and it is not there")
        await asyncio.sleep(0.03)
    return time.monotonic() - start

"""People's words and names, asked of their owner when a page shows them; held for a minute, never stored."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from uuid import UUID

import httpx

from service.parts import Built

SECONDS = 60.0
"""How long words are held in memory: so long a page may still show what was erased."""
MOST = 2_000
"""The most references that are held."""
AT_ONCE = 100
"""The most references in one question."""

Ask = Callable[[str, str, list[UUID], str], dict[UUID, str]]
"""(agency, service, references, why) -> the words; raises OwnerAway."""


class OwnerAway(Exception):
    """The owner of the words does not answer now."""


class SealedWords:
    """What lies behind references, as far as it was not erased."""

    def __init__(self, ask: Ask, now: Callable[[], float] = time.monotonic) -> None:
        self._ask = ask
        self._now = now
        self._held: dict[UUID, tuple[str, float]] = {}

    def words(self, agency: str, service: str, refs: Iterable[UUID], why: str) -> dict[UUID, str]:
        """The words behind those references; an erased one is absent. OwnerAway where the owner does not answer."""
        wanted, now = list(dict.fromkeys(refs)), self._now()
        known = self._held
        held = {ref: known[ref][0] for ref in wanted if ref in known and known[ref][1] > now}
        told: dict[UUID, str] = {}
        for some in _by(AT_ONCE, [ref for ref in wanted if ref not in held]):
            told |= self._ask(agency, service, some, why)
        self._hold(told, now)
        return held | told

    def _hold(self, told: dict[UUID, str], now: float) -> None:
        # A dictionary that is read elsewhere is replaced and never changed: two threads lose at most what one held.
        fresh = {ref: kept for ref, kept in self._held.items() if kept[1] > now}
        fresh |= {ref: (words, now + SECONDS) for ref, words in told.items()}
        self._held = dict(islice(fresh.items(), max(0, len(fresh) - MOST), None))


def _by(size: int, refs: Sequence[UUID]) -> Iterable[list[UUID]]:
    return (list(refs[at : at + size]) for at in range(0, len(refs), size))


def owners(built: Built) -> Ask:
    """Asks the peers of this service, with its own tokens."""
    clients = {(peer.agency, peer.service): built.client(peer) for peer in built.others}

    def ask(agency: str, service: str, refs: list[UUID], why: str) -> dict[UUID, str]:
        try:
            return clients[agency, service].sealed(refs, why)
        except (KeyError, httpx.HTTPError) as error:
            raise OwnerAway(f"{agency}/{service}") from error

    return ask

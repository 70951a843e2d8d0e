"""The differences of documents' versions, asked of their owner when a page shows them: versions never change."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from uuid import UUID

import httpx
import msgspec

from service.parts import Built

from .sealed import OwnerAway

MOST = 64
"""The most differences that are held in memory."""

Fetch = Callable[[str, str], bytes | None]
"""(agency, path) -> the plan service's answer, None where there is none; raises OwnerAway."""


class Segment(msgspec.Struct):
    """Words that are equal, inserted or deleted."""

    kind: str
    text: str
    was: str | None = None


class Changed(msgspec.Struct):
    """A paragraph: same, changed, new, dropped or merged (into another), with its words by language."""

    paragraph: UUID
    change: str
    into: UUID | None
    segments: dict[str, list[Segment]]


class Difference(msgspec.Struct):
    """The difference of two versions by paragraph, in the newer one's order, then those that are gone."""

    old: int
    new: int
    paragraphs: list[Changed]


class Texts:
    """The differences of documents' versions."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._held: dict[str, Difference] = {}

    def difference(self, agency: str, process: str, document: str, old: int, new: int) -> Difference | None:
        """The difference; None where its owner knows of none. OwnerAway where it does not answer."""
        path = f"/v1/processes/{process}/documents/{document}/difference?old={old}&new={new}"
        if path not in self._held:
            answer = self._fetch(agency, path)
            if answer is None:
                return None
            # Replaced and never changed, as others may read it.
            fresh = self._held | {path: msgspec.json.decode(answer, type=Difference)}
            self._held = dict(islice(fresh.items(), max(0, len(fresh) - MOST), None))
        return self._held[path]


def plan_services(built: Built) -> Fetch:
    """Asks the plan service of an agency, with this service's own tokens."""
    clients = {peer.agency: built.client(peer) for peer in built.others if peer.service == "plan"}

    def fetch(agency: str, path: str) -> bytes | None:
        try:
            return clients[agency].text(path)
        except (KeyError, httpx.HTTPError) as error:
            raise OwnerAway(f"{agency}/plan") from error

    return fetch

"""Differences of versions, and contents of commitments, asked of their owner: versions never change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import islice
from typing import TypeVar
from uuid import UUID

import httpx
import msgspec

from service.parts import Built

from .sealed import OwnerAway

MOST = 64
"""The most answers that are held in memory."""

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


class FieldChanged(msgspec.Struct):
    """A field of a commitment: same, changed, new or dropped; a supporting entity's or a milestone's names its item.

    `was` and `now` are a civil day in ISO form, or an organisation's name.
    """

    field: str
    item: str | None
    change: str
    was: str | None
    now: str | None
    words: dict[str, list[Segment]]


class ContentDifference(msgspec.Struct):
    """The difference of two versions of a commitment, in the template's order."""

    old: int
    new: int
    fields: list[FieldChanged]


class Entity(msgspec.Struct):
    """An organisation, under the title by which the commitment names it."""

    organisation: str
    title: dict[str, str]


class Milestone(msgspec.Struct):
    """A milestone: what, from when to when, by whom."""

    id: str
    title: dict[str, str]
    first: date | None
    last: date | None
    responsible: Entity | None


class Content(msgspec.Struct):
    """A commitment in OGP's template."""

    title: dict[str, str]
    problem: dict[str, str]
    causes: dict[str, str]
    description: dict[str, str]
    values: dict[str, str]
    results: dict[str, str]
    lead: Entity | None
    supporting: list[Entity]
    others: list[dict[str, str]]
    milestones: list[Milestone]


T = TypeVar("T", Difference, ContentDifference, Content)


class Texts:
    """The differences of versions of documents and commitments, and the contents of commitments' versions."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._held: dict[str, Difference | ContentDifference | Content] = {}

    def difference(self, agency: str, process: str, document: str, old: int, new: int) -> Difference | None:
        """The difference; None where its owner knows of none. OwnerAway where it does not answer."""
        path = f"/v1/processes/{process}/documents/{document}/difference?old={old}&new={new}"
        return self._of(agency, path, Difference)

    def commitment(self, agency: str, process: str, name: str, old: int, new: int) -> ContentDifference | None:
        """The difference of two versions of a commitment; None where its owner knows of none. OwnerAway as above."""
        path = f"/v1/processes/{process}/commitments/{name}/difference?old={old}&new={new}"
        return self._of(agency, path, ContentDifference)

    def content(self, agency: str, file: str) -> Content | None:
        """The commitment in that file; None where its owner has none. OwnerAway where it does not answer."""
        return self._of(agency, f"/v1/files/{file}", Content)

    def _of(self, agency: str, path: str, kind: type[T]) -> T | None:
        held = self._held.get(path)
        if isinstance(held, kind):
            return held
        answer = self._fetch(agency, path)
        if answer is None:
            return None
        told = msgspec.json.decode(answer, type=kind)
        # Replaced and never changed, as others may read it.
        fresh = self._held | {path: told}
        self._held = dict(islice(fresh.items(), max(0, len(fresh) - MOST), None))
        return told


def plan_services(built: Built) -> Fetch:
    """Asks the plan service of an agency, with this service's own tokens."""
    clients = {peer.agency: built.client(peer) for peer in built.others if peer.service == "plan"}

    def fetch(agency: str, path: str) -> bytes | None:
        try:
            return clients[agency].text(path)
        except (KeyError, httpx.HTTPError) as error:
            raise OwnerAway(f"{agency}/plan") from error

    return fetch

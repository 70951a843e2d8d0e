"""For whom a person may act: an organisation has one registration, and several people."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from events.envelope import Act
from events.refusals import Refusal, UnknownThing


class NotItsRepresentative(Refusal):
    """Only its representatives act for the organisation {organisation}."""

    kind = "forbidden"
    slug = "not-its-representative"


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A registered organisation: who may act for it, and all people who belong to it."""

    name: str
    representatives: frozenset[UUID] = frozenset()
    people: frozenset[UUID] = frozenset()


def need_representative(act: Act, name: str | None, known: Organisation | None) -> None:
    """Refuse who names an organisation that is not registered, or that is not theirs to act for."""
    if name is None:
        return
    if known is None:
        raise UnknownThing("organisation", what="organisation", name=name)
    if act.person not in known.representatives:
        raise NotItsRepresentative("organisation", organisation=name)

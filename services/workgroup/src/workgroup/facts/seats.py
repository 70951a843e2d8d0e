"""What is heard of selections, for seats: whom each selected, and its reserve list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from events.envelope import Event
from events.workgroup import ReserveListed, SelectionApproved
from workgroup.domain.seating import Reserve

INTERESTS: frozenset[str] = frozenset({SelectionApproved.TOPIC, ReserveListed.TOPIC})


@dataclass(frozen=True, kw_only=True)
class Selection:
    """An evaluation's newest decision on a body's seats of one side.

    `dropped` are those whom only earlier decisions of it had selected; `reserve` in order of rank.
    """

    body: str
    side: str
    members: tuple[UUID, ...]
    dropped: frozenset[UUID] = frozenset()
    reserve: tuple[Reserve, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Heard:
    """The selections, by evaluation, in the order of their first decisions."""

    selections: Mapping[UUID, Selection] = field(default_factory=dict)

    def reserves(self, body: str) -> tuple[tuple[str, tuple[Reserve, ...]], ...]:
        """Who has a claim to the seats of each side of the body, by its last selection: the selected, the reserve."""
        selections = [each for each in self.selections.values() if each.body == body]
        claims = {
            each.side: (*(Reserve(rank=0, member=member) for member in each.members), *each.reserve)
            for each in selections
        }
        return tuple(claims.items())

    def dropped(self, decision: SelectionApproved) -> frozenset[UUID]:
        """Whom only decisions before this one had selected."""
        selection = self.selections.get(decision.stream)
        return selection.dropped - set(decision.members) if selection else frozenset()


def fold(heard: Heard, event: Event) -> Heard:
    """What is known after one more event: an evaluation's own come in their order."""
    match event:
        case SelectionApproved():
            return _with(heard, event.stream, _selection(heard.selections.get(event.stream), event))
        case ReserveListed() if selection := heard.selections.get(event.stream):
            listed = {each.member: each for each in selection.reserve}
            listed |= {author: Reserve(rank=event.rank, member=author) for author in event.authors}
            reserve = tuple(sorted(listed.values(), key=lambda each: each.rank))
            return _with(heard, event.stream, replace(selection, reserve=reserve))
    return heard


def _selection(before: Selection | None, event: SelectionApproved) -> Selection:
    selected = before.dropped | set(before.members) if before else frozenset()
    dropped = selected - set(event.members)
    return Selection(body=event.seats_of, side=event.side, members=event.members, dropped=dropped)


def _with(heard: Heard, evaluation: UUID, selection: Selection) -> Heard:
    return replace(heard, selections={**heard.selections, evaluation: selection})

"""Bodies: who was asked to nominate, who left and who came, when a body is complete."""

from __future__ import annotations

from events.workgroup import (
    MemberNominated,
    MemberReplaced,
    MemberResigned,
    NominationDeclined,
    NominationLapsed,
    NominationRequested,
    WorkgroupFormed,
)
from portal.record import Record, of

from .fact import Fact, body_said, proved, proves, together


@proves.register
def _nominations(event: NominationRequested, record: Record) -> Fact | None:
    """All nominations that were asked for a body, and what came of them."""
    told = record.streams[event.stream]
    asked = of(told, NominationRequested)
    if asked[0] is not event:
        return None
    said = {
        "named": len(of(told, MemberNominated)),
        "declined": len(of(told, NominationDeclined)),
        "lapsed": len(of(told, NominationLapsed)),
    }
    title = _titled(record, event.body)
    return together("nominations", asked, record, body=event.body, asked=len(asked), **said, **title)


def _titled(record: Record, body: str) -> dict[str, object]:
    return {name: value for name, value in body_said(record, body).items() if name == "body_title"}


@proves.register
def _resigned(event: MemberResigned, record: Record) -> Fact:
    return proved(
        "member_resigned", event, record.day(event), "body", "seat_name", "reason", **_titled(record, event.body)
    )


@proves.register
def _replaced(event: MemberReplaced, record: Record) -> Fact:
    said = _titled(record, event.body) | {"rank": event.reserve or 0}
    return proved("member_replaced", event, record.day(event), "body", "seat_name", "reason", **said)


@proves.register
def _formed(event: WorkgroupFormed, record: Record) -> Fact:
    said = _titled(record, event.body) | {"members": len(event.members)}
    return proved("workgroup_formed", event, record.day(event), "body", **said)

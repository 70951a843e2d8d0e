"""Seats on a real PostgreSQL: nominations and their lapse, selections, replacements, and races for one seat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from hunting import TRIES

from events.envelope import Act, Event, named
from events.plan import ClockMoved
from events.workgroup import (
    MemberAppointed,
    MemberNominated,
    NominationLapsed,
    ReserveListed,
    SelectionApproved,
    WorkgroupFormed,
)
from local.oneservice import OneService
from local.racing import Prepared, sent_at_once
from service.projector import rebuild
from workgroup import projections

if TYPE_CHECKING:
    from services.workgroup.tests.conftest import Workgroup

BODY = named("jo-nap5", "body", "forum")
PANEL = named("jo-nap5", "evaluation", "panel")
NOW, OVER = datetime(2021, 4, 28, 10, tzinfo=UTC), datetime(2021, 4, 30, 21, tzinfo=UTC)
TICK = timedelta(microseconds=1)
BOTH = {"ar": "نص", "en": "words"}
Rewinding = Callable[[OneService], Prepared]
AT, ANSWER = f"/v1/bodies/{BODY}/nominations", f"/v1/bodies/{BODY}/nominations/answer"


def establish(workgroup: Workgroup, vacant: Sequence[str] = ("vacant",)) -> None:
    """A body with a chair, and those vacant seats; the entity that is asked has two representatives."""
    seats = [{"name": "chair", "side": "government", "role": "chair"}]
    seats += [{"name": name, "side": "civil_society", "role": "member"} for name in vacant]
    body = {
        "name": "forum",
        "title": BOTH,
        "seats": seats,
        "quorum": {"numerator": 1, "denominator": 2, "each_side": 0},
        "majority": "simple",
    }
    workgroup.made("officer", "/v1/processes/jo-nap5/bodies", body)
    workgroup.made("officer", f"/v1/bodies/{BODY}/members", seat(workgroup, "chair", "chair"))
    registered = {"name": "ngo-union", "title": BOTH, "side": "civil_society"}
    entity = workgroup.made("officer", "/v1/processes/jo-nap5/organisations", registered)["id"]
    for person in ("entity", "deputy"):
        linked = {"person": workgroup.subject(person), "relation": "representative"}
        workgroup.made("officer", f"/v1/organisations/{entity}/people", linked)


def seat(workgroup: Workgroup, name: str, person: str) -> dict[str, Any]:
    return {"seat_name": name, "member": workgroup.subject(person)}


def ask(workgroup: Workgroup, name: str = "vacant") -> None:
    asked = {"seat_name": name, "organisation": "ngo-union", "due_on": "2021-04-30", "activity": 8}
    workgroup.made("officer", AT, asked)


def of(workgroup: Workgroup, kind: type[Event]) -> list[Any]:
    return [event for event in workgroup.app.store.stream(BODY) if isinstance(event, kind)]


def own(workgroup: Workgroup, kind: type[Event], version: int, **fields: Any) -> Event:
    act = Act(
        id=uuid4(),
        agency=workgroup.app.agency,
        process="jo-nap5",
        happened_at=NOW,
        recorded_at=NOW,
        correlation=uuid4(),
        tzdata="2026b",
        activity=8,
    )
    return act.event(kind, PANEL, version, **fields)


def selection(workgroup: Workgroup, *people: str) -> Event:
    return own(
        workgroup,
        SelectionApproved,
        1,
        evaluation="panel",
        body="panel",
        admitted=(),
        refused=1,
        ranking_hash="0" * 64,
        tie_broken_by=None,
        seed=None,
        meeting=PANEL,
        motion=PANEL,
        proposal=PANEL,
        proposed_by=PANEL,
        replaces=None,
        open_appeals=(),
        seats_of="forum",
        side="civil_society",
        members=tuple(UUID(workgroup.subject(person)) for person in people),
    )


def reserve(workgroup: Workgroup, person: str) -> Event:
    return own(
        workgroup,
        ReserveListed,
        2,
        evaluation="panel",
        subject=PANEL,
        authors=(UUID(workgroup.subject(person)),),
        place=2,
        mean=Decimal(3),
        findings=(),
        equal_to=(),
        rank=1,
    )


def test_an_entity_fills_the_last_seat_and_the_workgroup_is_formed(workgroup: Workgroup) -> None:
    establish(workgroup)
    ask(workgroup)
    workgroup.made("deputy", ANSWER, seat(workgroup, "vacant", "newcomer"))
    [nominated], [formed] = of(workgroup, MemberNominated), of(workgroup, WorkgroupFormed)
    assert (str(nominated.person), nominated.activity) == (workgroup.subject("deputy"), 8)
    assert (formed.activity, [str(member) for member in formed.members]) == (
        8,
        [workgroup.subject("chair"), workgroup.subject("newcomer")],
    )
    read = workgroup.read(f"/v1/bodies/{BODY}").json()
    assert [each["member"] for each in read["seats"]] == [workgroup.subject("chair"), workgroup.subject("newcomer")]
    assert read["nominations"] == [
        {
            "seat_name": "vacant",
            "organisation": "ngo-union",
            "due_on": "2021-04-30",
            "status": "nominated",
            "member": workgroup.subject("newcomer"),
        }
    ]


def test_an_entity_that_is_silent_lets_it_lapse_and_one_declines(workgroup: Workgroup) -> None:
    establish(workgroup)
    ask(workgroup)
    assert workgroup.post("newcomer", ANSWER, seat(workgroup, "vacant", "newcomer")).status_code == 403
    workgroup.made("entity", f"{AT}/decline", {"seat_name": "vacant", "reason": BOTH})
    ask(workgroup)
    workgroup.work().move(OVER - TICK)
    assert of(workgroup, NominationLapsed) == []
    workgroup.hear_of_plan(ClockMoved, now=OVER)
    late = workgroup.post("entity", ANSWER, seat(workgroup, "vacant", "newcomer"))
    assert late.json()["errors"][0]["rule"] == "nomination-over"
    workgroup.work()
    [lapsed] = of(workgroup, NominationLapsed)
    assert (lapsed.due_on, lapsed.service, lapsed.due, lapsed.activity) == (date(2021, 4, 30), "workgroup", OVER, 8)
    response = workgroup.post("entity", ANSWER, seat(workgroup, "vacant", "newcomer"))
    assert (response.status_code, response.json()["errors"][0]["rule"]) == (409, "not-asked")
    read = workgroup.read(f"/v1/bodies/{BODY}").json()
    assert [each["status"] for each in read["nominations"]] == ["declined", "lapsed"]


def test_who_was_selected_is_seated_and_the_reserve_follows(workgroup: Workgroup) -> None:
    establish(workgroup, ("first", "second"))
    workgroup.record(selection(workgroup, "member", "other"), reserve(workgroup, "newcomer"))
    assert [event.seat_name for event in of(workgroup, MemberAppointed)] == ["chair", "first", "second"]
    [formed] = of(workgroup, WorkgroupFormed)
    assert (formed.service, formed.activity) == ("workgroup", 8)
    workgroup.made("other", f"/v1/bodies/{BODY}/resign")
    replacing = f"/v1/bodies/{BODY}/replace"
    response = workgroup.post("officer", replacing, seat(workgroup, "second", "author"))
    assert (response.status_code, response.json()["errors"][0]["rule"]) == (409, "reserve-first")
    workgroup.made("officer", replacing, seat(workgroup, "second", "newcomer"))
    assert len(of(workgroup, WorkgroupFormed)) == 2
    read = workgroup.read(f"/v1/bodies/{BODY}").json()
    assert [each["member"] for each in read["seats"]][1:] == [
        workgroup.subject("member"),
        workgroup.subject("newcomer"),
    ]
    before = workgroup.rows()
    rebuild(workgroup.app.store, projections)
    assert workgroup.rows() == before


@pytest.mark.parametrize("way", ["nominated", "appointed", "replaced", "mixed"])
def test_a_race_for_one_seat_is_won_once(workgroup: Workgroup, rewinding: Rewinding, way: str) -> None:
    """Who comes second at a replacement finds the seat taken by the first, and gives no reason to displace them."""
    establish(workgroup)
    asked = _asked(workgroup, way)
    before = len(of(workgroup, MemberAppointed))
    wrong = 0
    for _ in rewinding(workgroup).tries(TRIES):
        statuses = sent_at_once(workgroup, *asked)
        taken = len(of(workgroup, MemberAppointed)) - before
        wrong += statuses[0] != 201 or statuses[1] not in (409, 422) or taken != 1
    print(f"one seat, {way} twice at once: {wrong} wrong of {TRIES}")
    assert wrong == 0


def _asked(workgroup: Workgroup, way: str) -> list[tuple[str, str, Any]]:
    """Two acts that each fill the vacant seat, by another person."""
    people = ("newcomer", "author")
    if way == "nominated":
        ask(workgroup)
        senders = zip(("entity", "deputy"), people, strict=True)
        return [(sender, ANSWER, seat(workgroup, "vacant", person)) for sender, person in senders]
    paths = {"appointed": ("members", "members"), "replaced": ("replace", "replace"), "mixed": ("replace", "members")}
    sent = zip(paths[way], people, strict=True)
    return [("officer", f"/v1/bodies/{BODY}/{path}", seat(workgroup, "vacant", person)) for path, person in sent]

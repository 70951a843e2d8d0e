"""Bodies: given what is there, when an officer commands, then exactly these events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from events.envelope import named
from events.refusals import (
    AlreadyThere,
    LanguageMissing,
    OfficeNeeded,
    ProcessStopped,
    Refusal,
    UnknownThing,
    ValueRefused,
)
from events.workgroup import BodyEstablished, MemberAppointed, Quorum, Seat
from workgroup.domain.bodies import (
    BODY,
    AlreadySeated,
    Body,
    EstablishBody,
    NobodyLeads,
    QuorumUnreachable,
    SeatTaken,
)

if TYPE_CHECKING:
    from services.workgroup.tests.conftest import Forum

QUORUM = Quorum(numerator=1, denominator=2, each_side=1)
SEATS = (Seat(name="chair", side="state", role="chair"), Seat(name="other", side="society", role="member"))
PANEL = named("jo-nap5", "body", "panel")


def establishing(forum: Forum, **changes: Any) -> EstablishBody:
    fields: dict[str, Any] = {
        "act": forum.act("officer", office="unit_officer"),
        "process": forum.process,
        "name": "panel",
        "title": forum.words(),
        "seats": SEATS,
        "quorum": QUORUM,
        "majority": "absolute",
    }
    return EstablishBody(**(fields | changes))


def test_an_officer_establishes_a_body(forum: Forum) -> None:
    command = establishing(forum)
    established = command.act.event(
        BodyEstablished,
        PANEL,
        1,
        office="unit_officer",
        name="panel",
        title=forum.words(),
        seats=SEATS,
        quorum=QUORUM,
        majority="absolute",
    )
    assert BODY.decide(Body(), command) == (established,)


def refused(forum: Forum, **changes: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        BODY.decide(Body(), establishing(forum, **changes))
    return caught.value


def test_who_holds_no_office_establishes_none(forum: Forum) -> None:
    assert isinstance(refused(forum, act=forum.act("officer")), OfficeNeeded)


@pytest.mark.parametrize("state", ["suspended", "cancelled"])
def test_a_process_that_stands_still_gets_no_body(forum: Forum, state: str) -> None:
    refusal = refused(forum, process=replace(forum.process, stopped=state))
    assert isinstance(refusal, ProcessStopped)
    assert state in refusal.message


@pytest.mark.parametrize("title", [{"ar": "فريق"}, {"ar": "فريق", "en": " "}])
def test_a_title_needs_each_language(forum: Forum, title: dict[str, str]) -> None:
    refusal = refused(forum, title=title)
    assert isinstance(refusal, LanguageMissing)
    assert (refusal.field, refusal.details) == ("title.en", {"language": "en"})


def test_a_reason_needs_each_language(forum: Forum) -> None:
    act = forum.act("officer", office="unit_officer", reason={"en": "because"})
    assert isinstance(refused(forum, act=act), LanguageMissing)


def test_seats_have_names_of_their_own_and_somebody_leads(forum: Forum) -> None:
    assert isinstance(refused(forum, seats=(SEATS[0], SEATS[0])), ValueRefused)
    assert isinstance(refused(forum, seats=(SEATS[1],)), NobodyLeads)


@pytest.mark.parametrize(
    ("quorum", "field"),
    [
        (Quorum(numerator=1, denominator=1, each_side=0), "quorum.numerator"),
        (Quorum(numerator=-1, denominator=2, each_side=0), "quorum.numerator"),
        (Quorum(numerator=1, denominator=2, each_side=2), "quorum.each_side"),
    ],
)
def test_a_quorum_can_be_reached(forum: Forum, quorum: Quorum, field: str) -> None:
    refusal = refused(forum, quorum=quorum)
    assert isinstance(refusal, QuorumUnreachable)
    assert refusal.field == field


def test_a_body_is_established_once(forum: Forum) -> None:
    with pytest.raises(AlreadyThere):
        BODY.decide(forum.body, establishing(forum))


def test_a_vacant_seat_is_given_to_a_person(forum: Forum) -> None:
    assert forum.appoint("civil-2", "newcomer") == (
        forum.acts[-1].event(
            MemberAppointed,
            forum.body_id,
            7,
            office="unit_officer",
            body="forum",
            seat_name="civil-2",
            side="civil_society",
            role="member",
            member=forum.person("newcomer"),
        ),
    )


@pytest.mark.parametrize(
    ("seat", "person", "refusal"),
    [
        ("civil-9", "newcomer", UnknownThing),
        ("civil-1", "newcomer", SeatTaken),
        ("civil-2", "civil-1", AlreadySeated),
    ],
)
def test_who_is_not_appointed(forum: Forum, seat: str, person: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        forum.appoint(seat, person)


def test_a_body_that_is_not_there_has_no_seat(forum: Forum) -> None:
    forum.body = Body()
    with pytest.raises(UnknownThing):
        forum.appoint("chair", "newcomer")

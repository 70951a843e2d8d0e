"""A call: published with its criteria for good, extended by two officers before it ends, closed by the clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from events.criteria import Criterion
from events.envelope import named
from events.proposals import CallClosed, CallClosing, CallDeadlineExtended, CallPublished, ScreeningConcluded
from events.refusals import (
    AlreadyThere,
    ContentDiffers,
    LanguageMissing,
    NotProposed,
    OfficeNeeded,
    ProcessStopped,
    ReasonNeeded,
    Refusal,
    SecondPersonNeeded,
    ValueRefused,
)
from events.rules import Process
from events.window import Closing, Late, NotOpenYet
from proposals.domain.call import (
    CALL,
    BeginClosing,
    CloseCall,
    ConcludeScreening,
    NoCall,
    Screened,
    Tally,
)
from proposals.domain.extension import OFFICERS, ConfirmAct, DeclineAct, ExtendDeadline, NotLater, OvertakenProposal
from proposals.domain.publication import GateShut

TICK = timedelta(microseconds=1)
JULY = date(2021, 7, 15)


def test_a_call_opens_when_it_is_published(world: Any) -> None:
    published = world.publish()
    assert isinstance(published, CallPublished)
    assert (published.stream, published.version, published.activity) == (world.stream, 1, 7)
    assert (published.opens_at, published.closes_at) == (world.now, world.closes)
    assert (published.office, published.rule) == ("unit_officer", "deadline-civil-days")


def test_a_call_published_ahead_opens_with_its_first_day(world: Any) -> None:
    published = world.publish(first=date(2021, 5, 12))
    assert published.opens_at == datetime.fromisoformat("2021-05-11T21:00:00Z")
    with pytest.raises(NotOpenYet):
        world.submit()


def test_a_call_for_seats_names_its_body(world: Any) -> None:
    assert world.publish(kind="seats", body="workgroup").body == "workgroup"


SAME = (Criterion(name="a", title={"ar": "x", "en": "x"}, weight=50),) * 2


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"waits_for": "methodology"}, GateShut, None),
        ({"kind": "ideas"}, ValueRefused, "kind"),
        ({"kind": "seats"}, ValueRefused, "body"),
        ({"body": "forum"}, ValueRefused, "body"),
        ({"title": {"ar": "x"}}, LanguageMissing, "title.en"),
        ({"text": {"en": "x"}}, LanguageMissing, "text.ar"),
        ({"acceptance": ()}, ValueRefused, "acceptance"),
        ({"acceptance": SAME}, ValueRefused, "acceptance"),
        ({"selection": SAME}, ValueRefused, "selection"),
        ({"selection": SAME[:1]}, ValueRefused, "selection"),
        ({"last": date(2021, 5, 9)}, ValueRefused, "last"),
        ({"first": date(2021, 5, 1), "last": date(2021, 5, 9)}, Late, None),
        ({"first": date(2021, 5, 9)}, ValueRefused, "first"),
        ({"process": Process(stopped="suspended")}, ProcessStopped, None),
    ],
)
def test_what_a_call_may_not_be(world: Any, changes: dict[str, Any], refusal: type[Refusal], field: str | None) -> None:
    with pytest.raises(refusal) as refused:
        world.publish(**changes)
    assert refused.value.field == field


def test_only_an_officer_publishes_a_call_and_once(world: Any) -> None:
    with pytest.raises(OfficeNeeded):
        world.publish(act=world.act())
    world.publish()
    with pytest.raises(AlreadyThere):
        world.publish()


def extend(world: Any, last: date = JULY, **changes: Any) -> Any:
    fields = {"act": world.officer(activity=7), "process": world.process, "last": last, "asked_by": world.both}
    return world.decide(world.stream, OFFICERS, ExtendDeadline(**(fields | changes)))


def confirm(world: Any, proposed: Any, name: str = "rana", **changes: Any) -> Any:
    fields = {"process": world.process, "proposal": proposed.proposal, "hash": proposed.hash}
    return world.decide(world.stream, OFFICERS, ConfirmAct(act=world.officer(name), **(fields | changes)))


def test_two_officers_move_the_deadline_with_who_asked_and_why(open_call: Any) -> None:
    proposed = extend(open_call)
    open_call.now = open_call.closes - TICK
    extended = confirm(open_call, proposed)
    assert isinstance(extended, CallDeadlineExtended)
    assert (extended.old_last, extended.last, extended.activity) == (date(2021, 5, 31), JULY, 7)
    assert (extended.asked_by, extended.reason) == (open_call.both, open_call.both)
    assert (extended.proposed_by, extended.person) == (open_call.person("huda"), open_call.person("rana"))
    assert extended.closes_at == open_call.call.window().closes_at == datetime.fromisoformat("2021-07-15T21:00:00Z")
    assert open_call.call.pending == {}


def test_a_deadline_only_moves_later_and_before_it_falls(open_call: Any) -> None:
    with pytest.raises(NotLater):
        extend(open_call, date(2021, 5, 31))
    with pytest.raises(ReasonNeeded):
        extend(open_call, act=open_call.officer(reason=None))
    with pytest.raises(LanguageMissing):
        extend(open_call, asked_by={"ar": "x"})
    with pytest.raises(OfficeNeeded):
        extend(open_call, act=open_call.act())
    proposed = extend(open_call)
    open_call.now = open_call.closes
    with pytest.raises(Late):
        confirm(open_call, proposed)
    with pytest.raises(Late):
        extend(open_call)


def test_a_confirmation_from_before_the_instant_comes_too_late_once_the_closing_has_begun(open_call: Any) -> None:
    proposed = extend(open_call)
    early, open_call.now = open_call.closes - TICK, open_call.closes
    open_call.decide(open_call.stream, CALL, BeginClosing(act=open_call.act(None)))
    open_call.now = early
    with pytest.raises(Closing):
        confirm(open_call, proposed)


def test_the_second_person_is_another_and_means_the_same(open_call: Any) -> None:
    proposed, other = extend(open_call), extend(open_call, date(2021, 6, 30))
    with pytest.raises(SecondPersonNeeded):
        confirm(open_call, proposed, "huda")
    with pytest.raises(ContentDiffers):
        confirm(open_call, proposed, hash="0" * 64)
    with pytest.raises(NotProposed):
        confirm(open_call, proposed, proposal=named("p", "x", "y"))
    confirm(open_call, other)
    with pytest.raises(OvertakenProposal):
        confirm(open_call, proposed)
    declining = {"process": open_call.process, "proposal": proposed.proposal}
    with pytest.raises(ReasonNeeded):
        open_call.decide(
            open_call.stream, OFFICERS, DeclineAct(act=open_call.officer("rana", reason=None), **declining)
        )
    open_call.decide(open_call.stream, OFFICERS, DeclineAct(act=open_call.officer("rana"), **declining))
    assert open_call.call.pending == {}


def test_the_clock_closes_in_two_steps_once(open_call: Any) -> None:
    open_call.now = open_call.closes - TICK
    assert open_call.decide(open_call.stream, CALL, BeginClosing(act=open_call.act(None))) is None
    open_call.now = open_call.closes
    closing = open_call.decide(open_call.stream, CALL, BeginClosing(act=open_call.act(None)))
    assert isinstance(closing, CallClosing)
    assert (closing.closes_at, closing.activity, closing.service) == (open_call.closes, 7, "proposals")
    assert open_call.decide(open_call.stream, CALL, CloseCall(act=open_call.act(None))) is None
    tally = Tally(received=3, withdrawn=1, last_position=9, ids_hash="h")
    closed = open_call.decide(open_call.stream, CALL, CloseCall(act=open_call.act(None), tally=tally))
    assert isinstance(closed, CallClosed)
    assert (closed.kind, closed.received, closed.withdrawn) == ("proposals", 3, 1)
    assert open_call.close() is None


def test_the_screening_is_concluded_when_none_waits(open_call: Any) -> None:
    none = {"eligible": 1, "ineligible": 1, "withdrawn": 1, "merged": 0}

    def conclude(waiting: int) -> Any:
        command = ConcludeScreening(act=open_call.act(None), screened=Screened(waiting=waiting, **none))
        return open_call.decide(open_call.stream, CALL, command)

    assert conclude(0) is None
    open_call.close(3, 1)
    assert conclude(1) is None
    concluded = conclude(0)
    assert isinstance(concluded, ScreeningConcluded)
    assert (concluded.eligible, concluded.activity) == (1, 7)
    assert conclude(0) is None


def test_the_stream_of_another_thing_is_no_call(world: Any) -> None:
    with pytest.raises(NoCall):
        extend(world)
    with pytest.raises(NoCall):
        world.submit()

"""Given a consultation, when two officers open it or extend its window, then exactly these events."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from comments.domain.consultation import GateShut, Version
from comments.domain.course import COURSE, BeginClosing
from comments.domain.four_eyes import (
    OFFICERS,
    ConfirmAct,
    DeclineAct,
    ExtendWindow,
    NotLater,
    NoVersion,
    OpenConsultation,
    OvertakenProposal,
)
from events.comments import ActDeclined, ActProposed, CommentPeriodExtended, CommentPeriodOpened
from events.foureyes import content_hash
from events.refusals import (
    AlreadyThere,
    ContentDiffers,
    LanguageMissing,
    NotProposed,
    OfficeNeeded,
    ReasonNeeded,
    SecondPersonNeeded,
)
from events.window import Closing, Late, NotOpenYet, WindowCounted

TICK = timedelta(microseconds=1)
TENTH = date(2021, 5, 10)


def decide(world: Any, command: Any) -> Any:
    [event] = world.decide(world.consultation, OFFICERS, command)
    return event


def extension(world: Any, last: date = TENTH, **changes: Any) -> ExtendWindow:
    act = world.officer("huda", **({"reason": world.both} | changes))
    return ExtendWindow(act=act, process=world.process, last=last)


def opening(world: Any, **changes: Any) -> OpenConsultation:
    return OpenConsultation(act=world.officer(**changes), process=world.process, latest=world.first_version)


def confirmation(world: Any, proposed: ActProposed, act: Any = None, **changes: Any) -> ConfirmAct:
    fields = {"proposal": proposed.proposal, "hash": proposed.hash, "latest": world.first_version}
    return ConfirmAct(act=act or world.officer("rana"), process=world.process, **(fields | changes))


def test_a_later_last_day_is_proposed_with_its_reason(world: Any) -> None:
    world.opened()
    command = extension(world)
    proposed = decide(world, command)
    assert isinstance(proposed, ActProposed)
    assert (proposed.proposal, proposed.act, proposed.activity) == (command.act.id, "ExtendWindow", 4)
    assert json.loads(proposed.content) == {
        "activity": 4,
        "consultation": "methodology-comments",
        "last": "2021-05-10",
        "old_last": "2021-05-06",
        "reason": world.both,
    }
    assert proposed.hash == content_hash(proposed.content)
    assert world.state().planned().last == date(2021, 5, 6)


def test_the_second_officer_extends_the_window(world: Any) -> None:
    proposed = decide(world.opened(), extension(world))
    extended = decide(world, confirmation(world, proposed))
    assert isinstance(extended, CommentPeriodExtended)
    assert (extended.old_last, extended.last) == (date(2021, 5, 6), TENTH)
    assert extended.closes_at == datetime(2021, 5, 10, 21, tzinfo=UTC)
    assert (extended.proposal, extended.proposed_by) == (proposed.proposal, world.person("huda"))
    assert (extended.person, extended.office, extended.reason) == (world.person("rana"), "unit_officer", world.both)
    assert (extended.activity, extended.version) == (4, 4)
    assert not world.state().pending


def test_nobody_confirms_or_declines_their_own_act(world: Any) -> None:
    proposed = decide(world.opened(), extension(world))
    with pytest.raises(SecondPersonNeeded):
        decide(world, confirmation(world, proposed, world.officer("huda")))
    act = world.officer("huda", reason=world.both)
    with pytest.raises(SecondPersonNeeded):
        decide(world, DeclineAct(act=act, process=world.process, proposal=proposed.proposal))


def test_the_second_officer_names_the_content(world: Any) -> None:
    proposed = decide(world.opened(), extension(world))
    with pytest.raises(ContentDiffers):
        decide(world, confirmation(world, proposed, hash="0" * 64))


def test_what_was_not_proposed_is_not_confirmed(world: Any) -> None:
    proposed = decide(world.opened(), extension(world))
    with pytest.raises(NotProposed):
        decide(world, confirmation(world, proposed, proposal=uuid4()))
    decide(world, confirmation(world, proposed))
    with pytest.raises(NotProposed):
        decide(world, confirmation(world, proposed))


def test_the_second_officer_declines_with_a_reason(world: Any) -> None:
    proposed = decide(world.opened(), extension(world))
    with pytest.raises(ReasonNeeded):
        decide(world, DeclineAct(act=world.officer("rana"), process=world.process, proposal=proposed.proposal))
    act = world.officer("rana", reason=world.both)
    declined = decide(world, DeclineAct(act=act, process=world.process, proposal=proposed.proposal))
    assert isinstance(declined, ActDeclined)
    assert (declined.act, declined.proposed_by, declined.reason) == ("ExtendWindow", world.person("huda"), world.both)
    with pytest.raises(NotProposed):
        decide(world, confirmation(world, proposed))


def test_a_confirmation_from_before_the_instant_comes_too_late_once_the_closing_has_begun(world: Any) -> None:
    proposed = decide(world.opened(), extension(world))
    closes = world.closes
    world.now = closes
    [_closing] = world.decide(world.consultation, COURSE, BeginClosing(act=world.service()))
    world.now = closes - TICK
    with pytest.raises((Closing, WindowCounted)):
        decide(world, confirmation(world, proposed))


@pytest.mark.parametrize("last", [date(2021, 5, 6), date(2021, 5, 5)])
def test_a_window_is_only_ever_extended(world: Any, last: date) -> None:
    with pytest.raises(NotLater):
        decide(world.opened(), extension(world, last))


def test_an_extension_needs_a_reason_in_the_required_languages(world: Any) -> None:
    world.opened()
    with pytest.raises(ReasonNeeded):
        decide(world, extension(world, reason=None))
    with pytest.raises(LanguageMissing):
        decide(world, extension(world, reason={"ar": "سبب"}))


def test_an_extension_needs_the_office(world: Any) -> None:
    with pytest.raises(OfficeNeeded):
        decide(world.opened(), extension(world, offices=()))


def test_an_extension_is_decided_before_the_instant(world: Any) -> None:
    proposed = decide(world.opened(), extension(world))
    world.now = world.closes - TICK
    assert OFFICERS.decide(world.state(), confirmation(world, proposed))
    world.now = world.closes
    with pytest.raises(Late):
        decide(world, confirmation(world, proposed))
    with pytest.raises(Late):
        decide(world, extension(world))


def test_only_an_open_window_is_extended(world: Any) -> None:
    with pytest.raises(NotOpenYet):
        decide(world.scheduled(), extension(world))


def test_an_extension_overtakes_the_one_that_waits(world: Any) -> None:
    first = decide(world.opened(), extension(world, date(2021, 5, 12)))
    second = decide(world, extension(world))
    decide(world, confirmation(world, second))
    with pytest.raises(OvertakenProposal):
        decide(world, confirmation(world, first))


def test_two_officers_open_the_consultation_whose_gate_they_are(world: Any) -> None:
    world.scheduled("officer").move(world.opens)
    proposed = decide(world, opening(world))
    assert json.loads(proposed.content) == {
        "activity": 4,
        "consultation": "methodology-comments",
        "document": "methodology",
        "first": "2021-04-28",
        "hash": "h1",
        "last": "2021-05-06",
        "number": 1,
        "reason": None,
    }
    opened = decide(world, confirmation(world, proposed))
    assert isinstance(opened, CommentPeriodOpened)
    assert (opened.gate, opened.approval, opened.number, opened.hash) == ("officer", None, 1, "h1")
    assert (opened.proposal, opened.proposed_by) == (proposed.proposal, world.person("huda"))
    assert (opened.person, opened.office, opened.opens_at) == (world.person("rana"), "unit_officer", world.opens)
    with pytest.raises(AlreadyThere):
        decide(world, opening(world))


def test_it_may_be_proposed_before_the_first_day_and_confirmed_on_it(world: Any) -> None:
    proposed = decide(world.scheduled("officer"), opening(world))
    with pytest.raises(NotOpenYet):
        decide(world, confirmation(world, proposed))
    world.now = world.opens
    assert isinstance(decide(world, confirmation(world, proposed)), CommentPeriodOpened)


def test_officers_are_no_way_round_another_gate(world: Any) -> None:
    with pytest.raises(GateShut):
        decide(world.scheduled("approval"), opening(world))


def test_a_document_has_a_version_before_it_is_opened(world: Any) -> None:
    world.scheduled("officer")
    with pytest.raises(NoVersion):
        decide(world, OpenConsultation(act=world.officer(), process=world.process, latest=None))


def test_after_the_window_nothing_is_opened(world: Any) -> None:
    world.scheduled("officer").move(world.closes)
    with pytest.raises(Late):
        decide(world, opening(world))


def test_a_newer_version_or_new_dates_overtake_the_proposal(world: Any) -> None:
    proposed = decide(world.scheduled("officer"), opening(world))
    newer = Version(number=2, hash="h2")
    with pytest.raises(OvertakenProposal):
        decide(world, confirmation(world, proposed, latest=newer))
    world.hear(world.rescheduled(date(2021, 4, 29), date(2021, 5, 7))).move(world.opens + timedelta(days=1))
    with pytest.raises(OvertakenProposal):
        decide(world, confirmation(world, proposed))

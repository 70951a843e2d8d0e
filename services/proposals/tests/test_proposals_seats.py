"""Applications for seats lie in their call as proposals do; an organisation is several people with one registration."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from events.proposals import (
    CureLapsed,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalWithdrawn,
    SeatApplicationReceived,
    SeatApplicationRevised,
)
from events.refusals import UnknownThing, ValueRefused
from events.window import Late
from proposals.domain.call import CallOfOtherKind
from proposals.domain.merge import AskMerge
from proposals.domain.organisation import NotItsRepresentative
from proposals.domain.proposal import NotTheAuthor, OwnProposal
from proposals.domain.screening import SCREENING, LapseCure
from proposals.domain.submission import PROPOSAL, ReviseProposal, Stated, WithdrawProposal

TICK = timedelta(microseconds=1)


@pytest.fixture
def seats(world: Any) -> Any:
    """A world with an open call for seats."""
    world.publish(kind="seats", body="workgroup")
    return world


def revise(world: Any, application: Any, name: str = "salma", **changes: Any) -> Any:
    fields: dict[str, Any] = {
        "act": world.act(name),
        "process": world.process,
        "proposal": application,
        "call": world.call,
        "typed": Stated(statement="x", language="en"),
        "statement": world.applying_seal,
        "arrived_at": world.now,
    }
    return world.decide(application, PROPOSAL, ReviseProposal(**(fields | changes)))


def withdraw(world: Any, proposal: Any, name: str, acts_for: Any) -> Any:
    command = WithdrawProposal(
        act=world.act(name), process=world.process, proposal=proposal, call=world.call, acts_for=acts_for
    )
    return world.decide(proposal, PROPOSAL, command)


def test_an_application_is_in_time_by_its_arrival_and_revised_until_the_end(seats: Any) -> None:
    received = seats.applying()
    assert isinstance(received, SeatApplicationReceived)
    assert (received.version, received.activity, received.rule) == (1, 7, "deadline-civil-days")
    revised = revise(seats, received.stream)
    assert isinstance(revised, SeatApplicationRevised)
    assert (revised.language, revised.statement) == ("en", seats.applying_seal)
    seats.now = seats.closes
    with pytest.raises(Late):
        seats.applying()
    with pytest.raises(Late):
        revise(seats, received.stream)


def test_an_application_is_returned_cured_and_screened_as_a_proposal(seats: Any) -> None:
    application = seats.applying().stream
    seats.close(1)
    returned = seats.send_back(application)
    assert isinstance(returned, ProposalReturned)
    assert isinstance(revise(seats, application), SeatApplicationRevised)
    found = seats.screen(application)
    assert isinstance(found, ProposalFoundEligible)
    assert (found.kind, found.organisations, found.replaces) == ("application", (), None)


def test_an_application_lapses_or_fails_or_is_withdrawn(seats: Any) -> None:
    first, second = seats.applying().stream, seats.applying("omar").stream
    assert isinstance(seats.withdraw(second, "omar"), ProposalWithdrawn)
    seats.close(2)
    seats.now = seats.send_back(first).cures_at
    lapsed = seats.decide(first, SCREENING, LapseCure(act=seats.act(None), proposal=first))
    assert isinstance(lapsed, CureLapsed)
    refused = seats.screen(first, "ineligible")
    assert isinstance(refused, ProposalFoundIneligible)
    assert (refused.kind, refused.criteria) == ("application", ("open",))


def test_a_call_takes_what_it_is_for(seats: Any, world: Any) -> None:
    with pytest.raises(CallOfOtherKind):
        seats.submit()
    application = seats.applying().stream
    with pytest.raises(ValueRefused) as refused:
        seats.revise(application)
    assert refused.value.field == "text"
    other = seats.applying("omar").stream
    seats.close(2)
    merging = AskMerge(
        act=seats.officer(),
        process=seats.process,
        call=seats.call,
        into=application,
        proposals={each: seats.proposal(each) for each in (application, other)},
    )
    with pytest.raises(CallOfOtherKind):
        seats.answer(merging.act.id, merging)


def test_a_call_for_proposals_takes_no_application(open_call: Any) -> None:
    with pytest.raises(CallOfOtherKind):
        open_call.applying()
    proposal = open_call.submit().stream
    with pytest.raises(ValueRefused):
        revise(open_call, proposal)


@pytest.mark.parametrize("statement", ["", "\u200f", "x" * 8_001, "\0"])
def test_a_statement_says_something(seats: Any, statement: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        seats.applying(typed=Stated(statement=statement, language="ar"))
    assert refused.value.field == "statement"


def test_only_a_representative_acts_for_a_registered_organisation(open_call: Any) -> None:
    lab = open_call.organisation()
    for name in ("omar", "huda"):
        with pytest.raises(NotItsRepresentative):
            open_call.submit(name, organisation="lab", acts_for=lab)
    with pytest.raises(UnknownThing) as unknown:
        open_call.submit(organisation="other", acts_for=None)
    assert unknown.value.field == "organisation"
    submitted = open_call.submit(organisation="lab", acts_for=lab)
    assert (submitted.organisation, submitted.person) == ("lab", open_call.person("salma"))


def test_each_representative_may_revise_and_withdraw_what_is_the_organisations(seats: Any) -> None:
    lab = seats.organisation(representatives=("salma", "omar"))
    application = seats.applying(organisation="lab", acts_for=lab).stream
    assert revise(seats, application, "omar", acts_for=lab).person == seats.person("omar")
    with pytest.raises(NotTheAuthor):
        revise(seats, application, "omar")
    with pytest.raises(NotTheAuthor):
        withdraw(seats, application, "huda", lab)
    assert withdraw(seats, application, "omar", lab).person == seats.person("omar")


def test_an_officer_who_belongs_to_the_organisation_decides_nothing_on_it(seats: Any) -> None:
    lab = seats.organisation()
    application = seats.applying(organisation="lab", acts_for=lab).stream
    seats.close(1)
    concerned = lab.people
    with pytest.raises(OwnProposal):
        seats.send_back(application, concerned=concerned)
    with pytest.raises(OwnProposal):
        seats.screen(application, concerned=concerned, organisations=("lab",))
    found = seats.screen(application, act=seats.officer("rana"), concerned=concerned, organisations=("lab",))
    assert found.organisations == ("lab",)

"""A proposal: in time by arrival, its author's until it is decided, returned with time to cure, screened once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from events.proposals import (
    CureLapsed,
    MergeAsked,
    MergeRefused,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalRevised,
    ProposalsMerged,
    ProposalSubmitted,
    ProposalWithdrawn,
)
from events.refusals import OfficeNeeded, ProcessStopped, ReasonNeeded, Refusal, ValueRefused
from events.rules import Process
from events.window import Late, NotOpenYet, WindowCounted
from proposals.domain.call import CallOfOtherKind, NoSuchCriterion, NotCountedYet
from proposals.domain.merge import AskMerge, ConsentMerge, MergeSettled, NoMerge, NotAsked, RefuseMerge
from proposals.domain.proposal import (
    AlreadyDecided,
    CureRuns,
    NoProposal,
    NotTheAuthor,
    OwnProposal,
    Withdrawn,
)
from proposals.domain.screening import SCREENING, LapseCure
from proposals.domain.submission import PersonNeeded, Typed

TICK = timedelta(microseconds=1)
CURED = datetime(2021, 6, 7, 21, tzinfo=UTC)


def test_a_proposal_is_in_time_by_its_arrival(open_call: Any) -> None:
    submitted = open_call.submit(arrived_at=open_call.closes - TICK)
    assert isinstance(submitted, ProposalSubmitted)
    assert (submitted.call, submitted.activity, submitted.language) == (open_call.stream, 7, "ar")
    open_call.now = open_call.closes + timedelta(hours=1)
    assert open_call.submit(arrived_at=open_call.closes - TICK).version == 1
    with pytest.raises(Late) as late:
        open_call.submit(arrived_at=open_call.closes + timedelta(seconds=5))
    assert late.value.details["late_by"] == "PT5.000000S"
    with pytest.raises(NotOpenYet):
        open_call.submit(arrived_at=open_call.call.opens_at - TICK)
    open_call.close(2)
    with pytest.raises(WindowCounted):
        open_call.submit(arrived_at=open_call.closes - TICK)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"typed": Typed(title="", text="x", language="en")}, ValueRefused),
        ({"typed": Typed(title="x" * 201, text="x", language="en")}, ValueRefused),
        ({"typed": Typed(title="x", text="x" * 8_001, language="en")}, ValueRefused),
        ({"typed": Typed(title="x", text=" \u200f", language="en")}, ValueRefused),
        ({"typed": Typed(title="x", text="x", language="no tag")}, ValueRefused),
        ({"process": Process(stopped="suspended")}, ProcessStopped),
    ],
)
def test_what_cannot_be_submitted(open_call: Any, changes: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        open_call.submit(**changes)


def test_only_a_person_answers_and_only_a_call_for_proposals(world: Any) -> None:
    world.publish(kind="seats", body="workgroup")
    with pytest.raises(CallOfOtherKind):
        world.submit()
    with pytest.raises(PersonNeeded):
        world.submit(act=world.act(None))


def test_its_author_revises_and_withdraws_it(open_call: Any) -> None:
    proposal = open_call.submit().stream
    assert isinstance(open_call.revise(proposal), ProposalRevised)
    with pytest.raises(NotTheAuthor):
        open_call.revise(proposal, "omar")
    with pytest.raises(NotTheAuthor):
        open_call.withdraw(proposal, "omar")
    open_call.now = open_call.closes
    with pytest.raises(Late):
        open_call.revise(proposal)
    assert isinstance(open_call.withdraw(proposal), ProposalWithdrawn)
    for again in (open_call.withdraw, open_call.screen):
        with pytest.raises(Withdrawn):
            again(proposal)


def test_a_fault_can_be_cured_in_its_time_after_the_deadline_too(open_call: Any) -> None:
    proposal = open_call.submit().stream
    open_call.close(1)
    returned = open_call.send_back(proposal)
    assert isinstance(returned, ProposalReturned)
    assert (returned.cures_at, returned.author) == (CURED, open_call.person("salma"))
    for decision in (open_call.screen, open_call.send_back):
        with pytest.raises(CureRuns):
            decision(proposal)
    with pytest.raises(Late):
        open_call.revise(proposal, arrived_at=CURED)
    assert isinstance(open_call.revise(proposal, arrived_at=CURED - TICK), ProposalRevised)
    open_call.now = CURED
    assert open_call.decide(proposal, SCREENING, LapseCure(act=open_call.act(None), proposal=proposal)) is None
    assert isinstance(open_call.screen(proposal), ProposalFoundEligible)


def test_the_time_to_cure_lapses_and_then_it_is_decided_as_it_stands(open_call: Any) -> None:
    proposal = open_call.submit().stream
    open_call.send_back(proposal)
    open_call.close(1)
    lapse = LapseCure(act=open_call.act(None, happened_at=CURED - TICK), proposal=proposal)
    assert open_call.decide(proposal, SCREENING, lapse) is None
    open_call.now = CURED
    lapsed = open_call.decide(proposal, SCREENING, LapseCure(act=open_call.act(None), proposal=proposal))
    assert isinstance(lapsed, CureLapsed)
    assert (lapsed.author, lapsed.activity) == (open_call.person("salma"), 7)
    with pytest.raises(WindowCounted):
        open_call.revise(proposal, arrived_at=open_call.closes - TICK)
    assert isinstance(open_call.screen(proposal, "ineligible"), ProposalFoundIneligible)


def test_a_return_says_what_and_until_when(open_call: Any) -> None:
    proposal = open_call.submit("huda").stream
    with pytest.raises(OwnProposal):
        open_call.send_back(proposal)
    rana = open_call.officer("rana")
    with pytest.raises(NoSuchCriterion):
        open_call.send_back(proposal, act=rana, criteria=("effect",))
    with pytest.raises(ValueRefused):
        open_call.send_back(proposal, act=rana, criteria=())
    with pytest.raises(ValueRefused):
        open_call.send_back(proposal, date(2021, 5, 9), act=rana)
    with pytest.raises(ReasonNeeded):
        open_call.send_back(proposal, act=open_call.officer("rana", reason=None))
    with pytest.raises(OfficeNeeded):
        open_call.send_back(proposal, act=open_call.act())


def test_a_proposal_is_screened_once_after_the_count(open_call: Any) -> None:
    proposal = open_call.submit().stream
    with pytest.raises(NotCountedYet):
        open_call.screen(proposal)
    open_call.close(1)
    with pytest.raises(OwnProposal):
        open_call.screen(proposal, act=open_call.officer("salma"))
    with pytest.raises(OwnProposal):
        open_call.screen(proposal, authors=(open_call.person("salma"), open_call.person("huda")))
    with pytest.raises(OfficeNeeded):
        open_call.screen(proposal, act=open_call.act("omar"))
    for verdict, criteria in (
        ("maybe", ()),
        ("eligible", ("open",)),
        ("ineligible", ()),
        ("ineligible", ("open",) * 2),
    ):
        with pytest.raises(ValueRefused):
            open_call.screen(proposal, verdict, criteria=criteria)
    with pytest.raises(ReasonNeeded):
        open_call.screen(proposal, "ineligible", act=open_call.officer(reason=None))
    found = open_call.screen(proposal, "ineligible")
    assert (found.criteria, found.authors, found.reason) == (("open",), (open_call.person("salma"),), open_call.both)
    for act in (open_call.screen, open_call.withdraw, open_call.send_back):
        with pytest.raises(AlreadyDecided):
            act(proposal)


def test_another_stream_is_no_proposal_and_no_merge(open_call: Any) -> None:
    with pytest.raises(NoProposal):
        open_call.withdraw(open_call.stream)
    with pytest.raises(NoMerge):
        open_call.answer(open_call.stream, ConsentMerge(act=open_call.act(), process=open_call.process))


def ask(world: Any, *proposals: Any, **changes: Any) -> Any:
    fields = {
        "act": world.officer(),
        "process": world.process,
        "call": world.call,
        "into": proposals[0],
        "proposals": {proposal: world.proposal(proposal) for proposal in proposals},
    }
    command = AskMerge(**(fields | changes))
    return world.answer(command.act.id, command)


def consent(world: Any, asked: Any, name: str) -> Any:
    return world.answer(asked.stream, ConsentMerge(act=world.act(name), process=world.process))


def test_proposals_become_one_when_each_author_consents(open_call: Any) -> None:
    first, second, third = (open_call.submit(name).stream for name in ("salma", "omar", "salma"))
    open_call.close(3)
    asked = ask(open_call, first, second, third)
    assert isinstance(asked, MergeAsked)
    assert asked.authors == (open_call.person("salma"), open_call.person("omar"))
    consent(open_call, asked, "salma")
    for name in ("salma", "laila"):
        with pytest.raises(NotAsked):
            consent(open_call, asked, name)
    merged = consent(open_call, asked, "omar")
    assert isinstance(merged, ProposalsMerged)
    assert (merged.into, merged.proposals, merged.version) == (first, (first, second, third), 4)
    with pytest.raises(MergeSettled):
        consent(open_call, asked, "omar")


def test_one_refusal_leaves_them_apart(open_call: Any) -> None:
    first, second = (open_call.submit(name).stream for name in ("salma", "omar"))
    open_call.close(2)
    asked = ask(open_call, first, second)
    refused = open_call.answer(asked.stream, RefuseMerge(act=open_call.act("omar"), process=open_call.process))
    assert isinstance(refused, MergeRefused)
    with pytest.raises(MergeSettled):
        consent(open_call, asked, "salma")


def test_what_cannot_be_merged(open_call: Any) -> None:
    first, second, own = (open_call.submit(name).stream for name in ("salma", "omar", "huda"))
    with pytest.raises(NotCountedYet):
        ask(open_call, first, second)
    open_call.close(3)
    with pytest.raises(ValueRefused):
        ask(open_call, first)
    with pytest.raises(ValueRefused):
        ask(open_call, first, second, into=own)
    with pytest.raises(OwnProposal):
        ask(open_call, first, own)
    open_call.send_back(first)
    with pytest.raises(CureRuns):
        ask(open_call, first, second)
    open_call.withdraw(first)
    with pytest.raises(Withdrawn):
        ask(open_call, first, second)

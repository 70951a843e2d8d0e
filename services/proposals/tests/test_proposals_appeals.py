"""After an appeal that was upheld another officer screens anew and names the old; a hidden proposal is shown."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from events.moderation import (
    AlreadyHidden,
    ConfirmHiding,
    HideContribution,
    NotHidden,
    OwnContribution,
    RestoreAfterAppeal,
    RestoreContribution,
)
from events.proposals import (
    ContributionHidden,
    ContributionRestored,
    OutcomeMarked,
    ProposalFoundEligible,
    ScreeningConcluded,
    ScreeningReopened,
)
from events.workgroup import ProposalShortlisted
from proposals import policies
from proposals.domain.call import CALL, ConcludeScreening, Screened
from proposals.domain.merge import AskMerge, Reopened
from proposals.domain.proposal import AlreadyDecided, Withdrawn
from proposals.domain.screening import SCREENING, JudgedBefore, ReopenScreening
from proposals.facts import Facts, fold


@pytest.fixture
def refused(open_call: Any) -> Any:
    """A proposal that Huda found ineligible: the event."""
    proposal = open_call.submit().stream
    open_call.close(1)
    return open_call.screen(proposal, "ineligible")


def reacted(world: Any, event: Any) -> Any:
    """What the service makes of the event: the last event of its one reaction, or None."""
    [reaction] = policies.react(fold(Facts(), event), event)
    command = reaction.command(world.act(None, activity=reaction.activity))
    return world.decide(reaction.stream, reaction.aggregate, command)


def conclude(world: Any, again: bool = False, **counts: int) -> Any:
    count = {"waiting": 0, "eligible": 0, "ineligible": 0, "withdrawn": 0, "merged": 0} | counts
    return world.decide(
        world.stream, CALL, ConcludeScreening(act=world.act(None), screened=Screened(**count), again=again)
    )


def test_another_officer_decides_anew_and_names_the_old(open_call: Any, refused: Any) -> None:
    decided = open_call.appeal_decided(refused)
    reopened = reacted(open_call, decided)
    assert isinstance(reopened, ScreeningReopened)
    assert (reopened.appeal, reopened.decision, reopened.authors) == (decided.stream, refused.id, refused.authors)
    assert (reopened.activity, reopened.service) == (7, "proposals")
    with pytest.raises(JudgedBefore):
        open_call.screen(refused.stream)
    with pytest.raises(JudgedBefore):
        open_call.send_back(refused.stream)
    found = open_call.screen(refused.stream, act=open_call.officer("rana"))
    assert isinstance(found, ProposalFoundEligible)
    assert found.replaces == refused.id
    again = reacted(open_call, open_call.appeal_decided(found))
    assert again.decision == found.id
    with pytest.raises(JudgedBefore):
        open_call.screen(refused.stream, act=open_call.officer("rana"))


def test_an_appeal_that_comes_twice_or_is_dismissed_reopens_nothing(open_call: Any, refused: Any) -> None:
    assert policies.react(Facts(), open_call.appeal_decided(refused, "dismissed")) == ()
    assert isinstance(reacted(open_call, open_call.appeal_decided(refused, "partly")), ScreeningReopened)
    assert reacted(open_call, open_call.appeal_decided(refused)) is None
    other = open_call.appeal_decided(refused, decision_type="workgroup.ProposalNotShortlisted.v1")
    assert policies.react(Facts(), other) == ()


def test_only_the_decision_in_force_is_reopened(open_call: Any, refused: Any) -> None:
    appeal = open_call.appeal_decided(refused)
    reacted(open_call, appeal)
    open_call.screen(refused.stream, "ineligible", act=open_call.officer("rana"))
    command = ReopenScreening(
        act=open_call.act(None), proposal=refused.stream, appeal=appeal.stream, decision=refused.id
    )
    assert open_call.decide(refused.stream, SCREENING, command) is None


def test_a_reopened_proposal_may_be_withdrawn_and_is_merged_with_no_other(open_call: Any, refused: Any) -> None:
    reacted(open_call, open_call.appeal_decided(refused))
    merging = AskMerge(
        act=open_call.officer("rana"),
        process=open_call.process,
        call=open_call.call,
        into=refused.stream,
        proposals={each: open_call.proposal(refused.stream) for each in (refused.stream, refused.id)},
    )
    with pytest.raises(Reopened):
        open_call.answer(merging.act.id, merging)
    assert open_call.withdraw(refused.stream).version == refused.version + 2


def test_the_screening_is_concluded_again_once_nothing_waits(open_call: Any, refused: Any) -> None:
    assert isinstance(conclude(open_call, ineligible=1), ScreeningConcluded)
    assert conclude(open_call, ineligible=1) is None
    assert conclude(open_call, again=True, waiting=1) is None
    assert conclude(open_call, again=True, ineligible=1).ineligible == 1
    assert conclude(open_call, eligible=1).eligible == 1
    reacted(open_call, open_call.appeal_decided(refused))
    found = open_call.screen(refused.stream, "ineligible", act=open_call.officer("rana"))
    [reaction] = policies.react(Facts(), found)
    assert reaction.command(open_call.act(None)).again


def hide(world: Any, proposal: Any) -> Any:
    proposed = world.moderate(proposal, HideContribution, world.officer("huda"), ground="insult")
    return world.moderate(proposal, ConfirmHiding, proposal=proposed.proposal, hash=proposed.hash)


def test_a_proposal_is_hidden_by_two_and_judged_all_the_same(open_call: Any) -> None:
    proposal = open_call.submit().stream
    for name in ("salma", "linked"):
        with pytest.raises(OwnContribution):
            open_call.moderate(proposal, HideContribution, open_call.officer(name), ground="insult")
    with pytest.raises(NotHidden):
        open_call.moderate(proposal, RestoreContribution)
    hidden = hide(open_call, proposal)
    assert isinstance(hidden, ContributionHidden)
    assert (hidden.call, hidden.author, hidden.activity) == (open_call.stream, open_call.person("salma"), 7)
    with pytest.raises(AlreadyHidden):
        open_call.moderate(proposal, HideContribution, ground="insult")
    open_call.close(1)
    assert isinstance(open_call.screen(proposal), ProposalFoundEligible)
    restored = open_call.moderate(proposal, RestoreContribution)
    assert (restored.hidden, restored.appeal, restored.office) == (hidden.id, None, "unit_officer")


def test_what_was_withdrawn_is_not_hidden(open_call: Any) -> None:
    proposal = open_call.submit().stream
    open_call.withdraw(proposal)
    with pytest.raises(Withdrawn):
        open_call.moderate(proposal, HideContribution, ground="insult")


def test_an_appeal_shows_what_was_hidden_unless_it_is_shown_already(open_call: Any) -> None:
    hidden = hide(open_call, open_call.submit().stream)
    decided = open_call.appeal_decided(hidden)
    restored = reacted(open_call, decided)
    assert isinstance(restored, ContributionRestored)
    assert (restored.hidden, restored.appeal, restored.office) == (hidden.id, decided.stream, None)
    again = hide(open_call, hidden.stream)
    assert reacted(open_call, decided) is None
    late = RestoreAfterAppeal
    restored = open_call.moderate(hidden.stream, late, open_call.act(None), appeal=decided.stream, decision=again.id)
    assert restored.hidden == again.id


def test_an_outcome_is_marked_once_for_each_decision_and_forbids_a_withdrawal(open_call: Any, refused: Any) -> None:
    shortlisted = open_call.shortlisted(refused.stream)
    marked = reacted(open_call, shortlisted)
    assert isinstance(marked, OutcomeMarked)
    assert (marked.stage, marked.outcome, marked.decision) == ("shortlist", "shortlisted", shortlisted.id)
    assert (marked.activity, marked.call) == (9, open_call.stream)
    assert reacted(open_call, shortlisted) is None
    reacted(open_call, open_call.appeal_decided(refused))
    with pytest.raises(AlreadyDecided):
        open_call.withdraw(refused.stream)


def test_an_outcome_of_an_unknown_subject_is_left_alone(open_call: Any) -> None:
    assert reacted(open_call, open_call.shortlisted(open_call.person("nobody"))) is None


def test_each_outcome_has_a_stage_and_a_name() -> None:
    assert len(set(policies.MARKS.values())) == len(policies.MARKS) == 9
    assert policies.MARKS[ProposalShortlisted] == ("shortlist", "shortlisted")


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_facts_are_the_same_in_whatever_order_services_are_heard(world: Any, order: tuple[int, ...]) -> None:
    """The workgroup's own events keep their order among themselves, as its stream does."""
    salma, omar = world.person("salma"), world.person("omar")
    plans = [[world.started()], [world.ruled()]]
    groups = [
        [world.registered(), world.linked("lab", salma), world.linked("lab", omar, "employee")],
        [world.linked("other", omar)],
    ]
    facts = Facts()
    for index in order:
        for event in (plans + groups)[index]:
            facts = fold(facts, event)
    assert facts.grounds == frozenset({"insult"})
    lab = facts.organisation("lab")
    assert lab is not None
    assert (lab.representatives, lab.people) == (frozenset({salma}), frozenset({salma, omar}))
    assert facts.belonging("lab", "other", None) == {salma, omar}
    assert facts.organisation("none") is None


def test_an_appeal_is_open_until_it_is_decided(open_call: Any, refused: Any) -> None:
    lodged = open_call.appeal_lodged(refused)
    facts = fold(Facts(), lodged)
    assert facts.appeals_on(refused.stream) == (lodged.stream,)
    assert fold(facts, open_call.appeal_decided(refused, "dismissed")).appeals_on(refused.stream) == ()

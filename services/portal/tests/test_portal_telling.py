"""A history: what concerns a proposal and nothing else, in order, in sentences its author would understand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

import pytest
from selectionstory import WHY, Selection

from events import notifications, proposals, workgroup
from events.comments import CommentSubmitted
from events.plan import AppealRules, Rules, RulesAmended
from events.refusals import ValueRefused
from events.registry import REGISTRY, name_of
from portal.reader import SHIPPED, Reader, plain
from portal.record import Record, record
from portal.subjects import Subject, authors, concerning, find
from portal.telling import tell


def known(selection: Selection) -> Record:
    """The record of the story."""
    found = record(selection.story.events)
    assert found is not None
    return found


def reader(language: str = "en") -> Reader:
    """A reader in Jordan."""
    return Reader(language=language, country="JO", zone="Asia/Amman", authoritative="ar")


def lines(selection: Selection, subject: object, language: str = "en") -> list[str]:
    """Who and what of each thing that is told of the subject."""
    whole = known(selection)
    told = tell(whole, reader(language), concerning(whole, find(whole, str(subject))))
    return [plain(f"{each.who}: {each.what}") for each in told]


def rest(selection: Selection, subject: UUID, name: str) -> Any:
    """What else is told of the subject's event of that name."""
    whole = known(selection)
    told = tell(whole, reader(), concerning(whole, find(whole, str(subject))))
    return next(each for each in told if name_of(each.event.TOPIC) == name)


GROUP = "National working group for the plan"


def test_the_history_of_an_idea_from_its_call_to_its_task_force(selection: Selection) -> None:
    idea = selection.proposals[1]
    told = lines(selection, idea)
    assert told[:3] == [
        "Its author: The proposal was submitted under “Call for proposals”.",
        "unit officer: It was found eligible: it meets every criterion of acceptance.",
        "The system, by the rules: It was entered into “Evaluation of shortlist”.",
    ]
    assert told[-4:] == [
        "entity officer: ministry gave its opinion: refused.",
        f"The member in seat government-2 of {GROUP}: The idea was kept: it is to become a commitment.",
        "The system, by the rules: The author is asked to form a task force of at least 5 people, "
        "of the government and of civil society, until the end of 17 August 2021.",
        "Its author: The task force is formed, with 5 members.",
    ]
    assert sum("A sealed score was opened" in line for line in told) == 6
    assert sum("presented and heard" in line for line in told) == 1


def test_nothing_of_another_proposal_is_in_it(selection: Selection) -> None:
    one, other = selection.proposals[0], selection.proposals[1]
    whole = known(selection)
    events = concerning(whole, Subject(ids=frozenset({one})))
    assert not [event for event in events if getattr(event, "subject", one) == other]
    assert not [event for event in events if event.stream == other]


def test_a_refusal_says_on_what_it_rests_and_how_to_appeal(selection: Selection) -> None:
    refused = rest(selection, selection.proposals[10], "ProposalNotShortlisted")
    assert plain(refused.what) == "It is not on the shortlist: place 11, weighted mean 3.400."
    label, words = refused.particulars
    assert plain(label.words) == "Impact: mean 2.000, where those admitted have 4.500."
    assert words.said.words == WHY["en"]
    assert (
        plain(refused.appeal)
        == "An appeal against this can be lodged with working-group until the end of 27 July 2021."
        or GROUP in refused.appeal
    )
    assert "27 July 2021" in refused.appeal


def test_without_rules_for_appeals_it_says_that_there_is_none(selection: Selection) -> None:
    refused = selection.proposals[13]
    assert "An appeal against this can be lodged" in str(rest(selection, refused, "ProposalFoundIneligible").appeal)
    events = [event for event in selection.story.events if name_of(event.TOPIC) != "RulesPublished"]
    selection.story.events = events
    said = rest(selection, refused, "ProposalFoundIneligible").appeal
    assert said == "The rules provide for no appeal against this."


def test_rules_that_came_later_do_not_change_an_earlier_refusal(selection: Selection) -> None:
    selection.story.at("2021-09-01T10:00+03:00")
    later = AppealRules(body="working-group", days=90)
    rules = Rules(number=2, minimum_window_days=7, answers_due_days=14, text=WHY, appeals=later)
    selection.story.tell_process(RulesAmended, rules=rules)
    assert "23 July 2021" in rest(selection, selection.proposals[13], "ProposalFoundIneligible").appeal


def test_an_appeal_and_its_outcome_are_told_with_the_reason(selection: Selection) -> None:
    subject = selection.proposals[10]
    told = lines(selection, subject)
    assert "Its author: An appeal was lodged against “Proposal not shortlisted”." in told
    decided = rest(selection, subject, "AppealDecided")
    assert plain(decided.what) == "The appeal against “Proposal not shortlisted” was dismissed."
    assert decided.why.words == WHY["en"]


def test_the_authors_own_notices_are_in_it_and_nobody_elses(selection: Selection) -> None:
    refused = selection.proposals[10]
    selection.tell(selection.decisions[refused], selection.member("government-1"))
    told = lines(selection, refused)
    assert sum("A notice is to go out: “Proposal not shortlisted” (Email)." in line for line in told) == 1
    assert sum("The notice was handed over" in line for line in told) == 1


def test_the_version_is_the_one_that_stood_then(selection: Selection) -> None:
    proposal, story = selection.proposals[0], selection.story
    assert plain(rest(selection, proposal, "ProposalFoundEligible").version) == "Version 1"
    story.at("2021-06-01T10:00+03:00")
    revised = {"title": selection.seal("t"), "text": selection.seal("x"), "language": "ar", "arrived_at": story.now}
    call = story.named("call", "proposals")
    story.tell(proposals.ProposalRevised, proposal, by=f"author {proposal}", call=call, **revised)
    assert plain(rest(selection, proposal, "ProposalSubmitted").version) == "Version 1"
    assert plain(rest(selection, proposal, "ProposalShortlisted").version) == "Version 2"


def test_points_by_criterion_stand_with_an_opened_score(selection: Selection) -> None:
    opened = rest(selection, selection.proposals[1], "ScoreOpened")
    assert [plain(line.words) for line in opened.particulars] == [f"Impact: 4 of 5 – {WHY['en']}", "Clarity: 4 of 5"]


def test_two_people_are_told_as_two(selection: Selection) -> None:
    told = lines(selection, "shortlist")
    assert (
        f"The member in seat government-2 of {GROUP}, and a second person who proposed it: "
        "Shortlisted: 10; not shortlisted: 2. A tie at the cut was broken by a recorded vote."
    ) in told


def test_nobody_is_named_or_numbered(selection: Selection) -> None:
    people = {str(event.person)[:8] for event in selection.story.events if event.person}
    for subject in (*selection.proposals, *selection.applications, "working-group", "shortlist"):
        told = "\n".join(lines(selection, subject))
        assert not [person for person in people if person in told]


@pytest.mark.parametrize("language", SHIPPED)
def test_every_history_is_whole_in_each_language(selection: Selection, language: str) -> None:
    for subject in (selection.proposals[0], selection.proposals[13], selection.applications[4], "working-group", "7"):
        told = lines(selection, subject, language)
        assert told
        assert not [line for line in told if "{" in line or "$" in line]


def test_every_topic_has_words_for_a_history() -> None:
    english = reader()
    for topic in REGISTRY.topics():
        assert english.has(f"told-{name_of(topic)}") or english.has(f"event-{name_of(topic)}")


def test_authors_are_of_what_people_send_in_alone(selection: Selection, jordan: Any) -> None:
    whole = known(selection)
    proposal = selection.proposals[0]
    assert authors(whole, proposal) == {selection.author(proposal)}
    assert authors(whole, selection.shortlist) == frozenset()
    told = record(jordan.events)
    assert told is not None
    comment = next(event for event in told.events if isinstance(event, CommentSubmitted))
    assert authors(told, comment.stream) == {comment.person}


def test_a_short_form_of_two_things_is_refused(selection: Selection) -> None:
    whole = known(selection)
    first = selection.proposals[0]
    assert find(whole, first.hex[:8]) == find(whole, str(first)) == Subject(ids=frozenset({first}))
    twin = UUID(first.hex[:8] + "0" * 24)
    selection.story.tell(proposals.CallClosing, twin, by=None, closes_at=selection.story.now)
    with pytest.raises(ValueRefused):
        find(known(selection), first.hex[:8])
    assert find(whole, "7") == Subject(activity=7)


def test_a_merger_is_told_to_each_of_its_proposals_and_asked_of_their_authors(selection: Selection) -> None:
    story, call = selection.story, selection.story.named("call", "proposals")
    first, second = selection.proposals[:2]
    both = (first, second)
    people = tuple(selection.author(each) for each in both)
    merger, about = uuid5(first, "merger"), {"into": first, "proposals": both, "authors": people, "call": call}
    story.tell(proposals.MergeAsked, merger, office="unit_officer", **about)
    for each in both:
        story.tell(proposals.MergeConsented, merger, by=f"author {each}", call=call)
    story.tell(proposals.ProposalsMerged, merger, by=f"author {second}", **about)
    for each in both:
        told = lines(selection, each)
        assert told.count("Its author: The author agreed to the merger.") == 2
        assert "Its author: With each author's consent, 2 proposals became one." in told


def test_a_decision_made_anew_says_so(selection: Selection) -> None:
    subject = selection.proposals[10]
    eligible = selection.proposals[:12]
    selection.decide(selection.shortlist, workgroup.ShortlistApproved, 9, eligible[:10], eligible[10:])
    whole = known(selection)
    told = tell(whole, reader(), concerning(whole, find(whole, str(subject))))
    refused = [each for each in told if name_of(each.event.TOPIC) == "ProposalNotShortlisted"]
    assert [each.particulars[0].label for each in refused][1] == "This decision replaces an earlier one."
    assert refused[0].particulars[0].label != refused[1].particulars[0].label


def test_an_outcome_marked_on_a_proposal_is_not_told_twice(selection: Selection) -> None:
    proposal, decision = selection.proposals[0], selection.decisions[selection.proposals[0]]
    call = selection.story.named("call", "proposals")
    said = {"call": call, "stage": "shortlist", "outcome": "shortlisted", "decision": decision.id}
    marked = selection.story.tell(proposals.OutcomeMarked, proposal, by=None, **said)
    assert not [line for line in lines(selection, proposal) if "marked" in line]
    assert lines(selection, marked.id) == ["The system, by the rules: The decision “Idea selected” was marked on it."]


def test_what_people_did_by_hand_is_told_to_whom_it_concerns(selection: Selection) -> None:
    subject = selection.proposals[10]
    decision, task = selection.decisions[subject], uuid5(subject, "task")
    about = {"decision": decision.id, "channel": "phone", "cause": "unreachable", "notice": None}
    opened = {"recipient": selection.author(subject), "organisation": None, "letter": None}
    selection.story.tell(notifications.ManualTaskOpened, task, by=None, activity=9, **about, **opened)
    done = {"evidence_kind": "register", "evidence_ref": "17", "done_on": date(2021, 7, 22), "note": None}
    selection.story.tell(notifications.ManualTaskClosed, task, office="unit_officer", activity=9, **about, **done)
    told = lines(selection, subject)
    assert "The system, by the rules: People are to tell of “Proposal not shortlisted” by hand (Phone)." in told
    said = "“Proposal not shortlisted” was told by hand (Phone), on 22 July 2021; the evidence is kept."
    assert f"unit officer: {said}" in told
    assert said not in "\n".join(lines(selection, selection.proposals[11]))


def test_the_rule_is_said_in_words(selection: Selection) -> None:
    event = next(event for event in selection.story.events if name_of(event.TOPIC) == "CallClosed")
    index = selection.story.events.index(event)
    selection.story.events[index] = replace(event, rule="deadline-civil-days", rule_version=1)
    told = rest(selection, event.stream, "CallClosed")
    words = "both days of a window count, by the process's own clock"
    assert plain(told.rule) == f"by the rule “{words}” (version 1)"

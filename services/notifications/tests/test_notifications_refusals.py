"""A no is told with its reasons and with the way to appeal; a letter of a selection says what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import reduce
from typing import Any

import pytest
from selection_told import decisions, finding, judged, things

from events import comments, proposals, workgroup
from events.envelope import Event
from events.notifications import NoticeQueued
from notifications.domain import ANNOUNCEMENTS, LANGUAGES, NOTICE, QueueNotice
from notifications.facts import Facts, fold
from notifications.letters import compose

ISOLATES = str.maketrans("", "", "\u2068\u2069")
REFUSALS = {
    proposals.ProposalFoundIneligible.TOPIC,
    proposals.ContributionHidden.TOPIC,
    comments.ContributionHidden.TOPIC,
    workgroup.ProposalNotShortlisted.TOPIC,
    workgroup.ProposalNotSelected.TOPIC,
    workgroup.ReserveListed.TOPIC,
    workgroup.SeatApplicationDeclined.TOPIC,
    workgroup.IdeaDropped.TOPIC,
}
APPEAL = {
    "ar": "يحق لك التظلّم من هذا القرار حتى نهاية الاثنين، 3 أيار 2021",
    "en": "You may appeal against this decision until the end of Monday 3 May 2021",
    "fr": "Vous pouvez former un recours contre cette décision jusqu’au lundi 3 mai 2021 inclus",
}


def notice_of(past: Any, decision: Event, language: str) -> NoticeQueued:
    command = QueueNotice(
        act=past.act(),
        recipient=past.person("rana"),
        decision=decision.id,
        decision_type=decision.TOPIC,
        channel="email",
        language=language,
    )
    (notice,) = NOTICE.decide(NOTICE.initial, command)
    assert isinstance(notice, NoticeQueued)
    return notice


def written(past: Any, decision: Event, language: str = "en", appeals: bool = True, kind: str = "proposals") -> str:
    """The letter about the decision, without isolates."""
    known = (past.started(), past.established(), past.convened(), past.opened(), past.called(kind))
    facts = reduce(fold, (*known, *things(past, appeals), decision), Facts())
    letter = compose(facts, notice_of(past, decision, language), "Rana")
    return f"{letter.subject}\n\n{letter.text}".translate(ISOLATES).replace(",", "")


def test_every_no_is_marked_as_one() -> None:
    assert {topic for topic, announced in ANNOUNCEMENTS.items() if announced.appealable} == REFUSALS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", sorted(REFUSALS))
def test_every_no_says_until_when_and_how_to_appeal(past: Any, topic: str, language: str) -> None:
    told = {event.TOPIC: event for event in (*past.of_proposals("rana"), *decisions(past))}
    letter = written(past, told[topic], language)
    assert APPEAL[language].replace(",", "") in letter
    assert letter.count(str(told[topic].id)) == 2
    assert "forum" in letter.lower() or "المنتدى" in letter


def test_the_time_for_an_appeal_is_of_the_processs_own_days(past: Any) -> None:
    # 21:30 on the 28th in UTC is the 29th in Amman: its fifth day is 4 May.
    late = judged(past, workgroup.ProposalNotSelected, at=datetime(2021, 4, 28, 21, 30, tzinfo=UTC))
    assert "until the end of Tuesday 4 May 2021" in written(past, late)


def test_without_appeals_a_no_says_whom_to_ask(past: Any) -> None:
    refused = judged(past, workgroup.ProposalNotSelected)
    letter = written(past, refused, appeals=False)
    assert "You may appeal" not in letter
    assert f"write to the unit that runs the process and name the number {past.named('proposal', 'p')}" in letter


@pytest.mark.parametrize("topic", sorted(set(ANNOUNCEMENTS) - REFUSALS))
def test_what_is_no_refusal_speaks_of_no_appeal_of_its_own(past: Any, topic: str) -> None:
    told = {event.TOPIC: event for event in decisions(past)}
    if topic in told:
        assert "You may appeal" not in written(past, told[topic])


def test_a_refusal_gives_each_criterion_and_the_texts_on_it(past: Any) -> None:
    letter = written(past, judged(past, workgroup.ProposalNotShortlisted))
    assert "The decision rests on this criterion:" in letter
    assert "Relevance: 2.67 where those admitted have 4.20 on average.\n- Too wide for two years." in letter
    alone = written(past, judged(past, workgroup.ProposalNotShortlisted, findings=(finding(admitted=None),)), "ar")
    assert "الصلة بالأولويات: 2.67.\n- نطاقه أوسع من مدة الخطة." in alone


def test_a_criterion_that_the_source_does_not_know_is_given_by_its_name(past: Any) -> None:
    refused = judged(past, workgroup.ProposalNotShortlisted, findings=(finding("votes", Decimal(9)),))
    assert "votes: 2.67" in written(past, refused)


def test_a_refusal_without_findings_speaks_of_none(past: Any) -> None:
    assert "rests on" not in written(past, judged(past, workgroup.ProposalNotShortlisted, findings=()))


@pytest.mark.parametrize(
    ("votes", "words"),
    [(0, "لم ينل أي صوت"), (2, "نال صوتين"), (3, "نال 3 أصوات"), (11, "نال 11 صوتًا"), (100, "نال 100 صوت")],
)
def test_after_a_public_vote_a_refusal_gives_the_votes(past: Any, votes: int, words: str) -> None:
    refused = judged(past, workgroup.ProposalNotShortlisted, findings=(), mean=Decimal(votes), place=5)
    scored = (past.started(), past.established(), past.convened(), past.opened(), past.called(), *things(past))
    (prepared,) = [event for event in scored if isinstance(event, workgroup.EvaluationPrepared)]
    voted = replace(prepared, rules=replace(prepared.rules, method="public_vote"))
    facts = reduce(fold, (*scored, voted, refused), Facts())
    letter = compose(facts, notice_of(past, refused, "ar"), "Rana").text.translate(ISOLATES)
    assert f"{words}، وترتيبه 5." in letter


def test_a_text_in_another_language_is_given_as_it_was_written(past: Any) -> None:
    found = replace(finding(), texts=({"en": "Too wide."},))
    assert "Too wide." in written(past, judged(past, workgroup.ProposalNotSelected, findings=(found,)), "fr")


def test_a_hidden_contribution_is_told_with_the_grounds_words(past: Any) -> None:
    hidden = [event for event in decisions(past) if event.TOPIC.endswith("ContributionHidden.v1")]
    assert len(hidden) == 2
    for event in hidden:
        assert "إساءة إلى شخص" in written(past, event, "ar")
        assert "Reason given: words" in written(past, event)


@pytest.mark.parametrize(("kind", "thing"), [("seats", "Your application"), ("proposals", "Your proposal")])
def test_an_application_is_not_called_a_proposal(past: Any, kind: str, thing: str) -> None:
    for event in past.of_proposals("rana"):
        if type(event) in (proposals.ProposalReturned, proposals.ProposalFoundEligible):
            assert f"{thing} {event.stream}" in written(past, event, kind=kind)


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("upheld", "it is upheld and"), ("partly", "it is upheld in part"), ("dismissed", "the decision stands")],
)
def test_an_appeals_end_says_what_follows(past: Any, outcome: str, words: str) -> None:
    topic = workgroup.SeatApplicationDeclined.TOPIC
    told: dict[str, Any] = {"appellant": past.person("rana"), "outcome": outcome, "decision_type": topic}
    letter = written(past, past.some(workgroup.AppealDecided, **told))
    assert words in letter
    assert "the decision on the seat of number" in letter


@pytest.mark.parametrize(
    ("least", "words"),
    [
        (1, "من عضو واحد على"),
        (2, "من عضوين على"),
        (5, "من 5 أعضاء على"),
        (11, "من 11 عضوًا على"),
        (100, "من 100 عضو على"),
    ],
)
def test_a_task_forces_size_takes_every_plural(past: Any, least: int, words: str) -> None:
    told: dict[str, Any] = {"lead": past.person("rana"), "least": least, "sides": ("government", "civil-society")}
    letter = written(past, past.some(workgroup.TaskForceRequested, **told), "ar")
    assert words in letter
    assert "من كلا الجانبين" in letter


def test_draft_minutes_are_sent_whole(past: Any) -> None:
    (drafted,) = [event for event in decisions(past) if isinstance(event, workgroup.MinutesDrafted)]
    letter = written(past, drafted)
    assert "\n\nwords\n" in letter
    assert "until the end of Monday 3 May 2021" in letter


def test_an_edition_of_the_rules_holds_from_when_it_was_published(past: Any) -> None:
    (published, *_) = things(past)
    facts = reduce(fold, (past.started(), published), Facts())
    assert facts.rules_at(published.happened_at) is not None
    assert facts.rules_at(published.happened_at.replace(hour=1)) is None

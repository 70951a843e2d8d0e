"""Every announced decision has its words in every language, right in every plural form."""

from __future__ import annotations

from datetime import date, timedelta
from functools import reduce
from typing import Any

import plan_told
import pytest
import selection_told

from events.envelope import Event
from events.notifications import NoticeQueued
from notifications.domain import ANNOUNCEMENTS, LANGUAGES, NOTICE, QueueNotice
from notifications.facts import Facts, fold
from notifications.letters import Letter, NotHeardYet, compose

COUNTS = (0, 1, 2, 3, 11, 100)
DECISIONS = (
    "convened",
    "held",
    "adjourned",
    "approved",
    "refused",
    "opened",
    "extended",
    "closed",
    "published",
    "called",
    "call_extended",
    "call_closed",
)
ISOLATES = str.maketrans("", "", "\u2068\u2069")


def heard(past: Any, *events: Event) -> Facts:
    """What is known once the words of all things have been heard, and those events."""
    things = (past.started(), past.drafted(), past.established(), past.convened(), past.opened(), past.called())
    known = (*things, *selection_told.things(past), *plan_told.things(past))
    return reduce(fold, (*known, *events), Facts())


def queued(past: Any, decision: Event, language: str) -> NoticeQueued:
    """The notice of that decision."""
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


def letter(past: Any, decision: Event, language: str = "en") -> Letter:
    """The letter about that decision, to Rana."""
    return compose(heard(past, decision), queued(past, decision, language), "Rana")


def body(past: Any, decision: Event, language: str = "en") -> str:
    """The paragraph of the letter that its template wrote, without isolates."""
    return letter(past, decision, language).paragraphs[1].translate(ISOLATES)


def decisions(past: Any) -> dict[str, Event]:
    """One decision of every topic that is announced."""
    made = [getattr(past, name)() for name in DECISIONS]
    made += [past.submitted("rana"), past.answered("rana"), *past.of_proposals("rana")]
    made += [*selection_told.decisions(past), *plan_told.decisions(past)]
    return {event.TOPIC: event for event in made}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", ANNOUNCEMENTS)
def test_every_announced_decision_has_its_words(past: Any, topic: str, language: str) -> None:
    written = letter(past, decisions(past)[topic], language)
    assert written.subject.strip()
    assert "\n" not in written.subject
    assert all(paragraph.strip() for paragraph in written.paragraphs)
    assert "{" not in written.text + written.subject


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", COUNTS)
def test_every_template_with_a_plural_takes_every_count(past: Any, count: int, language: str) -> None:
    last = date(2021, 4, 28) + timedelta(days=count - 1)
    for decision in (
        past.convened(agenda=tuple({"ar": "بند", "en": "item", "fr": "point"} for _ in range(count))),
        past.held(present=count, seats=count),
        past.adjourned(present=count, seats=count),
        past.opened(last=last),
        past.extended(last=date(2021, 5, 6) + timedelta(days=count)),
        past.closed(counted=count, withdrawn=count),
        past.published(languages=("ar",) * count),
        past.call_closed(received=count, withdrawn=count),
        past.call_closed(kind="seats"),
    ):
        assert "{" not in letter(past, decision, language).text


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (0, "لم يرد أي تعليق"),
        (1, "ورد تعليق واحد"),
        (2, "ورد تعليقان"),
        (3, "وردت 3 تعليقات"),
        (11, "ورد 11 تعليقًا"),
        (100, "ورد 100 تعليق ضمن"),
    ],
)
def test_arabic_counts_in_six_forms(past: Any, counted: int, words: str) -> None:
    assert words in body(past, past.closed(counted=counted), "ar")


@pytest.mark.parametrize(("counted", "words"), [(0, "No comment was"), (1, "One comment was"), (2, "2 comments were")])
def test_english_counts_in_two_forms_and_none(past: Any, counted: int, words: str) -> None:
    assert words in body(past, past.closed(counted=counted))


def test_dates_are_the_processs_days_as_its_country_names_them(past: Any) -> None:
    assert "الأربعاء، 28 نيسان 2021" in body(past, past.approved(), "ar")
    assert "mercredi 28 avril 2021" in body(past, past.approved(), "fr")
    # 21:30 on the 28th in UTC is half past midnight on the 29th in Amman.
    late = past.act().happened_at.replace(hour=21, minute=30)
    assert "29 April 2021" in body(past, past.approved(at=late))
    assert "29 avril 2021, 00:30:00" in body(past, past.submitted("rana", at=late), "fr")


def test_what_is_inserted_is_isolated(past: Any) -> None:
    greeting = letter(past, past.approved(), "ar").paragraphs[0]
    assert greeting == "تحية طيبة \u2068Rana\u2069،"


def test_an_answer_stands_in_full_and_no_comment_does(past: Any) -> None:
    written = letter(past, past.answered("rana", outcome="not"))
    assert "it is not accepted" in written.text
    assert "Taken up." in written.paragraphs


def test_a_reason_is_given_where_there_is_one(past: Any) -> None:
    assert "Institutions asked for it" in letter(past, past.extended()).text
    assert "Reason" not in letter(past, past.refused()).text


def test_an_invitation_lists_the_agenda(past: Any) -> None:
    agenda = ({"ar": "أ", "en": "Review", "fr": "Revue"}, {"ar": "ب", "en": "Vote", "fr": "Vote"})
    assert "- Review\n- Vote" in letter(past, past.convened(agenda=agenda)).paragraphs


def test_the_page_names_its_language_and_direction_and_escapes(past: Any) -> None:
    decision = past.approved()
    written = compose(heard(past, decision), queued(past, decision, "ar"), "<script>&")
    assert '<html lang="ar" dir="rtl">' in written.html
    assert "&lt;script&gt;&amp;" in written.html
    assert 'dir="ltr"' in letter(past, decision, "fr").html


def test_a_letter_waits_for_the_words_that_it_names(past: Any) -> None:
    decision = past.approved()
    for known in ((), (past.started(),), (past.started(), decision), (past.started(), decision, past.established())):
        with pytest.raises(NotHeardYet):
            compose(reduce(fold, known, Facts()), queued(past, decision, "en"), "Rana")


def test_a_text_that_lacks_the_language_is_given_in_the_authoritative_one(past: Any) -> None:
    started = past.started(title={"ar": "الخطة"})
    decision = past.published()
    facts = reduce(fold, (started, past.drafted(), decision), Facts())
    assert "الخطة" in compose(facts, queued(past, decision, "en"), "Rana").text

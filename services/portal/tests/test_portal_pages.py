"""The pages: hostile words stay words, right to left where the language is, and nothing but HTML and our own style."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any
from uuid import uuid5

import pytest

from events import plan
from events.comments import CommentAnswered, CommentPeriodOpened, CommentSubmitted, CommentWithdrawn
from portal import pages
from portal.pages import Paging, Remark
from portal.proofs import comment_period
from portal.reader import Reader, plain
from portal.record import of, record
from portal.report import report
from portal.telling import tell

HOSTILE = "<script>alert(1)</script><svg onload=x>\u202egnp.exe\u200b" + "\u0301" * 100
FIRST = date(2021, 4, 28)
VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """A page's elements, its text, and whether every element that was opened is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element of that name."""
        return [attributes for name, attributes in self.elements if name == tag]


def reader(language: str) -> Reader:
    """A reader in Jordan."""
    return Reader(language=language, country="JO", zone="Asia/Amman", authoritative="ar")


def report_page(story: Any, language: str, *, standalone: bool = False) -> str:
    """The story's report as a page."""
    made = report(story.events)
    assert made is not None
    return pages.report(reader(language), made, standalone=standalone)


def consultation_page(story: Any, language: str, words: str | None, *, away: bool = False) -> str:
    """The story's consultation, each comment of those words."""
    known = record(story.events)
    assert known is not None
    consultation = story.named("consultation", "methodology-comments")
    remarks = [
        Remark(
            event=event,
            number=number,
            words=words,
            away=away,
            withdrawn=known.last(event.stream, CommentWithdrawn) is not None,
            answer=known.last(event.stream, CommentAnswered),
        )
        for number, event in enumerate(of(known.events, CommentSubmitted), 1)
    ]
    [opened] = [event for event in known.events if event.stream == consultation and event.version == 1]
    assert isinstance(opened, CommentPeriodOpened)
    period = comment_period(opened, known)
    return pages.consultation(reader(language), known, period, remarks, Paging(page=1, more=True))


def history_page(story: Any, language: str) -> str:
    """The story's whole history."""
    known = record(story.events)
    assert known is not None
    told = tell(known, reader(language), known.events)
    return pages.history(reader(language), known.started, "3", None, told, Paging(page=1, more=False))


def every_page(story: Any, language: str) -> list[str]:
    """Each kind of page of the story."""
    return [
        report_page(story, language),
        report_page(story, language, standalone=True),
        consultation_page(story, language, "كلام"),
        history_page(story, language),
        pages.processes(reader(language), [story.events[0]]),
        pages.missing(reader(language)),
    ]


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr"), ("fr", "ltr")])
def test_each_page_is_whole_accessible_and_without_script(jordan: Any, language: str, direction: str) -> None:
    for html in every_page(jordan, language):
        page = Page(html)
        assert page.open == []
        assert page.all("html") == [{"lang": language, "dir": direction}]
        assert len(page.all("h1")) == len(page.all("main")) == len(page.all("title")) == 1
        assert {"class": "skip", "href": "#content"} in page.all("a")
        assert len(page.all("caption")) == len(page.all("table"))
        assert not page.all("script")
        assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
        assert not [1 for _, attributes in page.elements if "style" in attributes]
        assert "{$" not in page.text.replace(" ", "")


def test_hostile_words_stay_words_and_are_isolated(story: Any) -> None:
    story.start()
    story.plan_activity(2, first=FIRST, planned={"ar": HOSTILE, "en": HOSTILE}, note=HOSTILE, mode=HOSTILE)
    story.report_progress(2, {"ar": HOSTILE, "en": HOSTILE}, (plan.Evidence(kind="link", ref="javascript:alert(1)"),))
    story.outreach(2, HOSTILE, HOSTILE, {"ar": HOSTILE, "en": HOSTILE})
    page = Page(report_page(story, "en"))
    assert not page.all("script")
    assert not page.all("svg")
    assert not [link for link in page.all("a") if str(link.get("href")).startswith("javascript")]
    assert page.text.count("\u202e") >= 6


def test_a_hostile_comment_stays_words(jordan: Any) -> None:
    page = Page(consultation_page(jordan, "ar", HOSTILE))
    assert not page.all("script")
    assert HOSTILE in page.text
    assert page.all("blockquote") == [{"dir": "auto", "lang": "ar"}, {"dir": "auto", "lang": "en"}]


def test_a_hostile_address_stays_words(jordan: Any) -> None:
    page = pages.history(reader("en"), jordan.events[0], HOSTILE, None, [], Paging(page=1, more=False))
    assert not Page(page).all("script")
    assert "%3Cscript%3E" in page


def test_the_withdrawn_the_erased_and_the_unreachable_are_told_apart(jordan: Any) -> None:
    withdrawn, erased, unavailable = (reader("en").say(each) for each in ("withdrawn", "erased", "unavailable"))
    page = consultation_page(jordan, "en", None)
    assert (page.count(withdrawn), page.count(erased), page.count(unavailable)) == (1, 2, 0)
    page = consultation_page(jordan, "en", None, away=True)
    assert (page.count(withdrawn), page.count(erased), page.count(unavailable)) == (1, 0, 2)


def test_the_notices_of_a_decision_are_one_line_of_its_history(jordan: Any) -> None:
    page = Page(history_page(jordan, "en"))
    assert page.text.count("× 3") == 2
    assert plain(page.text).count("The notice was handed over: “Publication approved” (Email).") == 1
    assert page.text.count("A vote was cast") == 6


def test_words_in_another_language_say_so(jordan: Any) -> None:
    page = Page(report_page(jordan, "fr"))
    assert {"lang": "ar", "dir": "rtl"} in page.all("bdi")
    assert page.all("html")[0]["lang"] == "fr"


def test_a_language_without_fixed_words_has_its_own_texts_and_english_around_them(story: Any) -> None:
    story.start(languages=("de", "ckb"))
    story.plan_activity(2, first=FIRST, planned={"de": "Entwurf", "ckb": "ڕەشنووس"}, phase_title={"de": "Phase"})
    page = Page(report_page(story, "ckb"))
    assert page.all("html")[0] == {"lang": "en", "dir": "ltr"}
    assert "ڕەشنووس" in page.text
    assert {"href": "/ckb/processes/jo-nap5", "lang": "ckb", "hreflang": "ckb", "aria-current": "true"} in page.all("a")


def test_the_file_needs_nothing_else(jordan: Any) -> None:
    html = report_page(jordan, "ar", standalone=True)
    page = Page(html)
    assert not page.all("link")
    assert not [link["href"] for link in page.all("a") if link["href"] != "#content"]
    style = re.search(r"<style>(.*)</style>", html, re.DOTALL)
    assert style is not None
    assert style[1] == pages.stylesheet()
    assert "@import" not in style[1]
    assert set(re.findall(r"url\(.{6}", style[1])) == {'url("data:'}


def test_months_are_called_as_in_the_processs_country(jordan: Any) -> None:
    assert "28 نيسان 2021" in report_page(jordan, "ar")
    assert "28 April 2021" in report_page(jordan, "en")


def test_every_fact_has_its_sentence(jordan: Any) -> None:
    made = report(jordan.events)
    assert made is not None
    kinds = {fact.kind for row in made.activities for fact in row.proved}
    assert kinds == {
        "comment_period",
        "comments_answered",
        "document_drafted",
        "document_finalised",
        "document_published",
        "document_version_added",
        "meeting_held",
        "motion_carried",
        "notices",
        "publication_approved",
    }


def test_rare_facts_have_their_sentences_too(jordan: Any) -> None:
    spans = (plan.PlannedDates(kind="period", first=FIRST, last=FIRST),)
    reason = {"ar": "بطلب", "en": "As asked"}
    jordan.tell_process(plan.ActivityRescheduled, number=6, old=spans, new=spans, reason=reason)
    correction = {"field": "held_on", "old": "2021-04-28", "new": "2021-04-27"}
    jordan.tell_process(plan.CorrectionRecorded, subject=jordan.events[0].id, reason=reason, **correction)
    evidence = (plan.Evidence(kind="link", ref="https://example.org/"), plan.Evidence(kind="file", ref="a" * 64))
    jordan.report_progress(2, reason, evidence)
    declined = {"proposal": uuid5(jordan.events[0].id, "p"), "act": "PublishDocument", "reason": reason}
    proposed_by = jordan.person("officer")
    document = jordan.named("document", "methodology")
    jordan.tell(plan.ActDeclined, document, activity=6, proposed_by=proposed_by, **declined)
    page = Page(report_page(jordan, "en"))
    assert page.text.count("As asked") == 4
    assert "https://example.org/" in {link["href"] for link in page.all("a")}
    assert "The dates moved from" in page.text
    assert "The second person declined the act" in page.text


def test_the_vendored_style_is_the_one_that_was_taken() -> None:
    folder = files("portal") / "static"
    vendor = (folder / "VENDOR").read_text("utf-8")
    recorded = re.search(r"sha256\s+([0-9a-f]{64})", vendor)
    assert recorded is not None
    assert hashlib.sha256((folder / pages.STYLES[0]).read_bytes()).hexdigest() == recorded[1]
    assert vendor.startswith(pages.STYLES[0])
    assert "MIT License" in (folder / "PICO-LICENSE.md").read_text("utf-8")

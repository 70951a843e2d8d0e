"""The report as Markdown and on paper: words stay words, bytes the same, the heading for what comes in its place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from portal import markdown, papers
from portal.printed import Printed, printed
from portal.reader import Reader
from portal.report import as_json, report

HOSTILE = "# <script>alert(1)</script> [x](javascript:0)\n- `y` | *z* ![i](u)"


def on_paper(story: Any, language: str) -> Printed:
    made = report(story.events)
    assert made is not None
    return printed(Reader(language=language, country="JO", zone="Asia/Amman", authoritative="ar"), made)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_markdown_has_each_activity_with_the_words_reported(
    jordan: Any, seed: dict[int, dict[str, Any]], language: str
) -> None:
    text = markdown.report(on_paper(jordan, language))
    for number in (2, 3, 4, 6):
        assert f"### {number}. {seed[number]['planned'][language]}" in text
        for said in seed[number]["reported"]:
            assert markdown.words(said[language]) in text


def test_words_of_people_are_never_markup(jordan: Any) -> None:
    jordan.report_progress(2, {"ar": HOSTILE, "en": HOSTILE})
    text = markdown.report(on_paper(jordan, "en"))
    assert "<script>" not in text
    assert "[x](" not in text
    assert "\n- `y`" not in text
    assert markdown.words("1. - x") == "1\\. - x"


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_the_same_report_has_the_same_bytes_on_paper(jordan: Any, language: str) -> None:
    made = on_paper(jordan, language)
    assert made.rtl == (language == "ar")
    first = papers.report(made)
    assert first.startswith(b"%PDF-")
    assert papers.report(made) == first


def test_hostile_words_are_printed_as_words(jordan: Any) -> None:
    jordan.report_progress(2, {"ar": '#panic("no") $x$ @y <z>', "en": HOSTILE})
    assert all(papers.report(on_paper(jordan, language)).startswith(b"%PDF-") for language in ("ar", "en"))


def test_the_heading_for_what_comes_stands_before_the_first_that_has_not_begun(story: Any) -> None:
    story.start()
    story.plan_activity(14, "ConveneMeeting", first=date(2021, 11, 25))
    story.plan_activity(16, "AssemblePlan", first=date(2021, 11, 28))
    made = report(story.events)
    assert made is not None
    assert made.upcoming == 14
    assert as_json(made)["headings"] == {"upcoming": {"ar": "الأنشطة القادمة", "en": "Coming activities", "before": 14}}
    text = markdown.report(on_paper(story, "ar"))
    assert text.index("**الأنشطة القادمة**") < text.index("### 14.")
    assert text.count("الأنشطة القادمة") == 1

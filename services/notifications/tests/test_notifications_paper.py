"""An official letter on paper: data and no markup, the same bytes each time, Arabic joined and from the right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import reduce
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
import typst
from selection_told import MINISTRY, WORDS, decisions, judged, things

from events import workgroup
from events.envelope import Event
from notifications import paper
from notifications.domain import LANGUAGES
from notifications.facts import Facts, fold
from notifications.letters.official import Sheet, official

DAY = date(2021, 6, 14)


def sheet(past: Any, decision: Event, language: str, to: str = "Rana") -> Sheet:
    known = (past.started(), past.established(), past.convened(), past.opened(), past.called(), *things(past))
    facts = reduce(fold, (*known, decision), Facts())
    return official(facts, decision, language, to, "2021/0001", DAY)


def requested(past: Any) -> Event:
    told: dict[str, Any] = {"body": "forum", "organisation": "justice", "seat_name": "government-3", "reason": WORDS}
    event: Event = past.some(workgroup.NominationRequested, **told)
    return event


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_holds_number_day_addressee_subject_words_and_decision(past: Any, language: str) -> None:
    decision = requested(past)
    made = sheet(past, decision, language, MINISTRY[language])
    assert (made.language, made.rtl) == (language, language == "ar")
    assert "2021/0001" in made.number
    assert "2021" in made.day
    assert MINISTRY[language] in made.to
    assert MINISTRY[language] in made.paragraphs[0]
    assert WORDS[language] in made.paragraphs[-1]
    assert str(decision.id) in made.footer
    assert made.subject


def test_the_same_letter_has_the_same_bytes(past: Any) -> None:
    made = sheet(past, requested(past), "ar", MINISTRY["ar"])
    first = paper.pdf(made)
    assert first.startswith(b"%PDF-")
    assert paper.pdf(made) == first
    assert paper.pdf(replace(made, number="2021/0002")) != first
    assert paper.png(made).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "words", ["#panic()", "$x", "*bold", "_", "\\", '#include "/etc/passwd"', "// no", "@ref", "<a>"]
)
def test_no_words_are_read_as_markup(past: Any, words: str) -> None:
    assert paper.pdf(sheet(past, requested(past), "en", words)).startswith(b"%PDF-")


def test_every_decision_of_a_selection_can_be_a_letter(past: Any) -> None:
    for decision in decisions(past):
        assert paper.pdf(sheet(past, decision, "ar")).startswith(b"%PDF-"), decision.TOPIC


def test_a_refusals_letter_says_how_to_appeal(past: Any) -> None:
    made = sheet(past, judged(past, workgroup.ProposalNotSelected), "ar")
    assert any("يحق لك التظلّم" in paragraph for paragraph in made.paragraphs)


def test_arabic_letters_are_joined(tmp_path: Path) -> None:
    """By the letters' fonts alone, a joined word is narrower than its letters apart."""
    source = tmp_path / "joined.typ"
    source.write_text(
        r"""
        #set text(font: "Amiri", fallback: false, lang: "ar", dir: rtl)
        #context {
          let joined = measure("المنتدى").width
          let apart = measure("ا\u{200c}ل\u{200c}م\u{200c}ن\u{200c}ت\u{200c}د\u{200c}ى").width
          assert(joined < apart * 0.95, message: "not joined")
        }
        """
    )
    with as_file(files("service").joinpath("fonts")) as folder:
        assert typst.compile(source, font_paths=[folder], ignore_system_fonts=True, format="pdf")

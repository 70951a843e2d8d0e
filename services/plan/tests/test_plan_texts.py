"""Texts: cut into paragraphs, aligned over languages, followed from version to version, and compared by word."""

from __future__ import annotations

from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.envelope import MITHAQ
from plan.domain.texts.difference import DoesNotFit, Segment, apply, difference
from plan.domain.texts.matching import Known, Matched, match
from plan.domain.texts.paragraphs import Aligned, NotAligned, TextTooLong, align, name_in, split
from plan.domain.texts.words import normal, tokens, words_of

SPACE = uuid5(MITHAQ, "paragraphs")
SPELLINGS = [
    "الخُطّة",
    "الخطة",
    "خطـــة",
    "أمّة",
    "امه",
    "عام",
    "2021",
    "٢٠٢١",
    "plan",
    "Plan",
    " ",
    "\n",
    ".",
    "don't",
    "é",
    "e\u0301",
]
texts = st.lists(st.sampled_from(SPELLINGS), max_size=25).map("".join) | st.text(max_size=60)


@given(texts)
def test_tokens_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@given(texts, texts)
def test_a_difference_leads_from_the_old_text_to_the_new(old: str, new: str) -> None:
    segments = difference(old, new)
    assert apply(old, segments) == new
    kept = [segment for segment in segments if segment.kind != "inserted"]
    assert "".join(segment.text if segment.was is None else segment.was for segment in kept) == old
    assert all(segment.text for segment in segments)


@given(texts, st.text(min_size=1, max_size=5))
def test_a_difference_is_of_one_text(old: str, more: str) -> None:
    with pytest.raises(DoesNotFit):
        apply(old + more, difference(old, old))


@given(texts)
def test_nothing_differs_from_itself(text: str) -> None:
    assert difference(text, text) == ((Segment(kind="equal", text=text),) if text else ())


def test_arabic_words_are_compared_by_their_normal_form() -> None:
    assert words_of("الخُطّة أُقِرّت في ٢٠٢١") == ("الخطه", "اقرت", "في", "2021")
    assert normal("مســـؤول") == normal("مسوول")
    old, new = "تنشر الوزارة الخطة.", "تنشـر الوزارةُ الخُطّة كلَّها."
    assert difference(old, new) == (
        Segment(kind="equal", text="تنشـر الوزارةُ الخُطّة", was="تنشر الوزارة الخطة"),
        Segment(kind="inserted", text=" كلَّها"),
        Segment(kind="equal", text="."),
    )


def test_marks_and_inner_signs_do_not_cut_a_word() -> None:
    assert tokens("don't pay 3.5, ١٫٥") == ("don't", " ", "pay", " ", "3.5", ",", " ", "١٫٥")
    assert tokens("كُتِبَ") == ("كُتِبَ",)


def test_headings_and_items_stand_alone() -> None:
    text = "# Title\nFirst line\nsecond line\n\n- one\n  goes on\n- two\n١. ثلاثة\n```\na\n\n- b\n```\nlast"
    assert split(text) == (
        "# Title",
        "First line\nsecond line",
        "- one\n  goes on",
        "- two",
        "١. ثلاثة",
        "```\na\n\n- b\n```",
        "last",
    )
    assert split("\r\n a\r\n\r\nb\n\n\n") == ("a", "b")


blocks = st.lists(st.sampled_from(["one two", "three\nfour", "# A", "- b", "1. c", "د هـ و"]), max_size=8)


def test_a_heading_says_its_name_in_whichever_language_says_it_first() -> None:
    assert name_in({"ar": "## الأدوار {#roles}", "en": "## Roles"}) == "roles"
    assert name_in({"en": "# Roles {#roles} "}) == "roles"
    for text in ("Roles {#roles}", "## Roles", "## {#Roles}", "## {#roles} more"):
        assert name_in({"en": text}) is None


@given(blocks)
def test_order_is_kept(parts: list[str]) -> None:
    assert list(split("\n\n".join(parts))) == parts


def test_languages_are_aligned_by_order_or_by_sections() -> None:
    even = align({"ar": "# ا\n\nب", "en": "# A\n\nB"}, strictly=True)
    assert even.by == "order"
    assert even.paragraphs == ({"ar": "# ا", "en": "# A"}, {"ar": "ب", "en": "B"})
    uneven = {"ar": "# ا\n\nب\n\nج\n\n# د\n\nه", "en": "# A\n\nB\n\n# D\n\nE"}
    told = align(uneven)
    assert told.by == "sections"
    assert told.paragraphs == (
        {"ar": "# ا", "en": "# A"},
        {"ar": "ب", "en": "B"},
        {"ar": "ج"},
        {"ar": "# د", "en": "# D"},
        {"ar": "ه", "en": "E"},
    )
    with pytest.raises(NotAligned, match="ar 5, en 4"):
        align(uneven, strictly=True)


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(TextTooLong):
        align({"en": "- a\n" * 3_001})
    with pytest.raises(TextTooLong):
        align({"en": "a" * 2_000_001})


def known(matched: Matched) -> list[Known]:
    return [Known(id=each.id, text=each.text) for each in matched.paragraphs]


def of(*paragraphs: str) -> list[Aligned]:
    return [{"ar": paragraph} for paragraph in paragraphs]


def first(*paragraphs: str) -> Matched:
    return match([], of(*paragraphs), "ar", SPACE)


NEXT = uuid5(MITHAQ, "next")
A, B, C = "تنشر الوزارة المنهجية قبل شهر", "يعلق الجمهور على المسودة علنا", "يجيب الفريق عن كل تعليق"


def test_ids_stay_with_equal_and_with_similar_paragraphs() -> None:
    before = first(A, B, C)
    a, b, c = (each.id for each in before.paragraphs)
    after = match(known(before), of(C, A.replace("شهر", "شهرين"), "فقرة جديدة تماما هنا", B), "ar", NEXT)
    assert [(each.id, each.change) for each in after.paragraphs] == [
        (c, "same"),
        (a, "changed"),
        (uuid5(NEXT, "3"), "new"),
        (b, "same"),
    ]
    assert after.gone == ()


def test_what_became_of_a_paragraph_is_told() -> None:
    before = first(A, B, C)
    merged = match(known(before), of(f"{A} و{C}"), "ar", NEXT)
    a, b, c = (each.id for each in before.paragraphs)
    (kept,) = merged.paragraphs
    assert (kept.id, kept.change) == (a, "changed")
    assert [(each.id, each.became, each.into) for each in merged.gone] == [(b, "dropped", None), (c, "merged", a)]


def test_a_translation_that_changed_is_a_change_of_the_same_paragraph() -> None:
    before = match([], [{"ar": A, "en": "old"}], "ar", SPACE)
    after = match(known(before), [{"ar": A, "en": "new"}], "ar", NEXT)
    assert [(each.id, each.change) for each in after.paragraphs] == [(before.paragraphs[0].id, "changed")]


paragraphs = st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6).map(" ".join), max_size=8)


@given(paragraphs, paragraphs)
def test_ids_are_stable_each_once_and_none_is_lost(old: list[str], new: list[str]) -> None:
    before = first(*old)
    assert match(known(before), of(*old), "ar", NEXT).paragraphs == tuple(
        type(each)(id=each.id, text=each.text, change="same") for each in before.paragraphs
    )
    after = match(known(before), of(*new), "ar", NEXT)
    assert [each.text for each in after.paragraphs] == of(*new)
    ids = [each.id for each in after.paragraphs]
    gone = [each.id for each in after.gone]
    was = [each.id for each in before.paragraphs]
    assert len(set(ids)) == len(ids)
    assert sorted([each for each in ids if each in was] + gone) == sorted(was)
    assert gone == [each for each in was if each in gone]
    assert all(each.into in ids for each in after.gone if each.became == "merged")
    assert match(known(before), of(*new), "ar", NEXT) == after


@given(paragraphs)
def test_equal_texts_keep_their_ids_in_order(old: list[str]) -> None:
    before = first(*old)
    after = match(known(before), of(*old, "zz yy xx ww"), "ar", NEXT)
    assert [each.id for each in after.paragraphs[:-1]] == [each.id for each in before.paragraphs]


def test_a_long_paragraph_keeps_its_id() -> None:
    long = " ".join(f"word{n}" for n in range(600))
    before = first(long, A)
    after = match(known(before), of(A, long.replace("word7", "changed")), "ar", NEXT)
    assert [(each.id, each.change) for each in after.paragraphs] == [
        (before.paragraphs[1].id, "same"),
        (before.paragraphs[0].id, "changed"),
    ]


def test_a_long_text_is_matched_in_time() -> None:
    old = [f"word{n} {' '.join('abcdefghij')} {n}" for n in range(1_500)]
    before = first(*old)
    after = match(known(before), of(*(f"{each} more" for each in old)), "ar", NEXT)
    assert isinstance(after.paragraphs[0].id, UUID)
    assert len(after.gone) < 1_500

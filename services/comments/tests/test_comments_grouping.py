"""Comments that say the same: spelled alike, nearly alike, and what never changes a group that is there."""

from __future__ import annotations

from itertools import pairwise
from uuid import UUID, uuid5

import pytest
from hunting import TRIES
from hypothesis import given, settings
from hypothesis import strategies as st

from comments.domain.grouping import NEGATIONS, Said, groups
from comments.domain.wording import words
from events.envelope import MITHAQ

LONG = "we ask that the window for comments on the plan be thirty days and that each answer be published in full"
ARABIC = "نطالب بأن تكون مدة التعليق على مسودة الخطة ثلاثين يوماً وأن تُنشر كل إجابة كاملة على الموقع"


def said(*texts: str | None, paragraph: str | None = None) -> list[Said]:
    return [
        Said(comment=uuid5(MITHAQ, f"{paragraph}/{number}"), paragraph=paragraph, text=text)
        for number, text in enumerate(texts)
    ]


def sizes(*texts: str | None) -> list[int]:
    return [len(group.comments) for group in groups(said(*texts))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الإجراءات", "الاجراءات"),
        ("آمال", "امال"),
        ("ٱلشفافية", "الشفافية"),
        ("الحكومة", "الحكومه"),
        ("مستشفى", "مستشفي"),
        ("كـــتاب", "كتاب"),
        ("كِتَابٌ", "كتاب"),
        ("المادة ١٢", "المادة 12"),
        ("مسؤول شؤون", "مسوول شوون"),
        ("الماده ۱۲", "المادة ١٢"),
        ("École ÉLÈVE", "ecole eleve"),
        ("Straße", "STRASSE"),
        ("Yes, please!", "yes please"),
        ("ﬁne", "fine"),
        ("a\u200fb", "ab"),
    ],
)
def test_spelling_marks_and_typing_make_no_difference(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(("one", "other"), [("12", "13"), ("كتاب", "كاتب"), ("ecole", "ecoles")])
def test_other_words_are_others(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_equal_texts_are_one_group_named_by_the_first() -> None:
    given_ = said("نعم للشفافية", "لا", "نَعَم للشفافيه!")
    first, second = groups(given_)
    assert (first.id, first.comments, first.equal) == (given_[0].comment, (given_[0].comment, given_[2].comment), 2)
    assert (second.comments, second.equal) == ((given_[1].comment,), 1)


@pytest.mark.parametrize("text", [LONG, ARABIC])
def test_nearly_equal_texts_are_one_group(text: str) -> None:
    [group] = groups(said(text, f"{text} شكرا", text.rpartition(" ")[0]))
    assert (len(group.comments), group.equal) == (3, 1)


def test_another_number_or_a_negation_is_another_opinion() -> None:
    assert sizes(f"{LONG} by 2022", f"{LONG} by 2023") == [1, 1]
    assert sizes(LONG, LONG.replace("ask", "do not ask")) == [1, 1]
    assert sizes(ARABIC, ARABIC.replace("نطالب", "لا نطالب")) == [1, 1]


def test_what_is_far_apart_stays_apart() -> None:
    assert sizes(LONG, ARABIC, "we ask for more time") == [1, 1, 1]


def test_the_same_words_on_another_paragraph_are_another_opinion() -> None:
    assert len(groups([*said("drop it", paragraph="a"), *said("drop it", paragraph="b")])) == 2


def test_an_erased_text_is_alone_and_a_text_without_words_is_as_typed() -> None:
    assert sizes(None, None, "👍", " 👍 ", "!!") == [1, 1, 2, 1]


texts = st.lists(
    st.lists(st.sampled_from(["الخطة", "الخطه", "نص", "not", "7", "٧", "plan", "Plan"]), max_size=9).map(" ".join),
    max_size=12,
)


@settings(max_examples=TRIES)
@given(texts=texts, more=texts)
def test_no_later_comment_changes_a_group(texts: list[str], more: list[str]) -> None:
    before, after = groups(said(*texts)), groups(said(*texts, *more))
    for old, new in zip(before, after, strict=False):
        assert new.id == old.id
        assert new.comments[: len(old.comments)] == old.comments
    assert len(after) >= len(before)


@settings(max_examples=TRIES)
@given(texts=texts)
def test_each_comment_is_in_one_group_and_equal_texts_are_never_parted(texts: list[str]) -> None:
    given_ = said(*texts)
    found: dict[UUID, UUID] = {comment: group.id for group in groups(given_) for comment in group.comments}
    assert sorted(found) == sorted(each.comment for each in given_)
    by_words: dict[tuple[str, ...], set[UUID]] = {}
    for each, text in zip(given_, texts, strict=True):
        by_words.setdefault(words(text), set()).add(found[each.comment])
    assert all(len(group) == 1 for group in by_words.values())


@settings(max_examples=TRIES)
@given(texts=texts)
def test_the_groups_are_those_that_the_rule_says_word_by_word(texts: list[str]) -> None:
    beginnings: list[tuple[tuple[str, ...], list[UUID]]] = []
    for each, text in zip(said(*texts), texts, strict=True):
        found = next((group for first, group in beginnings if alike(first, words(text))), None)
        if found is None:
            beginnings.append((words(text), [each.comment]))
        else:
            found.append(each.comment)
    assert [list(group.comments) for group in groups(said(*texts))] == [group for _, group in beginnings]


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    first, second = ({*pairwise(each)} or {(word, "") for word in each} for each in (one, other))
    turning = [sorted(w for w in each if w in NEGATIONS or any(map(str.isdecimal, w))) for each in (one, other)]
    near = 4 * len(first & second) >= 3 * len(first | second) and turning[0] == turning[1]
    return one == other or (bool(first | second) and near)

"""What became of a paragraph in later versions, and which changes are changes."""

from __future__ import annotations

from uuid import UUID

import pytest

from comments.domain.versions import (
    Became,
    Known,
    Naming,
    NoSuchParagraph,
    NothingChanged,
    became,
    change_made,
    paragraph_of,
)
from events.plan import Paragraph, ParagraphGone

ROLES, FIRST, SECOND, RULES, ADDED = (UUID(int=number) for number in range(1, 6))


def known(*paragraphs: tuple[UUID, str, str | None], gone: tuple[ParagraphGone, ...] = ()) -> Known:
    return Known(
        hash="h",
        paragraphs={
            of: Paragraph(id=of, order=order, texts={"en": text}, change="new", name=name)
            for order, (of, text, name) in enumerate(paragraphs, 1)
        },
        gone={each.id: each for each in gone},
    )


HEAD, ONE, TWO, END = (
    (ROLES, "## Roles", "roles"),
    (FIRST, "a", None),
    (SECOND, "b", None),
    (RULES, "## Rules", "rules"),
)
COMMENTED = known(HEAD, ONE, TWO, END)
DROPPED = ParagraphGone(id=SECOND, became="dropped", into=None)


@pytest.mark.parametrize(
    ("later", "section", "paragraph"),
    [
        (known(HEAD, ONE, TWO, END), "same", "same"),
        (known(HEAD, ONE, (SECOND, "B", None), END), "changed", "changed"),
        (known(HEAD, (FIRST, "A", None), TWO, END), "changed", "same"),
        (known(HEAD, ONE, (ADDED, "n", None), TWO, END), "changed", "same"),
        (known(HEAD, ONE, TWO, (RULES, "## Other rules", "rules"), (ADDED, "n", None)), "same", "same"),
        (known(HEAD, ONE, END, gone=(DROPPED,)), "changed", "dropped"),
    ],
)
def test_a_named_heading_stands_for_its_section(later: Known, section: str, paragraph: str) -> None:
    versions = {1: COMMENTED, 2: later}
    assert became(versions, 1, str(ROLES)) == (Became(number=2, change=section, into=None),)
    assert became(versions, 1, str(SECOND)) == (Became(number=2, change=paragraph, into=None),)


def test_what_is_gone_stays_gone_and_what_is_unknown_has_no_course() -> None:
    versions = {1: COMMENTED, 2: known(HEAD, ONE, END, gone=(DROPPED,)), 3: Known(hash="pdf"), 4: known(HEAD, END)}
    assert [(each.number, each.change) for each in became(versions, 1, str(SECOND))] == [(2, "dropped"), (4, "dropped")]
    assert [(each.number, each.change) for each in became(versions, 1, str(FIRST))] == [(2, "same"), (4, "gone")]
    assert became(versions, 1, "roles") == became(versions, 1, None) == became(versions, 9, str(FIRST)) == ()


@pytest.mark.parametrize(
    ("later", "changed"),
    [
        (known(HEAD, ONE, (SECOND, "B", None), END), SECOND),
        (known((ROLES, "## Tasks", "roles"), ONE, (SECOND, "B", None), END), ROLES),
        (known(HEAD, ONE, TWO, (ADDED, "n", None), END), ADDED),
        (known(HEAD, ONE, END, gone=(DROPPED,)), ROLES),
    ],
)
def test_a_change_in_a_section_is_its_first_changed_paragraph(later: Known, changed: UUID) -> None:
    documents = {"methodology": {1: COMMENTED, 2: later}}
    made = change_made(documents, Naming(document="methodology", number=2, paragraph="roles"), ("methodology", 1))
    assert made.paragraph == changed


def test_a_section_that_stayed_is_no_change() -> None:
    documents = {"methodology": {1: COMMENTED, 2: known(HEAD, ONE, TWO, (RULES, "## Other", "rules"))}}
    for said, refusal in (("roles", NothingChanged), (str(FIRST), NothingChanged), (str(ADDED), NoSuchParagraph)):
        with pytest.raises(refusal):
            change_made(documents, Naming(document="methodology", number=2, paragraph=said), ("methodology", 1))


def test_a_paragraph_of_a_version_without_any_is_as_said() -> None:
    assert paragraph_of(Known(hash="pdf"), "methodology", 1, "page-3") == "page-3"
    for said in (str(FIRST), "2"):
        assert paragraph_of(COMMENTED, "methodology", 1, said) == str(FIRST)

"""Two contents of a commitment: each field's difference, by word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plan.domain.commitments.comparing import TEXTS, FieldDifference, compared
from plan.domain.commitments.template import Entity, Milestone, Template
from plan.domain.texts.difference import Segment, apply

FINANCE = Entity(organisation="finance", title={"ar": "وزارة المالية", "en": "Ministry of Finance"})
HEALTH = Entity(organisation="health", title={"en": "Ministry of Health"})
PORTAL = Milestone(id="portal", title={"en": "Portal"}, first=date(2022, 1, 1), last=date(2022, 6, 30))
AUDIT = Milestone(id="audit", title={"en": "Audit"}, responsible=FINANCE)
OLD = Template(
    title={"ar": "موازنة مفتوحة", "en": "Open budget"},
    problem={"ar": "لا تنشر الوزارة الخطة."},
    lead=FINANCE,
    supporting=(HEALTH,),
    milestones=(PORTAL, AUDIT),
)

words = st.dictionaries(st.sampled_from(["ar", "en"]), st.sampled_from(["الخطة", "الخُطّة كلها", "a plan", ""]))
entities = st.builds(Entity, organisation=st.sampled_from(["a", "b"]), title=words)
days = st.none() | st.sampled_from([date(2022, 1, 1), date(2022, 2, 1)])
milestones = st.builds(
    Milestone, id=st.sampled_from("xyz"), title=words, first=days, last=days, responsible=st.none() | entities
)
contents = st.builds(
    Template,
    **dict.fromkeys(TEXTS, words),
    lead=st.none() | entities,
    supporting=st.lists(entities, max_size=2, unique_by=lambda each: each.organisation).map(tuple),
    others=st.lists(words, max_size=2).map(tuple),
    milestones=st.lists(milestones, max_size=3, unique_by=lambda each: each.id).map(tuple),
)


def told(old: Template, new: Template) -> dict[tuple[str, str | None], FieldDifference]:
    """The fields that differ, by name and item."""
    return {(each.field, each.item): each for each in compared(old, new) if each.change != "same"}


def test_a_text_differs_by_word_and_an_arabic_spelling_does_not() -> None:
    found = told(OLD, replace(OLD, problem={"ar": "لا تنشرُ الوزارة الخُطّة كلَّها."}))
    assert list(found) == [("problem", None)]
    assert found["problem", None].words["ar"] == (
        Segment(kind="equal", text="لا تنشرُ الوزارة الخُطّة", was="لا تنشر الوزارة الخطة"),
        Segment(kind="inserted", text=" كلَّها"),
        Segment(kind="equal", text="."),
    )


def test_a_field_that_one_of_both_lacks_is_new_or_dropped() -> None:
    found = told(OLD, replace(OLD, causes={"en": "No rule"}, lead=None))
    assert {name: each.change for name, each in found.items()} == {("causes", None): "new", ("lead", None): "dropped"}
    assert (found["lead", None].was, found["lead", None].now) == ("finance", None)
    assert found["lead", None].words["en"] == (Segment(kind="deleted", text="Ministry of Finance"),)


def test_a_milestone_is_followed_by_its_id_wherever_it_stands() -> None:
    later = replace(PORTAL, last=date(2022, 9, 30))
    found = told(OLD, replace(OLD, milestones=(AUDIT, later)))
    assert [(name, each.was, each.now) for name, each in found.items()] == [
        (("last", "portal"), "2022-06-30", "2022-09-30")
    ]
    gone = told(OLD, replace(OLD, milestones=(PORTAL,)))
    assert {name: each.change for name, each in gone.items()} == {
        ("milestone", "audit"): "dropped",
        ("responsible", "audit"): "dropped",
    }


def test_another_entity_under_the_same_title_is_a_change() -> None:
    found = told(OLD, replace(OLD, lead=replace(FINANCE, organisation="treasury")))
    assert (found["lead", None].change, found["lead", None].now) == ("changed", "treasury")


def test_entities_are_followed_by_name_and_fields_stand_in_the_template_s_order() -> None:
    new = replace(OLD, supporting=(Entity(organisation="labour", title={"en": "Labour"}),), others=({"en": "NGOs"},))
    assert list(told(OLD, new)) == [("supporting", "labour"), ("supporting", "health"), ("others", None)]
    assert [each.field for each in compared(OLD, OLD)][:4] == ["title", "problem", "lead", "supporting"]


@given(contents)
def test_no_field_of_a_content_differs_from_itself(content: Template) -> None:
    assert told(content, content) == {}


@given(contents, contents)
def test_each_field_s_words_lead_from_the_old_to_the_new(old: Template, new: Template) -> None:
    for each in compared(old, new):
        if each.field in TEXTS:
            before, after = getattr(old, each.field), getattr(new, each.field)
            for language, segments in each.words.items():
                assert apply(before.get(language, ""), segments) == after.get(language, "")
        altered = any(part.kind != "equal" or part.was for parts in each.words.values() for part in parts)
        assert (each.change != "same") == (altered or each.was != each.now)

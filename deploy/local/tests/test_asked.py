"""Values that are asked of the services when a step is played: lists, and texts with passages replaced."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local import asked, processfile
from local.names import Unresolved

LIST = {"each": {"read": "ListCommitments", "list": "name"}, "item": {"commitment": "$each"}}
EDIT = {"edited": "plan", "number": 1, "changes": {"en": [{"old": "a", "new": "b"}]}}
JORDAN = Path(__file__).parents[1] / "processes" / "jo-nap5.yaml"


def test_a_list_stands_in_place_wherever_it_is() -> None:
    value = {"commitments": LIST, "deep": [{"names": {"each": LIST["each"]}}], "other": "$each"}
    filled = asked.with_lists(value, lambda _: ["one", "two"])
    assert filled == {
        "commitments": [{"commitment": "one"}, {"commitment": "two"}],
        "deep": [{"names": ["one", "two"]}],
        "other": "$each",
    }


def test_the_name_of_a_turn_is_not_that_of_an_item() -> None:
    named = asked.with_name({"list": LIST, "motion": "keep.$each"}, "idea-1")
    assert named == {"list": LIST, "motion": "keep.idea-1"}


@pytest.mark.parametrize("value", [{"each": ["a"]}, LIST | {"more": 1}, {"item": 1}, "each", None, EDIT])
def test_anything_else_is_no_list(value: object) -> None:
    assert asked.list_of(value) is None


def test_an_edit_stands_in_place_of_renditions() -> None:
    found = asked.with_edits({"renditions": EDIT}, lambda edit: [{"language": "en", "file": edit["edited"]}])
    assert found == {"renditions": [{"language": "en", "file": "plan"}]}
    assert asked.edit_of(EDIT | {"more": 1}) is None


@given(st.text("ab \n"), st.text("ab \n"))
def test_a_passage_that_stands_once_is_replaced(before: str, after: str) -> None:
    changes = [{"old": "X.", "new": "Y."}, {"old": "Y.", "new": "Z."}]
    assert asked.edited(f"{before}X.{after}", changes, "it") == f"{before}Z.{after}"


@pytest.mark.parametrize("text", ["nothing", "X. and X."])
def test_a_passage_that_does_not_stand_once_is_told(text: str) -> None:
    with pytest.raises(Unresolved, match=r"version 1 has [02] times, and not once: X\."):
        asked.edited(text, [{"old": "X.", "new": "Y."}], "version 1")


def test_the_days_of_reports_are_the_file_s_own() -> None:
    file = processfile.load(JORDAN)
    assert [f"{day}" for day in file.reports] == ["2021-11-20"]
    assert not {"reports", "ends_at"} & file.steps[0].fields.keys()

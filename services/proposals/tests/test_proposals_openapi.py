"""What the acts are called, what a process file may name in them, and which office they need."""

from __future__ import annotations

from typing import Any

import pytest

from proposals.main import PARTS
from service.api import describe

DOCUMENT: dict[str, Any] = describe(PARTS).openapi()
POSTS: dict[str, dict[str, Any]] = {
    methods["post"]["operationId"]: methods["post"] for methods in DOCUMENT["paths"].values() if "post" in methods
}
OFFICERS = {
    "PublishCall",
    "ExtendDeadline",
    "ReturnProposal",
    "ScreenProposal",
    "AskMerge",
    "HideContribution",
    "RestoreContribution",
    "ConfirmAct",
    "DeclineAct",
}
PERSONS = {"SubmitProposal", "ApplyForSeat", "ReviseProposal", "WithdrawProposal", "ConsentMerge", "RefuseMerge"}


def test_each_command_is_one_act() -> None:
    assert set(POSTS) == PERSONS | OFFICERS


def test_only_officers_acts_name_an_office() -> None:
    assert {act for act, post in POSTS.items() if post.get("x-office") == "unit_officer"} == OFFICERS


@pytest.mark.parametrize(
    ("act", "names"),
    [
        ("PublishCall", {"process": "process"}),
        ("ExtendDeadline", {"call": "call"}),
        ("SubmitProposal", {"call": "call"}),
        ("ApplyForSeat", {"call": "call"}),
        ("HideContribution", {"proposal": "proposal"}),
        ("RestoreContribution", {"proposal": "proposal"}),
        ("ReviseProposal", {"proposal": "proposal"}),
        ("WithdrawProposal", {"proposal": "proposal"}),
        ("ReturnProposal", {"proposal": "proposal"}),
        ("ScreenProposal", {"proposal": "proposal"}),
        ("AskMerge", {"call": "call"}),
        ("ConsentMerge", {"merge": "merge"}),
        ("RefuseMerge", {"merge": "merge"}),
        ("ConfirmAct", {"proposal": "proposal"}),
        ("DeclineAct", {"proposal": "proposal"}),
    ],
)
def test_a_process_file_names_what_an_act_is_about(act: str, names: dict[str, str]) -> None:
    schemas = {each["name"]: each["schema"] for each in POSTS[act]["parameters"]}
    assert {name: schema["x-names"] for name, schema in schemas.items() if "x-names" in schema} == names

"""What the acts are called, what a process file may name in them, and which office they need."""

from __future__ import annotations

from typing import Any

import pytest

from comments.main import PARTS
from service.api import describe

DOCUMENT: dict[str, Any] = describe(PARTS).openapi()
POSTS: dict[str, dict[str, Any]] = {
    methods["post"]["operationId"]: methods["post"] for methods in DOCUMENT["paths"].values() if "post" in methods
}
OFFICERS = {
    "OpenConsultation",
    "ExtendWindow",
    "RespondToComment",
    "RespondToCluster",
    "AssignComment",
    "AssignComments",
    "PublishConsultationReport",
    "HideContribution",
    "RestoreContribution",
    "ConfirmAct",
    "DeclineAct",
}


def test_each_command_is_one_act() -> None:
    assert set(POSTS) == {"SubmitComment", "WithdrawComment", "DraftAnswer"} | OFFICERS


def test_only_officers_acts_name_an_office() -> None:
    assert {act for act, post in POSTS.items() if post.get("x-office") == "unit_officer"} == OFFICERS


@pytest.mark.parametrize(
    ("act", "names"),
    [
        ("SubmitComment", {"consultation": "consultation"}),
        ("WithdrawComment", {"comment": "comment"}),
        ("RespondToComment", {"comment": "comment"}),
        ("RespondToCluster", {"consultation": "consultation"}),
        ("AssignComment", {"comment": "comment"}),
        ("AssignComments", {"consultation": "consultation"}),
        ("DraftAnswer", {"comment": "comment"}),
        ("PublishConsultationReport", {"consultation": "consultation"}),
        ("HideContribution", {"comment": "comment"}),
        ("RestoreContribution", {"comment": "comment"}),
        ("OpenConsultation", {"consultation": "consultation"}),
        ("ExtendWindow", {"consultation": "consultation"}),
        ("ConfirmAct", {"proposal": "proposal"}),
        ("DeclineAct", {"proposal": "proposal"}),
    ],
)
def test_a_process_file_names_what_an_act_is_about(act: str, names: dict[str, str]) -> None:
    schemas = {each["name"]: each["schema"] for each in POSTS[act]["parameters"]}
    assert {name: schema["x-names"] for name, schema in schemas.items() if "x-names" in schema} == names

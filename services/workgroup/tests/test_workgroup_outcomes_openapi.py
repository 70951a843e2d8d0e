"""What the acts of outcomes and appeals are called, what a process file may name in them, and the office they need."""

from __future__ import annotations

from typing import Any

import pytest

from service.api import describe
from workgroup.main import PARTS

DOCUMENT: dict[str, Any] = describe(PARTS).openapi()
POSTS: dict[str, dict[str, Any]] = {
    methods["post"]["operationId"]: methods["post"] for methods in DOCUMENT["paths"].values() if "post" in methods
}
ON_IDEA = {"proposal": "proposal"}
NAMES: dict[str, dict[str, str]] = {
    "RequestOpinion": ON_IDEA | {"organisation": "organisation"},
    "GiveOpinion": ON_IDEA | {"organisation": "organisation"},
    "DecideFinalIdeas": {"evaluation": "evaluation", "meeting": "meeting"},
    "RequestTaskForce": ON_IDEA,
    "InviteMember": ON_IDEA | {"member": "person"},
    "AcceptSeat": ON_IDEA,
    "DeclineSeat": ON_IDEA,
    "ConfirmTaskForce": ON_IDEA,
    "DissolveTaskForce": ON_IDEA,
    "LodgeAppeal": {"process": "process", "decision": "event", "subject": "proposal"},
    "DecideAppeal": {"appeal": "appeal"},
}
OFFICES = {
    "RequestOpinion": "unit_officer",
    "GiveOpinion": "entity_officer",
    "RequestTaskForce": "unit_officer",
    "DissolveTaskForce": "unit_officer",
}


@pytest.mark.parametrize("act", NAMES)
def test_references_are_marked_and_offices_told(act: str) -> None:
    fields = {each["name"]: each["schema"] for each in POSTS[act]["parameters"]}
    body = POSTS[act]["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    fields |= DOCUMENT["components"]["schemas"][body]["properties"]
    assert {name: schema["x-names"] for name, schema in fields.items() if "x-names" in schema} == NAMES[act]
    assert POSTS[act].get("x-office") == OFFICES.get(act)

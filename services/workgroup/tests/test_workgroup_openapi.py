"""What the acts are called, what a process file may name in them, and which office they need."""

from __future__ import annotations

from typing import Any

from service.api import describe
from workgroup.main import PARTS

ACTS = {
    "RegisterOrganisation",
    "LinkPerson",
    "UnlinkPerson",
    "EstablishBody",
    "AppointMember",
    "ReplaceMember",
    "ResignSeat",
    "RequestNomination",
    "NominateMember",
    "DeclineNomination",
    "ConveneMeeting",
    "RecordAttendance",
    "ProposeMotion",
    "RecuseFromMotion",
    "RecordPresentation",
    "AskQuestion",
    "DraftMinutes",
    "ObjectToMinutes",
    "RecordDissent",
    "ApproveMinutes",
    "CastVote",
    "CloseMeeting",
    "ApprovePublication",
    "EndorseCommitments",
    "ApproveForComment",
    "ReturnCommitments",
    "DropCommitment",
    "ConfirmAct",
    "DeclineAct",
    "PrepareEvaluation",
    "DeclareInterest",
    "AllegeInterest",
    "DecideInterest",
    "SubmitScore",
    "ContributeToLot",
    "CastBallot",
    "CloseScoring",
    "VoteOnTie",
    "StateReason",
    "ClassifyProposal",
    "ApproveShortlist",
    "SelectIdeas",
    "SelectMembers",
}
DOCUMENT: dict[str, Any] = describe(PARTS).openapi()
POSTS: dict[str, dict[str, Any]] = {
    methods["post"]["operationId"]: methods["post"] for methods in DOCUMENT["paths"].values() if "post" in methods
}


def names(act: str) -> dict[str, str]:
    """Which references the act's path and body hold, by field."""
    fields = {each["name"]: each["schema"] for each in POSTS[act]["parameters"]}
    body = POSTS[act]["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    fields |= DOCUMENT["components"]["schemas"][body]["properties"]
    marked = {name: schema.get("items", schema) for name, schema in fields.items()}
    return {name: schema["x-names"] for name, schema in marked.items() if "x-names" in schema}


def test_each_command_is_one_act() -> None:
    assert set(POSTS) >= ACTS


def test_references_are_marked() -> None:
    assert names("EstablishBody") == {"process": "process"}
    assert names("AppointMember") == {"body": "body", "member": "person"}
    assert names("RegisterOrganisation") == {"process": "process"}
    assert names("LinkPerson") == names("UnlinkPerson") == {"organisation": "organisation", "person": "person"}
    assert names("ReplaceMember") == names("NominateMember") == {"body": "body", "member": "person"}
    assert names("RequestNomination") == {"body": "body", "organisation": "organisation"}
    assert names("ConveneMeeting") == {"body": "body"}
    assert names("RecordAttendance") == {"meeting": "meeting", "present": "person"}
    assert names("ProposeMotion") == {"meeting": "meeting", "document": "document", "subject": "evaluation"}
    assert names("RecuseFromMotion") == {"meeting": "meeting", "motion": "motion"}
    assert names("RecordPresentation") == {"meeting": "meeting", "proposal": "proposal", "presenter": "person"}
    assert names("AskQuestion") == {"meeting": "meeting", "proposal": "proposal"}
    assert names("RecordDissent") == {"meeting": "meeting", "motion": "motion"}
    assert names("CastVote") == {"meeting": "meeting", "motion": "motion"}
    assert names("ApprovePublication") == {"meeting": "meeting", "motion": "motion"}
    for act in ("EndorseCommitments", "ApproveForComment", "ReturnCommitments", "DropCommitment"):
        assert names(act) == {"meeting": "meeting", "motion": "motion"}
    assert DOCUMENT["components"]["schemas"]["CitedCommitment"]["properties"]["commitment"]["x-names"] == "commitment"
    assert names("ConfirmAct") == names("DeclineAct") == {"proposal": "proposal"}


def test_acts_that_need_an_office_say_so() -> None:
    assert {act for act, operation in POSTS.items() if operation.get("x-office") == "unit_officer"} >= {
        "RegisterOrganisation",
        "LinkPerson",
        "UnlinkPerson",
        "EstablishBody",
        "AppointMember",
        "PrepareEvaluation",
    }

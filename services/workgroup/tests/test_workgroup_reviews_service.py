"""Reviews of commitments by HTTP on a real PostgreSQL: from plan's events to the decision, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from events import plan
from events.workgroup import ActProposed, CommitmentsEndorsed
from service.projector import rebuild
from workgroup import projections

if TYPE_CHECKING:
    from httpx import Response
    from services.workgroup.tests.conftest import Workgroup

WORDS = {"ar": "نص", "en": "words"}
A, B = "a" * 64, "b" * 64
AMENDMENT = UUID(int=5)


class Reviews:
    """The forum in a meeting, with a commitment that is handed over."""

    def __init__(self, workgroup: Workgroup) -> None:
        self.workgroup = workgroup
        self._heard = 1
        self.hear(plan.CommitmentDrafted, idea=None, content=content(1, A))
        self.hear(plan.CommitmentReadyForReview, number=1, hash=A, workshops=1, consultations=0)
        self.meeting = workgroup.convene()
        self.at = f"/v1/meetings/{self.meeting}"
        workgroup.attend(self.meeting, "chair", "member")

    def hear(self, kind: type, **fields: Any) -> None:
        self._heard += 1
        self.workgroup.hear_of_plan(kind, self._heard, name="budget", **fields)

    def amended(self) -> None:
        self.hear(plan.CommitmentAmended, content=content(2, B), answers=(AMENDMENT,))

    def move(self, asks: str, **cited: Any) -> Response:
        body = {"words": WORDS, "asks": asks, "commitments": [{"commitment": "budget", **cited}]}
        return self.workgroup.post("chair", f"{self.at}/motions", body)

    def carried(self, asks: str) -> str:
        response = self.move(asks)
        assert response.status_code == 201, response.text
        motion = str(response.json()["id"])
        self.workgroup.vote("chair", self.meeting, motion, "for")
        self.workgroup.made("chair", f"{self.at}/close")
        return motion

    def confirm(self, proposal: str) -> Response:
        waiting = self.workgroup.app.store.stream(UUID(self.meeting))
        (content,) = [each.hash for each in waiting if isinstance(each, ActProposed) and str(each.proposal) == proposal]
        return self.workgroup.post("member", f"/v1/acts/{self.meeting}/{proposal}/confirm", {"hash": content})

    def read(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.workgroup.work().read("/v1/processes/jo-nap5/reviews").json()
        return found


def content(number: int, hashed: str) -> plan.CommitmentVersion:
    return plan.CommitmentVersion(number=number, hash=hashed, file=hashed, title=WORDS, lead=None, milestones=())


@pytest.fixture
def reviews(workgroup: Workgroup) -> Reviews:
    return Reviews(workgroup)


def rule(response: Response) -> str:
    return str(response.json()["errors"][0]["rule"])


@pytest.mark.parametrize(
    ("asks", "path", "decision"),
    [
        ("EndorseCommitments", "endorse", "endorsed"),
        ("ApproveForComment", "approve-for-comment", "approved"),
        ("ReturnCommitments", "return-commitments", "returned"),
        ("DropCommitment", "drop-commitment", "dropped"),
    ],
)
def test_a_review_from_its_motion_to_its_decision(reviews: Reviews, asks: str, path: str, decision: str) -> None:
    reviews.hear(plan.AmendmentRequested, amendment=AMENDMENT, number=1, hash=A, body="forum", words=WORDS)
    motion = reviews.carried(asks)
    proposed = reviews.workgroup.made("chair", f"{reviews.at}/{path}", {"motion": motion, "reason": WORDS})
    decided = reviews.confirm(proposed["id"])
    assert decided.status_code == 201, decided.text
    (review,) = reviews.read()
    version = {"name": "budget", "number": 1, "hash": A}
    assert review == {
        "event": decided.json()["events"][0]["id"],
        "meeting": reviews.meeting,
        "motion": motion,
        "body": "forum",
        "decision": decision,
        "commitments": [version],
        "open_amendments": [str(AMENDMENT)] if decision in ("endorsed", "approved") else [],
        "reason": WORDS if decision in ("returned", "dropped") else None,
    }
    (read,) = reviews.workgroup.read(reviews.at).json()["motions"]
    assert (read["commitments"], read["review"], read["outcome"]) == ([version], decision, "carried")
    before = reviews.workgroup.rows()
    rebuild(reviews.workgroup.app.store, projections)
    assert reviews.workgroup.rows() == before


def test_a_version_amended_meanwhile_is_not_endorsed(reviews: Reviews) -> None:
    motion = reviews.carried("EndorseCommitments")
    proposed = reviews.workgroup.made("chair", f"{reviews.at}/endorse", {"motion": motion})
    reviews.amended()
    assert rule(reviews.confirm(proposed["id"])) == "stale-version"
    assert rule(reviews.workgroup.post("chair", f"{reviews.at}/endorse", {"motion": motion})) == "stale-version"
    assert not [
        e for e in reviews.workgroup.app.store.stream(UUID(reviews.meeting)) if isinstance(e, CommitmentsEndorsed)
    ]


def test_what_a_motion_on_commitments_refuses(reviews: Reviews) -> None:
    assert rule(reviews.move("EndorseCommitments", number=2)) == "unknown"
    reviews.amended()
    assert rule(reviews.move("EndorseCommitments", number=1)) == "stale-version"
    unknown = {"words": WORDS, "asks": "EndorseCommitments", "commitments": [{"commitment": "nothing"}]}
    response = reviews.workgroup.post("chair", f"{reviews.at}/motions", unknown)
    assert response.json()["errors"][0]["field"] == "commitments.0.commitment"
    assert rule(reviews.move("ApproveShortlist")) == "value-refused"
    nobody = reviews.workgroup.post("chair", f"{reviews.at}/endorse", {"motion": str(uuid4())})
    assert (nobody.status_code, rule(nobody)) == (404, "unknown")


def test_the_same_version_is_endorsed_once_by_a_body(reviews: Reviews) -> None:
    motion = reviews.carried("EndorseCommitments")
    proposed = reviews.workgroup.made("chair", f"{reviews.at}/endorse", {"motion": motion})
    assert reviews.confirm(proposed["id"]).status_code == 201
    reviews.workgroup.work()
    again = reviews.workgroup.post("chair", f"{reviews.at}/endorse", {"motion": motion})
    assert rule(again) == "already-decided"
    meeting = {"title": WORDS, "mode": "remote", "planned_on": "2021-04-28"}
    body = reviews.workgroup.read(reviews.at).json()["body"]
    reviews.meeting = str(reviews.workgroup.made("chair", f"/v1/bodies/{body}/meetings", meeting)["id"])
    reviews.at = f"/v1/meetings/{reviews.meeting}"
    reviews.workgroup.attend(reviews.meeting, "chair", "member")
    assert rule(reviews.move("EndorseCommitments")) == "already-reviewed"
    assert reviews.move("ApproveForComment").status_code == 201

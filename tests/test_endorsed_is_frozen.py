"""Plan and workgroup together: bodies decide on a commitment by its hash, and no other is frozen by their decision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from httpx import Response
from hunting import TRIES
from planning import BOTH, CONTENT, DAY, OFFICES, Planning

import workgroup.main
from events.envelope import Event, named
from events.intake import Intake
from events.plan import CommitmentAmended, CommitmentDrafted, CommitmentsFrozen
from events.workgroup import ActProposed, CommitmentsApprovedForComment
from local.oneservice import OneService
from local.racing import Prepared, at_once
from local.site import Site
from plan.domain.commitments.commitment import commitment_stream
from plan.domain.commitments.freezing import freeze_stream

PEOPLE = ("chair", "member", "other")
Rewinding = Callable[[OneService], Prepared]


class Agency:
    """Both services of one agency; what one records the other hears when it is passed on."""

    def __init__(self, site: Site, in_process: Callable[[str], None]) -> None:
        in_process("plan")
        self.plan = Planning(site)
        in_process("workgroup")
        self.workgroup = OneService(workgroup.main.PARTS, site, OFFICES, "planning")
        self._intakes = [
            (self.plan, _intake(self.workgroup, "plan")),
            (self.workgroup, _intake(self.plan, "workgroup")),
            (self.workgroup, _intake(self.workgroup, "workgroup", own=True)),
        ]

    def begin(self, process: str) -> None:
        """A process, with a working group."""
        self.process = process
        self.plan.start(process)
        self.pass_on()
        self.body("group")

    @property
    def freeze(self) -> str:
        """Where the freeze is decided."""
        return f"/v1/processes/{self.process}/freeze"

    def pass_on(self) -> None:
        """What each has recorded is heard by the other, and by itself."""
        for source, intake in self._intakes:
            while batch := source.app.store.after(intake.position, 200):
                intake.take(batch)

    def positions(self) -> list[int]:
        """How far each has heard the other, and itself."""
        return [intake.position for _, intake in self._intakes]

    def go_back(self, positions: list[int]) -> None:
        """Both were brought back to where they had heard so much."""
        for (_, intake), position in zip(self._intakes, positions, strict=True):
            intake.position = position

    def body(self, name: str) -> None:
        """A body of three, which decides by any two of them."""
        seats = [{"name": person, "side": "civil_society", "role": "chair"} for person in PEOPLE]
        quorum = {"numerator": 1, "denominator": 2, "each_side": 1}
        body = {"name": name, "title": BOTH, "seats": seats, "quorum": quorum, "majority": "simple"}
        self.workgroup.made("huda", f"/v1/processes/{self.process}/bodies", body)
        at = f"/v1/bodies/{named(self.process, 'body', name)}/members"
        for person in PEOPLE:
            self.workgroup.made("huda", at, {"seat_name": person, "member": self.workgroup.subject(person)})
        self.pass_on()

    def meeting(self, body: str) -> str:
        """The body meets, and everybody is there."""
        meeting = {"title": BOTH, "mode": "remote", "planned_on": DAY}
        convened = self.workgroup.made("chair", f"/v1/bodies/{named(self.process, 'body', body)}/meetings", meeting)[
            "id"
        ]
        present = [self.workgroup.subject(person) for person in PEOPLE]
        self.workgroup.made("chair", f"/v1/meetings/{convened}/attendance", {"held_on": DAY, "present": present})
        return str(convened)

    def move(self, meeting: str, asks: str, commitment: str) -> Response:
        """A motion in the meeting asks for the act on the commitment."""
        moved = {"words": BOTH, "asks": asks, "commitments": [{"commitment": commitment}]}
        return self.workgroup.post("chair", f"/v1/meetings/{meeting}/motions", moved)

    def carried(self, body: str, asks: str, commitment: str) -> tuple[str, str]:
        """A meeting of the body has carried a motion that asks for the act: the meeting and the motion."""
        meeting = self.meeting(body)
        motion = str(self.move(meeting, asks, commitment).json()["id"])
        self.workgroup.made("chair", f"/v1/meetings/{meeting}/votes", {"motion": motion, "choice": "for"})
        self.workgroup.made("chair", f"/v1/meetings/{meeting}/close")
        return meeting, motion

    def proposed(self, body: str, asks: str, path: str, commitment: str) -> partial[Response]:
        """Two people do the act: what the second does."""
        meeting, motion = self.carried(body, asks, commitment)
        done = self.workgroup.made("chair", f"/v1/meetings/{meeting}/{path}", {"motion": motion, "reason": BOTH})
        proposed = (e for e in self.workgroup.app.store.stream(UUID(meeting)) if isinstance(e, ActProposed))
        (content,) = [event.hash for event in proposed if str(event.proposal) == done["id"]]
        return partial(self.workgroup.post, "member", f"/v1/acts/{meeting}/{done['id']}/confirm", {"hash": content})

    def amendment(self, commitment: str) -> partial[Response]:
        """A member of the group asks for an amendment: what answers it."""
        at = f"/v1/processes/{self.process}/commitments/{commitment}"
        asked = self.plan.made("chair", f"{at}/amendments", {"body": "group", "words": BOTH})
        amended = {"content": CONTENT | {"results": CONTENT["title"]}, "answers": [asked["id"]]}
        return partial(self.plan.post, "chair", f"{at}/amend", amended)

    def settled(self, commitment: str) -> None:
        """Every amendment of the commitment is settled."""
        at = f"/v1/processes/{self.process}/commitments/{commitment}"
        for each in self.plan.commitment(self.process, commitment)["amendments"]:
            closing = {"amendment": each["id"], "outcome": "settled", "reason": BOTH}
            self.plan.made("chair", f"{at}/amendments/close", closing)

    def close(self) -> None:
        self.plan.close()
        self.workgroup.close()


def _intake(hearer: OneService, source: str, *, own: bool = False) -> Intake:
    parts = hearer.parts
    return Intake(hearer.app, f"{hearer.app.agency}/{source}", parts.facts, parts.policies, own=own)


@pytest.fixture
def agency(in_process: Callable[[str], None], site: Site) -> Iterator[Agency]:
    running = Agency(site, in_process)
    yield running
    running.close()


def rule(response: Response) -> str:
    return str(response.json()["errors"][0]["rule"])


def of(events: list[Event], *kinds: type[Event]) -> list[Any]:
    return [event for event in events if isinstance(event, kinds)]


@pytest.mark.parametrize("late", [False, True], ids=["asked", "heard"])
def test_an_approval_that_races_with_an_amendment_names_what_was_approved(
    agency: Agency, rewinding: Rewinding, late: bool
) -> None:
    """The two are decided by two services: the approval names its version, and what is frozen leads from that one.

    A commitment is amended while the group approves it, or (late) is heard to be.
    """
    agency.begin("p")
    agency.plan.ready("p", "budget")
    agency.pass_on()
    amend = agency.amendment("budget")
    approve = agency.proposed("group", "ApproveForComment", "approve-for-comment", "budget")
    if late:
        assert amend().status_code == 201
    starts = (rewinding(agency.plan), rewinding(agency.workgroup))
    positions = agency.positions()
    frozen = 0
    for _ in range(max(1, TRIES // 2)):
        for start in starts:
            start.again()
        agency.go_back(positions)
        frozen += raced(agency, approve, agency.pass_on if late else amend)
    print(f"an approval against an amendment: 0 wrong of {TRIES // 2}; {frozen} approved")


def raced(agency: Agency, approve: Callable[[], Response], meanwhile: Callable[[], Any]) -> bool:
    """The group approves while the other is done; then all is frozen: whether it was approved."""
    approved, _ = at_once(approve, meanwhile)
    agency.pass_on()
    agency.settled("budget")
    if approved.status_code == 409:
        assert rule(approved) == "stale-version"
        assert rule(agency.plan.post("huda", agency.freeze)) == "nothing-approved"
        return False
    assert approved.status_code == 201, approved.text
    agency.plan.by_two(("huda", "omar"), agency.freeze)
    (event,) = of(agency.plan.app.store.stream(freeze_stream(agency.process)), CommitmentsFrozen)
    (commitment,) = event.commitments
    leads_from_what_was_approved(agency, str(approved.json()["id"]), commitment)
    return True


def leads_from_what_was_approved(agency: Agency, meeting: str, frozen: Any) -> None:
    """The frozen version is the approved one, or came of it by versions that answer amendments."""
    (approval,) = of(agency.workgroup.app.store.stream(UUID(meeting)), CommitmentsApprovedForComment)
    (approved,) = approval.commitments
    stream = agency.plan.app.store.stream(commitment_stream(agency.process, frozen.name))
    hashes = {each.content.number: each.content.hash for each in of(stream, CommitmentDrafted, CommitmentAmended)}
    assert hashes[approved.number] == approved.hash
    assert hashes[frozen.number] == frozen.hash
    assert frozen.number >= approved.number


def test_what_was_returned_and_written_anew_is_not_frozen_by_an_approval_that_comes_late(agency: Agency) -> None:
    agency.begin("p")
    agency.body("forum")
    agency.plan.ready(agency.process, "budget")
    agency.pass_on()
    approve = agency.proposed("forum", "ApproveForComment", "approve-for-comment", "budget")
    give_back = agency.proposed("group", "ReturnCommitments", "return-commitments", "budget")
    assert [each.status_code for each in at_once(give_back, approve)] == [201, 201]
    agency.pass_on()
    at = f"/v1/processes/{agency.process}/commitments/budget"
    revised = agency.plan.post("huda", f"{at}/versions", {"content": CONTENT | {"results": CONTENT["title"]}})
    assert revised.status_code == 201, revised.text
    assert rule(agency.plan.post("huda", agency.freeze)) == "nothing-approved"
    agency.pass_on()
    assert rule(agency.move(agency.meeting("group"), "EndorseCommitments", "budget")) == "not-handed-over"

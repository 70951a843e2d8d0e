"""The plan that is approved is the one consulted on, or differs by what is recorded; and those bytes alone are sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from httpx import Response
from hunting import TRIES
from planning import BOTH, SENDING, Planning

from events.envelope import Event
from events.plan import CabinetApproved, EntityApproved, PlanDrafted, PlanPublished, PlanRevised, PlanSubmitted
from local.oneservice import OneService
from local.racing import Prepared, at_once, lag_of, took
from local.site import Site
from plan.domain.document import version_hash

Rewinding = Callable[[OneService], Prepared]


@pytest.fixture
def planning(in_process: Callable[[str], None], site: Site) -> Iterator[Planning]:
    in_process("plan")
    running = Planning(site)
    yield running
    running.close()


def rule(response: Response) -> str:
    return str(response.json()["errors"][0]["rule"])


def at(process: str) -> str:
    return f"/v1/processes/{process}/documents/plan/plan"


def of(events: list[Event], *kinds: type[Event]) -> list[Any]:
    return [event for event in events if isinstance(event, kinds)]


def check(events: list[Event]) -> None:
    """Each approval names the version that was then the last, every one since the first has its note and difference,
    and what was sent is what was approved, once."""
    versions: list[Any] = []
    for event in events:
        match event:
            case PlanDrafted() | PlanRevised():
                versions.append(event)
            case EntityApproved() | CabinetApproved() | PlanPublished() | PlanSubmitted():
                assert event.hash == versions[-1].hash
                assert event.number == len(versions)
    for before, revised in pairwise(versions):
        assert (revised.before, revised.before_hash) == (before.number, before.hash)
        assert revised.note
        assert revised.difference
    for approved in of(events, CabinetApproved):
        since = [each.id for each in versions if isinstance(each, PlanRevised) and each.number > approved.consulted]
        assert approved.revisions == tuple(since)
    sent = of(events, PlanSubmitted)
    assert len(sent) <= 1
    for each in sent:
        assert version_hash(each.renditions) == each.hash == of(events, CabinetApproved)[-1].hash


def test_another_version_than_the_one_consulted_on_has_its_difference_and_note(planning: Planning) -> None:
    planning.assembled("p")
    planning.consulted("p")
    added = {"renditions": planning.texts("In silence")}
    versions = "/v1/processes/p/documents/plan/versions"
    assert rule(planning.post("huda", versions, added)) == "is-the-plan"
    without = {"renditions": planning.texts("In silence")}
    assert planning.post("huda", f"{at('p')}/revise", without).json()["errors"][0]["field"] == "note"
    one = {"renditions": without["renditions"], "note": {"ar": "نص"}}
    assert rule(planning.post("huda", f"{at('p')}/revise", one)) == "language-missing"
    assert planning.plan_of("p")["number"] == 1
    assert planning.revise("p", "Revised").status_code == 201
    planning.agreed("p")
    planning.made("registrar", *planning.cabinet("p"))
    (revised,), (approved,) = (of(planning.events("p"), kind) for kind in (PlanRevised, CabinetApproved))
    assert (approved.consulted, approved.revisions, approved.hash) == (1, (revised.id,), revised.hash)
    difference = planning.read(f"/v1/files/{revised.difference}", "huda").json()
    assert [each["change"] for each in difference]
    assert rule(planning.revise("p", "Again")) == "plan-approved"
    check(planning.events("p"))


def test_an_approval_of_a_version_before_a_revision_does_not_hold_for_the_revised(planning: Planning) -> None:
    planning.assembled("p")
    planning.consulted("p")
    planning.agreed("p")
    proposal = planning.cabinet("p")
    assert planning.revise("p", "Revised").status_code == 201
    assert rule(planning.post("registrar", *proposal)) == "content-differs"
    decided = {"hash": planning.plan_of("p")["hash"], "outcome": "approve", "decided_on": "2021-12-20", "decision": "7"}
    assert rule(planning.post("clerk", f"{at('p')}/cabinet", decided)) == "entities-wait"
    assert rule(planning.post("huda", f"{at('p')}/submit", SENDING)) == "plan-not-approved"


def test_only_the_approved_bytes_are_sent(planning: Planning) -> None:
    planning.approved("p")
    approved = planning.plan_of("p")["hash"]
    versions = planning.read("/v1/processes/p/documents/plan", "huda").json()["versions"]
    right = [{"language": each["language"], "file": each["file"]} for each in versions[-1]["renditions"]]
    others = [
        planning.texts("Something else"),
        [{"language": each["language"], "file": each["file"]} for each in versions[0]["renditions"]],
        right[:1],
        [{**right[0], "file": right[1]["file"]}, right[1]],
        [*right, {"language": "fr", "file": right[0]["file"]}],
    ]
    for renditions in others:
        response = planning.post("huda", f"{at('p')}/submit", SENDING | {"renditions": renditions})
        assert rule(response) == "content-differs", response.text
    planning.by_two(("huda", "omar"), f"{at('p')}/submit", SENDING | {"renditions": right})
    (sent,) = of(planning.events("p"), PlanSubmitted)
    assert sent.hash == approved
    assert {each.language: each.file for each in sent.renditions} == {e["language"]: e["file"] for e in right}


def test_a_file_whose_bytes_were_changed_underneath_is_not_sent(planning: Planning) -> None:
    planning.approved("p")
    versions = planning.read("/v1/processes/p/documents/plan", "huda").json()["versions"]
    file = versions[-1]["renditions"][0]["file"]
    meddle(planning, file)
    assert rule(planning.post("huda", f"{at('p')}/submit", SENDING)) == "content-differs"
    assert not of(planning.events("p"), PlanSubmitted)


def meddle(planning: Planning, file: str) -> None:
    """The file's bytes are changed beneath the service, in its database."""
    with planning.app.store.reading() as cursor:
        cursor.execute("UPDATE files SET content = content || '!' WHERE sha256 = %s", (file,))
        cursor.connection.commit()


def test_the_cabinet_s_approval_races_with_a_revision(planning: Planning, rewinding: Rewinding) -> None:
    """One of both, however they come: a version that nobody approved never stands as approved."""
    planning.assembled("p")
    planning.consulted("p")
    planning.agreed("p")
    approval = planning.cabinet("p")
    revision = {"renditions": planning.texts("Revised"), "note": BOTH}
    start = rewinding(planning)
    revise = partial(planning.post, "huda", f"{at('p')}/revise", revision)
    longest, approved = took(revise), 0
    for number in start.tries(TRIES):
        approve = partial(planning.post, "registrar", *approval)
        approving, revising = at_once(approve, revise, lag=lag_of(number, longest))
        assert sorted((approving.status_code, revising.status_code)) == [201, 409], (approving.text, revising.text)
        check(planning.events("p"))
        approved += approving.status_code == 201
    print(f"the Cabinet's approval against a revision: 0 wrong of {TRIES}; {approved} approved")


def test_submissions_race_and_one_is_sent(planning: Planning, rewinding: Rewinding) -> None:
    planning.approved("p")
    one, other = (planning.propose("huda", f"{at('p')}/submit", SENDING | {"channel": c}) for c in ("a", "b"))
    another = {"renditions": planning.texts("Something else")}
    revision = {"renditions": planning.texts("Too late"), "note": BOTH}
    for _ in rewinding(planning).tries(TRIES):
        answers = at_once(
            partial(planning.post, "omar", *one),
            partial(planning.post, "omar", *other),
            partial(planning.post, "huda", f"{at('p')}/submit", SENDING | another),
            partial(planning.post, "huda", f"{at('p')}/revise", revision),
        )
        assert sorted(each.status_code for each in answers[:2]) == [201, 409], [each.text for each in answers]
        assert [each.status_code for each in answers[2:]] == [409, 409]
        check(planning.events("p"))
        assert len(of(planning.events("p"), PlanSubmitted)) == 1
    print(f"submissions against each other and against a revision: 0 wrong of {TRIES}")

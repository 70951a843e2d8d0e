"""On a real PostgreSQL: applications, organisations, appeals, moderation and outcomes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from running_proposals import Proposals

from events.proposals import (
    CallClosed,
    ContributionHidden,
    ContributionRestored,
    OutcomeMarked,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ScreeningConcluded,
    ScreeningReopened,
)
from events.workgroup import PersonUnlinked
from proposals import projections
from service.projector import rebuild

SEATS = {"kind": "seats", "body": "workgroup"}


@pytest.fixture
def seats(proposals: Proposals) -> Proposals:
    """An open call for seats."""
    proposals.told(proposals.world.started(), proposals.world.planned()).publish(**SEATS)
    return proposals


def rebuilt(proposals: Proposals) -> None:
    """The read models are the same once they are made anew."""
    before = proposals.rows()
    rebuild(proposals.app.store, projections)
    assert proposals.rows() == before


def test_applications_are_counted_screened_and_concluded(seats: Proposals) -> None:
    first, second, third = (seats.apply(person) for person in ("salma", "omar", "laila"))
    path = f"/v1/proposals/{first}/revise"
    seats.made("salma", path, {"statement": "a better one", "language": "en"})
    assert seats.post("salma", path, {"title": "t", "text": "x", "language": "en"}).status_code == 422
    assert seats.post("salma", path, {"title": "t", "statement": "x", "language": "en"}).status_code == 422
    seats.made("omar", f"/v1/proposals/{second}/withdraw")
    seats.move(seats.world.closes)
    [closed] = seats.all(CallClosed)
    assert (closed.kind, closed.received, closed.withdrawn) == ("seats", 3, 1)
    seats.screen(first)
    seats.screen(third, "ineligible", ("open",))
    [concluded] = seats.all(ScreeningConcluded)
    assert (concluded.eligible, concluded.ineligible, concluded.withdrawn) == (1, 1, 1)
    for person, text in (("salma", "a better one"), ("omar", None), ("huda", "a better one")):
        read = seats.read(f"/v1/proposals/{first}", person).json()
        assert (read["kind"], read["title"], read["text"]) == ("application", None, text)
    rebuilt(seats)


def test_a_late_application_is_refused(seats: Proposals) -> None:
    seats.move(seats.world.closes)
    body = {"statement": "x", "language": "en"}
    assert seats.refused("salma", f"{seats.path}/applications", body) == (409, "late")
    assert seats.refused("salma", f"{seats.path}/proposals", body | {"title": "t"})[0] == 422


def test_an_organisation_acts_by_its_representatives_and_stands_in_the_decision(proposals: Proposals) -> None:
    proposals.opened().registered("lab", salma="representative", omar="representative", huda="member")
    proposals.registered("union", laila="representative")
    body = {"title": "t", "text": "x", "language": "en", "organisation": "lab"}
    path = f"{proposals.path}/proposals"
    assert proposals.refused("laila", path, body) == (403, "not-its-representative")
    assert proposals.refused("laila", path, body | {"organisation": "nobody"}) == (404, "unknown")
    first, second = proposals.submit("salma", organisation="lab"), proposals.submit("laila", organisation="union")
    revised = {"title": "t", "text": "the lab's", "language": "en"}
    proposals.made("omar", f"/v1/proposals/{first}/revise", revised)
    assert proposals.read(f"/v1/proposals/{first}", "omar").json()["text"] == "the lab's"
    proposals.move(proposals.world.closes)
    merging = {"into": second, "proposals": [first, second]}
    asked = proposals.made("rana", f"{proposals.path}/merges", merging)["id"]
    for person in ("salma", "laila"):
        proposals.made(person, f"/v1/merges/{asked}/consent")
    assert proposals.refused("huda", f"/v1/proposals/{second}/screen", {"verdict": "eligible"})[1] == "own-proposal"
    proposals.screen(second, person="rana")
    [found] = proposals.all(ProposalFoundEligible)
    assert (found.kind, set(found.organisations)) == ("proposal", {"lab", "union"})
    assert len(found.authors) == 2


def test_who_was_unlinked_represents_it_no_more(seats: Proposals) -> None:
    seats.registered("lab", salma="representative")
    linked = seats.world.linked("lab", UUID(seats.subject("salma")))
    unlinked = seats.world.officer().event(
        PersonUnlinked, linked.stream, 3, organisation="lab", linked=linked.linked, relation=linked.relation
    )
    seats.apply(organisation="lab")
    seats.told(unlinked)
    body = {"statement": "x", "language": "en", "organisation": "lab"}
    assert seats.refused("salma", f"{seats.path}/applications", body) == (403, "not-its-representative")


def test_an_appeal_reopens_the_screening_and_it_is_concluded_again(proposals: Proposals) -> None:
    proposals.opened()
    first, second = proposals.submit(), proposals.submit("omar")
    proposals.move(proposals.world.closes)
    proposals.screen(first, "ineligible", ("open",))
    proposals.screen(second)
    [refused] = proposals.all(ProposalFoundIneligible)
    proposals.told(proposals.world.appeal_lodged(refused))
    assert len(proposals.read(f"/v1/proposals/{first}").json()["appeals"]) == 1
    decided = proposals.world.appeal_decided(refused)
    proposals.told(decided).hear(decided)
    read = proposals.read(f"/v1/proposals/{first}").json()
    assert (read["status"], read["appeals"], read["criteria"]) == ("reopened", [], [])
    assert proposals.read(proposals.path).json()["ineligible"] == 0
    assert proposals.refused("huda", f"/v1/proposals/{first}/screen", {"verdict": "eligible"})[1] == "judged-before"
    assert len(proposals.all(ScreeningConcluded)) == 1
    proposals.screen(first, person="rana")
    found = next(event for event in proposals.all(ProposalFoundEligible) if str(event.stream) == first)
    assert found.replaces == refused.id
    assert [(each.eligible, each.ineligible) for each in proposals.all(ScreeningConcluded)] == [(1, 1), (2, 0)]
    assert len(proposals.all(ScreeningReopened)) == 1
    rebuilt(proposals)


def test_a_hidden_proposal_keeps_its_place_and_is_judged_and_an_appeal_shows_it(proposals: Proposals) -> None:
    proposals.opened().told(proposals.world.ruled())
    proposal = proposals.submit()
    assert proposals.refused("huda", f"/v1/proposals/{proposal}/hide", {"ground": "x"}) == (422, "no-such-ground")
    proposals.hide(proposal)
    [hidden] = proposals.all(ContributionHidden)
    read = proposals.read(f"/v1/proposals/{proposal}").json()
    assert (read["hidden"], read["status"], read["text"]) == ("insult", "submitted", None)
    [listed] = proposals.read(f"{proposals.path}/proposals").json()["proposals"]
    assert (listed["proposal"], listed["hidden"]) == (proposal, "insult")
    proposals.move(proposals.world.closes)
    proposals.screen(proposal)
    proposals.told(proposals.world.appeal_decided(hidden))
    [restored] = proposals.all(ContributionRestored)
    assert (restored.hidden, restored.service) == (hidden.id, "proposals")
    read = proposals.read(f"/v1/proposals/{proposal}").json()
    assert (read["hidden"], read["status"], read["version"]) == (None, "eligible", 5)
    rebuilt(proposals)


def test_officers_decline_and_restore_it(proposals: Proposals) -> None:
    proposals.opened().told(proposals.world.ruled())
    proposal, both = proposals.submit(), proposals.world.both
    path = f"/v1/proposals/{proposal}"
    hiding = proposals.made("huda", f"{path}/hide", {"ground": "insult"})
    declined = proposals.made("rana", f"/v1/acts/{proposal}/{hiding['id']}/decline", {"reason": both})
    assert declined["stream"] == proposal
    proposals.hide(proposal)
    assert proposals.refused("rana", f"{path}/restore") == (422, "reason-needed")
    proposals.made("rana", f"{path}/restore", {"reason": both})
    assert proposals.read(path).json()["hidden"] is None


def test_each_outcome_is_marked_on_its_proposal_once(proposals: Proposals) -> None:
    proposals.opened()
    proposal = proposals.submit()
    proposals.move(proposals.world.closes)
    proposals.screen(proposal)
    shortlisted = proposals.world.shortlisted(UUID(proposal))
    unknown = proposals.world.shortlisted(UUID(int=7))
    proposals.told(shortlisted, unknown, shortlisted)
    [marked] = proposals.all(OutcomeMarked)
    assert (str(marked.stream), marked.decision, marked.activity) == (proposal, shortlisted.id, 9)
    read = proposals.read(f"/v1/proposals/{proposal}").json()
    outcome = {"stage": "shortlist", "outcome": "shortlisted", "decision": str(shortlisted.id)}
    assert (read["status"], read["outcome"]) == ("eligible", outcome)
    rebuilt(proposals)


def test_a_returned_application_is_cured_after_the_deadline(seats: Proposals) -> None:
    application = seats.apply()
    seats.move(seats.world.closes)
    fault: Any = {"criteria": ["complete"], "cure_by": "2021-06-07", "reason": seats.world.both}
    seats.made("huda", f"/v1/proposals/{application}/return", fault)
    seats.made("salma", f"/v1/proposals/{application}/revise", {"statement": "cured", "language": "en"})
    seats.move(datetime(2021, 6, 7, 21, tzinfo=UTC))
    assert seats.read(f"/v1/proposals/{application}").json()["status"] == "submitted"
    seats.screen(application)
    assert len(seats.all(ScreeningConcluded)) == 1

"""What a motion may be about, whom it concerns, and who may be heard: as told by evaluations and organisations."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from functools import reduce
from itertools import permutations
from typing import Any
from uuid import UUID, uuid5

from events.envelope import Act, Event, named
from events.workgroup import (
    EvaluationPrepared,
    EvaluationRules,
    PersonLinked,
    PersonUnlinked,
    ProposalNotSelected,
    ProposalNotShortlisted,
    ProposalSelected,
    ProposalShortlisted,
    SubjectEntered,
)
from workgroup.domain.meetings import Matter
from workgroup.facts import Facts, fold

NOW = datetime(2021, 4, 28, 10, tzinfo=UTC)
SHORTLIST, IDEAS = (named("jo-nap5", "evaluation", name) for name in ("shortlist", "ideas"))
UNION = named("jo-nap5", "organisation", "ngo-union")
PROPOSAL, AUTHOR, CLERK = (uuid5(UNION, name) for name in ("proposal", "author", "clerk"))


def heard(kind: type[Event], stream: UUID, version: int, **fields: Any) -> Event:
    act = Act(
        id=uuid5(stream, f"{kind.TOPIC}/{version}"),
        agency="ministry",
        process="jo-nap5",
        happened_at=NOW,
        recorded_at=NOW,
        correlation=stream,
        tzdata="2026b",
    )
    return act.event(kind, stream, version, **fields)


def prepared(stream: UUID, purpose: str) -> Event:
    rules = EvaluationRules(
        purpose=purpose,
        method="scores",
        size=1,
        threshold=None,
        scale=5,
        least_scores=3,
        places=2,
        ties=("lot",),
        choices=1,
    )
    about: dict[str, Any] = {"source_kind": "call", "source": UNION, "seats_of": None, "side": None}
    days: dict[str, Any] = {"first": None, "last": None, "stage_key": UNION}
    return heard(EvaluationPrepared, stream, 1, name=purpose, title={}, body="forum", rules=rules, **about, **days)


def entered(stream: UUID) -> Event:
    return heard(SubjectEntered, stream, 2, subject=PROPOSAL, authors=(AUTHOR,), organisations=("ngo-union",))


def judged(kind: type[Event], stream: UUID, version: int = 3) -> Event:
    refused: dict[str, Any] = {"findings": (), "equal_to": ()} if "Not" in kind.__name__ else {}
    about: dict[str, Any] = {"evaluation": "shortlist", "subject": PROPOSAL, "authors": (AUTHOR,), "place": 1}
    return heard(kind, stream, version, mean=Decimal(4), **about, **refused)


def linked(kind: type[Event], version: int, relation: str = "employee") -> Event:
    return heard(kind, UNION, version, organisation="ngo-union", linked=CLERK, relation=relation)


def folded(*events: Event) -> Facts:
    return reduce(fold, events, Facts())


SHORTLISTED = (prepared(SHORTLIST, "shortlist"), entered(SHORTLIST), judged(ProposalShortlisted, SHORTLIST))
SELECTED = (prepared(IDEAS, "ideas"), entered(IDEAS), judged(ProposalSelected, IDEAS))


def test_a_motion_is_about_an_evaluation_of_its_purpose() -> None:
    facts = folded(*SHORTLISTED).meetings
    assert facts.matter("ApproveShortlist", SHORTLIST) == Matter(body="forum", concerns={AUTHOR: "author"})
    for asks, subject in (("SelectIdeas", SHORTLIST), ("ApproveShortlist", PROPOSAL), ("ApproveShortlist", None)):
        assert facts.matter(asks, subject) is None
    assert facts.matter(None, SHORTLIST) is None


def test_an_idea_concerns_its_authors_and_the_people_of_their_organisations_in_whatever_order_they_are_told() -> None:
    for order in permutations((SHORTLISTED, SELECTED, (linked(PersonLinked, 2),))):
        facts = folded(*(event for events in order for event in events)).meetings
        assert facts.matter("KeepIdea", PROPOSAL) == Matter(concerns={CLERK: "organisation", AUTHOR: "author"})


def test_only_a_selected_idea_is_kept_and_only_what_is_shortlisted_is_heard() -> None:
    facts = folded(*SHORTLISTED)
    assert facts.meetings.matter("KeepIdea", PROPOSAL) is None
    assert facts.meetings.authors_of_shortlisted(PROPOSAL) == frozenset({AUTHOR})
    assert facts.meetings.authors_of_shortlisted(AUTHOR) is None
    facts = fold(facts, judged(ProposalNotShortlisted, SHORTLIST, 4))
    assert facts.meetings.authors_of_shortlisted(PROPOSAL) is None
    facts = fold(folded(*SELECTED), judged(ProposalNotSelected, IDEAS, 4))
    assert facts.meetings.matter("KeepIdea", PROPOSAL) is None


def test_who_has_left_the_organisation_is_not_concerned() -> None:
    both = (linked(PersonLinked, 2), linked(PersonLinked, 3, "member"))
    one_left = folded(*SELECTED, *both, linked(PersonUnlinked, 4)).meetings.matter("KeepIdea", PROPOSAL)
    assert one_left == Matter(concerns={CLERK: "organisation", AUTHOR: "author"})
    all_left = folded(*SELECTED, *both, linked(PersonUnlinked, 4), linked(PersonUnlinked, 5, "member"))
    assert all_left.meetings.matter("KeepIdea", PROPOSAL) == Matter(concerns={AUTHOR: "author"})

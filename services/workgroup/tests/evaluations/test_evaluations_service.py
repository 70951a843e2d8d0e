"""Evaluations by their routes, on a real PostgreSQL: opened by policy, scored under seal, approved, decided anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from events.envelope import named
from events.workgroup import (
    ActProposed,
    EvaluationOpened,
    InterestDeclared,
    MemberRecused,
    OutcomeApproved,
    ProposalNotShortlisted,
    ScoreVoided,
    ShortlistApproved,
    SubjectEntered,
)
from service.projector import rebuild
from workgroup import projections

if TYPE_CHECKING:
    from panelservice import Judging

PROCESS = "jo-nap5"
EVALUATION = named(PROCESS, "evaluation", "shortlist")
AT = f"/v1/evaluations/{EVALUATION}"
BOTH = {"ar": "نص", "en": "words"}


def topics(answer: dict[str, Any]) -> list[str]:
    return [event["type"].removeprefix("workgroup.").removesuffix(".v1") for event in answer["events"]]


def read(judging: Judging, person: str = "m1") -> dict[str, Any]:
    response: dict[str, Any] = judging.read(AT, person).json()
    return response


def ids(judging: Judging, *names: str) -> list[str]:
    return [str(judging.idea(name)) for name in names]


def test_from_preparation_to_the_shortlist(judging: Judging) -> None:
    judging.prepare()
    assert len(judging.events(EvaluationOpened)) == 1
    assert [each.subject for each in judging.events(SubjectEntered)] == [judging.idea(name) for name in "abc"]
    assert read(judging)["status"] == "open"
    mine = judging.read(f"{AT}/mine", "m1").json()
    assert mine["subjects"] == read(judging)["missing"] == ids(judging, "a", "b", "c")
    judging.score("m1", "a", (5, 5, 5))
    assert judging.read(f"{AT}/mine", "m1").json()["subjects"] == ids(judging, "b", "c")
    assert judging.read(f"{AT}/mine", "stranger").json()["subjects"] == []
    judging.scored(a=(5, 5, 5), b=(2, 3, 1), c=(4, 4, 4))
    assert judging.read(f"{AT}/outcome", "m1").json()["errors"][0]["rule"] == "scoring-open"
    closed = judging.made("chair", f"{AT}/close")
    assert topics(closed) == ["ScoringClosed", *["ScoreOpened"] * 9]
    assert (read(judging)["status"], read(judging)["missing"], read(judging)["tied"]) == ("closed", [], [])
    waiting = judging.propose(judging.carry())
    answer = judging.confirm(waiting)
    assert answer.status_code == 201, answer.text
    assert topics(answer.json()) == [
        "ShortlistApproved",
        "ProposalShortlisted",
        "ProposalShortlisted",
        "ProposalNotShortlisted",
    ]
    assert answer.headers["Location"] == AT
    shown = read(judging)
    assert (shown["status"], shown["admitted"], shown["refused"]) == (
        "decided",
        ids(judging, "a", "c"),
        ids(judging, "b"),
    )
    outcome = judging.read(f"{AT}/outcome", "m1").json()
    assert outcome["ranking_hash"] == judging.events(ShortlistApproved)[0].ranking_hash
    assert [each["mean"] for each in outcome["ranking"]] == ["5.00", "4.00", "2.10"]
    assert [each["criterion"] for each in outcome["ranking"][2]["findings"]] == ["relevance", "effect", "clarity"]
    listed = judging.read(f"/v1/processes/{PROCESS}/evaluations", "m1").json()
    assert [(each["name"], each["status"]) for each in listed] == [("shortlist", "decided")]


def test_one_other_score_makes_another_shortlist(judging: Judging) -> None:
    judging.prepare()
    judging.scored(a=(5, 5, 5), b=(4, 3, 4), c=(4, 4, 4))
    judging.score("m1", "b", (5, 5, 5))
    judging.made("chair", f"{AT}/close")
    assert judging.confirm(judging.propose(judging.carry())).status_code == 201
    assert read(judging)["admitted"] == ids(judging, "a", "b")


def test_an_interest_found_afterwards_voids_the_score_and_forces_a_new_decision(judging: Judging) -> None:
    judging.prepare()
    judging.scored(a=(5, 5, 5), b=(4, 3, 4), c=(4, 4, 4))
    judging.score("m4", "b", (0, 0, 0))
    judging.made("chair", f"{AT}/close")
    assert judging.confirm(judging.propose(judging.carry())).status_code == 201
    old = judging.events(ShortlistApproved)[0]
    about = {"subject": str(judging.idea("b")), "member": judging.subject("m4"), "kind": "family", "detail": "cousins"}
    alleged = judging.made("stranger", f"{AT}/interests/allegations", about)
    decision = {**about, "allegation": alleged["id"], "recused": True, "reason": BOTH}
    decision = {name: value for name, value in decision.items() if name not in ("kind", "detail")}
    assert judging.post("secretary", f"{AT}/interests/decide", decision).status_code == 403
    decided = judging.made("chair", f"{AT}/interests/decide", decision)
    assert topics(decided) == ["MemberRecused", "ScoreVoided"]
    assert judging.events(ScoreVoided)[0].member == UUID(judging.subject("m4"))
    assert read(judging)["status"] == "anew"
    waiting = judging.propose(judging.carry())
    assert judging.confirm(waiting, "m4").json()["errors"][0]["rule"] == "recused"
    assert judging.confirm(waiting, "secretary").status_code == 201
    new = judging.events(ShortlistApproved)[1]
    assert (old.replaces, new.replaces) == (None, old.id)
    assert read(judging)["status"] == "decided"
    again = judging.post("chair", f"{AT}/approve-shortlist", judging.carry())
    assert (again.status_code, again.json()["errors"][0]["rule"]) == (409, "already-decided")


def test_the_detail_of_an_interest_is_for_few(judging: Judging) -> None:
    judging.prepare()
    declared = {"subject": str(judging.idea("a")), "kind": "family", "detail": "cousins"}
    assert topics(judging.made("m1", f"{AT}/interests", declared)) == ["InterestDeclared", "MemberRecused"]

    def detail(person: str) -> str | None:
        shown: str | None = judging.read(f"{AT}/interests", person).json()[0]["detail"]
        return shown

    assert {person: detail(person) for person in ("chair", "protector")} == {"chair": "cousins", "protector": "cousins"}
    assert {detail(person) for person in ("m1", "m2", "secretary", "stranger", "officer")} == {None}
    declaration = judging.app.store.stream(EVALUATION)[-2]
    assert isinstance(declaration, InterestDeclared)
    assert declaration.detail is not None
    assert judging.app.unseal([declaration.detail.ref], "a peer", "why") == {}


def test_a_tie_that_nothing_breaks_is_named(judging: Judging) -> None:
    judging.prepare()
    judging.scored(a=(5, 5, 5), b=(4, 4, 4), c=(4, 4, 4))
    judging.made("chair", f"{AT}/close")
    carried = judging.carry()
    refused = judging.post("chair", f"{AT}/approve-shortlist", carried)
    assert (refused.status_code, refused.json()["errors"][0]["rule"]) == (409, "tie-unbroken")
    assert all(idea in refused.text for idea in ids(judging, "b", "c"))
    assert sorted(read(judging)["tied"]) == sorted(ids(judging, "b", "c"))
    judging.made("m1", f"{AT}/tie-votes", {"subject": str(judging.idea("c"))})
    assert judging.confirm(judging.propose(carried)).status_code == 201
    assert judging.events(ShortlistApproved)[0].tie_broken_by == "vote"
    assert read(judging)["admitted"] == ids(judging, "a", "c")


def test_a_refusal_without_words_waits_for_a_reason(judging: Judging) -> None:
    judging.prepare()
    for idea, given in {"a": 5, "b": 2, "c": 4}.items():
        for member in ("m1", "m2", "m3"):
            points = dict.fromkeys(("relevance", "effect", "clarity"), given)
            judging.made(member, f"{AT}/scores", {"subject": str(judging.idea(idea)), "points": points})
    judging.made("secretary", f"{AT}/close")
    carried = judging.carry()
    for criterion in ("relevance", "effect", "clarity"):
        refused = judging.post("chair", f"{AT}/approve-shortlist", carried).json()["errors"][0]
        assert (refused["rule"], criterion in refused["message"]) == ("reason-missing", True)
        said = {"subject": str(judging.idea("b")), "criterion": criterion, "words": BOTH}
        judging.made("chair", f"{AT}/reasons", said)
    assert judging.confirm(judging.propose(carried)).status_code == 201
    refused_event = judging.events(ProposalNotShortlisted)[0]
    assert [finding.texts for finding in refused_event.findings] == [(BOTH,)] * 3


def test_a_public_vote_is_counted_by_the_clock(judging: Judging) -> None:
    judging.prepare(method="public_vote", first="2021-06-10", last="2021-06-12", choices=2, ties=["lot"])
    for person, ideas in {"citizen-1": "ab", "citizen-2": "a", "citizen-3": "bc", "m1": "a"}.items():
        ballot = {"choices": ids(judging, *ideas)}
        assert topics(judging.made(person, f"{AT}/ballots", ballot)) == ["BallotCast"]
    again = judging.post("citizen-1", f"{AT}/ballots", {"choices": ids(judging, "c")})
    assert again.json()["errors"][0]["rule"] == "already-cast"
    judging.move_clock(judging.events(EvaluationOpened)[0].closes_at)
    late = judging.post("stranger", f"{AT}/ballots", {"choices": ids(judging, "c")})
    assert late.json()["errors"][0]["rule"] == "late"
    assert judging.confirm(judging.propose(judging.carry())).status_code == 201
    outcome = judging.events(OutcomeApproved)[0]
    assert outcome.admitted == (judging.idea("a"), judging.idea("b"))
    assert [each.mean for each in judging.events(ProposalNotShortlisted)] == [1]


def test_who_is_found_eligible_later_comes_in(judging: Judging) -> None:
    judging.prepare()
    judging.hear(judging.eligible("d"))
    judging.work()
    assert read(judging)["subjects"] == ids(judging, "a", "b", "c", "d")
    judging.scored(a=(5, 5, 5), b=(4, 3, 4), c=(4, 4, 4), d=(3, 3, 3))
    judging.made("chair", f"{AT}/close")
    assert judging.confirm(judging.propose(judging.carry())).status_code == 201
    judging.hear(judging.eligible("e"))
    judging.work()
    assert (read(judging)["status"], read(judging)["missing"]) == ("open", ids(judging, "e"))
    judging.scored(e=(5, 5, 5))
    judging.made("chair", f"{AT}/close")
    assert read(judging)["status"] == "anew"
    assert judging.confirm(judging.propose(judging.carry())).status_code == 201
    assert sorted(read(judging)["admitted"]) == sorted(ids(judging, "a", "e"))


def test_the_shortlisted_are_judged_again_by_the_same_criteria(judging: Judging) -> None:
    judging.prepare()
    ideas = named(PROCESS, "evaluation", "ideas")
    later = {"name": "ideas", "source_kind": "evaluation", "source": "shortlist", "purpose": "ideas"}
    judging.prepare(**later, size=None, threshold="4.5")
    judging.scored(a=(5, 5, 5), b=(2, 3, 1), c=(4, 4, 4))
    judging.made("chair", f"{AT}/close")
    assert judging.confirm(judging.propose(judging.carry())).status_code == 201
    judging.work()
    at = f"/v1/evaluations/{ideas}"
    assert judging.read(at, "m1").json()["subjects"] == ids(judging, "a", "c")
    for idea, given in {"a": 3, "c": 5}.items():
        for member in ("m1", "m2", "m3"):
            points = dict.fromkeys(("relevance", "effect", "clarity"), given)
            remarks = {"relevance": BOTH}
            score = {"subject": str(judging.idea(idea)), "points": points, "remarks": remarks}
            judging.made(member, f"{at}/scores", score)
    classified = {"subject": str(judging.idea("c")), "theme": "health", "organisation": "ministry-of-health"}
    judging.made("secretary", f"{at}/classes", classified)
    judging.made("chair", f"{at}/close")
    for criterion in ("effect", "clarity"):
        judging.made(
            "chair", f"{at}/reasons", {"subject": str(judging.idea("a")), "criterion": criterion, "words": BOTH}
        )
    proposed = judging.made("chair", f"{at}/select-ideas", judging.carry("SelectIdeas", ideas))
    (waiting,) = judging.events(ActProposed, stream=ideas)
    assert str(waiting.proposal) == proposed["id"]
    done = judging.confirm(waiting)
    assert topics(done.json()) == ["IdeasSelected", "ProposalSelected", "ProposalNotSelected"]


def test_read_models_are_rebuilt_the_same(judging: Judging) -> None:
    judging.prepare()
    judging.scored(a=(5, 5, 5), b=(4, 3, 4), c=(4, 4, 4))
    judging.made("chair", f"{AT}/close")
    judging.work()
    before = judging.rows()
    rebuild(judging.app.store, projections)
    assert judging.rows() == before


def test_who_represents_an_organisation_does_not_judge_it(judging: Judging) -> None:
    judging.prepare()
    register = {"name": "ngo", "title": BOTH, "side": "civil_society"}
    ngo = judging.made("officer", f"/v1/processes/{PROCESS}/organisations", register)["id"]
    for person in ("author-a", "m1"):
        linked = {"person": judging.subject(person), "relation": "employee"}
        judging.made("officer", f"/v1/organisations/{ngo}/people", linked)
    judging.work()
    refused = judging.score("m1", "a", (1, 1, 1))
    assert refused.json()["errors"][0]["rule"] == "recusal-waits"
    decision = {"subject": str(judging.idea("a")), "member": judging.subject("m1"), "recused": True, "reason": BOTH}
    judging.made("chair", f"{AT}/interests/decide", decision)
    assert [(each.member, each.cause) for each in judging.events(MemberRecused)] == [
        (UUID(judging.subject("m1")), "proposed")
    ]
    assert judging.score("m1", "a", (1, 1, 1)).json()["errors"][0]["rule"] == "recused"

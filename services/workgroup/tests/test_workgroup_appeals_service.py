"""Appeals on a real PostgreSQL: who may lodge one, until when, who answers it, and what follows from that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hunting import TRIES
from selected import (
    BOTH,
    EVALUATION,
    MEETING,
    PROCESS,
    Selected,
    idea,
    ineligible,
    meeting,
    tell,
    who,
)

from events import comments
from events.envelope import named
from events.plan import ProcessSuspended
from events.workgroup import (
    ActProposed,
    AppealDecided,
    AppealLodged,
    FinalIdeasDecided,
    IdeaDropped,
    IdeaKept,
    ProposalNotSelected,
    TaskForceRequested,
)
from local.oneservice import OneService
from local.racing import Prepared, sent_at_once
from local.site import Site
from service.projector import rebuild
from workgroup import projections

APPEALS = f"/v1/processes/{PROCESS}/appeals"
Rewinding = Callable[[OneService], Prepared]
WORDS = {"grounds": "لم تقرأ الخطة", "language": "ar"}
UNTIL = datetime(2021, 7, 24, 21, tzinfo=UTC)
"""The end of the fifth day after 19 July 2021 in Amman."""


@pytest.fixture
def selected(in_process: Callable[[str], None], site: Site) -> Iterator[Selected]:
    in_process("workgroup")
    running = Selected(site)
    running.found()
    running.record(*meeting({1: True, 2: False}, *(who(name) for name in ("chair", "secretary", "member"))))
    yield running
    running.close()


def about(number: int, stage: str = "ideas") -> dict[str, Any]:
    return {"subject": str(idea(number)), "stage": stage, **WORDS}


def lodge(selected: Selected, person: str = "author-3", number: int = 3, stage: str = "ideas") -> str:
    return str(selected.made(person, APPEALS, about(number, stage))["id"])


def answer(selected: Selected, appeal: str, outcome: str, person: str = "judge") -> None:
    selected.made(person, f"/v1/appeals/{appeal}/decide", {"outcome": outcome, "reason": BOTH})


def test_an_author_appeals_and_a_member_who_took_no_part_answers(selected: Selected) -> None:
    [refusal] = selected.all(ProposalNotSelected)
    appeal = lodge(selected)
    [lodged] = selected.all(AppealLodged)
    assert (lodged.decision, lodged.decision_type, lodged.activity) == (refusal.id, refusal.TOPIC, 10)
    [listed] = selected.got(APPEALS)
    assert (listed["appeal"], listed["outcome"], listed["subject"]) == (appeal, None, str(idea(3)))
    path = f"/v1/appeals/{appeal}/decide"
    body = {"outcome": "partly", "reason": BOTH}
    assert selected.refused("nobody", path, body) == "seat-needed"
    for person in ("author-3", "ngo", "member"):
        assert selected.refused(person, path, body) == "took-part", person
    assert selected.refused("judge", path, {"outcome": "partly"}) == "reason-needed"
    assert selected.refused("judge", path, {"outcome": "partly", "reason": {"en": "x"}}) == "language-missing"
    answer(selected, appeal, "partly")
    assert selected.refused("umpire", path, body) == "appeal-answered"
    [decided] = selected.all(AppealDecided)
    assert (decided.decision, decided.outcome, str(decided.appellant)) == (
        refusal.id,
        "partly",
        selected.subject("author-3"),
    )
    assert selected.got(f"/v1/appeals/{appeal}")["reason"] == BOTH


def test_the_grounds_are_for_the_appellant_and_those_who_answer(selected: Selected) -> None:
    appeal = lodge(selected)
    for person, text in (("author-3", WORDS["grounds"]), ("umpire", WORDS["grounds"]), ("officer", None)):
        assert selected.got(f"/v1/appeals/{appeal}", person)["text"] == text


def test_whom_the_decision_does_not_concern_has_nothing_to_appeal(selected: Selected) -> None:
    assert selected.refused("author-1", APPEALS, about(3)) == "not-concerned"
    assert selected.refused("author-1", APPEALS, about(1)) == "nothing-to-appeal"
    assert selected.refused("author-3", APPEALS, about(3, "final")) == "nothing-to-appeal"
    assert selected.refused("author-3", APPEALS, {"decision": str(uuid4()), **WORDS}) == "nothing-to-appeal"
    assert selected.refused("author-3", APPEALS, WORDS) == "nothing-to-appeal"
    assert selected.refused("author-3", APPEALS, {**about(3), "language": "??"}) == "invalid"
    assert selected.refused("author-3", APPEALS, {**about(3), "grounds": " \u200b"}) == "value-refused"


def test_each_appeals_once_against_a_decision(selected: Selected) -> None:
    [refusal] = selected.all(ProposalNotSelected)
    lodge(selected)
    assert selected.refused("author-3", APPEALS, {"decision": str(refusal.id), **WORDS}) == "already-lodged"


def test_the_last_day_counts_and_what_is_late_is_told_by_how_much(selected: Selected) -> None:
    selected.move(UNTIL + timedelta(seconds=1))
    late = selected.post("author-3", APPEALS, about(3))
    assert late.json()["detail"] == "An appeal could be lodged until 2021-07-24T21:00:00Z: this came PT1.000000S after."


def test_in_time_is_until_the_instant(selected: Selected) -> None:
    selected.move(UNTIL - timedelta(microseconds=1))
    lodge(selected)


def test_what_others_decide_can_be_appealed_too(selected: Selected) -> None:
    comment = uuid4()
    hidden = tell(
        comments.ContributionHidden,
        comment,
        2,
        by="officer",
        consultation=UUID(int=6),
        author=who("nobody"),
        ground="insult",
        proposal=UUID(int=7),
        proposed_by=who("rana"),
    )
    selected.told(ineligible(4), hidden)
    lodge(selected, "author-4", 4, "screening")
    selected.made("nobody", APPEALS, {"decision": str(hidden.id), **WORDS})
    assert [each["decision_type"].split(".")[1] for each in selected.got(APPEALS)] == [
        "ProposalFoundIneligible",
        "ContributionHidden",
    ]


def decide(selected: Selected, stream: UUID = MEETING) -> None:
    """The chair proposes what the meeting says, and the secretary confirms."""
    made = selected.made("chair", f"/v1/evaluations/{EVALUATION}/decide-final", {"meeting": str(stream)})
    waiting = selected.all(ActProposed)[-1]
    confirm = f"/v1/acts/{waiting.stream}/{made['id']}/confirm"
    selected.made("secretary", confirm, {"hash": waiting.hash})


def drop(selected: Selected) -> IdeaDropped:
    """Idea 1 is kept, idea 2 dropped."""
    for number, entity in ((1, "health"), (2, "water")):
        said = {"organisation": entity, "opinion": "no_objection"}
        selected.made(entity, f"/v1/proposals/{idea(number)}/opinions/answer", said)
    decide(selected)
    return selected.all(IdeaDropped)[-1]


def test_open_appeals_stand_in_what_rests_on_them(selected: Selected) -> None:
    selected.told(ineligible(4))
    appeals = sorted([lodge(selected), lodge(selected, "author-4", 4, "screening")])
    drop(selected)
    assert [str(each) for each in selected.all(FinalIdeasDecided)[-1].open_appeals] == appeals


def test_an_idea_is_decided_anew_after_an_upheld_appeal_alone(selected: Selected) -> None:
    dropped = drop(selected)
    answer(selected, lodge(selected, "author-2", 2, "final"), "upheld")
    assert selected.got(f"/v1/evaluations/{EVALUATION}/final-ideas")["ideas"] == [str(idea(2))]
    path = f"/v1/evaluations/{EVALUATION}/decide-final"
    assert selected.refused("chair", path, {"meeting": str(MEETING)}) == "not-voted-on"
    again = named(PROCESS, "test", "again")
    selected.record(*meeting({2: True, 1: False}, who("chair"), who("secretary"), motions=200, stream=again))
    decide(selected, again)
    [_first, second] = selected.all(FinalIdeasDecided)
    assert (second.kept, second.dropped) == ((idea(2),), ())
    kept = selected.all(IdeaKept)[-1]
    assert (kept.idea, kept.replaces) == (idea(2), dropped.id)
    assert [each.idea for each in selected.all(TaskForceRequested)] == [idea(1), idea(2)]
    assert selected.refused("author-2", APPEALS, about(2, "final")) == "nothing-to-appeal"


def test_a_dismissed_appeal_opens_nothing(selected: Selected) -> None:
    drop(selected)
    answer(selected, lodge(selected, "author-2", 2, "final"), "dismissed")
    final = selected.got(f"/v1/evaluations/{EVALUATION}/final-ideas")
    assert (final["ideas"], final["dropped"]) == ([], [str(idea(2))])
    body = {"meeting": str(MEETING)}
    assert selected.refused("chair", f"/v1/evaluations/{EVALUATION}/decide-final", body) == "final-ideas-settled"


def test_a_suspended_process_takes_no_appeal(selected: Selected) -> None:
    selected.told(tell(ProcessSuspended, named(PROCESS, "process", PROCESS), 9))
    assert selected.refused("author-3", APPEALS, about(3)) == "process-stopped"


def test_a_rebuild_gives_equal_tables(selected: Selected) -> None:
    answer(selected, lodge(selected), "dismissed")
    before = selected.rows()
    assert before["appeals"]
    rebuild(selected.app.store, projections)
    assert selected.rows() == before


def test_grounds_stand_in_no_table(selected: Selected) -> None:
    lodge(selected)
    with selected.app.store.reading() as cursor:
        for table in ("appeals", "stored_events", "heard", "idempotency", "sealed"):
            for row in cursor.execute(f"SELECT * FROM {table}").fetchall():
                assert WORDS["grounds"] not in str(row), table
                raw = b"".join(value for value in row.values() if isinstance(value, bytes))
                assert WORDS["grounds"].encode() not in raw, table


def test_in_a_race_two_who_lodge_an_appeal_at_once_do_so_once(selected: Selected, rewinding: Rewinding) -> None:
    """A race of one author at two screens."""
    wrong = 0
    for _ in rewinding(selected).tries(TRIES):
        lodged = sent_at_once(selected, *[("author-3", APPEALS, about(3))] * 2)
        selected.work()
        wrong += lodged != [201, 409] or len(selected.all(AppealLodged)) != 1
    print(f"two who lodge an appeal: {wrong} wrong of {TRIES}")
    assert wrong == 0


def test_in_a_race_two_who_answer_an_appeal_at_once_do_so_once(selected: Selected, rewinding: Rewinding) -> None:
    """A race of two judges, of whom one upholds it."""
    path = f"/v1/appeals/{lodge(selected)}/decide"
    said = [("judge", "upheld"), ("umpire", "dismissed")]
    asked = [(person, path, {"outcome": outcome, "reason": BOTH}) for person, outcome in said]
    wrong = 0
    for _ in rewinding(selected).tries(TRIES):
        answered = sent_at_once(selected, *asked)
        selected.work()
        wrong += answered != [201, 409] or len(selected.all(AppealDecided)) != 1
    print(f"two who answer an appeal: {wrong} wrong of {TRIES}")
    assert wrong == 0

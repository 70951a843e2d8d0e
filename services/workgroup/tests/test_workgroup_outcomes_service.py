"""From a selection to its task forces, on a real PostgreSQL: routes, read models, policies, timers, and races."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from hunting import TRIES
from selected import (
    BOTH,
    DUE,
    EVALUATION,
    MEETING,
    NOW,
    PROCESS,
    Selected,
    classified,
    idea,
    meeting,
    selection,
    tell,
    who,
)

from events.envelope import named
from events.workgroup import (
    ActProposed,
    EntityOpinionLapsed,
    EntityOpinionReceived,
    EntityOpinionRequested,
    FinalIdeasDecided,
    IdeaDropped,
    IdeaKept,
    TaskForceFormed,
    TaskForceJoined,
    TaskForceOverdue,
    TaskForceRequested,
)
from local.oneservice import OneService
from local.racing import Prepared, at_once, lag_of, sent_at_once
from local.site import Site
from service.projector import rebuild
from workgroup import projections

TICK = timedelta(microseconds=1)
Rewinding = Callable[[OneService], Prepared]


@pytest.fixture
def selected(in_process: Callable[[str], None], site: Site) -> Iterator[Selected]:
    in_process("workgroup")
    running = Selected(site)
    running.found()
    yield running
    running.close()


def opine(selected: Selected, entity: str, number: int, opinion: str = "no_objection", **fields: Any) -> dict[str, Any]:
    body = {"organisation": entity, "opinion": opinion, **fields}
    return selected.made(entity, f"/v1/proposals/{idea(number)}/opinions/answer", body)


def propose(selected: Selected, stream: UUID = MEETING, name: str = "ideas") -> tuple[str, str]:
    """The chair proposes what the meeting says: where it is confirmed, and by which hash."""
    path = f"/v1/evaluations/{named(PROCESS, 'evaluation', name)}/decide-final"
    made = selected.made("chair", path, {"meeting": str(stream)})
    waiting = selected.all(ActProposed)[-1]
    return f"/v1/acts/{waiting.stream}/{made['id']}/confirm", waiting.hash


def sit(selected: Selected, verdicts: dict[int, bool], **changes: Any) -> None:
    selected.record(*meeting(verdicts, *(who(name) for name in ("chair", "secretary", "member")), **changes))


def decide(selected: Selected, verdicts: dict[int, bool]) -> None:
    """Both ideas have their opinions, and the forum has decided."""
    opine(selected, "health", 1)
    opine(selected, "water", 2)
    sit(selected, verdicts)
    confirm, content_hash = propose(selected)
    selected.made("member", confirm, {"hash": content_hash})


def test_each_selected_idea_is_put_to_the_entity_that_its_class_names(selected: Selected) -> None:
    asked = selected.all(EntityOpinionRequested)
    assert [(each.proposal, each.organisation) for each in asked] == [(idea(1), "health"), (idea(2), "water")]
    assert {(each.due_at, each.activity, each.service) for each in asked} == {(DUE, 10, "workgroup")}
    health = named(PROCESS, "organisation", "health")
    assert selected.got(f"/v1/organisations/{health}/opinions")["waiting"] == [str(idea(1))]
    opine(selected, "health", 1, "conditions", reason=BOTH)
    read = selected.got(f"/v1/organisations/{health}/opinions")
    assert (read["waiting"], read["conditions"], read["not_mine"]) == ([], [str(idea(1))], [])
    assert [(each["status"], each["words"]) for each in read["opinions"]] == [("conditions", BOTH)]


def test_who_answers_is_an_entity_officer_and_its_representative(selected: Selected) -> None:
    path = f"/v1/proposals/{idea(1)}/opinions/answer"
    body = {"organisation": "health", "opinion": "no_objection"}
    assert selected.refused("officer", path, body) == "office-needed"
    assert selected.refused("water", path, body) == "not-representative"
    assert selected.refused("health", path, {**body, "opinion": "refused"}) == "reason-needed"
    assert selected.refused("health", path, {**body, "organisation": "ngo"}) == "unknown"
    opine(selected, "health", 1)
    assert selected.refused("health", path, body) == "opinion-settled"


def test_who_says_not_mine_lets_an_officer_ask_another(selected: Selected) -> None:
    path = f"/v1/proposals/{idea(1)}/opinions"
    asked = {"organisation": "ngo", "due_on": "2021-07-22"}
    assert selected.refused("officer", path, asked) == "asked-elsewhere"
    opine(selected, "health", 1, "not_mine", reason=BOTH)
    assert selected.refused("nobody", path, asked) == "office-needed"
    selected.made("officer", path, asked)
    assert [each["status"] for each in selected.got(path)] == ["not_mine", "waiting"]
    selected.record(classified(1, "water", 60))
    assert len(selected.all(EntityOpinionRequested)) == 3


def test_silence_lapses_at_the_end_of_the_day_and_no_answer_is_taken_then(selected: Selected) -> None:
    selected.move(DUE - TICK)
    opine(selected, "health", 1)
    assert selected.all(EntityOpinionLapsed) == []
    selected.move(DUE)
    [lapsed] = selected.all(EntityOpinionLapsed)
    assert (lapsed.proposal, lapsed.due, lapsed.activity) == (idea(2), DUE, 10)
    selected.move(DUE + timedelta(seconds=2))
    late = selected.post("water", f"/v1/proposals/{idea(2)}/opinions/answer", _said("water"))
    assert late.json()["detail"].endswith("this came PT2.000000S after.")


def _said(organisation: str) -> dict[str, str]:
    return {"organisation": organisation, "opinion": "no_objection"}


def test_final_ideas_wait_for_opinions_and_motions(selected: Selected) -> None:
    path, body = f"/v1/evaluations/{EVALUATION}/decide-final", {"meeting": str(MEETING)}
    assert selected.refused("chair", path, body) == "another-body"
    sit(selected, {1: True})
    assert selected.refused("chair", path, body) == "opinion-missing"
    opine(selected, "health", 1)
    opine(selected, "water", 2, "not_mine", reason=BOTH)
    assert selected.refused("chair", path, body) == "opinion-missing"
    selected.made("officer", f"/v1/proposals/{idea(2)}/opinions", {"organisation": "ngo"})
    selected.move(DUE)
    assert selected.refused("chair", path, body) == "not-voted-on"
    assert selected.refused("member", path, body) == "seat-needed"


def test_final_ideas_are_decided_by_two_people_and_task_forces_asked_for(selected: Selected) -> None:
    opine(selected, "health", 1)
    opine(selected, "water", 2, "refused", reason=BOTH)
    sit(selected, {1: True, 2: False})
    confirm, content_hash = propose(selected)
    read = f"/v1/evaluations/{EVALUATION}/final-ideas"
    assert selected.got(read)["ideas"] == [str(idea(1)), str(idea(2))]
    assert [each["hash"] for each in selected.got(read)["waiting"]] == [content_hash]
    assert selected.refused("chair", confirm, {"hash": content_hash}) == "second-person-needed"
    assert selected.refused("nobody", confirm, {"hash": content_hash}) == "seat-needed"
    assert selected.refused("member", confirm, {"hash": "0" * 64}) == "content-differs"
    selected.made("member", confirm, {"hash": content_hash})
    [decided], [kept], [dropped] = selected.all(FinalIdeasDecided), selected.all(IdeaKept), selected.all(IdeaDropped)
    assert (decided.kept, decided.dropped) == ((idea(1),), (idea(2),))
    [opinion] = [each for each in selected.all(EntityOpinionReceived) if each.proposal == idea(2)]
    assert (dropped.opinions, dropped.votes_for, dropped.replaces) == ((opinion.id,), 2, None)
    [requested] = selected.all(TaskForceRequested)
    assert (requested.idea, requested.lead, requested.causation) == (idea(1), kept.authors[0], kept.id)
    final = selected.got(read)
    assert (final["ideas"], final["kept"], final["dropped"]) == ([], [str(idea(1))], [str(idea(2))])
    path, body = f"/v1/evaluations/{EVALUATION}/decide-final", {"meeting": str(MEETING)}
    assert selected.refused("chair", path, body) == "final-ideas-settled"


def test_motions_of_a_real_meeting_decide(selected: Selected) -> None:
    opine(selected, "health", 1)
    opine(selected, "water", 2)
    forum = named(PROCESS, "body", "forum")
    planned = {"title": BOTH, "mode": "remote", "planned_on": "2021-07-19", "agenda": []}
    sitting = UUID(selected.made("chair", f"/v1/bodies/{forum}/meetings", planned)["id"])
    at, people = f"/v1/meetings/{sitting}", ("chair", "secretary", "member")
    present = [selected.subject(person) for person in people]
    selected.made("chair", f"{at}/attendance", {"held_on": "2021-07-19", "present": present})
    for number, choice in ((1, "for"), (2, "against")):
        asked = {"words": BOTH, "asks": "KeepIdea", "subject": str(idea(number))}
        motion = selected.made("member", f"{at}/motions", asked)["id"]
        for person in people:
            selected.made(person, f"{at}/votes", {"motion": motion, "choice": choice})
    body = {"meeting": str(sitting)}
    assert selected.refused("chair", f"/v1/evaluations/{EVALUATION}/decide-final", body) == "not-voted-on"
    selected.made("chair", f"{at}/close")
    confirm, content_hash = propose(selected, sitting)
    selected.made("member", confirm, {"hash": content_hash})
    [decided] = selected.all(FinalIdeasDecided)
    assert (decided.kept, decided.dropped) == ((idea(1),), (idea(2),))


def test_a_second_member_declines(selected: Selected) -> None:
    opine(selected, "health", 1)
    opine(selected, "water", 2)
    sit(selected, {1: True, 2: True})
    confirm, content_hash = propose(selected)
    decline = confirm.replace("/confirm", "/decline")
    assert selected.refused("member", decline) == "reason-needed"
    selected.made("member", decline, {"reason": BOTH})
    assert selected.refused("member", confirm, {"hash": content_hash}) == "not-proposed"


def form(selected: Selected, *members: tuple[str, str]) -> str:
    """The lead of idea 1's task force has invited those members, for those sides."""
    decide(selected, {1: True, 2: False})
    path = f"/v1/proposals/{idea(1)}/task-force"
    for member, side in members:
        selected.made("author-1", f"{path}/invitations", {"member": selected.subject(member), "side": side})
    return path


def test_a_task_force_is_formed_once_enough_have_accepted(selected: Selected) -> None:
    path = form(selected, ("author-1", "civil_society"), ("ngo", "civil_society"), ("health", "government"))
    assert selected.refused("nobody", f"{path}/accept") == "not-invited"
    assert selected.refused("ngo", f"{path}/invitations", {"member": str(uuid4()), "side": "x"}) == "not-lead"
    for member in ("author-1", "ngo"):
        selected.made(member, f"{path}/accept")
    assert selected.refused("ngo", f"{path}/accept") == "already-accepted"
    short = selected.post("author-1", f"{path}/confirm")
    assert short.json()["detail"] == "2 of at least 3 have accepted, and these sides lack: government."
    selected.made("health", f"{path}/accept")
    selected.made("author-1", f"{path}/confirm")
    [formed] = selected.all(TaskForceFormed)
    assert [str(member) for member in formed.members] == [selected.subject(n) for n in ("author-1", "ngo", "health")]
    assert not formed.late
    read = selected.got(path)
    assert (read["status"], [each["status"] for each in read["members"]]) == ("formed", ["joined"] * 3)
    selected.move(NOW + timedelta(days=30))
    assert selected.all(TaskForceOverdue) == []


def test_a_task_force_that_is_late_says_so_and_one_may_be_dissolved(selected: Selected) -> None:
    path = form(selected, ("ngo", "civil_society"), ("health", "government"), ("water", "government"))
    selected.made("ngo", f"{path}/decline")
    selected.made("health", f"{path}/accept")
    selected.made("water", f"{path}/accept")
    selected.move(NOW + timedelta(days=30))
    [overdue] = selected.all(TaskForceOverdue)
    assert (overdue.accepted, overdue.least, overdue.sides_missing) == (2, 3, ("civil_society",))
    assert selected.refused("ngo", f"{path}/accept") == "not-invited"
    selected.made("author-1", f"{path}/invitations", {"member": selected.subject("ngo"), "side": "civil_society"})
    selected.made("ngo", f"{path}/accept")
    selected.made("author-1", f"{path}/confirm")
    [formed] = selected.all(TaskForceFormed)
    assert formed.late
    assert selected.refused("officer", f"{path}/dissolve") == "reason-needed"
    selected.made("officer", f"{path}/dissolve", {"reason": BOTH})
    assert selected.refused("author-1", f"{path}/confirm") == "task-force-dissolved"
    selected.made("officer", path)
    assert (selected.got(path)["status"], selected.got(path)["members"]) == ("requested", [])


def test_a_new_selection_asks_only_of_what_is_new(selected: Selected) -> None:
    decide(selected, {1: True, 2: False})
    selected.record(classified(3, "health", 59), *selection(1, 2, 3, version=60))
    assert selected.got(f"/v1/evaluations/{EVALUATION}/final-ideas")["ideas"] == [str(idea(3))]
    assert [each.proposal for each in selected.all(EntityOpinionRequested)] == [idea(1), idea(2), idea(3)]


def test_a_rebuild_gives_equal_tables(selected: Selected) -> None:
    path = form(selected, ("ngo", "civil_society"), ("health", "government"))
    selected.made("ngo", f"{path}/accept")
    before = selected.rows()
    assert all(before[table] for table in ("ideas", "opinions", "task_forces", "task_force_members"))
    rebuild(selected.app.store, projections)
    assert selected.rows() == before


def test_in_a_race_a_seat_is_accepted_once_however_often(selected: Selected, rewinding: Rewinding) -> None:
    """A race of three acceptances of one seat of a task force."""
    about = {"idea": idea(1), "authors": (who("author-1"),), "motion": UUID(int=1)}
    selected.record(tell(IdeaKept, named(PROCESS, "final-ideas", "ideas"), 1, "chair", NOW, **about))
    path = f"/v1/proposals/{idea(1)}/task-force"
    selected.made("author-1", f"{path}/invitations", {"member": selected.subject("ngo"), "side": "civil_society"})
    wrong = 0
    for _ in rewinding(selected).tries(TRIES):
        statuses = sent_at_once(selected, *[("ngo", f"{path}/accept", {})] * 3)
        selected.work()
        wrong += statuses != [201, 409, 409] or len(selected.all(TaskForceJoined)) != 1
    print(f"double acceptance of a seat: {wrong} wrong of {TRIES}")
    assert wrong == 0


def test_a_race_of_three_who_decide_the_final_ideas_is_won_once(selected: Selected, rewinding: Rewinding) -> None:
    opine(selected, "health", 1)
    opine(selected, "water", 2)
    sit(selected, {1: True, 2: False})
    proposals = [propose(selected) for _ in range(3)]
    people = ("member", "secretary", "member")
    asked = [(person, path, {"hash": hash_}) for person, (path, hash_) in zip(people, proposals, strict=True)]
    wrong = 0
    for _ in rewinding(selected).tries(TRIES):
        statuses = sent_at_once(selected, *asked)
        selected.work()
        made = [len(selected.all(kind)) for kind in (FinalIdeasDecided, IdeaKept, IdeaDropped)]
        wrong += statuses != [201, 409, 409] or made != [1, 1, 1]
    print(f"several who decide the final ideas: {wrong} wrong of {TRIES}")
    assert wrong == 0


def test_in_a_race_an_opinion_and_its_lapse_are_one_of_both(selected: Selected, rewinding: Rewinding) -> None:
    """A race of two who answer for the entity with the clock that passes the day."""
    selected.move(DUE - TICK)
    path = f"/v1/proposals/{idea(1)}/opinions/answer"
    wrong, answers = 0, 0
    for number in rewinding(selected).tries(TRIES):
        answering = partial(selected.post, "health", path, _said("health"))
        answered = at_once(partial(selected.move, DUE), answering, answering, lag=lag_of(number))
        statuses = sorted(answer.status_code for answer in answered if answer)
        selected.work()
        received = [each for each in selected.all(EntityOpinionReceived) if each.proposal == idea(1)]
        lapsed = [each for each in selected.all(EntityOpinionLapsed) if each.proposal == idea(1)]
        answers += len(received)
        told = statuses == [201, 409] if received else statuses == [409, 409]
        in_time = all(each.happened_at < DUE for each in received)
        wrong += not (told and in_time and len(received) + len(lapsed) == 1)
    print(f"an opinion against its lapse: {wrong} wrong of {TRIES}, {answers} in time")
    assert wrong == 0

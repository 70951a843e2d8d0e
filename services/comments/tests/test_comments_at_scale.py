"""Answers at scale over HTTP, on a real PostgreSQL: assigned, drafted, grouped, given to a set, and what is owed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from commenting import Comments

from comments import projections
from comments.domain.grouping import GROUPS_RULE
from events.comments import AllCommentsAnswered, AnswerDrafted, CommentAnswered, CommentAssigned
from events.plan import ParagraphGone
from service.projector import rebuild

SAME = "نطالب بمدة أطول للتعليق على المسودة"
ENTITY = "ministry-of-justice"


def answer_to(comments: Comments, /, **more: Any) -> dict[str, Any]:
    return {"outcome": "partly", "answer": comments.world.both, "activity": 17, **more}


def with_entity(comments: Comments) -> Comments:
    world = comments.world
    return comments.opened().told(world.ruled(), *world.represented(ENTITY, UUID(comments.subject("nour"))))


def clusters(comments: Comments, **query: Any) -> list[dict[str, Any]]:
    path = f"/v1/consultations/{comments.world.consultation}/clusters"
    answer = comments.read(path, "huda", **query).json()
    assert (answer["rule"], answer["rule_version"]) == GROUPS_RULE
    groups: list[dict[str, Any]] = answer["groups"]
    return groups


def test_an_entity_drafts_and_answers_what_is_assigned_to_it(comments: Comments) -> None:
    comment = with_entity(comments).comment("salma")
    path, draft = f"/v1/comments/{comment}", {"answer": {"ar": "مسودة لا يراها أحد"}, "code": "not_feasible"}
    comments.made("huda", f"{path}/assign", {"organisation": ENTITY})
    for person, status in (("omar", 403), ("nour", 201), ("rana", 201)):
        assert comments.post(person, f"{path}/drafts", draft).status_code == status
    for person, status in (("omar", 403), ("salma", 403), ("nour", 200), ("huda", 200)):
        assert comments.read(f"{path}/draft", person).status_code == status
    kept = comments.read(f"{path}/draft", "nour").json()
    assert (kept["answer"], kept["code"], kept["outcome"]) == (draft["answer"], "not_feasible", None)
    assert kept["drafted_by"] == comments.subject("rana")
    for event in comments.all(AnswerDrafted):
        assert comments.app.unseal([event.draft.ref], "comments", "to nobody") == {}

    [owed] = comments.read("/v1/unanswered", process="jo-nap5", organisation=ENTITY).json()
    assert (owed["comment"], owed["due_on"], owed["days_left"], owed["working_days_left"]) == (
        comment,
        "2021-05-20",
        22,
        16,
    )
    assert comments.read(f"/v1/unanswered?process=jo-nap5&person={comments.subject('rana')}").json() == []
    comments.move(datetime(2021, 5, 22, 7, tzinfo=UTC))
    [owed] = comments.read("/v1/unanswered", process="jo-nap5").json()
    assert (owed["days_left"], owed["working_days_left"]) == (-2, 0)

    assert comments.post("omar", f"{path}/answer", answer_to(comments)).status_code == 403
    comments.made("nour", f"{path}/answer", answer_to(comments))
    [event] = comments.all(CommentAnswered)
    assert (event.organisation, event.office, event.code) == (ENTITY, None, "explained")
    assert comments.read("/v1/unanswered", process="jo-nap5").json() == []
    assert len(comments.all(AllCommentsAnswered)) == 1


def test_a_group_is_assigned_to_an_entity_and_a_chosen_set_to_a_colleague(comments: Comments) -> None:
    with_entity(comments)
    first, other = comments.comment("salma", SAME), comments.comment("omar", "رأي آخر تماما")
    second = comments.comment("laila", f"{SAME}!")
    path, laila = f"/v1/consultations/{comments.world.consultation}/assignments", comments.subject("laila")
    assert comments.post("omar", path, {"cluster": first, "organisation": ENTITY}).status_code == 403
    assert comments.post("huda", path, {"organisation": ENTITY}).status_code == 422
    assert comments.post("huda", path, {"cluster": other, "comments": [first], "person": laila}).status_code == 422
    assert comments.post("huda", path, {"comments": [str(UUID(int=9))], "person": laila}).status_code == 404
    own = {"comments": [first, other], "person": comments.subject("omar")}
    assert comments.post("huda", path, own).status_code == 403
    assert comments.all(CommentAssigned) == []
    body = {"cluster": first, "organisation": ENTITY}
    given = comments.made("huda", path, body, **{"Idempotency-Key": "once"})
    assert comments.made("huda", path, body, **{"Idempotency-Key": "once"}) == given
    assert [str(event.stream) for event in comments.all(CommentAssigned)] == [first, second]
    owed = comments.read("/v1/unanswered", process="jo-nap5", organisation=ENTITY).json()
    assert [each["comment"] for each in owed] == [first, second]

    draft = {"answer": {"ar": "مسودة"}}
    comments.made("nour", f"/v1/comments/{first}/drafts", draft)
    comments.made("huda", path, {"comments": [other, first], "person": laila})
    owed = comments.read(f"/v1/unanswered?process=jo-nap5&person={laila}").json()
    assert [each["comment"] for each in owed] == [first, other]
    assert comments.read(f"/v1/comments/{first}/draft", "nour").status_code == 403
    assert comments.read(f"/v1/comments/{first}/draft", "laila").json()["answer"] == draft["answer"]
    before = comments.rows()
    rebuild(comments.app.store, projections)
    assert comments.rows() == before


def test_one_text_answers_a_group_hidden_ones_too(comments: Comments) -> None:
    comments.opened().told(comments.world.ruled())
    first, other = comments.comment("salma", SAME), comments.comment("omar", "رأي آخر تماما")
    second, third = comments.comment("laila", f"{SAME}!"), comments.comment("nour", SAME.replace("أ", "ا"))
    withdrawn = comments.comment("nour", SAME)
    comments.made("nour", f"/v1/comments/{withdrawn}/withdraw")
    hiding = comments.made("huda", f"/v1/comments/{second}/hide", {"ground": "insult"})
    [waiting] = comments.read(f"/v1/comments/{second}").json()["waiting"]
    comments.made("rana", f"/v1/acts/{second}/{hiding['id']}/confirm", {"hash": waiting["hash"]})
    assert comments.read(f"/v1/consultations/{comments.world.consultation}/clusters").status_code == 403
    [group] = clusters(comments)
    assert (group["cluster"], group["comments"], group["equal"]) == (first, [first, second, third], 3)
    assert [each["size"] for each in clusters(comments, least=1)] == [3, 1]

    path = f"/v1/consultations/{comments.world.consultation}/clusters/answers"
    body = answer_to(comments, cluster=first, code="repeated", summary=comments.world.both)
    early = comments.post("huda", path, body)
    assert (early.status_code, early.json()["type"]) == (409, "urn:mithaq:problem:not-counted-yet")
    comments.move(comments.world.closes)
    assert comments.post("huda", path, answer_to(comments)).status_code == 422
    assert comments.post("huda", path, body | {"comments": [other]}).status_code == 422
    assert comments.post("huda", path, body | {"cluster": other, "x": 1}).status_code == 422
    assert comments.post("huda", path, body | {"cluster": str(UUID(int=9))}).status_code == 404
    assert comments.post("salma", path, body).status_code == 403
    assert comments.all(CommentAnswered) == []
    given = comments.made("huda", path, body, **{"Idempotency-Key": "once"})
    assert given["id"] == first
    assert len(given["events"]) == 3
    assert comments.made("huda", path, body, **{"Idempotency-Key": "once"}) == given
    assert {str(event.stream) for event in comments.all(CommentAnswered)} == {first, second, third}
    assert {str(event.cluster) for event in comments.all(CommentAnswered)} == {first}
    assert [each["unanswered"] for each in clusters(comments)] == [[]]
    again = comments.post("huda", path, body)
    assert (again.status_code, again.json()["type"]) == (409, "urn:mithaq:problem:nothing-to-answer")
    assert comments.all(AllCommentsAnswered) == []
    chosen = answer_to(comments, comments=[other])
    assert comments.post("huda", path, chosen | {"comments": [other, first]}).status_code == 409
    comments.made("huda", path, chosen)
    [concluded] = comments.all(AllCommentsAnswered)
    assert (concluded.answered, concluded.activity) == (4, 17)
    read = comments.read(f"/v1/comments/{third}").json()
    assert (read["status"], read["answer"]["cluster"], read["answer"]["code"]) == ("answered", first, "repeated")
    before = comments.rows()
    rebuild(comments.app.store, projections)
    assert comments.rows() == before


def test_of_two_sets_that_overlap_one_is_answered_whole_and_the_other_not_at_all(comments: Comments) -> None:
    comments.opened()
    ids = [comments.comment(person, f"رأي {person}") for person in ("salma", "omar", "laila", "nour")]
    comments.move(comments.world.closes)
    path = f"/v1/consultations/{comments.world.consultation}/clusters/answers"
    sets = (ids[:3], ids[1:])

    def give(chosen: list[str]) -> int:
        return comments.post("huda", path, answer_to(comments, comments=chosen)).status_code

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(give, sets)) == [201, 409]
    answered = {str(event.stream) for event in comments.all(CommentAnswered)}
    assert answered in (set(sets[0]), set(sets[1]))


def test_a_comment_stays_with_its_paragraph_and_its_answer_names_what_changed(comments: Comments) -> None:
    world, (one, two, three) = comments.world, [UUID(int=number) for number in (1, 2, 3)]
    comments.told(world.started(), world.version(1), world.identified(1, {one: "a", two: "b", three: "c"}))
    comments.told(world.planned(), world.approved()).move(world.opens)
    refused = comments.post(
        "salma",
        f"/v1/consultations/{world.consultation}/comments",
        {"text": "x", "language": "en", "paragraph": "windows"},
    )
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "paragraph")
    named = comments.comment("salma", paragraph="roles")
    placed, exact = comments.comment("omar", paragraph="2"), comments.comment("laila", paragraph=str(three))
    for comment, paragraph in ((named, one), (placed, two), (exact, three)):
        read = comments.read(f"/v1/comments/{comment}").json()
        assert (read["paragraph"], read["document"], read["number"]) == (str(paragraph), "methodology", 1)
        assert read["became"] == []

    gone = (ParagraphGone(id=three, became="merged", into=two),)
    comments.told(world.version(2), world.identified(2, {one: "a", two: "bc"}, gone)).told(world.version(3))
    comments.told(world.version(4), world.identified(4, {one: "A", two: "bc"}))
    became = {
        named: [(2, "same", None), (4, "changed", None)],
        placed: [(2, "changed", None), (4, "changed", None)],
        exact: [(2, "merged", str(two)), (4, "merged", str(two))],
    }
    for comment, expected in became.items():
        read = comments.read(f"/v1/comments/{comment}").json()
        assert [(each["number"], each["change"], each["into"]) for each in read["became"]] == expected

    comments.move(world.closes)
    change = {"document": "methodology", "number": 2, "paragraph": "roles"}
    path = f"/v1/comments/{named}/answer"
    for wrong, field in (
        (change, "change.paragraph"),
        (change | {"number": 1}, "change.number"),
        (change | {"number": 7}, "change.number"),
        (change | {"paragraph": "9"}, "change.paragraph"),
    ):
        answer = comments.post("huda", path, answer_to(comments, change=wrong))
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    comments.made("huda", path, answer_to(comments, change=change | {"number": 4}))
    given = comments.read(f"/v1/comments/{named}").json()["answer"]
    assert given["change"] == {"document": "methodology", "number": 4, "hash": "h4", "paragraph": str(one)}
    assert given["code"] is None

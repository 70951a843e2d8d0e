"""Given comments of a counted period, when they are assigned, drafted or answered, then exactly these events."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from comments.domain.answering import (
    ANSWERING,
    MOST_TOGETHER,
    AlreadyAnswered,
    Answer,
    DraftAnswer,
    NotCountedYet,
    NothingToAnswer,
    OnAnother,
    OwnComment,
    RespondToCluster,
    RespondToComment,
)
from comments.domain.assigning import ASSIGNING, AssignComment, AssignComments, Assignee
from comments.domain.comment import COMMENT, NoComment, SubmitComment, WithdrawComment, Withdrawn
from comments.domain.versions import (
    Known,
    Naming,
    NoSuchParagraph,
    NoSuchVersion,
    NothingChanged,
    NotLaterVersion,
)
from events.comments import AllCommentsAnswered, AnswerDrafted, CommentAnswered, CommentAssigned
from events.plan import Paragraph, ParagraphGone
from events.refusals import LanguageMissing, OfficeNeeded, UnknownThing, ValueRefused

STAYS, CHANGES, GOES, NEW = (UUID(int=number) for number in (1, 2, 3, 4))


def paragraph(of: UUID, order: int, text: str, change: str = "new") -> Paragraph:
    return Paragraph(id=of, order=order, texts={"en": text}, change=change, name=f"part-{order}")


def known(hashed: str, *paragraphs: Paragraph, gone: tuple[ParagraphGone, ...] = ()) -> Known:
    return Known(hash=hashed, paragraphs={each.id: each for each in paragraphs}, gone={each.id: each for each in gone})


FIRST = known("h1", paragraph(STAYS, 1, "a"), paragraph(CHANGES, 2, "b"), paragraph(GOES, 3, "c"))
SECOND = known(
    "h2",
    paragraph(STAYS, 1, "a", "same"),
    paragraph(CHANGES, 2, "B", "changed"),
    paragraph(NEW, 3, "d"),
    gone=(ParagraphGone(id=GOES, became="merged", into=NEW),),
)
DOCUMENTS = {"methodology": {1: FIRST, 2: SECOND, 3: known("h3")}, "plan": {1: known("p1", paragraph(NEW, 1, "x"))}}


def submitted(world: Any, name: str = "salma") -> UUID:
    act = world.act(name)
    command = SubmitComment(
        act=act,
        process=world.process,
        consultation=world.state(),
        text="x",
        body=world.seal,
        language="en",
        paragraph=None,
        arrived_at=world.now,
    )
    world.decide(act.id, COMMENT, command)
    return UUID(str(act.id))


def withdraw(world: Any, comment: UUID, name: str = "salma") -> None:
    fields = {"process": world.process, "consultation": world.state(), "arrived_at": world.now}
    world.decide(comment, COMMENT, WithdrawComment(act=world.act(name), comment=comment, **fields))


def response(world: Any, comment: UUID, act: Any = None, **changes: Any) -> RespondToComment:
    said: dict[str, Any] = {"outcome": "partly", "text": changes.pop("answer", world.both)}
    said |= {name: changes.pop(name) for name in ("outcome", "change", "code", "summary") if name in changes}
    fields: dict[str, Any] = {"process": world.process, "consultation": world.state(), "documents": DOCUMENTS}
    return RespondToComment(act=act or world.officer(), comment=comment, answer=Answer(**said), **(fields | changes))


def together(world: Any, *comments: UUID, act: Any = None, **changes: Any) -> RespondToCluster:
    return RespondToCluster(
        act=act or world.officer(activity=17),
        process=world.process,
        stream=world.consultation,
        consultation=world.state(),
        answer=Answer(outcome="partly", text=world.both, summary=world.both, code="repeated"),
        comments={comment: world.state(comment, COMMENT) for comment in comments},
        **changes,
    )


def assign(world: Any, comment: UUID, act: Any = None, **to: Any) -> Any:
    named = Assignee(**{"person": None, "organisation": None, "registered": frozenset({"ministry-of-justice"})} | to)
    command = AssignComment(act=act or world.officer(), process=world.process, comment=comment, to=named)
    [event] = world.decide(comment, ASSIGNING, command)
    return event


def draft(world: Any, comment: UUID, act: Any = None, represents: tuple[str, ...] = ()) -> Any:
    command = DraftAnswer(
        act=act or world.officer(),
        process=world.process,
        comment=comment,
        draft=world.seal,
        represents=frozenset(represents),
    )
    [event] = world.decide(comment, ANSWERING, command)
    return event


def counted(world: Any) -> UUID:
    comment = submitted(world.opened())
    world.move(world.closes)
    return comment


def test_an_officer_answers_after_the_count(world: Any) -> None:
    comment = counted(world)
    [event] = world.decide(comment, ANSWERING, response(world, comment, world.officer(activity=6)))
    assert isinstance(event, CommentAnswered)
    assert (event.version, event.consultation, event.author) == (2, world.consultation, world.person("salma"))
    assert (event.outcome, event.answer, event.activity, event.office) == ("partly", world.both, 6, "unit_officer")


def test_a_comment_has_one_answer(world: Any) -> None:
    comment = counted(world)
    submitted_too = ANSWERING.decide(world.state(comment, COMMENT), response(world, comment))
    state = COMMENT.evolve(world.state(comment, COMMENT), submitted_too[0])
    with pytest.raises(AlreadyAnswered):
        ANSWERING.decide(state, response(world, comment))


def test_no_answer_before_the_count(world: Any) -> None:
    comment = submitted(world.opened())
    with pytest.raises(NotCountedYet) as refused:
        world.decide(comment, ANSWERING, response(world, comment))
    assert refused.value.details == {"closes_at": "2021-05-06T21:00:00Z"}


def test_no_answer_is_owed_to_a_withdrawn_comment(world: Any) -> None:
    comment = submitted(world.opened())
    withdraw(world, comment)
    world.move(world.closes)
    with pytest.raises(Withdrawn):
        world.decide(comment, ANSWERING, response(world, comment))


def test_nobody_answers_their_own_comment(world: Any) -> None:
    comment = counted(world)
    with pytest.raises(OwnComment):
        world.decide(comment, ANSWERING, response(world, comment, world.officer("salma")))


def test_an_answer_needs_the_office(world: Any) -> None:
    comment = counted(world)
    with pytest.raises(OfficeNeeded):
        world.decide(comment, ANSWERING, response(world, comment, world.act("huda")))


@pytest.mark.parametrize("answer", [{"ar": "نعم"}, {"ar": "نعم", "en": " "}])
def test_an_answer_has_the_required_languages(world: Any, answer: dict[str, str]) -> None:
    comment = counted(world)
    with pytest.raises(LanguageMissing) as refused:
        world.decide(comment, ANSWERING, response(world, comment, answer=answer))
    assert (refused.value.field, refused.value.details) == ("answer.en", {"language": "en"})


def test_an_answer_is_accepted_partly_or_not(world: Any) -> None:
    comment = counted(world)
    with pytest.raises(ValueRefused) as refused:
        world.decide(comment, ANSWERING, response(world, comment, outcome="maybe"))
    assert refused.value.field == "outcome"


def test_what_does_not_exist_is_neither_answered_assigned_nor_drafted(world: Any) -> None:
    for act in (
        lambda: ANSWERING.decide(ANSWERING.initial, response(world.opened(), uuid4())),
        lambda: assign(world, uuid4(), person=world.person("rana")),
        lambda: draft(world, uuid4()),
    ):
        with pytest.raises(NoComment):
            act()


def test_an_answer_names_the_change_that_the_comment_made(world: Any) -> None:
    comment = counted(world)
    change = Naming(document="methodology", number=2, paragraph="2")
    [event] = world.decide(comment, ANSWERING, response(world, comment, outcome="accepted", change=change))
    assert (event.change.document, event.change.number, event.change.hash) == ("methodology", 2, "h2")
    assert (event.change.paragraph, event.code) == (CHANGES, None)


@pytest.mark.parametrize(
    ("said", "paragraph"),
    [("part-2", CHANGES), (str(CHANGES), CHANGES), ("3", NEW), (str(GOES), GOES)],
)
def test_a_changed_paragraph_is_named_by_its_name_its_id_or_its_place_and_may_be_gone(
    world: Any, said: str, paragraph: UUID
) -> None:
    comment = counted(world)
    command = response(world, comment, change=Naming(document="methodology", number=2, paragraph=said))
    assert world.decide(comment, ANSWERING, command)[0].change.paragraph == paragraph


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (Naming(document="methodology", number=9), NoSuchVersion),
        (Naming(document="charter", number=1), NoSuchVersion),
        (Naming(document="methodology", number=1), NotLaterVersion),
        (Naming(document="methodology", number=2, paragraph="part-1"), NothingChanged),
        (Naming(document="methodology", number=2, paragraph="part-9"), NoSuchParagraph),
        (Naming(document="methodology", number=3, paragraph="1"), NoSuchParagraph),
        (Naming(document="plan", number=1, paragraph=str(GOES)), NoSuchParagraph),
    ],
)
def test_where_nothing_changed_no_change_is_named(world: Any, change: Naming, refusal: Any) -> None:
    comment = counted(world)
    with pytest.raises(refusal):
        world.decide(comment, ANSWERING, response(world, comment, change=change))


def test_a_change_may_be_in_another_document(world: Any) -> None:
    comment = counted(world)
    command = response(world, comment, change=Naming(document="plan", number=1, paragraph="1"))
    assert world.decide(comment, ANSWERING, command)[0].change.paragraph == NEW


def test_without_a_change_a_code_stands_in_its_place(world: Any) -> None:
    first, second = submitted(world.opened()), submitted(world, "omar")
    world.move(world.closes)
    command = response(world, first, outcome="not", code="out_of_scope", summary=world.both)
    [event] = world.decide(first, ANSWERING, command)
    assert (event.code, event.summary, event.change) == ("out_of_scope", world.both, None)
    assert world.decide(second, ANSWERING, response(world, second))[0].code == "explained"


@pytest.mark.parametrize("more", [{"code": "unclear"}, {"outcome": "not"}])
def test_a_change_stands_without_a_code_and_with_what_was_accepted(world: Any, more: dict[str, str]) -> None:
    comment = counted(world)
    change = Naming(document="methodology", number=2)
    with pytest.raises(ValueRefused) as refused:
        world.decide(comment, ANSWERING, response(world, comment, change=change, **more))
    assert refused.value.field == "change"


def test_a_summary_has_the_required_languages(world: Any) -> None:
    comment = counted(world)
    with pytest.raises(LanguageMissing):
        world.decide(comment, ANSWERING, response(world, comment, summary={"en": "x"}))


def test_one_text_answers_a_set_with_an_answer_each(world: Any) -> None:
    comments = [submitted(world.opened(), name) for name in ("salma", "omar", "laila")]
    world.move(world.closes)
    command = together(world, *comments)
    events = world.keep(ANSWERING.decide(ANSWERING.initial, command))
    answers = [event for event in events if isinstance(event, CommentAnswered)]
    assert [event.stream for event in answers] == comments
    assert {(event.cluster, event.code, event.activity, event.version) for event in answers} == {
        (comments[0], "repeated", 17, 2)
    }
    assert len({event.id for event in answers}) == 3
    [concluded] = [event for event in world.own if isinstance(event, AllCommentsAnswered)]
    assert (concluded.answered, concluded.activity) == (3, 17)


def test_a_set_is_answered_whole_or_not_at_all(world: Any) -> None:
    first, second, withdrawn = submitted(world.opened()), submitted(world, "omar"), submitted(world, "laila")
    withdraw(world, withdrawn, "laila")
    world.move(world.closes)
    with pytest.raises(Withdrawn):
        ANSWERING.decide(ANSWERING.initial, together(world, first, withdrawn))
    with pytest.raises(OwnComment):
        ANSWERING.decide(ANSWERING.initial, together(world, first, second, act=world.officer("omar")))
    with pytest.raises(NothingToAnswer):
        ANSWERING.decide(ANSWERING.initial, together(world))
    world.decide(second, ANSWERING, response(world, second))
    with pytest.raises(AlreadyAnswered):
        ANSWERING.decide(ANSWERING.initial, together(world, first, second))
    assert not world.state(first, COMMENT).answered


def test_a_set_is_of_one_consultation(world: Any) -> None:
    comment = counted(world)
    command = together(world, comment)
    with pytest.raises(OnAnother):
        ANSWERING.decide(ANSWERING.initial, RespondToCluster(**(vars(command) | {"stream": uuid4()})))
    assert MOST_TOGETHER == 1_000


def test_an_assigned_colleague_drafts_and_answers(world: Any) -> None:
    comment = counted(world)
    assigned = assign(world, comment, person=world.person("rana"))
    assert isinstance(assigned, CommentAssigned)
    assert (assigned.to_person, assigned.to_organisation, assigned.consultation) == (
        world.person("rana"),
        None,
        world.consultation,
    )
    drafted = draft(world, comment, world.act("rana"))
    assert isinstance(drafted, AnswerDrafted)
    assert (drafted.draft, drafted.office) == (world.seal, None)
    [event] = world.decide(comment, ANSWERING, response(world, comment, world.act("rana")))
    assert (event.office, event.organisation, event.version) == (None, None, 4)


def test_an_assigned_entity_answers_by_its_representative(world: Any) -> None:
    comment = counted(world)
    assign(world, comment, organisation="ministry-of-justice")
    with pytest.raises(OfficeNeeded):
        draft(world, comment, world.act("nour"), ("another",))
    assert draft(world, comment, world.act("nour"), ("ministry-of-justice",))
    by = {"represents": frozenset({"ministry-of-justice"})}
    [event] = world.decide(comment, ANSWERING, response(world, comment, world.act("nour"), **by))
    assert (event.office, event.organisation) == (None, "ministry-of-justice")


def test_the_last_assignment_holds(world: Any) -> None:
    comment = counted(world)
    assign(world, comment, person=world.person("rana"))
    assign(world, comment, organisation="ministry-of-justice")
    with pytest.raises(OfficeNeeded):
        draft(world, comment, world.act("rana"))


def test_an_assignment_is_an_officers_and_to_one_who_may_answer(world: Any) -> None:
    comment = counted(world)
    with pytest.raises(OfficeNeeded):
        assign(world, comment, world.act(), person=world.person("rana"))
    with pytest.raises(OwnComment):
        assign(world, comment, person=world.person("salma"))
    with pytest.raises(UnknownThing):
        assign(world, comment, organisation="nobody")
    for to in ({}, {"person": world.person("rana"), "organisation": "ministry-of-justice"}):
        with pytest.raises(ValueRefused):
            assign(world, comment, **to)
    world.decide(comment, ANSWERING, response(world, comment))
    with pytest.raises(AlreadyAnswered):
        assign(world, comment, person=world.person("rana"))
    with pytest.raises(AlreadyAnswered):
        draft(world, comment)


def test_a_set_is_assigned_whole_or_not_at_all(world: Any) -> None:
    comments = [submitted(world.opened()), submitted(world, "omar")]
    states = {comment: world.state(comment, COMMENT) for comment in comments}
    to = Assignee(person=world.person("rana"), organisation=None, registered=frozenset())
    given: dict[str, Any] = {"act": world.officer(), "process": world.process, "consultation": world.consultation}
    command = AssignComments(comments=states, to=to, **given)
    events = ASSIGNING.decide(ASSIGNING.initial, command)
    assert [(event.stream, event.version) for event in events] == [(comment, 2) for comment in comments]
    assert {event.to_person for event in events if isinstance(event, CommentAssigned)} == {world.person("rana")}
    for wrong, refusal in (
        ({"comments": {}}, NothingToAnswer),
        ({"consultation": uuid4()}, OnAnother),
        ({"act": world.act()}, OfficeNeeded),
        ({"to": replace(to, person=world.person("omar"))}, OwnComment),
        ({"to": replace(to, organisation="ministry-of-justice")}, ValueRefused),
    ):
        with pytest.raises(refusal):
            ASSIGNING.decide(ASSIGNING.initial, AssignComments(**(vars(command) | wrong)))


def test_a_comment_is_assigned_and_drafted_before_the_count_too(world: Any) -> None:
    comment = submitted(world.opened())
    assign(world, comment, person=world.person("rana"))
    draft(world, comment)
    world.move(world.closes)
    assert world.decide(comment, ANSWERING, response(world, comment))

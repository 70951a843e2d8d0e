"""Given a comment and its consultation, when a person submits or withdraws, then exactly these events."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from comments.domain.comment import (
    COMMENT,
    NoComment,
    NotTheAuthor,
    PersonNeeded,
    SubmitComment,
    WithdrawComment,
    Withdrawn,
)
from comments.domain.consultation import GateShut, NoConsultation
from events.comments import CommentSubmitted, CommentWithdrawn
from events.refusals import ProcessStopped, ValueRefused
from events.rules import Process
from events.window import Late, NotOpenYet

TICK = timedelta(microseconds=1)


def submission(world: Any, act: Any = None, **changes: Any) -> SubmitComment:
    fields: dict[str, Any] = {
        "act": act or world.act("salma"),
        "process": world.process,
        "consultation": world.state(),
        "text": "أرى أن تكون المدة أطول",
        "body": world.seal,
        "language": "ar",
        "paragraph": None,
        "arrived_at": world.now,
    }
    return SubmitComment(**(fields | changes))


def submitted(world: Any, name: str = "salma") -> UUID:
    command = submission(world, world.act(name))
    world.decide(command.act.id, COMMENT, command)
    return command.act.id


def withdrawal(world: Any, comment: UUID, name: str = "salma", **changes: Any) -> WithdrawComment:
    fields = {"process": world.process, "consultation": world.state(), "arrived_at": world.now}
    return WithdrawComment(act=world.act(name), comment=comment, **(fields | changes))


def test_a_person_comments_on_the_version(world: Any) -> None:
    world.opened()
    command = submission(world, paragraph="windows")
    [event] = world.decide(command.act.id, COMMENT, command)
    assert isinstance(event, CommentSubmitted)
    assert (event.stream, event.version, event.person) == (command.act.id, 1, world.person("salma"))
    assert (event.consultation, event.activity) == (world.consultation, 4)
    assert (event.document, event.number, event.hash) == ("methodology", 1, "h1")
    assert (event.body, event.language, event.paragraph, event.source) == (world.seal, "ar", "windows", "account")
    assert event.arrived_at == world.now
    assert (event.rule, event.rule_version) == ("deadline-civil-days", 1)


def test_the_activity_is_the_one_that_the_person_names(world: Any) -> None:
    world.opened()
    command = submission(world, world.act("salma", activity=5))
    assert world.decide(command.act.id, COMMENT, command)[0].activity == 5


def test_the_last_microsecond_is_in_time_and_the_instant_is_not(world: Any) -> None:
    world.opened()
    assert COMMENT.decide(COMMENT.initial, submission(world, arrived_at=world.closes - TICK))
    with pytest.raises(Late):
        COMMENT.decide(COMMENT.initial, submission(world, arrived_at=world.closes))


def test_before_the_window_it_says_when_it_opens(world: Any) -> None:
    world.scheduled()
    with pytest.raises(NotOpenYet) as refused:
        COMMENT.decide(COMMENT.initial, submission(world))
    assert refused.value.details["opens_at"] == "2021-04-27T21:00:00Z"


def test_in_the_window_a_shut_gate_is_named(world: Any) -> None:
    world.scheduled().move(world.opens)
    with pytest.raises(GateShut) as refused:
        COMMENT.decide(COMMENT.initial, submission(world))
    assert refused.value.details == {"gate": "approval"}


def test_a_comment_is_on_a_consultation(world: Any) -> None:
    with pytest.raises(NoConsultation):
        COMMENT.decide(COMMENT.initial, submission(world))


def test_a_comment_is_a_persons(world: Any) -> None:
    world.opened()
    with pytest.raises(PersonNeeded):
        COMMENT.decide(COMMENT.initial, submission(world, world.service()))


def test_a_stopped_process_takes_none(world: Any) -> None:
    world.opened()
    with pytest.raises(ProcessStopped):
        COMMENT.decide(COMMENT.initial, submission(world, process=Process(stopped="suspended")))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x" * 4_001,
        "a\0b",
        "a\ud800",
        "\udc00b",
        " \t\r\n",
        "\u00a0\u2003\u3000",
        "\u200b\u200f\u2060\ufeff",
        "\u2028",
    ],
)
def test_what_is_no_text_is_refused(world: Any, text: str) -> None:
    world.opened()
    with pytest.raises(ValueRefused) as refused:
        COMMENT.decide(COMMENT.initial, submission(world, text=text))
    assert refused.value.field == "text"


@pytest.mark.parametrize(
    "text", ["x", " x ", "x" * 4_000, "😀" * 4_000, "=SUM(A1)", "<script>", "\u202ereversed", "e" + "\u0301" * 100]
)
def test_what_can_be_read_is_taken_as_typed(world: Any, text: str) -> None:
    world.opened()
    assert COMMENT.decide(COMMENT.initial, submission(world, text=text))


@pytest.mark.parametrize("tag", ["ar", "en-GB", "zh-Hant-TW", "sl-rozaj-biske", "de-CH-1901", "es-419", "en-x-plain"])
def test_any_well_formed_language_is_taken(world: Any, tag: str) -> None:
    world.opened()
    [event] = COMMENT.decide(COMMENT.initial, submission(world, language=tag))
    assert isinstance(event, CommentSubmitted)
    assert event.language == tag


@pytest.mark.parametrize("tag", ["", "a", "ar_JO", "en-", "-en", "en--GB", "1a", "ar ", "العربية", "en-x", "abcdefghi"])
def test_no_other_language_is(world: Any, tag: str) -> None:
    world.opened()
    with pytest.raises(ValueRefused) as refused:
        COMMENT.decide(COMMENT.initial, submission(world, language=tag))
    assert refused.value.field == "language"


def test_its_author_withdraws_it_once(world: Any) -> None:
    comment = submitted(world.opened())
    [event] = world.decide(comment, COMMENT, withdrawal(world, comment))
    assert isinstance(event, CommentWithdrawn)
    assert (event.stream, event.version, event.consultation) == (comment, 2, world.consultation)
    assert (event.person, event.activity) == (world.person("salma"), 4)
    with pytest.raises(Withdrawn):
        world.decide(comment, COMMENT, withdrawal(world, comment))


def test_nobody_else_withdraws_it(world: Any) -> None:
    comment = submitted(world.opened())
    with pytest.raises(NotTheAuthor):
        world.decide(comment, COMMENT, withdrawal(world, comment, "omar"))


def test_it_is_withdrawn_in_the_window_alone(world: Any) -> None:
    comment = submitted(world.opened())
    with pytest.raises(Late):
        world.decide(comment, COMMENT, withdrawal(world, comment, arrived_at=world.closes))


def test_what_does_not_exist_is_not_withdrawn(world: Any) -> None:
    with pytest.raises(NoComment):
        COMMENT.decide(COMMENT.initial, withdrawal(world, uuid4()))

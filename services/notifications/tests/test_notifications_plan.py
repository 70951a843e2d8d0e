"""Whom the decisions on commitments and on the plan concern, in whatever order they are heard; and their words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import reduce
from itertools import permutations
from typing import Any
from uuid import UUID

import plan_told
import pytest
import selection_told

from events import comments, plan, workgroup
from events.aggregate import Reaction
from events.comments import ChangeMade
from events.envelope import Event
from events.notifications import NoticeQueued
from notifications.domain import LANGUAGES, NOTICE, QueueNotice
from notifications.facts import INTERESTS, Facts, fold
from notifications.letters import compose
from notifications.policies import react

HOUR = timedelta(hours=1)
COUNTS = (0, 1, 2, 3, 11, 100)
PEOPLE = ("rana", "omar", "huda", "sami", "passer-by")
ISOLATES = str.maketrans("", "", "\u2068\u2069")


def told(past: Any, *events: Event) -> set[tuple[UUID, str]]:
    """The decision and recipient of each notice, by name; everyone has registered."""
    names = {past.person(name): name for name in PEOPLE}
    facts, reactions = Facts(), dict[str, Reaction]()
    for event in (past.started(), *(past.registered(name) for name in PEOPLE), *events):
        assert event.TOPIC in INTERESTS
        facts = fold(facts, event)
        reactions |= {each.key: each for each in react(facts, event)}
    commands = [each.command(past.act()) for each in reactions.values()]
    return {(command.decision, names[command.recipient]) for command in commands}


def of(decision: Event, notices: set[tuple[UUID, str]]) -> set[str]:
    """Who is told of that decision."""
    return {who for told_of, who in notices if told_of == decision.id}


def later(past: Any, hours: int = 1) -> Any:
    return past.act().happened_at + hours * HOUR


def test_an_amendment_is_told_to_the_task_force_in_every_order(past: Any) -> None:
    heard = (
        plan_told.drafted(past),
        plan_told.formed(past, "omar", "huda"),
        plan_told.requested(past, "sami", at=later(past)),
    )
    for order in permutations(heard):
        assert of(heard[-1], told(past, *order)) == {"omar", "huda"}


def test_a_task_force_formed_later_is_told_nothing_of_before(past: Any) -> None:
    requested = plan_told.requested(past, "sami")
    late = plan_told.formed(past, "omar", at=later(past))
    assert of(requested, told(past, plan_told.drafted(past), requested, late)) == set()


def test_without_an_idea_who_drafted_is_told(past: Any) -> None:
    requested = plan_told.requested(past, "sami")
    assert of(requested, told(past, plan_told.drafted(past, None, "huda"), requested)) == {"huda"}


def test_who_asked_for_an_amendment_is_told_of_its_end(past: Any) -> None:
    stream = past.named("commitment", "portal")
    closed = past.some(plan.AmendmentClosed, stream, name="portal", amendment=plan_told.AMENDMENT)
    heard = (plan_told.drafted(past, None, "huda"), plan_told.requested(past, "sami"), closed)
    assert of(closed, told(past, *heard)) == {"huda", "sami"}


@pytest.mark.parametrize(
    "kind",
    [
        workgroup.CommitmentsEndorsed,
        workgroup.CommitmentDropped,
        workgroup.CommitmentsApprovedForComment,
        workgroup.CommitmentsReturned,
    ],
)
def test_a_review_is_told_to_who_writes_and_to_the_body_in_every_order(past: Any, kind: type[Event]) -> None:
    others = (past.appointed("omar"), past.appointed("sami", body="group"))
    decided = plan_told.reviewed(past, kind, at=later(past))
    heard = (plan_told.drafted(past), plan_told.formed(past, "rana"), decided)
    for order in permutations(heard):
        assert of(decided, told(past, *others, *order)) == {"rana", "omar"}


def test_the_freeze_is_told_to_who_writes_and_to_every_body(past: Any) -> None:
    frozen = past.some(plan.CommitmentsFrozen, commitments=(plan_told.FROZEN,))
    heard = (plan_told.drafted(past, None, "rana"), past.appointed("omar"), past.appointed("sami", body="group"))
    assert of(frozen, told(past, *heard, frozen)) == {"rana", "omar", "sami"}


def test_an_approval_is_asked_of_the_entitys_representatives(past: Any) -> None:
    asked = plan_told.asked(past, "huda", at=later(past))
    for order in permutations((asked, selection_told.linked(past, "omar"))):
        assert of(asked, told(past, *order)) == {"omar"}


@pytest.mark.parametrize("kind", [plan.EntityApproved, plan.EntityRefused])
def test_an_entitys_answer_is_told_to_who_asked_it_and_to_the_entity(past: Any, kind: type[Event]) -> None:
    stream = past.named("document", "methodology")
    asked = plan_told.asked(past, "huda")
    other = plan_told.asked(past, "sami", organisation="health")
    answered = past.some(kind, stream, name="methodology", organisation="justice", at=later(past))
    heard = (asked, other, answered, selection_told.linked(past, "omar"))
    for order in ((0, 1, 2, 3), (3, 0, 1, 2), (0, 3, 1, 2)):
        assert of(answered, told(past, *(heard[place] for place in order))) == {"huda", "omar"}


@pytest.mark.parametrize("kind", [plan.CabinetApproved, plan.PlanReturned])
def test_the_cabinets_word_is_told_to_bodies_entities_and_who_asked_them(past: Any, kind: type[Event]) -> None:
    stream = past.named("document", "methodology")
    heard = (past.appointed("rana"), selection_told.linked(past, "omar"), plan_told.asked(past, "huda"))
    decided = past.some(kind, stream, name="methodology", at=later(past))
    assert of(decided, told(past, *heard, decided)) == {"rana", "omar", "huda"}


@pytest.mark.parametrize("kind", [plan.PlanPublished, plan.PlanSubmitted, plan.SubmissionAcknowledged])
def test_what_becomes_of_the_plan_is_told_to_everyone(past: Any, kind: type[Event]) -> None:
    done = past.some(kind, past.named("document", "methodology"), name="methodology")
    assert of(done, told(past, done)) == set(PEOPLE)


def test_an_assigned_comment_is_told_to_the_colleague_or_the_entity(past: Any) -> None:
    stream, to_omar = past.named("comment", "c"), {"to_person": past.person("omar"), "to_organisation": None}
    colleague = past.some(comments.CommentAssigned, stream, consultation=past.consultation, **to_omar)
    entity, _ = plan_told.of_consultation(past)
    for order in permutations((colleague, entity, selection_told.linked(past, "sami"))):
        notices = told(past, *order)
        assert (of(colleague, notices), of(entity, notices)) == ({"omar"}, {"sami"})


def test_a_report_is_told_once_to_each_who_commented(past: Any) -> None:
    _, report = plan_told.of_consultation(past)
    sent = (past.submitted("rana"), past.submitted("rana", comment="d"), past.submitted(None, comment="e"))
    other = past.some(comments.CommentSubmitted, by="omar", consultation=past.named("consultation", "other"))
    assert of(report, told(past, *sent, other, report)) == {"rana"}


CHANGE = ChangeMade(document="methodology", number=3, hash="ab" * 32, paragraph=None)
PARAGRAPH = replace(CHANGE, paragraph=plan_told.AMENDMENT)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"change": CHANGE}, "What it changed: “Methodology of the plan”, in version 3."),
        ({"change": PARAGRAPH}, f"What it changed: paragraph {plan_told.AMENDMENT} of “Methodology of the plan”"),
        ({"code": "out_of_scope"}, "it lies outside what was consulted on."),
        ({"code": "settled"}, "Why it changed nothing: it was settled before."),
        ({"code": "of_their_own"}, "Why it changed nothing: of_their_own."),
        ({"organisation": "justice"}, "The answer was given by: Ministry of Justice."),
    ],
)
def test_an_answer_says_what_the_comment_changed_or_why_nothing(past: Any, given: Any, words: str) -> None:
    answered = replace(past.answered("rana"), **given)
    written = body(past, answered, "en", past.opened())
    assert words in written
    assert written.index("Taken up.") < written.index(words)
    for language in LANGUAGES:
        assert "{" not in body(past, answered, language, past.opened())


def body(past: Any, decision: Event, language: str, *more: Event) -> str:
    """The letter's text about that decision, without isolates."""
    things = (past.started(), past.drafted(), past.established(), *selection_told.things(past))
    facts = reduce(fold, (*things, *plan_told.things(past), *more, decision), Facts())
    said: dict[str, Any] = {
        "decision": decision.id,
        "decision_type": decision.TOPIC,
        "channel": "email",
        "language": language,
    }
    command = QueueNotice(act=past.act(), recipient=past.person("rana"), **said)
    (notice,) = NOTICE.decide(NOTICE.initial, command)
    assert isinstance(notice, NoticeQueued)
    written = compose(facts, notice, "Rana")
    return (written.subject + "\n" + written.text).translate(ISOLATES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", COUNTS)
def test_every_plural_of_the_plan_takes_every_count(past: Any, count: int, language: str) -> None:
    many, frozen = (plan_told.REVIEWED,) * count, (plan_told.FROZEN,) * count
    stream = past.named("document", "methodology")
    for decision in (
        plan_told.reviewed(past, workgroup.CommitmentsEndorsed, commitments=many, open_amendments=(stream,) * count),
        plan_told.reviewed(
            past, workgroup.CommitmentsApprovedForComment, commitments=many, open_amendments=(stream,) * count
        ),
        plan_told.reviewed(past, workgroup.CommitmentsReturned, commitments=many),
        past.some(plan.CommitmentsFrozen, commitments=frozen),
        past.some(plan.PlanDrafted, stream, name="methodology", commitments=frozen),
        plan_told.asked(past, commitments=("portal",) * count),
        replace(plan_told.of_consultation(past)[1], counted=count, groups=count),
    ):
        assert "{" not in body(past, decision, language, past.opened())


def test_a_request_for_approval_names_its_day_or_none(past: Any) -> None:
    assert "by the end of Tuesday, 20 July 2021: to approve" in body(past, plan_told.asked(past), "en")
    undated = body(past, plan_told.asked(past, due_on=None), "en")
    assert "Methodology of the plan”: to approve" in undated
    assert "- A data portal" in undated


@pytest.mark.parametrize(
    ("answer", "words"),
    [("refuse", "it refuses"), ("conditions", "it names conditions"), ("not_mine", "does not concern it")],
)
def test_a_no_of_an_entity_says_which_and_why(past: Any, answer: str, words: str) -> None:
    said = {"name": "methodology", "organisation": "justice", "answer": answer, "reason": plan_told.WORDS}
    written = body(past, past.some(plan.EntityRefused, past.named("document", "methodology"), **said), "en")
    assert words in written
    assert "Reason given: words" in written

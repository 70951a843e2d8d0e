"""A process: given these events, when this command, then exactly these events, or this refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

import pytest

from events.calendar import Calendar, Holiday
from events.plan import (
    AnswerCode,
    AppealRules,
    ClockMoved,
    CorrectionRecorded,
    Ground,
    ProcessCancelled,
    ProcessResumed,
    ProcessStarted,
    ProcessSuspended,
    Rules,
    RulesAmended,
    RulesPublished,
    TaskForceRules,
)
from events.refusals import (
    AlreadyThere,
    LanguageMissing,
    OfficeNeeded,
    ProcessStopped,
    ReasonNeeded,
    UnknownThing,
    ValueRefused,
)
from plan.domain.editions import AmendRules, PublishRules
from plan.domain.lifecycle import (
    CancelProcess,
    ClockOnlyForward,
    MoveClock,
    NotResponsible,
    NotSimulated,
    NotSuspended,
    RecordCorrection,
    ResumeProcess,
    StartProcess,
    SuspendProcess,
)
from plan.domain.process import process_stream

WORDS = {"ar": "نص", "en": "words"}
AGENCIES = dict.fromkeys(("plan", "proposals", "workgroup", "comments", "notifications"), "ministry")
STREAM = process_stream("jo-nap5")
RULES: dict[str, Any] = {"minimum_window_days": 9, "answers_due_days": 14, "text": WORDS}


def start(story: Any, **changes: Any) -> StartProcess:
    return replace(
        StartProcess(
            act=story.act(),
            starts_at=datetime(2021, 4, 28, 7, tzinfo=UTC),
            title=WORDS,
            country="JO",
            zone="Asia/Amman",
            languages=("ar", "en"),
            authoritative="ar",
            simulated=True,
            calendar=Calendar(weekend=(5, 6)),
            agencies=AGENCIES,
        ),
        **changes,
    )


def test_a_process_starts(story: Any) -> None:
    command = start(story)
    assert story.decide(command) == (
        command.act.event(
            ProcessStarted,
            STREAM,
            1,
            office="unit_officer",
            title=WORDS,
            country="JO",
            zone="Asia/Amman",
            languages=("ar", "en"),
            authoritative="ar",
            simulated=True,
            calendar=Calendar(weekend=(5, 6)),
            agencies=AGENCIES,
        ),
    )


def test_a_process_starts_once(story: Any) -> None:
    with pytest.raises(AlreadyThere):
        story.started().decide(start(story))


@pytest.mark.parametrize(
    ("changes", "field", "refusal"),
    [
        ({"agencies": AGENCIES | {"plan": "parliament"}}, "agencies.plan", NotResponsible),
        ({"agencies": {"plan": "ministry"}}, "agencies.comments", ValueRefused),
        ({"agencies": AGENCIES | {"secrets": "ministry"}}, "agencies.secrets", ValueRefused),
        ({"starts_at": None}, "starts_at", ValueRefused),
        ({"simulated": False}, "starts_at", ValueRefused),
        ({"languages": ("ar", "ar")}, "languages", ValueRefused),
        ({"authoritative": "fr"}, "authoritative", ValueRefused),
        ({"zone": "Asia/Nowhere"}, "zone", ValueRefused),
        ({"zone": "../etc/passwd"}, "zone", ValueRefused),
        ({"title": {"ar": "خطة"}}, "title.en", LanguageMissing),
        ({"title": {"ar": "خطة", "en": " \n"}}, "title.en", LanguageMissing),
        ({"calendar": Calendar(weekend=(), opens="15:30", closes="08:30")}, "calendar.closes", ValueRefused),
        (
            {
                "calendar": Calendar(
                    weekend=(), holidays=(Holiday(day=datetime(2021, 5, 1, tzinfo=UTC).date(), name={}),)
                )
            },
            "calendar.holidays.0.name.ar",
            LanguageMissing,
        ),
    ],
)
def test_a_wrong_start_is_refused_by_field(
    story: Any, changes: dict[str, Any], field: str, refusal: type[ValueRefused]
) -> None:
    with pytest.raises(refusal) as refused:
        story.decide(start(story, **changes))
    assert refused.value.field == field


def test_rules_are_published_then_amended_in_dense_editions(story: Any) -> None:
    story.started()
    first = PublishRules(act=story.act(), **RULES)
    second = AmendRules(act=story.act(), **RULES)
    assert story.decide(first) == (
        first.act.event(RulesPublished, STREAM, 2, office="unit_officer", rules=Rules(number=1, **RULES)),
    )
    assert story.decide(second) == (
        second.act.event(RulesAmended, STREAM, 3, office="unit_officer", rules=Rules(number=2, **RULES)),
    )


def test_rules_are_published_once(story: Any) -> None:
    with pytest.raises(AlreadyThere):
        story.started().ruled().decide(PublishRules(act=story.act(), **RULES))


def test_no_rules_no_amendment(story: Any) -> None:
    with pytest.raises(UnknownThing):
        story.started().decide(AmendRules(act=story.act(), **RULES))


def test_rules_are_worded_in_all_languages(story: Any) -> None:
    with pytest.raises(LanguageMissing) as refused:
        story.started().decide(PublishRules(act=story.act(), **(RULES | {"text": {"en": "words"}})))
    assert refused.value.field == "text.ar"


GROUND = Ground(name="insult", words=WORDS)
CODE = AnswerCode(name="next_plan", words=WORDS)
LATER_RULES: dict[str, Any] = {
    "grounds": (GROUND,),
    "codes": (CODE,),
    "appeals": AppealRules(body="panel", days=7),
    "opinion_days": 10,
    "task_forces": TaskForceRules(least=5, sides=("government", "civil-society"), days=14),
}


def test_rules_say_grounds_codes_appeals_opinions_and_task_forces(story: Any) -> None:
    (published,) = story.started().decide(PublishRules(act=story.act(), **RULES, **LATER_RULES))
    assert published.rules == Rules(number=1, **RULES, **LATER_RULES)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"grounds": (GROUND, GROUND)}, "grounds"),
        ({"grounds": (replace(GROUND, words={"ar": "نص"}),)}, "grounds.0.words.en"),
        ({"codes": (CODE, CODE)}, "codes"),
        ({"codes": (replace(CODE, words={"ar": "نص"}),)}, "codes.0.words.en"),
        ({"appeals": AppealRules(body="panel", days=0)}, "appeals.days"),
        ({"opinion_days": 0}, "opinion_days"),
        ({"task_forces": TaskForceRules(least=5, sides=("government", "government"), days=14)}, "task_forces.sides"),
        ({"task_forces": TaskForceRules(least=1, sides=("government", "citizens"), days=14)}, "task_forces.least"),
        ({"task_forces": TaskForceRules(least=5, sides=(), days=0)}, "task_forces.days"),
    ],
)
def test_what_rules_may_not_say(story: Any, changes: dict[str, Any], field: str) -> None:
    with pytest.raises((ValueRefused, LanguageMissing)) as refused:
        story.started().decide(PublishRules(act=story.act(), **RULES, **(LATER_RULES | changes)))
    assert refused.value.field == field


def test_a_correction_names_subject_field_old_and_new(story: Any) -> None:
    command = RecordCorrection(act=story.act(reason=WORDS), subject=uuid4(), field="held_on", old="28", new="29")
    assert story.started().decide(command) == (
        command.act.event(
            CorrectionRecorded,
            STREAM,
            2,
            office="unit_officer",
            subject=command.subject,
            field="held_on",
            old="28",
            new="29",
        ),
    )


def test_a_correction_changes_something_and_says_why(story: Any) -> None:
    story.started()
    with pytest.raises(ReasonNeeded):
        story.decide(RecordCorrection(act=story.act(), subject=uuid4(), field="held_on", old="28", new="29"))
    with pytest.raises(ValueRefused):
        story.decide(RecordCorrection(act=story.act(reason=WORDS), subject=uuid4(), field="held_on", old="1", new="1"))


def test_a_process_is_suspended_and_resumed(story: Any) -> None:
    story.started()
    stop, go_on = SuspendProcess(act=story.act(reason=WORDS)), ResumeProcess(act=story.act(reason=WORDS))
    assert story.decide(stop) == (stop.act.event(ProcessSuspended, STREAM, 2, office="unit_officer"),)
    assert story.process().stopped == "suspended"
    assert story.decide(go_on) == (go_on.act.event(ProcessResumed, STREAM, 3, office="unit_officer"),)
    assert story.process().stopped is None


def test_a_process_is_cancelled(story: Any) -> None:
    command = CancelProcess(act=story.act(reason=WORDS))
    assert story.started().decide(command) == (command.act.event(ProcessCancelled, STREAM, 2, office="unit_officer"),)


@pytest.mark.parametrize("kind", [ProcessSuspended, ProcessCancelled])
@pytest.mark.parametrize("command", [SuspendProcess, CancelProcess])
def test_nothing_is_decided_in_a_stopped_process(story: Any, kind: Any, command: Any) -> None:
    with pytest.raises(ProcessStopped):
        story.started().given(kind).decide(command(act=story.act(reason=WORDS)))


def test_a_cancelled_process_is_not_resumed(story: Any) -> None:
    with pytest.raises(ProcessStopped):
        story.started().given(ProcessCancelled).decide(ResumeProcess(act=story.act(reason=WORDS)))


def test_a_running_process_is_not_resumed(story: Any) -> None:
    with pytest.raises(NotSuspended):
        story.started().decide(ResumeProcess(act=story.act(reason=WORDS)))


@pytest.mark.parametrize("command", [SuspendProcess, CancelProcess])
def test_stopping_needs_a_reason_in_all_languages(story: Any, command: Any) -> None:
    story.started()
    with pytest.raises(ReasonNeeded):
        story.decide(command(act=story.act()))
    with pytest.raises(LanguageMissing) as refused:
        story.decide(command(act=story.act(reason={"ar": "سبب"})))
    assert refused.value.field == "reason.en"


@pytest.mark.parametrize("kind", [ProcessStarted, ProcessSuspended, ProcessCancelled])
def test_the_clock_moves_forward_in_any_state(story: Any, kind: Any) -> None:
    story.started()
    if kind is not ProcessStarted:
        story.given(kind)
    now = datetime(2021, 5, 6, 21, tzinfo=UTC)
    command = MoveClock(act=story.clerk(), now=now)
    (moved,) = story.decide(command)
    assert moved == command.act.event(ClockMoved, STREAM, moved.version, office="clock_operator", now=now)


def test_the_clock_moves_in_utc(story: Any) -> None:
    amman = timezone(timedelta(hours=3))
    (moved,) = story.started().decide(MoveClock(act=story.clerk(), now=datetime(2021, 5, 7, tzinfo=amman)))
    assert moved.now.tzinfo is UTC


def test_the_clock_never_goes_back_nor_stands(story: Any) -> None:
    story.started()
    story.decide(MoveClock(act=story.clerk(), now=datetime(2021, 5, 6, tzinfo=UTC)))
    for now in (datetime(2021, 5, 6, tzinfo=UTC), datetime(2021, 5, 5, tzinfo=UTC)):
        with pytest.raises(ClockOnlyForward):
            story.decide(MoveClock(act=story.clerk(), now=now))


def test_a_real_process_has_no_clock_to_move(story: Any) -> None:
    with pytest.raises(NotSimulated):
        story.started(simulated=False).decide(MoveClock(act=story.clerk(), now=datetime(2031, 1, 1, tzinfo=UTC)))


def test_an_officer_does_not_move_the_clock(story: Any) -> None:
    with pytest.raises(OfficeNeeded):
        story.started().decide(MoveClock(act=story.act(), now=datetime(2031, 1, 1, tzinfo=UTC)))


@pytest.mark.parametrize(
    "command",
    [
        lambda story: start(story, act=story.clerk()),
        lambda story: PublishRules(act=story.clerk(), **RULES),
        lambda story: AmendRules(act=story.clerk(), **RULES),
        lambda story: SuspendProcess(act=story.clerk(reason=WORDS)),
        lambda story: ResumeProcess(act=story.clerk(reason=WORDS)),
        lambda story: CancelProcess(act=story.clerk(reason=WORDS)),
        lambda story: RecordCorrection(act=story.clerk(reason=WORDS), subject=uuid4(), field="a", old="b", new="c"),
    ],
)
def test_acts_on_a_process_need_the_office(story: Any, command: Any) -> None:
    with pytest.raises(OfficeNeeded):
        story.decide(command(story))


def test_there_is_nothing_to_stop_before_the_start(story: Any) -> None:
    with pytest.raises(UnknownThing):
        story.decide(SuspendProcess(act=story.act(reason=WORDS)))


def test_an_act_serves_only_a_planned_activity(story: Any) -> None:
    with pytest.raises(UnknownThing) as refused:
        story.started().decide(PublishRules(act=story.act(activity=7), **RULES))
    assert refused.value.field == "activity"

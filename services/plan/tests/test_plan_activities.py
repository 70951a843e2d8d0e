"""Activities: given these events, when this command, then exactly these events, or this refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from events.plan import (
    ActivityPlanned,
    ActivityRescheduled,
    Evidence,
    Gate,
    OutreachRecorded,
    PlannedAct,
    PlannedDates,
    ProcessSuspended,
    ProgressReported,
    TimelinePublished,
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
from plan.domain.activities import (
    NothingPlanned,
    PlanActivity,
    PublishTimeline,
    RecordOutreach,
    ReportProgress,
    RescheduleActivity,
    WindowTooShort,
)
from plan.domain.process import DayAhead, process_stream

WORDS = {"ar": "نص", "en": "words"}
STREAM = process_stream("jo-nap5")
TODAY = date(2021, 4, 28)
WINDOW = PlannedDates(kind="comment_period", first=TODAY, last=date(2021, 5, 6))
LATER = PlannedDates(kind="comment_period", first=date(2021, 5, 1), last=date(2021, 5, 9))


def plan(story: Any, *acts: PlannedAct, **changes: Any) -> PlanActivity:
    return replace(
        PlanActivity(
            act=story.act(),
            number=4,
            phase=1,
            phase_title=WORDS,
            planned=WORDS,
            dates=(WINDOW,),
            acts=acts,
            mode=None,
            note=None,
        ),
        **changes,
    )


def report(story: Any, **changes: Any) -> ReportProgress:
    return replace(ReportProgress(act=story.act(), number=4, text=WORDS, evidence=()), **changes)


def outreach(story: Any, **changes: Any) -> RecordOutreach:
    return replace(
        RecordOutreach(
            act=story.act(),
            number=4,
            channel="email",
            purpose="outreach",
            audience=WORDS,
            reach=212,
            link=None,
            sent_on=TODAY,
        ),
        **changes,
    )


def test_an_activity_is_planned_under_the_rules_in_force(story: Any) -> None:
    command = plan(story, story.consultation())
    assert story.started().ruled().decide(command) == (
        replace(command.act, activity=4).event(
            ActivityPlanned,
            STREAM,
            3,
            office="unit_officer",
            rule=("process-rules", 1),
            number=4,
            phase=1,
            phase_title=WORDS,
            planned=WORDS,
            dates=(WINDOW,),
            acts=(story.consultation(),),
            mode=None,
            note=None,
        ),
    )


def test_an_activity_may_be_planned_before_there_are_rules(story: Any) -> None:
    (planned,) = story.started().decide(plan(story, story.consultation(last=TODAY)))
    assert (planned.rule, planned.rule_version) == (None, None)


def test_an_activity_is_planned_once(story: Any) -> None:
    with pytest.raises(AlreadyThere):
        story.started().planned(4).decide(plan(story))


@pytest.mark.parametrize(
    ("changes", "field", "refusal"),
    [
        ({"phase_title": {"ar": "نص"}}, "phase_title.en", LanguageMissing),
        ({"planned": {"en": "words"}}, "planned.ar", LanguageMissing),
        ({"dates": (replace(WINDOW, last=date(2021, 4, 27)),)}, "dates.0.last", ValueRefused),
        ({"acts": (PlannedAct(act="DanceWildly"),)}, "acts.0.act", ValueRefused),
        ({"acts": (PlannedAct(act="DraftDocument", gate=Gate(kind="date")),)}, "acts.0", ValueRefused),
    ],
)
def test_a_wrong_plan_is_refused_by_field(
    story: Any, changes: dict[str, Any], field: str, refusal: type[ValueRefused]
) -> None:
    with pytest.raises(refusal) as refused:
        story.started().ruled().decide(plan(story, **changes))
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("changes", "field", "refusal"),
    [
        ({"name": None}, "acts.0.name", ValueRefused),
        ({"document": None}, "acts.0.document", ValueRefused),
        ({"first": None}, "acts.0.first", ValueRefused),
        ({"last": None}, "acts.0.last", ValueRefused),
        ({"gate": None}, "acts.0.gate", ValueRefused),
        ({"gate": Gate(kind="date", body="forum")}, "acts.0.gate.body", ValueRefused),
        ({"title": {"ar": "نص"}}, "acts.0.title.en", LanguageMissing),
        ({"last": date(2021, 5, 5)}, "acts.0.last", WindowTooShort),
        ({"last": date(2021, 4, 27)}, "acts.0.last", WindowTooShort),
    ],
)
def test_a_wrong_consultation_is_refused_by_field(
    story: Any, changes: dict[str, Any], field: str, refusal: type[ValueRefused]
) -> None:
    with pytest.raises(refusal) as refused:
        story.started().ruled().decide(plan(story, story.consultation(**changes)))
    assert refused.value.field == field


def test_a_consultation_s_name_stands_once_in_the_process(story: Any) -> None:
    story.started()
    with pytest.raises(AlreadyThere) as refused:
        story.decide(plan(story, story.consultation("one"), story.consultation("one")))
    assert refused.value.field == "acts.1.name"
    story.planned(3, story.consultation("one"))
    with pytest.raises(AlreadyThere):
        story.decide(plan(story, story.consultation("one")))


def test_a_change_of_dates_keeps_both(story: Any) -> None:
    command = RescheduleActivity(act=story.act(reason=WORDS), number=4, dates=(LATER,))
    assert story.started().planned(4).decide(command) == (
        replace(command.act, activity=4).event(
            ActivityRescheduled, STREAM, 3, office="unit_officer", number=4, old=(WINDOW,), new=(LATER,)
        ),
    )
    again = RescheduleActivity(act=story.act(reason=WORDS), number=4, dates=(WINDOW,))
    (rescheduled,) = story.decide(again)
    assert rescheduled.old == (LATER,)


def test_a_change_of_dates_says_why(story: Any) -> None:
    with pytest.raises(ReasonNeeded):
        story.started().planned(4).decide(RescheduleActivity(act=story.act(), number=4, dates=(LATER,)))


@pytest.mark.parametrize(
    ("dates", "field", "refusal"),
    [
        (WINDOW, "dates", ValueRefused),
        (replace(WINDOW, last=date(2021, 4, 1)), "dates.0.last", ValueRefused),
        (replace(WINDOW, last=date(2021, 5, 5)), "dates.0.last", WindowTooShort),
    ],
)
def test_a_wrong_change_of_dates_is_refused(story: Any, dates: PlannedDates, field: str, refusal: Any) -> None:
    story.started().ruled().planned(4, story.consultation())
    with pytest.raises(refusal) as refused:
        story.decide(RescheduleActivity(act=story.act(reason=WORDS), number=4, dates=(dates,)))
    assert refused.value.field == field


def test_progress_is_reported_with_its_evidence(story: Any) -> None:
    command = report(story, evidence=(Evidence(kind="link", ref="https://example.org/post"),))
    assert story.started().planned(4).decide(command) == (
        replace(command.act, activity=4).event(
            ProgressReported, STREAM, 3, office="unit_officer", number=4, text=WORDS, evidence=command.evidence
        ),
    )


def test_outreach_is_recorded_in_the_source_s_words(story: Any) -> None:
    command = outreach(story)
    assert story.started().planned(4).decide(command) == (
        replace(command.act, activity=4).event(
            OutreachRecorded,
            STREAM,
            3,
            office="unit_officer",
            number=4,
            channel="email",
            purpose="outreach",
            audience=WORDS,
            reach=212,
            link=None,
            sent_on=TODAY,
        ),
    )


def test_outreach_may_have_no_audience(story: Any) -> None:
    (recorded,) = story.started().planned(4).decide(outreach(story, audience=None))
    assert recorded.audience is None


@pytest.mark.parametrize(
    ("command", "field", "refusal"),
    [
        (lambda story: report(story, text={"ar": "نص"}), "text.en", LanguageMissing),
        (lambda story: outreach(story, audience={"ar": "نص"}), "audience.en", LanguageMissing),
        (lambda story: outreach(story, sent_on=date(2021, 4, 29)), "sent_on", DayAhead),
        (lambda story: report(story, number=5), "number", UnknownThing),
        (lambda story: report(story, act=story.act(activity=5)), "activity", ValueRefused),
        (lambda story: PublishTimeline(act=story.act(), published_on=date(2021, 4, 29)), "published_on", DayAhead),
    ],
)
def test_a_wrong_record_is_refused_by_field(story: Any, command: Any, field: str, refusal: Any) -> None:
    with pytest.raises(refusal) as refused:
        story.started().planned(4).decide(command(story))
    assert refused.value.field == field


def test_the_timeline_lists_what_is_planned(story: Any) -> None:
    command = PublishTimeline(act=story.act(), published_on=TODAY)
    assert story.started().planned(6).planned(4).decide(command) == (
        command.act.event(TimelinePublished, STREAM, 4, office="unit_officer", activities=(4, 6), published_on=TODAY),
    )


def test_an_empty_timeline_is_not_published(story: Any) -> None:
    with pytest.raises(NothingPlanned):
        story.started().decide(PublishTimeline(act=story.act(), published_on=TODAY))


COMMANDS: list[Any] = [
    plan,
    report,
    outreach,
    lambda story, **changes: replace(PublishTimeline(act=story.act(), published_on=TODAY), **changes),
    lambda story, **changes: replace(RescheduleActivity(act=story.act(), number=4, dates=(LATER,)), **changes),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_acts_on_activities_need_the_office(story: Any, command: Any) -> None:
    with pytest.raises(OfficeNeeded):
        story.started().decide(command(story, act=story.clerk(reason=WORDS)))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_suspended_process_refuses(story: Any, command: Any) -> None:
    with pytest.raises(ProcessStopped):
        story.started().given(ProcessSuspended).decide(command(story))

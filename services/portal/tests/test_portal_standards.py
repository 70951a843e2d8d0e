"""OGP's standards over the record: each light is computed from events alone, and leads to them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from events import plan, workgroup
from portal.found import found
from portal.lights import Light, as_json, lights, standard
from portal.reader import SHIPPED, Reader
from portal.record import record


def shown(story: Any, as_of: datetime | None = None) -> dict[str, Light]:
    """The lights of the story, by name."""
    known = record(story.events, as_of)
    assert known is not None
    return {light.check.name: light for light in lights(known, as_of or known.events[-1].happened_at)}


def meet(story: Any, day: str, *, decides: bool = True) -> None:
    """The forum meets; where it decides, a motion is carried."""
    story.at(f"{day}T10:00+03:00")
    meeting = story.named("meeting", day)
    told: dict[str, Any] = {"body": "forum", "present": 6, "seats": 8}
    held = date.fromisoformat(day)
    if decides:
        counts = {"votes_for": 6, "votes_against": 0, "abstained": 0}
        subject = {"document": None, "number": None, "hash": None, "subject": None, "asks": "publication"}
        story.tell(workgroup.MotionCarried, meeting, by=None, body="forum", motion=meeting, **counts, **subject)
    story.tell(workgroup.MeetingHeld, meeting, mode="in_person", held_on=held, **told)


def test_the_words_are_there_in_each_shipped_language() -> None:
    assert (standard().name, standard().version) == ("ogp-co-creation", 1)
    for check in standard().checks:
        assert check.title.keys() >= set(SHIPPED)
        assert check.measure


def test_a_window_of_nine_days_is_too_short(jordan: Any) -> None:
    windows = shown(jordan)["windows"]
    assert windows.shown == "not_met"
    assert [(each.measured, each.met) for each in windows.findings] == [(9, False)]


def test_a_window_of_eleven_days_and_one_that_was_extended(selection: Any) -> None:
    windows = shown(selection.story)["windows"]
    assert [each.measured for each in windows.findings] == [11, 67]
    assert [event.TOPIC for event in windows.findings[1].events][-1] == "proposals.CallDeadlineExtended.v1"


def test_calls_on_the_day_on_which_the_methodology_is_published_have_no_notice(jordan: Any, selection: Any) -> None:
    jordan.events += [event for event in selection.story.events if "proposals.CallPublished" in event.TOPIC]
    notice = shown(jordan)["call-notice"]
    assert notice.shown == "not_met"
    assert [each.measured for each in notice.findings] == [0, 0]


def test_the_forum_s_clock_counts_meetings_that_decide_and_runs_on(jordan: Any) -> None:
    meet(jordan, "2021-05-08", decides=False)
    before = shown(jordan, datetime(2021, 6, 1, tzinfo=UTC))["forum-meets"]
    assert (before.shown, before.findings[-1].kind) == ("open", "since")
    meet(jordan, "2021-11-25")
    after = shown(jordan)["forum-meets"]
    assert after.shown == "not_met"
    assert [(each.measured, each.met) for each in after.findings] == [(211, False), (0, None)]
    later = shown(jordan, datetime(2022, 6, 1, tzinfo=UTC))["forum-meets"]
    assert [each.measured for each in later.findings if each.kind == "since"] == [188]


def planned(story: Any, first: date) -> None:
    """A comment period until 12 December, a decision on the 20th, and answers on `first`."""
    window = (plan.PlannedDates(kind="comment_period", first=date(2021, 11, 28), last=date(2021, 12, 12)),)
    story.plan_activity(17, "OpenConsultation", "RespondToComment", first=date(2021, 11, 28), dates=window)
    story.plan_activity(19, "RespondToComment", first=first)
    story.plan_activity(18, "RecordCabinetDecision", first=date(2021, 12, 20))


@pytest.mark.parametrize(("first", "light"), [(date(2021, 12, 13), "met"), (date(2021, 12, 21), "not_met")])
def test_a_calendar_without_a_step_for_answers_shows_it(story: Any, first: date, light: str) -> None:
    story.start()
    planned(story, first)
    step = shown(story)["time-for-answers"]
    assert step.shown == light
    [finding] = step.findings
    assert (finding.first, finding.last, finding.measured) == (date(2021, 12, 12), date(2021, 12, 20), 7)


def test_an_activity_that_was_moved_counts_where_it_is_now(story: Any) -> None:
    story.start()
    planned(story, date(2021, 12, 13))
    there = (plan.PlannedDates(kind="period", first=date(2021, 12, 13), last=date(2021, 12, 13)),)
    moved = tuple(plan.PlannedDates(kind="period", first=day, last=day) for day in (date(2021, 12, 22),))
    story.tell_process(plan.ActivityRescheduled, activity=19, number=19, old=there, new=moved)
    assert shown(story)["time-for-answers"].shown == "not_met"


@pytest.mark.parametrize("language", SHIPPED)
def test_each_finding_is_said_and_leads_to_its_events(jordan: Any, language: str) -> None:
    known = record(jordan.events)
    assert known is not None
    reader = Reader(language=language, country="JO", zone="Asia/Amman", authoritative="ar")
    for light in lights(known, known.events[-1].happened_at + timedelta(days=300)):
        for finding in light.findings:
            assert found(known, reader, finding)
            assert {event.id for event in finding.events} <= known.ids.keys()


def test_the_lights_as_data_name_the_standard_with_its_version(jordan: Any) -> None:
    known = record(jordan.events)
    assert known is not None
    data = as_json(known, known.events[-1].happened_at)
    assert (data["standard"], data["version"]) == ("ogp-co-creation", 1)

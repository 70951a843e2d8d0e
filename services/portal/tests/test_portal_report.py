"""The report: given these events, then exactly these rows; the same in every order of arrival."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random
from typing import Any
from uuid import uuid5

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events import comments, plan, workgroup
from events.envelope import Event
from portal.report import Report, Row, as_json, report

FIRST = date(2021, 4, 28)


def told(events: list[Event], as_of: str | None = None) -> Report:
    """The report, which there is."""
    found = report(events, datetime.fromisoformat(as_of) if as_of else None)
    assert found is not None
    return found


def row(events: list[Event], number: int = 2, as_of: str | None = None) -> Row:
    """One activity's row."""
    return next(row for row in told(events, as_of).activities if row.number == number)


def fact(found: Row, kind: str) -> dict[str, Any]:
    """The details of the row's one fact of that kind."""
    [proved] = [fact for fact in found.proved if fact.kind == kind]
    return dict(proved.details)


@pytest.mark.parametrize("number", [2, 3, 4, 6])
def test_the_rows_of_the_methodology_are_the_seeds(jordan: Any, seed: dict[int, dict[str, Any]], number: int) -> None:
    rows: Any = as_json(told(jordan.events))["activities"]
    [made] = [dict(row) for row in rows if row["n"] == number]
    assert made.pop("proved")
    assert made.pop("events")
    assert made == seed[number]


def test_no_process_no_report(story: Any) -> None:
    assert report([]) is None
    story.start()
    assert report(story.events, datetime(2021, 1, 1, tzinfo=UTC)) is None


def test_the_top_says_what_stands_when(jordan: Any) -> None:
    found: Any = as_json(told(jordan.events))
    assert (found["process"], found["country"], found["zone"]) == ("jo-nap5", "JO", "Asia/Amman")
    assert found["languages"] == ["ar", "en"]
    assert found["as_of"] == datetime(2021, 5, 10, 9, tzinfo=UTC)
    assert found["phases"] == [
        {"n": 1, "title": {"ar": "إعداد منهجية الخطة.", "en": "Preparing the plan's methodology"}}
    ]
    assert found["state"] == "running"
    assert "corrections" not in found


def test_statuses_as_of_each_time(jordan: Any) -> None:
    def statuses(as_of: str) -> list[str]:
        return [row.status for row in told(jordan.events, as_of).activities]

    assert statuses("2021-03-01T07:00Z") == ["upcoming"] * 4
    assert statuses("2021-04-20T07:00Z") == ["reported", "upcoming", "upcoming", "upcoming"]
    assert statuses("2021-04-28T07:00Z") == ["reported", "reported", "in_progress", "upcoming"]
    assert statuses("2021-05-06T21:00Z") == ["reported", "reported", "reported", "upcoming"]
    assert statuses("2021-05-09T08:00Z") == ["reported", "reported", "reported", "in_progress"]
    assert statuses("2021-05-10T09:00Z") == ["reported"] * 4


def test_done_without_a_word_is_stated(jordan: Any) -> None:
    silent = [e for e in jordan.events if not (isinstance(e, plan.ProgressReported) and e.number == 4)]
    assert row(silent, 4).status == "stated"
    assert row(silent, 4).reported == ()
    assert row(silent, 3).status == "reported"


def test_reported_without_the_act_is_in_progress(jordan: Any) -> None:
    without = [e for e in jordan.events if not isinstance(e, plan.DocumentPublished)]
    assert row(without, 6).status == "in_progress"
    assert row(without, 6).languages == ()


def test_an_act_planned_twice_is_done_twice(story: Any) -> None:
    story.start()
    story.plan_activity(2, "DraftDocument", "DraftDocument", first=FIRST)
    story.draft("methodology")
    assert row(story.events).status == "in_progress"
    story.draft("guide")
    assert row(story.events).status == "stated"


def test_an_activity_without_acts_is_done_by_its_report(story: Any) -> None:
    story.start()
    story.plan_activity(2, first=FIRST)
    assert row(story.events, as_of="2022-01-01T00:00Z").status == "upcoming"
    story.report_progress(2, {"ar": "تم", "en": "Done"})
    assert row(story.events).status == "reported"


def test_an_event_that_serves_another_activity_does_nothing_here(story: Any) -> None:
    story.start()
    story.plan_activity(2, "DraftDocument", first=FIRST)
    story.draft(activity=5)
    assert row(story.events).status == "upcoming"


def test_rescheduled_dates_are_the_new_and_the_move_is_proved(story: Any) -> None:
    story.start()
    story.plan_activity(2, first=FIRST)
    old = (plan.PlannedDates(kind="period", first=FIRST, last=FIRST),)
    new = (plan.PlannedDates(kind="period", first=FIRST, last=date(2021, 5, 30)),)
    reason = {"ar": "طلب", "en": "Asked for"}
    story.tell_process(plan.ActivityRescheduled, number=2, old=old, new=new, reason=reason)
    assert row(story.events).dates == new
    assert fact(row(story.events), "rescheduled") == {"old": old, "new": new, "reason": reason}


def test_a_correction_stands_with_the_activity_of_what_it_corrects(jordan: Any) -> None:
    attendance = next(e for e in jordan.events if isinstance(e, workgroup.AttendanceRecorded))
    said = {"field": "held_on", "old": "2021-04-28", "new": "2021-04-27", "reason": {"ar": "سهو", "en": "A slip"}}
    jordan.tell_process(plan.CorrectionRecorded, subject=attendance.id, **said)
    assert fact(row(jordan.events, 3), "correction") == said | {"subject": attendance.id}
    assert told(jordan.events).corrections == ()


def test_a_correction_of_the_process_itself_stands_apart(jordan: Any) -> None:
    said = {"field": "country", "old": "JO", "new": "JOR", "reason": {"ar": "سهو", "en": "A slip"}}
    jordan.tell_process(plan.CorrectionRecorded, subject=jordan.events[0].id, **said)
    assert [fact.details["field"] for fact in told(jordan.events).corrections] == ["country"]


def test_what_the_record_proves_of_the_meeting(jordan: Any) -> None:
    found = row(jordan.events, 3)
    held = fact(found, "meeting_held")
    assert (held["present"], held["seats"]) == (6, 8)
    assert held["quorum"] == workgroup.Quorum(numerator=1, denominator=2, each_side=2)
    carried = fact(found, "motion_carried")
    assert (carried["votes_for"], carried["votes_against"], carried["abstained"]) == (5, 1, 0)
    approved = fact(found, "publication_approved")
    assert approved["hash"] == "a" * 64
    assert approved["people"] == (jordan.person("government-1"), jordan.person("government-2"))
    told = {"count": 3, "sent": 3, "failed": 0}
    assert fact(found, "notices") == told | {"decision_type": workgroup.PublicationApproved.TOPIC}


def test_what_the_record_proves_of_the_consultation(jordan: Any) -> None:
    [period] = row(jordan.events, 4).proved
    assert (period.kind, period.first, period.last) == ("comment_period", FIRST, date(2021, 5, 6))
    assert period.details["days"] == 9
    assert period.details["closes_at"] == datetime(2021, 5, 6, 21, tzinfo=UTC)
    assert (period.details["state"], period.details["received"], period.details["withdrawn"]) == ("closed", 3, 1)


def test_while_it_is_open_comments_are_counted_so_far(jordan: Any) -> None:
    period = fact(row(jordan.events, 4, "2021-05-03T00:00Z"), "comment_period")
    assert (period["state"], period["received"], period["withdrawn"]) == ("open", 3, 1)
    assert "ids_hash" not in period


def test_what_the_record_proves_of_the_answers(jordan: Any) -> None:
    answers = fact(row(jordan.events, 6), "comments_answered")
    assert (answers["answered"], answers["outcomes"], answers["complete"]) == (
        2,
        {"accepted": 1, "partly": 1, "not": 0},
        True,
    )


def test_an_extended_window_ends_later(jordan: Any) -> None:
    jordan.at("2021-05-05T10:00+03:00")
    later = {
        "old_last": date(2021, 5, 6),
        "last": date(2021, 5, 12),
        "closes_at": datetime(2021, 5, 12, 21, tzinfo=UTC),
    }
    consultation = jordan.named("consultation", "methodology-comments")
    people = {"proposal": consultation, "proposed_by": jordan.person("officer")}
    jordan.tell(comments.CommentPeriodExtended, consultation, activity=4, by="second officer", **later, **people)
    period = next(fact for fact in row(jordan.events, 4).proved if fact.kind == "comment_period")
    assert (period.last, period.details["days"]) == (date(2021, 5, 12), 15)
    assert fact(row(jordan.events, 4), "comment_period_extended")["old_last"] == date(2021, 5, 6)


def test_no_quorum_is_told(jordan: Any) -> None:
    meeting = uuid5(jordan.named("body", "forum"), "second")
    said = {"body": "forum", "held_on": FIRST, "present": 3, "seats": 8, "missing": ("seats", "government")}
    jordan.tell(workgroup.MeetingAdjourned, meeting, activity=3, **said)
    assert fact(row(jordan.events, 3), "meeting_adjourned")["missing"] == ("seats", "government")


def test_evidence_is_shown_where_there_is_some(story: Any) -> None:
    story.start()
    story.plan_activity(2, first=FIRST)
    rests_on = (plan.Evidence(kind="link", ref="https://example.org/minutes"),)
    story.report_progress(2, {"ar": "تم", "en": "Done"}, rests_on)
    assert fact(row(story.events), "evidence") == {"evidence": rests_on}


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ([], "running"),
        ([plan.ProcessSuspended], "suspended"),
        ([plan.ProcessSuspended, plan.ProcessResumed], "running"),
        ([plan.ProcessSuspended, plan.ProcessCancelled], "cancelled"),
    ],
)
def test_the_state_of_the_process(story: Any, kinds: list[type[Event]], state: str) -> None:
    story.start()
    for kind in kinds:
        story.tell_process(kind)
    assert told(story.events).state == state


def test_ids_are_of_all_events_that_serve_the_activity(jordan: Any) -> None:
    served = {event.id for event in jordan.events if event.activity == 3}
    assert served < set(row(jordan.events, 3).events)
    assert {e.id for e in jordan.events if e.id in row(jordan.events, 3).events and e.activity is None} == {
        e.id for e in jordan.events if isinstance(e, plan.ActivityPlanned) and e.number == 3
    }


@given(shuffle=st.randoms(use_true_random=False), index=st.integers(min_value=0, max_value=60))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_arrival_gives_the_same_report(jordan: Any, shuffle: Random, index: int) -> None:
    as_of = jordan.events[min(index, len(jordan.events) - 1)].happened_at
    shuffled = list(jordan.events)
    shuffle.shuffle(shuffled)
    assert report(shuffled, as_of) == report(jordan.events, as_of)

"""Activities 12 to 18: their rows as of two instants, the plan's pages, a comment followed to its change or reason."""

from __future__ import annotations

from datetime import UTC, date, datetime
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from planstory import PlanStory

from events.codes import EDITIONS
from events.comments import CommentPeriodOpened
from events.plan import DocumentVersionAdded
from portal import pages
from portal.opinions import opinions, reported
from portal.particulars import seated
from portal.plans import commitments, document, documents
from portal.proofs import comment_period
from portal.reader import SHIPPED, Reader, plain
from portal.record import Record, record
from portal.report import report
from portal.subjects import Subject, concerning, find
from portal.telling import Told, tell
from portal.texts import (
    Changed,
    Content,
    ContentDifference,
    Difference,
    Entity,
    FieldChanged,
    Milestone,
    Segment,
    Texts,
)

CONTENT = Content(
    title={"ar": "إتاحة بيانات الموازنة", "en": "Open budget data"},
    problem={"en": "<script>"},
    causes={},
    description={"ar": "ننشر"},
    values={},
    results={},
    lead=Entity(organisation="finance", title={"ar": "المالية", "en": "Finance"}),
    supporting=[],
    others=[{"en": "Universities"}],
    milestones=[Milestone(id="m1", title={}, first=date(2022, 1, 1), last=date(2022, 6, 30), responsible=None)],
)


CODED = EDITIONS[1]["not_feasible"]


def known(planned: PlanStory, as_of: datetime | None = None) -> Record:
    """The record of the story."""
    made = record(planned.story.events, as_of)
    assert made is not None
    return made


def reader(language: str) -> Reader:
    """A reader in Jordan."""
    return Reader(language=language, country="JO", zone="Asia/Amman", authoritative="ar")


def statuses(planned: PlanStory, as_of: datetime | None = None) -> dict[int, str]:
    """The status of each of the later activities."""
    made = report(planned.story.events, as_of)
    assert made is not None
    return {row.number: row.status for row in made.activities if row.number >= 12}


def test_as_of_20_november_the_rows_stand_as_the_document_says(planned: PlanStory) -> None:
    as_of = datetime(2021, 11, 20, 12, tzinfo=UTC)
    upcoming = dict.fromkeys((14, 16, 17, 18), "upcoming")
    assert statuses(planned, as_of) == {12: "stated", 13: "stated", 15: "in_progress"} | upcoming
    made = report(planned.story.events, as_of)
    assert made is not None
    assert made.upcoming == 14


def test_at_the_end_all_are_done(planned: PlanStory) -> None:
    assert set(statuses(planned).values()) == {"stated"}
    for number in range(12, 19):
        planned.story.report_progress(number, {"ar": "تم", "en": "Done"})
    assert set(statuses(planned).values()) == {"reported"}


def test_a_commitment_that_is_not_handed_over_leaves_its_activity_open(story: Any) -> None:
    story.start()
    made = PlanStory(story)
    made.planned()
    made.write()
    assert statuses(made)[12] == "stated"
    story.events = [each for each in story.events if "ReadyForReview" not in each.TOPIC or each.name == "budget"]
    assert statuses(made)[12] == "in_progress"


def test_each_activity_is_proved_by_its_events(planned: PlanStory) -> None:
    made = report(planned.story.events)
    assert made is not None
    kinds = {row.number: {fact.kind for fact in row.proved} for row in made.activities}
    assert kinds[12] == {"commitments_drafted", "workshops", "stakeholders_consulted", "commitments_ready"}
    assert kinds[13] == {"amendments_requested", "commitments_endorsed"}
    assert kinds[14] == {"commitments_approved"}
    assert kinds[15] == {"commitments_revised", "commitments_amended", "amendments_closed", "commitments_frozen"}
    assert kinds[16] >= {"document_drafted", "plan_drafted"}
    assert kinds[17] == {"comment_period", "comments_answered", "consultation_report"}
    assert kinds[18] >= {"plan_revised", "approvals", "cabinet_approved", "plan_published", "plan_submitted"}


def test_the_commitments_with_their_versions_reviews_and_amendments(planned: PlanStory) -> None:
    budget, municipalities = commitments(known(planned))
    assert [each.content.number for each in budget.versions] == [1, 2]
    assert (budget.frozen, budget.workshops, budget.consultations) == (2, 1, 1)
    assert [number for _, number in budget.reviews] == [1, 1]
    [(asked, closed)] = budget.amendments
    assert closed is not None
    assert (asked.amendment, closed.outcome) == (closed.amendment, "settled")
    report = budget.milestones[0].report
    assert report is not None
    assert report.status == "limited"
    assert municipalities.amendments == ()


def test_texts_of_versions_are_public_once_consulted_on_or_of_a_plan(planned: PlanStory) -> None:
    methodology, plan = documents(known(planned))
    assert (methodology.plan, plan.plan) == (False, True)
    assert [each.public for each in methodology.editions] == [True, True]
    assert [each.public for each in plan.editions] == [True, True]
    version: dict[str, Any] = {"name": "methodology", "number": 3, "hash": "9" * 64, "renditions": ()}
    planned.story.tell(DocumentVersionAdded, methodology.stream, **version)
    later = document(known(planned), "methodology")
    assert later is not None
    assert not later.editions[-1].public


def history(planned: PlanStory, subject: UUID, language: str = "en") -> list[Told]:
    """The subject's history in words."""
    made = known(planned)
    return tell(made, reader(language), concerning(made, Subject(ids=frozenset((subject,)))))


def test_a_comment_is_followed_to_the_paragraph_of_the_approved_plan(planned: PlanStory) -> None:
    assert planned.accepted is not None
    told = history(planned, planned.accepted)
    names = [type(each.event).__name__ for each in told]
    assert names[0] == "CommentSubmitted"
    wanted = ["CommentAnswered", "PlanRevised", "CabinetApproved", "PlanPublished", "PlanSubmitted"]
    assert set(wanted) <= set(names)
    answer = next(each for each in told if type(each.event).__name__ == "CommentAnswered")
    lines = [plain(each.words) for each in answer.particulars]
    assert f"paragraph {planned.paragraph.hex[:8]}" in lines[1]
    assert "version 2 of “Draft of the fifth plan”" in lines[1]


def test_a_comment_that_was_not_accepted_is_followed_to_its_reason(planned: PlanStory) -> None:
    assert planned.refused is not None
    told = history(planned, planned.refused)
    assert [type(each.event).__name__ for each in told] == ["CommentSubmitted", "CommentAnswered"]
    assert [plain(each.words) for each in told[1].particulars] == [
        "Since the paragraph was not clear.",
        "Reason: not feasible within the plan's time",
    ]


def test_a_paragraph_s_history_names_the_comments_that_changed_it(planned: PlanStory) -> None:
    made = known(planned)
    found = concerning(made, find(made, planned.paragraph.hex[:8]))
    assert planned.accepted in {event.stream for event in found}


def test_a_history_until_an_instant_knows_no_later(planned: PlanStory) -> None:
    assert planned.accepted is not None
    until = datetime(2021, 12, 14, tzinfo=UTC)
    made = known(planned, until)
    found = concerning(made, Subject(ids=frozenset((planned.accepted,))))
    assert [type(event).__name__ for event in found] == ["CommentSubmitted"]


def test_alike_answers_are_one_opinion(planned: PlanStory) -> None:
    made = known(planned)
    found = reported(made, planned.consultation)
    assert found is not None
    assert [(each.outcome, each.comments) for each in found.opinions] == [("accepted", 1), ("not", 1)]
    assert reported(made, planned.document) is None
    assert opinions(made, planned.document) == ()


def difference(planned: PlanStory) -> Difference:
    """A difference with a hostile word in it."""
    parts = [
        Segment(kind="equal", text="تنشر الوزارة "),
        Segment(kind="deleted", text="<script>"),
        Segment(kind="inserted", text="البيانات"),
    ]
    changed = Changed(paragraph=planned.paragraph, change="changed", into=None, segments={"ar": parts})
    return Difference(old=1, new=2, paragraphs=[changed])


FIELDS = ("title", "problem", "causes", "description", "values", "results", "lead", "supporting", "others")
OF_MILESTONES = ("milestone", "responsible")


def rewritten() -> ContentDifference:
    """Each field of a commitment, and a milestone that was put off, with a hostile word."""
    parts = [Segment(kind="deleted", text="<script>"), Segment(kind="inserted", text="خطة")]
    shared: dict[str, Any] = {"change": "changed", "words": {"ar": parts}}
    fields = [FieldChanged(field=name, item=None, was=None, now=None, **shared) for name in FIELDS]
    fields += [FieldChanged(field=name, item="m1", was="<b>", now="finance", **shared) for name in OF_MILESTONES]
    days: dict[str, Any] = {"item": "m1", "words": {}}
    fields.append(FieldChanged(field="first", change="same", was="2022-01-01", now="2022-01-01", **days))
    for change in ("new", "dropped"):
        fields.append(FieldChanged(field="lead", item=None, change=change, was=None, now="finance", words={}))
    fields.append(FieldChanged(field="last", change="changed", was="2022-06-30", now="2022-09-30", **days))
    return ContentDifference(old=1, new=2, fields=fields)


@pytest.mark.parametrize("language", SHIPPED)
def test_the_pages_are_whole_in_each_language(planned: PlanStory, language: str) -> None:
    made, said = known(planned), reader(language)
    plan, report = document(made, "plan"), reported(made, planned.consultation)
    assert plan is not None
    assert report is not None
    opened = made.streams[planned.consultation][0]
    assert isinstance(opened, CommentPeriodOpened)
    period = comment_period(opened, made)
    html = [
        pages.plan(said, made, documents(made), commitments(made)),
        pages.difference(said, made, plan, 1, 2, difference(planned)),
        pages.difference(said, made, plan, 1, 2, None),
        pages.consultation_report(said, made, period, report),
        pages.commitment(said, made, commitments(made)[0], 2, CONTENT),
        pages.commitment(said, made, commitments(made)[0], 2, None),
        pages.commitment_difference(said, made, commitments(made)[0], 1, 2, rewritten()),
        pages.commitment_difference(said, made, commitments(made)[0], 1, 2, None),
        pages.standards(said, made, made.events[-1].happened_at),
    ]
    for page in html:
        assert page.count("<h1>") == 1
        assert "<script" not in page
    assert "<del>&lt;script&gt;</del>&#8204;<ins>البيانات</ins>" in html[1]
    put_off = f"<del>{said.day(date(2022, 6, 30))}</del> <ins>{said.day(date(2022, 9, 30))}</ins>"
    assert put_off in html[6]
    assert plain(said.say("code-given", code=said.pick(CODED).words)) in plain(unescape(html[3]))
    assert "<del>&lt;script&gt;</del>&#8204;<ins>خطة</ins>" in html[6]
    assert "commitments/budget/difference/1/2" in html[0]


def test_a_version_is_compared_with_the_public_one_before_it(planned: PlanStory) -> None:
    assert commitments(known(planned))[0].before == {2: 1}
    assert commitments(known(planned, datetime(2021, 8, 25, tzinfo=UTC)))[0].before == {}


def test_a_difference_is_asked_for_once(planned: PlanStory) -> None:
    asked: list[str] = []

    def fetch(_agency: str, path: str) -> bytes | None:
        asked.append(path)
        return None if "none" in path else b'{"old":1,"new":2,"paragraphs":[]}'

    texts = Texts(fetch)
    for _ in range(2):
        assert texts.difference("ministry", "jo-nap5", "plan", 1, 2) == Difference(old=1, new=2, paragraphs=[])
    assert texts.difference("ministry", "jo-nap5", "none", 1, 2) is None
    assert len(asked) == 2


def test_a_member_of_a_task_force_is_told_as_one(planned: PlanStory) -> None:
    assert seated(known(planned), reader("en"), "task-force") == "A member of the task force"


def test_the_content_of_a_commitment_is_public_once_it_is_handed_over(planned: PlanStory) -> None:
    assert [sorted(each.public) for each in commitments(known(planned))] == [[1, 2], [1, 2]]
    before = known(planned, datetime(2021, 8, 25, tzinfo=UTC))
    assert [sorted(each.public) for each in commitments(before)] == [[], []]

"""One sheet for a minister: late, next, waiting, as they stood at that instant; one page of A4 in each language."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from events import plan
from portal import papers
from portal.briefing import Briefing, briefing
from portal.reader import SHIPPED, Reader, plain
from portal.record import record
from portal.report import report


def sheet(story: Any, as_of: datetime | None = None, language: str = "en") -> Briefing:
    """The story's sheet."""
    known, made = record(story.events, as_of), report(story.events, as_of)
    assert known is not None
    assert made is not None
    return briefing(known, Reader(language=language, country="JO", zone="Asia/Amman", authoritative="ar"), made)


def test_what_is_past_its_date_and_not_done_is_late_and_what_comes_is_next(story: Any) -> None:
    story.start()
    story.plan_activity(2, "DraftDocument", first=date(2021, 3, 14), last=date(2021, 4, 1))
    story.plan_activity(14, "ConveneMeeting", first=date(2021, 11, 25))
    made = sheet(story, datetime(2021, 4, 10, tzinfo=UTC))
    assert [plain(line) for line in made.late] == ["2. The plan's methodology: due 1 April 2021, 9 days late"]
    assert [day for day, _ in made.next] == ["25 November 2021"]
    assert sheet(story, datetime(2021, 3, 20, tzinfo=UTC)).late == []


def test_an_act_that_waits_for_its_second_person_needs_a_decision(jordan: Any) -> None:
    proposal = uuid4()
    document = jordan.named("document", "other")
    said: dict[str, Any] = {"proposal": proposal, "act": "PublishDocument"}
    jordan.tell(plan.ActProposed, document, content="{}", hash="d" * 64, **said)
    assert any("publishing a document" in plain(line) for line in sheet(jordan).decisions)
    jordan.tell(plan.ActDeclined, document, proposed_by=jordan.person("officer"), **said)
    assert not any("publishing a document" in plain(line) for line in sheet(jordan).decisions)


def test_numbers_are_those_of_the_record(selection: Any) -> None:
    numbers = {name: number for number, name in sheet(selection.story).numbers}
    assert numbers["Proposals received"] == "14"


@pytest.mark.parametrize("language", SHIPPED)
def test_it_is_one_page(selection: Any, language: str) -> None:
    made = sheet(selection.story, language=language)
    assert len(papers.sheet_pages(made)) == 1
    assert papers.sheet(made) == papers.sheet(made)

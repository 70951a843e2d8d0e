"""The pages of a selection: a call, an evaluation, appeals and rules, over the record in a real database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from selectionstory import WHY, Selection

from events import proposals, workgroup
from events.registry import service_of
from events.store import Store
from local.testservers import Database
from portal import projections
from portal.api import site
from portal.main import PARTS
from portal.reader import SHIPPED, plain
from portal.record import Record, record
from portal.records import Records
from portal.sealed import SealedWords
from portal.texts import Texts
from service.api import describe

HOME = "/en/processes/jo-nap5"
TITLE = "<b>Open data</b>"


class Words(HTMLParser):
    """A page's words, and the names of its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.elements: Counter[str] = Counter()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1

    def handle_data(self, data: str) -> None:
        self.text += " ".join(plain(data).split()) + "\n"


@pytest.fixture
def store(database: Callable[[str], Database]) -> Iterator[Store]:
    """The portal's empty database."""
    store = Store(database("portal").url)
    yield store
    store.close()


@pytest.fixture
def show(store: Store, selection: Selection) -> Callable[[str], Words]:
    """Projects the story, and gives the words of a page."""
    asked: list[UUID] = []

    def owner(agency: str, service: str, refs: list[UUID], why: str) -> dict[UUID, str]:
        asked.extend(refs)
        return dict.fromkeys(refs, TITLE)

    def page(path: str) -> Words:
        positions: Counter[str] = Counter()
        with store.transaction() as cursor:
            cursor.execute("DELETE FROM record")
            for event in selection.story.events:
                positions[service_of(event.TOPIC)] += 1
                projections.project(cursor, event, positions[service_of(event.TOPIC)])
        api = describe(PARTS)
        api.state.application = SimpleNamespace(store=store)
        site.install(api, SealedWords(owner), Texts(lambda _agency, _path: None))
        answer = TestClient(api).get(path)
        assert answer.status_code == (404 if "/none" in path else 200)
        return Words(answer.text)

    return page


def test_a_call_shows_its_window_criteria_and_what_it_took_in(show: Any, selection: Selection) -> None:
    page = show(f"{HOME}/calls/{selection.story.named('call', 'proposals')}")
    assert "The deadline was extended from 31 May 2021 to 15 July 2021" in page.text
    assert [word in page.text for word in ("Impact\n", "60%", "A complete form\n", "for acceptance")] == [True] * 4
    assert page.text.count("\nEligible\n") == 12
    assert page.text.count("Taken back") == page.text.count("Not eligible") == 1
    assert page.text.count(TITLE) == 13  # all but the one that was taken back
    assert not page.elements["b"]


def test_a_hidden_proposal_shows_the_ground_in_its_place(show: Any, selection: Selection) -> None:
    subject, call = selection.proposals[0], selection.story.named("call", "proposals")
    author = selection.author(subject)
    said = {"ground": "abuse", "author": author, "proposal": subject, "proposed_by": author}
    hidden = selection.story.tell(proposals.ContributionHidden, subject, call=call, **said)
    page = show(f"{HOME}/calls/{call}")
    assert page.text.count(TITLE) == 12
    assert "Hidden. It keeps its place and its count. The ground:\nAbuse" in page.text
    shown = {"author": author, "hidden": hidden.id, "appeal": None}
    selection.story.tell(proposals.ContributionRestored, subject, call=call, **shown)
    assert show(f"{HOME}/calls/{call}").text.count(TITLE) == 13


def test_titles_wait_for_the_end_of_screening(show: Any, selection: Selection) -> None:
    events = selection.story.events
    selection.story.events = [event for event in events if not isinstance(event, proposals.ScreeningConcluded)]
    assert TITLE not in show(f"{HOME}/calls/{selection.story.named('call', 'proposals')}").text


def test_an_evaluation_shows_rules_scores_places_and_reasons(show: Any, selection: Selection) -> None:
    page = show(f"{HOME}/evaluations/{selection.shortlist}")
    assert "Ties are broken by\nthe heavier criteria, a recorded vote and lot" in page.text
    assert "A tie at the cut was broken by a recorded vote." in page.text
    assert page.text.count("Proposal shortlisted\n") == 10
    assert page.text.count("Proposal not shortlisted\n") == 2
    assert page.text.count("Impact: mean 2.000, where those admitted have 4.500.") == 2
    assert page.text.count(WHY["en"]) == 2
    assert "stood aside, by the member's own declaration" in page.text
    assert page.text.count("Impact 5") == 6


def test_before_closing_no_score_is_there(show: Any, selection: Selection) -> None:
    later = (workgroup.ScoringClosed, workgroup.ScoreOpened, workgroup.OutcomeApproved, workgroup.Judged)
    selection.story.events = [event for event in selection.story.events if not isinstance(event, later)]
    page = show(f"{HOME}/evaluations/{selection.shortlist}")
    assert "Scores are sealed: nobody reads them until scoring is closed." in page.text
    assert "Impact 5" not in page.text


def test_a_voided_score_is_struck_out(show: Any, selection: Selection) -> None:
    opened = next(event for event in selection.story.events if isinstance(event, workgroup.ScoreOpened))
    said = {"score": opened.score, "subject": opened.subject, "member": opened.evaluator}
    selection.story.tell(workgroup.ScoreVoided, opened.stream, **said)
    assert show(f"{HOME}/evaluations/{opened.stream}").text.count("(voided)") == 1


def test_what_left_an_evaluation_is_not_in_it(show: Any, selection: Selection) -> None:
    subject, decision = selection.proposals[9], selection.decisions[selection.proposals[10]]
    said = {"subject": subject, "decision": decision.id}
    selection.story.tell(workgroup.SubjectLeft, selection.ideas, by=None, **said)
    page = show(f"{HOME}/evaluations/{selection.ideas}")
    assert "9 entries" in page.text
    assert page.text.count("Idea not selected\n") == 2


def test_appeals_and_rules(show: Any, selection: Selection) -> None:
    page = show(f"{HOME}/appeals")
    assert "National working group for the plan, until the end of 7 days after the day" in page.text
    assert "An appeal against “Proposal not shortlisted” was lodged. It was dismissed." in page.text
    page = show(f"{HOME}/rules")
    assert "Abuse" in page.text
    assert "at least 5 members, of government and civil society, within 19 days" in page.text


def test_what_is_no_call_or_evaluation_has_no_page(show: Any, selection: Selection) -> None:
    assert "There is no such page" in show(f"{HOME}/calls/{UUID(int=1)}?x=/none").text
    assert "There is no such page" in show(f"{HOME}/evaluations/{selection.proposals[0]}?x=/none").text


def test_a_history_is_called_by_what_it_is_of(show: Any, selection: Selection) -> None:
    assert "History of Proposal" in show(f"{HOME}/history/{selection.proposals[0]}").text
    assert "History of Evaluation of shortlist" in show(f"{HOME}/history/shortlist").text
    assert "History of activity 9" in show(f"{HOME}/history/9").text


@pytest.mark.parametrize("language", SHIPPED)
def test_every_page_of_a_selection_is_whole(show: Any, selection: Selection, language: str) -> None:
    home = f"/{language}/processes/jo-nap5"
    call = selection.story.named("call", "seats")
    for path in ("", "/rules", "/appeals", f"/calls/{call}", f"/evaluations/{selection.seats}", "/history/8"):
        page = show(home + path)
        assert (page.elements["h1"], page.elements["script"]) == (1, 0)
        assert "{" not in page.text
        assert page.elements["table"] == page.elements["caption"]


def test_a_record_that_was_read_is_only_added_to(store: Store, selection: Selection) -> None:
    told = selection.story.events
    records, positions = Records(), Counter[str]()

    def take(events: list[Any]) -> Record | None:
        with store.transaction() as cursor:
            for event in events:
                positions[service_of(event.TOPIC)] += 1
                projections.project(cursor, event, positions[service_of(event.TOPIC)])
        with store.reading() as cursor:
            return records.of(cursor, "jo-nap5")

    assert take([]) is None
    assert take(told[:100]) == record(told[:100])
    assert take([]) is take([])
    assert take(told[100:]) == record(told)
    with store.reading() as cursor:
        assert Records().of(cursor, "jo-nap5") == record(told)
        assert records.of(cursor, "another") is None

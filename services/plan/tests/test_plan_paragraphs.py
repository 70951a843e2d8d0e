"""Versions by paragraph over HTTP: ids that stay, differences by word, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from cleaning_samples import paper

from events.codec import MOST_BYTES, encode
from events.plan import DocumentVersionAdded, ParagraphsIdentified
from local.oneservice import OneService
from local.site import Site
from plan.domain.document import document_stream
from plan.main import PARTS

PROCESS = "jo-nap5"
AT = f"/v1/processes/{PROCESS}"
AGENCIES = dict.fromkeys(("plan", "proposals", "workgroup", "comments", "notifications"), "ministry")
WORDS = {"ar": "نص", "en": "words"}
START: dict[str, Any] = {
    "id": PROCESS,
    "title": WORDS,
    "country": "JO",
    "zone": "Asia/Amman",
    "languages": ["ar", "en"],
    "authoritative": "ar",
    "simulated": True,
    "starts_at": "2021-03-14T06:00:00Z",
    "calendar": {"weekend": [5, 6]},
    "agencies": AGENCIES,
}
FIRST = {
    "ar": "# المنهجية\n\nتنشر الوزارة الخطة على موقعها.\n\nيعلق الجمهور أسبوعين.\n",
    "en": "# Methodology\n\nThe ministry publishes the plan on its site.\n\nThe public comments for two weeks.\n",
}
SECOND = {
    "ar": "# المنهجية\n\nتنشرُ الوزارة الخُطّة على موقعها العام.\n\nفقرة لم تكن.\n",
    "en": "# Methodology\n\nThe ministry publishes the plan on its public site.\n\nA paragraph that was not.\n",
}


class Documents(OneService):
    """The service, and one officer who writes."""

    def __init__(self, site: Site) -> None:
        super().__init__(PARTS, site, {"huda": ("unit_officer",), "citizen": ()}, PROCESS)
        self.made("huda", "/v1/processes", START)

    def renditions(self, texts: dict[str, str]) -> list[dict[str, str]]:
        headers = {"Content-Type": "text/markdown", **self.bearer("huda")}
        return [
            {"language": language, "file": self.client.post("/v1/files", content=text, headers=headers).json()["file"]}
            for language, text in texts.items()
        ]

    def draft(self, texts: dict[str, str]) -> dict[str, Any]:
        body = {"name": "methodology", "title": WORDS, "renditions": self.renditions(texts)}
        return self.made("huda", f"{AT}/documents", body)

    def add(self, texts: dict[str, str]) -> dict[str, Any]:
        body = {"renditions": self.renditions(texts)}
        return self.made("huda", f"{AT}/documents/methodology/versions", body)

    def told(self, path: str, **query: Any) -> Any:
        response = self.read(f"{AT}/documents/methodology{path}", "citizen", **query)
        assert response.status_code == 200, response.text
        return response.json()


@pytest.fixture
def documents(in_process: Callable[[str], None], site: Site) -> Iterator[Documents]:
    in_process("plan")
    running = Documents(site)
    yield running
    running.close()


def test_paragraphs_keep_their_ids_from_version_to_version(documents: Documents) -> None:
    documents.draft(FIRST)
    documents.add(SECOND)
    first, second = (documents.told(f"/versions/{number}/paragraphs") for number in (1, 2))
    assert (first["alignment"], second["alignment"]) == ("order", "order")
    assert [each["text"]["ar"] for each in first["paragraphs"]] == FIRST["ar"].strip().split("\n\n")
    assert [each["change"] for each in first["paragraphs"]] == ["new"] * 3
    assert [each["change"] for each in second["paragraphs"]] == ["same", "changed", "new"]
    ids = [each["id"] for each in first["paragraphs"]]
    assert [each["id"] for each in second["paragraphs"]][:2] == ids[:2]
    assert second["gone"] == [{"id": ids[2], "became": "dropped", "into": None}]
    assert documents.told(f"/paragraphs/{ids[2]}")["steps"] == [
        {"number": 1, "change": "new", "into": None},
        {"number": 2, "change": "dropped", "into": None},
    ]


def test_the_difference_of_two_versions_is_told_by_word(documents: Documents) -> None:
    documents.draft(FIRST)
    documents.add(SECOND)
    heading, changed, new, gone = documents.told("/difference", old=1, new=2)["paragraphs"]
    assert (heading["change"], changed["change"], new["change"], gone["change"]) == (
        "same",
        "changed",
        "new",
        "dropped",
    )
    assert changed["segments"]["ar"] == [
        {"kind": "equal", "text": "تنشرُ الوزارة الخُطّة على موقعها", "was": "تنشر الوزارة الخطة على موقعها"},
        {"kind": "inserted", "text": " العام", "was": None},
        {"kind": "equal", "text": ".", "was": None},
    ]
    assert [each["kind"] for each in changed["segments"]["en"]] == ["equal", "inserted", "equal"]
    assert [each["kind"] for each in gone["segments"]["ar"]] == ["deleted"]


def test_a_long_version_is_told_in_events_that_can_be_stored(documents: Documents) -> None:
    long = "\n\n".join(f"paragraph {number}" for number in range(900))
    topics = [event["type"] for event in documents.draft({"en": long, "ar": long})["events"]]
    parts = [
        event
        for event in documents.app.store.stream(document_stream(PROCESS, "methodology"))
        if isinstance(event, ParagraphsIdentified)
    ]
    assert topics == ["plan.DocumentDrafted.v1"] + ["plan.ParagraphsIdentified.v1"] * len(parts)
    assert len(parts) > 3
    assert [(each.part, each.parts) for each in parts] == [(n, len(parts)) for n in range(1, len(parts) + 1)]
    assert all(len(encode(each)) <= MOST_BYTES for each in parts)
    assert [each.order for part in parts for each in part.paragraphs] == list(range(1, 901))
    assert (parts[0].rule, parts[0].rule_version) == ("paragraphs", 1)


def test_languages_that_differ_are_refused_where_alignment_is_asked_for(documents: Documents) -> None:
    uneven = {"ar": FIRST["ar"], "en": "# Methodology\n\nOne paragraph.\n"}
    body = {"name": "methodology", "title": WORDS, "renditions": documents.renditions(uneven), "aligned": True}
    refused = documents.post("huda", f"{AT}/documents", body)
    assert (refused.status_code, refused.json()["errors"][0]["rule"]) == (422, "not-aligned")
    documents.draft(uneven)
    assert documents.told("/versions/1/paragraphs")["alignment"] == "sections"


def test_a_version_without_a_text_has_no_paragraphs(documents: Documents) -> None:
    documents.draft(FIRST)
    headers = {"Content-Type": "application/pdf", **documents.bearer("huda")}
    pdf = documents.client.post("/v1/files", content=paper(), headers=headers).json()["file"]
    added = documents.made(
        "huda", f"{AT}/documents/methodology/versions", {"renditions": [{"language": "ar", "file": pdf}]}
    )
    assert [event["type"] for event in added["events"]] == [DocumentVersionAdded.TOPIC]
    path = f"{AT}/documents/methodology/versions"
    assert documents.read(f"{path}/2/paragraphs", "citizen").json()["errors"][0]["rule"] == "no-paragraphs"
    assert documents.read(f"{path}/3/paragraphs", "citizen").json()["errors"][0]["rule"] == "unknown"
    documents.add(FIRST)
    assert {each["change"] for each in documents.told("/versions/3/paragraphs")["paragraphs"]} == {"same"}

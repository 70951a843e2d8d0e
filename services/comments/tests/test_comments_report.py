"""The consultation's report over HTTP: looked at, proposed, published by a second officer, and read by its hash."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from commenting import Comments

from comments import projections
from comments.domain.comment import Comment
from comments.domain.reporting import report_of
from events.codes import CODES, CODES_RULE, EDITIONS, EXPLAINED
from events.comments import ConsultationReportPublished
from service.projector import rebuild


def answered(comments: Comments) -> str:
    """Three said the same and one something else; all are answered."""
    comments.opened().told(comments.world.ruled())
    same = [comments.comment(person, "نريد مدة أطول") for person in ("salma", "omar", "laila")]
    other = comments.comment("nour", "words that nobody is to see again", paragraph="windows")
    withdrawn = comments.comment("nour", "taken back")
    comments.made("nour", f"/v1/comments/{withdrawn}/withdraw")
    hiding = comments.made("huda", f"/v1/comments/{other}/hide", {"ground": "insult"})
    [waiting] = comments.read(f"/v1/comments/{other}").json()["waiting"]
    comments.made("rana", f"/v1/acts/{other}/{hiding['id']}/confirm", {"hash": waiting["hash"]})
    comments.move(comments.world.closes)
    path = f"/v1/consultations/{comments.world.consultation}"
    early = comments.post("huda", f"{path}/report")
    assert (early.status_code, early.json()["type"]) == (409, "urn:mithaq:problem:answers-owed")
    said = {"ar": "مدة أطول", "en": "A longer window"}
    body = {"outcome": "accepted", "answer": comments.world.both, "summary": said, "cluster": same[0]}
    comments.made("huda", f"{path}/clusters/answers", body)
    reason = {"ar": "خارج النطاق\n\nسطر", "en": "Out of scope"}
    body = {"outcome": "not", "answer": reason, "code": "out_of_scope"}
    comments.made("huda", f"/v1/comments/{other}/answer", body)
    return path


def test_two_officers_publish_what_can_be_read_by_its_hash(comments: Comments) -> None:
    path = answered(comments)
    assert comments.read(f"{path}/report").status_code == 404
    assert comments.read(f"{path}/report/preview", "omar").status_code == 403
    seen = comments.read(f"{path}/report/preview", "huda")
    proposing = comments.made("huda", f"{path}/report", {"activity": 17})
    [waiting] = comments.read(path).json()["waiting"]
    content = json.loads(waiting["content"])
    assert content["report"] == hashlib.sha256(seen.content).hexdigest() == seen.headers["etag"].strip('"')
    confirm = f"/v1/acts/{comments.world.consultation}/{proposing['id']}/confirm"
    assert comments.post("huda", confirm, {"hash": waiting["hash"]}).status_code == 403
    assert comments.post("rana", confirm, {"hash": "0" * 64}).status_code == 409
    comments.made("rana", confirm, {"hash": waiting["hash"]})

    [event] = comments.all(ConsultationReportPublished)
    assert (event.counted, event.withdrawn, event.hidden, event.groups, event.activity) == (5, 1, 1, 2, 17)
    assert [(each.outcome, each.count) for each in event.outcomes] == [("accepted", 3), ("partly", 0), ("not", 1)]
    assert (event.name, event.document, event.number) == ("methodology-comments", "methodology", 1)
    published = comments.read(f"{path}/report").json()
    assert (published["report"], published["groups"]) == (content["report"], 2)
    assert (published["proposed_by"], published["confirmed_by"]) == (comments.subject("huda"), comments.subject("rana"))
    assert comments.read(path).json()["report"] == content["report"]
    assert [each["language"] for each in published["files"]] == [None, "ar", "en"]
    for each in published["files"]:
        file = comments.read(f"/v1/consultation-reports/{each['file']}")
        assert hashlib.sha256(file.content).hexdigest() == each["file"]
        assert file.headers["content-type"].startswith(each["media_type"])
        assert len(file.content) == each["size"]
        assert "nobody is to see" not in file.text
    assert comments.read(f"/v1/consultation-reports/{'0' * 64}").status_code == 404
    again = comments.post("huda", f"{path}/report")
    assert (again.status_code, again.json()["type"]) == (409, "urn:mithaq:problem:already-there")
    before = comments.rows()
    rebuild(comments.app.store, projections)
    assert comments.rows() == before
    assert comments.read(f"{path}/report").json() == published


def test_the_report_tells_each_opinion_with_its_answer_in_each_language(comments: Comments) -> None:
    path = answered(comments)
    report = comments.read(f"{path}/report/preview", "huda").json()
    first, second = report["groups"]
    assert (first["comments"], first["outcome"], first["code"]) == (3, "accepted", "explained")
    assert first["summary"] == {"ar": "مدة أطول", "en": "A longer window"}
    assert (second["comments"], second["code"], second["paragraphs"]) == (1, "out_of_scope", ["windows"])
    arabic = comments.read(f"{path}/report/preview", "huda", language="ar").text
    assert "# تقرير المشاورة: نص" in arabic
    assert "> مدة أطول" in arabic
    assert "> خارج النطاق\n>\n> سطر" in arabic
    assert "- السبب: خارج نطاق ما طُرح للتعليق (`out_of_scope`)" in arabic
    english = comments.read(f"{path}/report/preview", "huda", language="en").text
    assert "- Comments: 5\n- of them withdrawn: 1\n- of them with their text hidden: 1" in english
    assert "- Reason: outside what was consulted on (`out_of_scope`)" in english
    assert report["codes_rule"] == list(CODES_RULE)
    assert report["codes"]["out_of_scope"]["fr"] == "hors de ce qui était soumis à consultation"
    assert "### 1. Opinion\n\n> A longer window\n\n- Comments: 3\n- Outcome: Accepted" in english
    assert comments.read(f"{path}/report/preview", "huda", language="fr").status_code == 404


@pytest.mark.parametrize(
    ("code", "arabic", "english"),
    [
        ("next_plan", "- السبب: للخطة القادمة (`next_plan`)", "- Reason: for the next plan (`next_plan`)"),
        ("of_nobody", "- السبب: `of_nobody`", "- Reason: `of_nobody`"),
    ],
)
def test_a_code_is_called_by_the_process_s_own_list(comments: Comments, code: str, arabic: str, english: str) -> None:
    comments.opened().told(comments.world.ruled())
    comment = comments.comment("salma")
    comments.move(comments.world.closes)
    body = {"outcome": "not", "answer": comments.world.both, "code": code}
    comments.made("huda", f"/v1/comments/{comment}/answer", body)
    preview = f"/v1/consultations/{comments.world.consultation}/report/preview"
    assert arabic in comments.read(preview, "huda", language="ar").text
    assert english in comments.read(preview, "huda", language="en").text


def test_every_code_of_each_edition_is_called_something_in_each_language() -> None:
    for edition in EDITIONS.values():
        assert all(set(words) == {"ar", "en", "fr"} and all(words.values()) for words in edition.values())
    assert EXPLAINED in CODES


def test_what_changed_since_overtakes_the_proposal_and_it_may_be_declined(comments: Comments) -> None:
    path = answered(comments)
    proposing = comments.made("huda", f"{path}/report")
    [waiting] = comments.read(path).json()["waiting"]
    comment = comments.read(f"{path}/comments").json()["comments"][3]["comment"]
    comments.made("huda", f"/v1/comments/{comment}/restore", {"reason": comments.world.both})
    act = f"/v1/acts/{comments.world.consultation}/{proposing['id']}"
    overtaken = comments.post("rana", f"{act}/confirm", {"hash": waiting["hash"]})
    assert (overtaken.status_code, overtaken.json()["type"]) == (409, "urn:mithaq:problem:overtaken-proposal")
    comments.made("rana", f"{act}/decline", {"reason": comments.world.both})
    assert comments.all(ConsultationReportPublished) == []


def test_a_consultation_on_which_nobody_said_anything_has_a_report_too(world: Any) -> None:
    world.opened().move(world.closes)
    report = report_of(world.state(), [], ("ar", "fr-CA", "sw"), {})
    assert (report.counted, report.groups, len(report.files)) == (0, 0, 4)
    texts = [each.content.decode() for each in report.files[1:]]
    assert [text.partition(":")[0] for text in texts] == [
        "# تقرير المشاورة",
        "# Rapport de la consultation",
        "# Consultation report",
    ]
    assert report_of(world.state(), [], ("ar",), {}).hash == report.hash
    assert report_of(world.state(), [Comment()], ("ar",), {}).hash != report.hash

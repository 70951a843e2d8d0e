"""The methodology of Jordan's fifth plan, told with the seed's words: activities 2, 3, 4 and 6."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid5

import yaml
from story import FORUM, HASH, PROCESS, SEED, WORDS, Story

from events import comments, notifications, plan, workgroup
from events.envelope import Seal, space

ACTS = {
    2: ("DraftDocument",),
    3: ("ConveneMeeting", "ApprovePublication"),
    4: ("OpenConsultation",),
    6: ("RespondToComment", "AddVersion", "FinaliseDocument", "PublishDocument"),
}


def told(seed: dict[int, dict[str, Any]]) -> Story:
    """The methodology from its draft to its publication: activities 2, 3, 4 and 6."""
    story = Story()
    story.start()
    phase = yaml.safe_load(SEED.read_text("utf-8"))["phases"][0]
    for number, acts in ACTS.items():
        row = seed[number]
        spans = tuple(plan.PlannedDates(kind=d["kind"], first=d["from"], last=d["to"]) for d in row["dates"])
        first = spans[0].first
        story.plan_activity(number, *acts, first=first, dates=spans, planned=row["planned"], phase_title=phase["title"])
    _establish(story)
    _draft(story, seed[2])
    _meet(story, seed[3])
    _consult(story, seed[4])
    _publish(story, seed[6])
    return story


def _establish(story: Story) -> None:
    forum = story.named("body", "forum")
    seats = tuple(
        workgroup.Seat(name=f"{side}-{number}", side=side, role="member")
        for side in ("government", "civil_society")
        for number in (1, 2, 3, 4)
    )
    story.tell(
        workgroup.BodyEstablished,
        forum,
        name="forum",
        title=FORUM,
        seats=seats,
        quorum=workgroup.Quorum(numerator=1, denominator=2, each_side=2),
        majority="simple",
    )
    for seat in seats:
        contact = story.named("contact", str(story.person(seat.name)))
        story.tell(
            notifications.ContactRegistered,
            contact,
            by=seat.name,
            name=Seal(ref=uuid5(contact, "name"), commitment="e" * 64),
            address=Seal(ref=uuid5(contact, "address"), commitment="f" * 64),
            channel="email",
            language="ar",
        )


def _report(story: Story, row: dict[str, Any]) -> None:
    for text in row["reported"]:
        story.report_progress(row["n"], text)
    for used in row.get("channels", ()):
        story.outreach(row["n"], used["kind"], used["purpose"], used.get("audience"))


def _draft(story: Story, row: dict[str, Any]) -> None:
    story.at("2021-04-01T12:00+03:00")
    story.draft()
    _report(story, row)


def _meet(story: Story, row: dict[str, Any]) -> None:
    meeting, motion = uuid5(space(PROCESS), "meeting"), uuid5(space(PROCESS), "motion")
    version: dict[str, Any] = {"document": "methodology", "number": 1, "hash": HASH}
    about: dict[str, Any] = {"activity": 3, "body": "forum"}
    day = date(2021, 4, 28)
    story.at("2021-04-20T10:00+03:00")
    story.tell(
        workgroup.MeetingConvened, meeting, **about, title=FORUM, mode="in_person", planned_on=day, agenda=(WORDS,)
    )
    story.at("2021-04-28T10:00+03:00")
    present = tuple(f"{side}-{n}" for side in ("government", "civil_society") for n in (1, 2, 3))
    attended = tuple(story.person(name) for name in present)
    story.tell(workgroup.AttendanceRecorded, meeting, **about, held_on=day, present=attended)
    words = {"ar": "الموافقة على نشر المسودة للتعليقات العامة", "en": "Approve the draft's publication for comment"}
    asks = "ApprovePublication"
    story.tell(workgroup.MotionProposed, meeting, **about, motion=motion, words=words, asks=asks, **version)
    for name in present:
        choice = "against" if name == "civil_society-3" else "for"
        story.tell(workgroup.VoteCast, meeting, **about, by=name, seat=f"forum/{name}", motion=motion, choice=choice)
    votes: dict[str, Any] = {"votes_for": 5, "votes_against": 1, "abstained": 0}
    story.tell(workgroup.MeetingHeld, meeting, **about, mode="in_person", held_on=day, present=6, seats=8)
    story.tell(workgroup.MotionCarried, meeting, **about, motion=motion, asks=asks, **votes, **version)
    approved = story.tell(
        workgroup.PublicationApproved,
        meeting,
        **about,
        by="government-2",
        seat="forum/secretary",
        motion=motion,
        proposal=motion,
        proposed_by=story.person("government-1"),
        **version,
    )
    for name in present[:3]:
        notice = uuid5(meeting, f"notice/{name}")
        told: dict[str, Any] = {"recipient": story.person(name), "decision": approved.id, "channel": "email"}
        story.tell(
            notifications.NoticeQueued,
            notice,
            activity=3,
            by=None,
            decision_type=workgroup.PublicationApproved.TOPIC,
            language="ar",
            template="publication-approved",
            template_version=1,
            **told,
        )
        story.tell(notifications.NoticeSent, notice, activity=3, by=None, attempts=1, **told)
    _report(story, row)


def _consult(story: Story, row: dict[str, Any]) -> None:
    consultation = story.open("methodology-comments", date(2021, 4, 28), date(2021, 5, 6))
    _report(story, row)
    story.at("2021-05-02T09:30+03:00")
    story.comment(consultation, "citizen-1")
    story.comment(consultation, "citizen-2", "en")
    taken_back = story.comment(consultation, "citizen-3")
    story.tell(comments.CommentWithdrawn, taken_back, activity=4, by="citizen-3", consultation=consultation)
    story.at("2021-05-06T21:00+00:00")
    story.close(consultation, counted=3, withdrawn=1)


def _publish(story: Story, row: dict[str, Any]) -> None:
    story.at("2021-05-09T11:00+03:00")
    consultation = story.named("consultation", "methodology-comments")
    version: dict[str, Any] = {"document": "methodology", "number": 1, "hash": HASH}
    for name, outcome in (("citizen-1", "accepted"), ("citizen-2", "partly")):
        words = {"ar": "أخذ بالملاحظة في النسخة الثانية.", "en": "Taken up in the second version."}
        story.answer(consultation, uuid5(consultation, f"comment/{name}"), outcome, words)
    story.tell(comments.AllCommentsAnswered, consultation, activity=6, by=None, answered=2, **version)
    document = story.named("document", "methodology")
    final: dict[str, Any] = {"name": "methodology", "number": 2, "hash": "b" * 64}
    renditions = tuple(
        plan.Rendition(language=language, file="b" * 64, media_type="text/markdown", size=1200)
        for language in ("en", "ar")
    )
    story.tell(plan.DocumentVersionAdded, document, activity=6, renditions=renditions, **final)
    story.tell(plan.DocumentFinalised, document, activity=6, consultations=(consultation,), **final)
    story.at("2021-05-10T12:00+03:00")
    story.tell(
        plan.DocumentPublished,
        document,
        activity=6,
        by="second officer",
        languages=("en", "ar"),
        proposal=document,
        proposed_by=story.person("officer"),
        **final,
    )
    _report(story, row)

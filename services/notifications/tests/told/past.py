"""A process as this service hears of it: what others decided, told by events, each by an act of its own."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import UUID, uuid5

from contract_examples import example

from events.calendar import Calendar
from events.comments import (
    CommentAnswered,
    CommentPeriodClosed,
    CommentPeriodExtended,
    CommentPeriodOpened,
    CommentSubmitted,
)
from events.criteria import Criterion
from events.envelope import MITHAQ, Act, Event, Seal, Text, named, space
from events.notifications import ContactRegistered, Way
from events.plan import DocumentDrafted, DocumentPublished, ProcessStarted, ProcessSuspended
from events.proposals import (
    CallClosed,
    CallDeadlineExtended,
    CallPublished,
    CureLapsed,
    MergeAsked,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalsMerged,
    ProposalSubmitted,
)
from events.workgroup import (
    BodyEstablished,
    MeetingAdjourned,
    MeetingConvened,
    MeetingHeld,
    MemberAppointed,
    PublicationApproved,
    PublicationRefused,
    Quorum,
)
from notifications.domain import contact_stream

PROCESS = "jo-nap5"
MORNING = datetime(2021, 4, 28, 7, tzinfo=UTC)
AGENCIES = dict.fromkeys(("plan", "proposals", "workgroup", "comments", "notifications"), "ministry")
FORUM: Text = {"ar": "المنتدى متعدد الأطراف", "en": "Multi-stakeholder forum", "fr": "Forum multipartite"}
METHODOLOGY: Text = {"ar": "منهجية الخطة", "en": "Methodology of the plan", "fr": "Méthodologie du plan"}
CONSULTATION: Text = {"ar": "التعليقات على المنهجية", "en": "Comments on the methodology", "fr": "La méthodologie"}
MEETING: Text = {"ar": "اجتماع المنتدى", "en": "Forum meeting", "fr": "Réunion du forum"}
TITLE: Text = {"ar": "الخطة الخامسة", "en": "Fifth plan", "fr": "Cinquième plan"}
ASKED: Text = {"ar": "طلبت المؤسسات ذلك", "en": "Institutions asked for it", "fr": "Demande d’institutions"}
HASH = "ab" * 32
SOME_ID = uuid5(MITHAQ, "a proposal or a motion")

E = TypeVar("E", bound=Event)


@dataclass
class Past:
    """Makes events, each by an act of its own."""

    process: str = PROCESS
    acts: int = 0
    versions: dict[UUID, int] = field(default_factory=dict)

    @staticmethod
    def person(name: str) -> UUID:
        """A person's subject, the same for the same name."""
        return uuid5(MITHAQ, f"person/{name}")

    def act(self, by: str | None = None, at: datetime = MORNING, **changes: Any) -> Act:
        """The next act, of that person or of a service."""
        self.acts += 1
        act_id = uuid5(space(self.process), f"act/{self.acts}")
        fields: dict[str, Any] = {
            "id": act_id,
            "agency": "ministry",
            "process": self.process,
            "happened_at": at,
            "recorded_at": at,
            "correlation": act_id,
            "tzdata": "2026b",
            "activity": 3,
            "person": self.person(by) if by else None,
            "service": None if by else "notifications",
        }
        return Act(**(fields | changes))

    def event(self, kind: type[E], /, stream: UUID, act: Act | None = None, **fields: Any) -> E:
        """The next event of that stream."""
        self.versions[stream] = self.versions.get(stream, 0) + 1
        return (act or self.act("huda")).event(kind, stream, self.versions[stream], **fields)

    def some(self, kind: type[E], stream: UUID | None = None, by: str | None = "huda", **given: Any) -> E:
        """An event of that contract: its example, but for the fields given; `at` and `reason` are the act's."""
        own = {each.name for each in fields(kind)} - {each.name for each in fields(Event)}
        made = example(kind)
        filled = {name: getattr(made, name) for name in own} | {key: given[key] for key in own & set(given)}
        act = self.act(by, given.get("at", MORNING), reason=given.get("reason"))
        return self.event(kind, stream or self.named("stream", kind.TOPIC), act, **filled)

    def named(self, kind: str, name: str) -> UUID:
        return named(self.process, kind, name)

    def started(self, **changes: Any) -> ProcessStarted:
        fields: dict[str, Any] = {
            "title": TITLE,
            "country": "JO",
            "zone": "Asia/Amman",
            "languages": ("ar", "en", "fr"),
            "authoritative": "ar",
            "simulated": True,
            "calendar": Calendar(weekend=(5, 6)),
            "agencies": AGENCIES,
        }
        return self.event(ProcessStarted, self.named("process", self.process), **(fields | changes))

    def suspended(self) -> ProcessSuspended:
        return self.event(ProcessSuspended, self.named("process", self.process))

    def drafted(self) -> DocumentDrafted:
        stream = self.named("document", "methodology")
        return self.event(
            DocumentDrafted, stream, name="methodology", title=METHODOLOGY, number=1, renditions=(), hash=HASH
        )

    def published(self, languages: tuple[str, ...] = ("en", "ar")) -> DocumentPublished:
        fields: dict[str, Any] = {"name": "methodology", "number": 2, "hash": HASH, "languages": languages}
        fields |= {"proposal": SOME_ID, "proposed_by": self.person("omar")}
        return self.event(DocumentPublished, self.named("document", "methodology"), **fields)

    def established(self) -> BodyEstablished:
        quorum = Quorum(numerator=1, denominator=2, each_side=2)
        fields: dict[str, Any] = {"name": "forum", "title": FORUM, "seats": (), "quorum": quorum, "majority": "simple"}
        return self.event(BodyEstablished, self.named("body", "forum"), **fields)

    def appointed(self, member: str, at: datetime = MORNING, body: str = "forum") -> MemberAppointed:
        fields: dict[str, Any] = {"body": body, "seat_name": member, "side": "government", "role": "member"}
        stream = self.named("body", body)
        return self.event(MemberAppointed, stream, self.act("huda", at), **fields, member=self.person(member))

    def registered(
        self, who: str, at: datetime = MORNING, language: str = "ar", ways: tuple[str, ...] = ("email",)
    ) -> ContactRegistered:
        act, stream = self.act(who, at), contact_stream(self.process, self.person(who))
        channel, *others = ways
        fields: dict[str, Any] = {"name": seal(f"name of {who}"), "address": seal(f"address of {who}")}
        fields["others"] = tuple(Way(channel=other, address=seal(f"{other} of {who}")) for other in others)
        return self.event(ContactRegistered, stream, act, channel=channel, language=language, **fields)

    def convened(self, agenda: tuple[Text, ...] = (), mode: str = "hybrid") -> MeetingConvened:
        fields: dict[str, Any] = {"body": "forum", "title": MEETING, "mode": mode, "planned_on": date(2021, 4, 28)}
        return self.event(MeetingConvened, self.named("meeting", "m"), **fields, agenda=agenda)

    def held(self, present: int = 7, seats: int = 8) -> MeetingHeld:
        fields: dict[str, Any] = {"body": "forum", "mode": "hybrid", "held_on": date(2021, 4, 28)}
        return self.event(MeetingHeld, self.named("meeting", "m"), **fields, present=present, seats=seats)

    def adjourned(self, present: int = 3, seats: int = 8) -> MeetingAdjourned:
        fields: dict[str, Any] = {"body": "forum", "held_on": date(2021, 4, 28), "missing": ("seats",)}
        return self.event(MeetingAdjourned, self.named("meeting", "m"), **fields, present=present, seats=seats)

    def approved(self, at: datetime = MORNING) -> PublicationApproved:
        return self.event(
            PublicationApproved,
            self.named("meeting", "m"),
            self.act("huda", at),
            **self._version(),
            body="forum",
            motion=SOME_ID,
            proposal=SOME_ID,
            proposed_by=self.person("omar"),
        )

    def refused(self, reason: Text | None = None) -> PublicationRefused:
        act = self.act("huda", reason=reason)
        stream = self.named("meeting", "m")
        return self.event(PublicationRefused, stream, act, **self._version(), body="forum", motion=SOME_ID)

    def opened(self, last: date = date(2021, 5, 6), at: datetime = MORNING) -> CommentPeriodOpened:
        return self.event(
            CommentPeriodOpened,
            self.consultation,
            self.act(at=at),
            **self._version(),
            name="methodology-comments",
            title=CONSULTATION,
            first=date(2021, 4, 28),
            last=last,
            opens_at=MORNING,
            closes_at=datetime(2021, 5, 6, 21, tzinfo=UTC),
            gate="approval",
            approval=None,
            proposal=None,
            proposed_by=None,
        )

    def extended(self, last: date = date(2021, 5, 9)) -> CommentPeriodExtended:
        closes_at = datetime(2021, 5, 9, 21, tzinfo=UTC)
        fields: dict[str, Any] = {"old_last": date(2021, 5, 6), "last": last, "closes_at": closes_at}
        act = self.act("huda", reason=ASKED)
        fields |= {"proposal": SOME_ID, "proposed_by": self.person("omar")}
        return self.event(CommentPeriodExtended, self.consultation, act, **fields)

    def submitted(self, author: str | None, at: datetime = MORNING, comment: str = "c") -> CommentSubmitted:
        return self.event(
            CommentSubmitted,
            self.named("comment", comment),
            self.act(author, at),
            **self._version(),
            consultation=self.consultation,
            body=seal(f"words of {comment}"),
            language="ar",
            paragraph=None,
            source="account",
            arrived_at=at,
        )

    def answered(self, author: str | None, outcome: str = "partly", comment: str = "c") -> CommentAnswered:
        answer = {"ar": "أُخذ بالملاحظة.", "en": "Taken up.", "fr": "Retenu."}
        fields: dict[str, Any] = {"consultation": self.consultation, "outcome": outcome, "answer": answer}
        to = self.person(author) if author else None
        return self.event(CommentAnswered, self.named("comment", comment), **fields, author=to)

    def closed(self, counted: int = 12, withdrawn: int = 1) -> CommentPeriodClosed:
        fields = {**self._version(), "counted": counted, "withdrawn": withdrawn, "last_position": 40, "ids_hash": HASH}
        return self.event(CommentPeriodClosed, self.consultation, self.act(), **fields)

    def called(self, kind: str = "proposals") -> CallPublished:
        criterion = Criterion(name="complete", title=ASKED, weight=0)
        return self.event(
            CallPublished,
            self.named("call", "call"),
            name="call",
            kind=kind,
            title=TITLE,
            text=TITLE,
            body=None,
            acceptance=(criterion,),
            selection=(criterion,),
            first=date(2021, 5, 10),
            last=date(2021, 5, 31),
            opens_at=MORNING,
            closes_at=MORNING,
        )

    def call_extended(self) -> CallDeadlineExtended:
        fields: dict[str, Any] = {"old_last": date(2021, 5, 31), "last": date(2021, 7, 15), "closes_at": MORNING}
        fields |= {"asked_by": ASKED, "proposal": SOME_ID, "proposed_by": self.person("omar")}
        return self.event(CallDeadlineExtended, self.named("call", "call"), **fields)

    def call_closed(self, received: int = 27, withdrawn: int = 1, kind: str = "proposals") -> CallClosed:
        fields: dict[str, Any] = {"kind": kind, "received": received, "withdrawn": withdrawn}
        return self.event(CallClosed, self.named("call", "call"), **fields, last_position=9, ids_hash=HASH)

    def of_proposals(self, author: str) -> tuple[Event, ...]:
        """What may become of a proposal of that author, each with a notice to them."""
        call, stream, who = self.named("call", "call"), self.named("proposal", "p"), self.person(author)
        seals = {"title": seal("title"), "text": seal("text")}
        more: dict[str, Any] = {"language": "ar", "organisation": None, "arrived_at": MORNING}
        cure: dict[str, Any] = {"criteria": ("complete",), "cure_by": date(2021, 6, 7), "cures_at": MORNING}
        merging: dict[str, Any] = {"call": call, "into": stream, "proposals": (stream, SOME_ID), "authors": (who,)}
        why = self.act("huda", reason=ASKED)
        return (
            self.event(ProposalSubmitted, stream, self.act(author), call=call, **seals, **more),
            self.event(ProposalReturned, stream, why, call=call, author=who, **cure),
            self.event(CureLapsed, stream, call=call, author=who),
            self.event(MergeAsked, self.named("merge", "m"), **merging),
            self.event(ProposalsMerged, self.named("merge", "m"), **merging),
            self.event(ProposalFoundEligible, stream, call=call, authors=(who,)),
            self.event(ProposalFoundIneligible, stream, why, call=call, authors=(who,), criteria=("complete",)),
        )

    @property
    def consultation(self) -> UUID:
        return self.named("consultation", "methodology-comments")

    @staticmethod
    def _version() -> dict[str, Any]:
        return {"document": "methodology", "number": 1, "hash": HASH}


def seal(words: str) -> Seal:
    """A seal that names those words; nothing lies behind it."""
    return Seal(ref=uuid5(MITHAQ, words), commitment=HASH)

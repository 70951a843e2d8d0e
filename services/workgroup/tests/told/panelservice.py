"""The same panel by the service's routes, with a call of which three proposals were found eligible."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from httpx import Response
from panelstage import CRITERIA, MEMBERS, NOW, PROCESS, body

from events import plan, proposals
from events.application import Call
from events.calendar import Calendar
from events.envelope import Act, Event, command_id, named, space
from events.workgroup import ActProposed
from local.oneservice import OneService
from local.site import Site
from service import timing
from service.projector import project_once
from workgroup import projections
from workgroup.domain.bodies import BODY
from workgroup.domain.evaluations import EVALUATION, commands
from workgroup.main import PARTS

PEOPLE = (*MEMBERS, "author-a", "author-b", "author-c", "citizen-1", "citizen-2", "citizen-3", "stranger")
PANEL = named(PROCESS, "body", "panel")
SHORTLIST = named(PROCESS, "evaluation", "shortlist")
CALL = named(PROCESS, "call", "ideas")
AT = f"/v1/evaluations/{SHORTLIST}"
BOTH = {"ar": "نص", "en": "words"}


class Judging(OneService):
    """The service by its routes: a panel of six, a call of which three proposals were found eligible."""

    def __init__(self, site: Site) -> None:
        offices: dict[str, tuple[str, ...]] = {
            "officer": ("unit_officer",),
            "protector": ("data_protection_officer",),
            **dict.fromkeys(PEOPLE, ()),
        }
        super().__init__(PARTS, site, offices, PROCESS)
        self._versions: defaultdict[UUID, int] = defaultdict(int)

    def told(self, kind: type[Event], stream: UUID, /, *, at: datetime = NOW, **fields: Any) -> Event:
        """An event as another service tells it, next in its stream."""
        self._versions[stream] += 1
        act = Act(
            id=uuid4(),
            agency=self.app.agency,
            process=PROCESS,
            happened_at=at,
            recorded_at=at,
            correlation=uuid4(),
            tzdata="2026b",
        )
        return act.event(kind, stream, self._versions[stream], **fields)

    def hear_of_process(self) -> None:
        self.hear(
            self.told(
                plan.ProcessStarted,
                named(PROCESS, "process", PROCESS),
                title=BOTH,
                country="JO",
                zone="Asia/Amman",
                languages=("ar", "en"),
                authoritative="ar",
                simulated=True,
                calendar=Calendar(weekend=(5, 6)),
                agencies=dict.fromkeys(("plan", "workgroup", "proposals"), self.app.agency),
            )
        )

    def hear_of_call(self) -> None:
        days: dict[str, Any] = {"first": date(2021, 5, 1), "last": date(2021, 5, 20), "opens_at": NOW, "closes_at": NOW}
        about: dict[str, Any] = {"name": "ideas", "kind": "proposals", "title": BOTH, "text": BOTH, "body": None}
        self.hear(
            self.told(proposals.CallPublished, CALL, **about, **days, acceptance=(), selection=CRITERIA),
            *(self.eligible(name) for name in "abc"),
            self.told(proposals.ScreeningConcluded, CALL, eligible=3, ineligible=0, withdrawn=0, merged=0),
        )

    def idea(self, name: str) -> UUID:
        return uuid5(space(PROCESS), f"subject/{name}")

    def eligible(self, name: str) -> Event:
        authors = (UUID(self.subject(f"author-{name}")),) if name in "abc" else (uuid4(),)
        return self.told(proposals.ProposalFoundEligible, self.idea(name), call=CALL, authors=authors)

    def move_clock(self, now: datetime) -> None:
        self.hear(self.told(plan.ClockMoved, named(PROCESS, "process", PROCESS), now=now))
        self.work()

    def found(self) -> Judging:
        """The panel is there, the call is screened."""
        seats = body("panel", MEMBERS).seats
        panel = {
            "name": "panel",
            "title": BOTH,
            "seats": [{"name": each.name, "side": each.side, "role": each.role} for each in seats],
            "quorum": {"numerator": 1, "denominator": 2, "each_side": 1},
            "majority": "simple",
        }
        self.hear_of_process()
        self.made("officer", f"/v1/processes/{PROCESS}/bodies", panel)
        for member in MEMBERS:
            seat = {"seat_name": member, "member": self.subject(member)}
            self.made("officer", f"/v1/bodies/{PANEL}/members", seat)
        self.hear_of_call()
        return self.work()

    def prepare(self, **changes: Any) -> Judging:
        fields = {
            "name": "shortlist",
            "title": BOTH,
            "body": "panel",
            "source_kind": "call",
            "source": "ideas",
            "purpose": "shortlist",
            "size": 2,
            "activity": 9,
        }
        self.made("officer", f"/v1/processes/{PROCESS}/evaluations", fields | changes)
        return self.work()

    def score(self, person: str, idea: str, points: tuple[int, int, int], text: str = "", **headers: str) -> Response:
        named_points = dict(zip(("relevance", "effect", "clarity"), points, strict=True))
        said = {"ar": text or f"{person} عن {idea}", "en": text or f"{person} on {idea}"}
        remarks = dict.fromkeys(("relevance", "effect", "clarity"), said)
        fields = {"subject": str(self.idea(idea)), "points": named_points, "remarks": remarks}
        return self.post(person, f"{AT}/scores", fields, **headers)

    def scored(self, **points: tuple[int, int, int]) -> Judging:
        for idea, given in points.items():
            for member in ("m1", "m2", "m3"):
                assert self.score(member, idea, given).status_code == 201
        return self

    def carry(self, asks: str = "ApproveShortlist", about: UUID = SHORTLIST) -> dict[str, str]:
        """The panel meets, all present, and carries a motion that asks for the act: what names both."""
        agenda = {"title": BOTH, "mode": "remote", "planned_on": "2021-06-10", "agenda": [BOTH], "activity": 9}
        meeting = self.made("chair", f"/v1/bodies/{PANEL}/meetings", agenda)["id"]
        present = [self.subject(member) for member in MEMBERS]
        self.made("chair", f"/v1/meetings/{meeting}/attendance", {"held_on": "2021-06-10", "present": present})
        moved = {"words": BOTH, "asks": asks, "subject": str(about)}
        motion = self.made("chair", f"/v1/meetings/{meeting}/motions", moved)["id"]
        for member in ("chair", "m1", "m2", "m3"):
            self.made(member, f"/v1/meetings/{meeting}/votes", {"motion": motion, "choice": "for"})
        self.made("chair", f"/v1/meetings/{meeting}/close")
        self.work()
        return {"meeting": meeting, "motion": motion}

    def propose(self, carried: dict[str, str], person: str = "chair", act: str = "approve-shortlist") -> ActProposed:
        made = self.made(person, f"{AT}/{act}", carried)
        waiting = next(each for each in self.events(ActProposed) if str(each.proposal) == made["id"])
        assert isinstance(waiting, ActProposed)
        return waiting

    def confirm(self, waiting: ActProposed, person: str = "m4", **headers: str) -> Response:
        path = f"/v1/acts/{waiting.stream}/{waiting.proposal}/confirm"
        return self.post(person, path, {"hash": waiting.hash}, **headers)

    def reopen(self, idea: UUID, appeal: UUID) -> None:
        """An appeal about the idea was upheld: its scores are void, and it is scored anew."""

        def command(act: Act) -> commands.ReopenScoring:
            heard = self.app.facts(PROCESS)
            about = {"process": heard.process, "evaluation": SHORTLIST, "body": self.app.state(PANEL, BODY)}
            return commands.ReopenScoring(act=act, **about, subject=idea, appeal=appeal)

        key = f"reopen-{uuid4()}"
        act = Act(
            id=command_id(PROCESS, key),
            agency=self.app.agency,
            process=PROCESS,
            happened_at=NOW,
            recorded_at=NOW,
            correlation=uuid4(),
            tzdata="2026b",
            service="workgroup",
        )
        self.app.execute(Call(act=act, key=key, digest=b"", arrived_at=NOW), SHORTLIST, EVALUATION, command)

    def events(self, *kinds: type[Event], stream: UUID = SHORTLIST) -> list[Any]:
        return [each for each in self.app.store.stream(stream) if isinstance(each, kinds or Event)]

    def work(self) -> Judging:
        """The worker follows its own events, timers and read models until there is nothing left."""
        while self._follow() or timing.fire_due(self.built) or project_once(self.app.store, projections):
            pass
        return self

    def _follow(self) -> int:
        batch = self.app.store.after(self._own.position, 200)
        self._own.take(batch)
        return len(batch)

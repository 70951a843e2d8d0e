"""The plan service in a test's own process, with processes that have come to a commitment or to a plan."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from httpx import Response

from events.comments import AllCommentsAnswered, CommentPeriodClosed, CommentPeriodOpened
from events.envelope import Act, Event, named
from events.plan import ActProposed
from events.workgroup import (
    CommitmentsApprovedForComment,
    OrganisationRegistered,
    PersonLinked,
    ReviewedCommitment,
)
from local.oneservice import OneService
from local.site import Site
from plan.domain.commitments.freezing import freeze_stream
from plan.domain.document import document_stream
from plan.main import PARTS

BOTH = {"ar": "نص", "en": "words"}
NOW = datetime(2021, 12, 20, 8, tzinfo=UTC)
DAY = "2021-12-20"
OFFICES: dict[str, tuple[str, ...]] = {
    "huda": ("unit_officer",),
    "omar": ("unit_officer",),
    "clerk": ("cabinet_recorder",),
    "registrar": ("cabinet_recorder",),
    "entity": ("entity_officer",),
    "chair": (),
    "member": (),
    "other": (),
}
CABINET = {
    "number": 18,
    "phase": 5,
    "phase_title": BOTH,
    "planned": BOTH,
    "dates": [{"kind": "held", "first": DAY, "last": "2021-12-30"}],
    "acts": [{"act": "RecordCabinetDecision"}],
}
FINANCE = {"organisation": "finance", "title": BOTH}
CONTENT: dict[str, Any] = {
    "title": {"ar": "موازنة مفتوحة", "en": "Open budget"},
    **dict.fromkeys(("problem", "description", "values", "results"), BOTH),
    "lead": FINANCE,
    "milestones": [
        {"id": "portal", "title": BOTH, "first": "2022-01-01", "last": "2022-06-30", "responsible": FINANCE}
    ],
}
SENDING = {"recipient": "OGP", "channel": "email", "sent_on": DAY}


class Planning(OneService):
    """The service; "entity" represents the ministry of finance, which leads every commitment."""

    def __init__(self, site: Site) -> None:
        super().__init__(PARTS, site, OFFICES, "planning")

    def start(self, process: str) -> None:
        """A process in which officers write the commitments, as it has no task forces."""
        start = {
            "id": process,
            "title": BOTH,
            "country": "JO",
            "zone": "Asia/Amman",
            "languages": ["ar", "en"],
            "authoritative": "ar",
            "simulated": True,
            "starts_at": f"{DAY}T08:00:00Z",
            "calendar": {"weekend": [5, 6]},
            "agencies": dict.fromkeys(("plan", "proposals", "workgroup", "comments", "notifications"), "ministry"),
        }
        self.made("huda", "/v1/processes", start)
        rules = {"minimum_window_days": 9, "answers_due_days": 14, "text": BOTH}
        self.made("huda", f"/v1/processes/{process}/rules", rules)
        self.made("huda", f"/v1/processes/{process}/activities", CABINET)

    def tell(self, process: str, kind: type[Event], stream: str, version: int = 1, **fields: Any) -> None:
        """An event of another service, as that one would have decided it."""
        act = Act(
            id=uuid4(),
            agency=self.app.agency,
            process=process,
            happened_at=NOW,
            recorded_at=NOW,
            correlation=uuid4(),
            tzdata="2026b",
        )
        self.hear(act.event(kind, named(process, "told", stream), version, **fields))

    def ready(self, process: str, name: str) -> None:
        """The commitment is written, and handed over."""
        at = f"/v1/processes/{process}/commitments"
        self.made("huda", at, {"name": name, "content": CONTENT})
        workshop = {"held_on": DAY, "mode": "remote", "participants": 9, "sides": ["government"]}
        self.made("huda", f"{at}/{name}/workshops", workshop)
        self.made("huda", f"{at}/{name}/ready")

    def commitment(self, process: str, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.read(f"/v1/processes/{process}/commitments/{name}", "huda").json()
        return found

    def plan_of(self, process: str) -> dict[str, Any]:
        found: dict[str, Any] = self.read(f"/v1/processes/{process}/documents/plan/plan", "huda").json()
        return found

    def texts(self, text: str) -> list[dict[str, str]]:
        """The text as a file in each language."""
        return [{"language": language, "file": self.file(f"# {language}\n\n{text}")} for language in ("ar", "en")]

    def file(self, content: str) -> str:
        headers = {"Content-Type": "text/markdown", **self.bearer("huda")}
        found: str = self.client.post("/v1/files", content=content.encode(), headers=headers).json()["file"]
        return found

    def propose(self, person: str, path: str, body: Any = None) -> tuple[str, dict[str, str]]:
        """An act that waits for its second person: the path where it is confirmed, and what is sent there."""
        answer = self.made(person, path, body)
        stream = self._stream(path)
        proposed = (each for each in self.app.store.stream(stream) if isinstance(each, ActProposed))
        (content,) = [each.hash for each in proposed if str(each.proposal) == answer["id"]]
        return f"/v1/acts/{stream}/{answer['id']}/confirm", {"hash": content}

    def by_two(self, people: tuple[str, str], path: str, body: Any = None) -> dict[str, Any]:
        return self.made(people[1], *self.propose(people[0], path, body))

    def assembled(self, process: str) -> None:
        """The process has a plan, of one commitment that the forum approved for comment."""
        self.start(process)
        finance = UUID(self.subject("entity"))
        self.tell(process, OrganisationRegistered, "finance", name="finance", title=BOTH, side="government")
        linked: dict[str, Any] = {"organisation": "finance", "linked": finance, "relation": "representative"}
        self.tell(process, PersonLinked, "finance", 2, **linked)
        self.ready(process, "budget")
        read = self.commitment(process, "budget")
        reviewed = (ReviewedCommitment(name="budget", number=read["number"], hash=read["hash"]),)
        by: dict[str, Any] = {"body": "forum", "motion": uuid4(), "proposal": uuid4(), "proposed_by": uuid4()}
        self.tell(process, CommitmentsApprovedForComment, "meeting", commitments=reviewed, open_amendments=(), **by)
        self.by_two(("huda", "omar"), f"/v1/processes/{process}/freeze")
        plan = {"name": "plan", "title": BOTH, "introductions": self.texts("Introduction")}
        self.made("huda", f"/v1/processes/{process}/plans", plan)

    def consulted(self, process: str) -> None:
        """The public was consulted on the plan's last version, and answered."""
        read = self.plan_of(process)
        on: dict[str, Any] = {"document": "plan", "number": read["number"], "hash": read["hash"]}
        days: dict[str, Any] = {"first": date(2021, 12, 1), "last": date(2021, 12, 11)}
        at: dict[str, Any] = {"opens_at": NOW, "closes_at": NOW, "gate": "date", "approval": None}
        by: dict[str, Any] = {"proposal": None, "proposed_by": None}
        self.tell(process, CommentPeriodOpened, "round", name="draft", title=BOTH, **on, **days, **at, **by)
        counted: dict[str, Any] = {"counted": 0, "withdrawn": 0, "last_position": 1, "ids_hash": "b" * 64}
        self.tell(process, CommentPeriodClosed, "round", 2, **on, **counted)
        self.tell(process, AllCommentsAnswered, "round", 3, **on, answered=0)

    def revise(self, process: str, text: str) -> Response:
        note = {"renditions": self.texts(text), "note": BOTH}
        return self.post("huda", f"/v1/processes/{process}/documents/plan/plan/revise", note)

    def agreed(self, process: str) -> None:
        """The entity approved the plan's last version."""
        at = f"/v1/processes/{process}/documents/plan/plan"
        self.made("huda", f"{at}/approvals", {"organisation": "finance"})
        self.made("entity", f"{at}/approve", {"organisation": "finance", "hash": self.plan_of(process)["hash"]})

    def cabinet(self, process: str) -> tuple[str, dict[str, str]]:
        """The Cabinet's approval of the plan's last version, proposed."""
        decided = {"hash": self.plan_of(process)["hash"], "outcome": "approve", "decided_on": DAY, "decision": "7"}
        return self.propose("clerk", f"/v1/processes/{process}/documents/plan/plan/cabinet", decided)

    def approved(self, process: str) -> None:
        """The Cabinet has approved the plan's second version, of which the first was consulted on."""
        self.assembled(process)
        self.consulted(process)
        assert self.revise(process, "Revised").status_code == 201
        self.agreed(process)
        self.made("registrar", *self.cabinet(process))

    def events(self, process: str) -> list[Event]:
        """All that happened to the plan."""
        return list(self.app.store.stream(document_stream(process, "plan")))

    @staticmethod
    def _stream(path: str) -> UUID:
        process = path.split("/")[3]
        return freeze_stream(process) if path.endswith("/freeze") else document_stream(process, "plan")

"""What must hold between the steps of a process file, over time: gates that open, windows, four eyes, answers.

These are the domains' rules as far as a file alone shows them. The services decide; this tells what they would refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from events.calendar import ends_at, local_day, starts_at
from events.plan import COMMENT_PERIOD
from local.callcourse import CallCourse
from local.meetingcourse import MeetingCourse
from local.plancourse import PlanCourse
from local.processfile import ProcessFile, Step
from local.source import Fault, Path
from notifications.domain import LANGUAGES, template_language

HAPPENED = ("held_on", "published_on", "sent_on", "decided_on", "acknowledged_on")
"""Fields that tell the day of what has happened."""
ABOUT_ACTIVITIES = ("RescheduleActivity", "ReportProgress", "RecordOutreach")
"""Acts whose `number` is an activity's."""


@dataclass(frozen=True, kw_only=True)
class Window:
    """A planned consultation: its activity, document, gate, its civil days as they stand, and where it is planned."""

    activity: int
    document: str
    gate: Mapping[str, Any]
    first: date
    last: date
    path: Path


def faults(file: ProcessFile, unsound: Collection[str] = ()) -> list[Fault]:
    """What will not be taken, or can never happen, as the file stands. `unsound`: keys of steps with faults of form."""
    course = _Course(file)
    for step in file.steps:
        if step.refused:
            continue
        if step.key not in unsound and step.plain:
            course.play(step)
        elif step.act == "PlanActivity":
            course.expect(step)
        else:
            # What such a step says may be of any form, or follow only from a name: it counts as far as it can be read.
            with suppress(LookupError, TypeError, ValueError):
                course.play(step)
    course.end()
    return course.faults


class _Course:
    """Walks through the steps, and keeps what later ones are held against."""

    def __init__(self, file: ProcessFile) -> None:
        self.faults: list[Fault] = []
        self._file = file
        self._steps = {step.key: step for step in file.steps}
        self._windows: dict[str, Window] = {}
        self._comments: dict[str, str] = {}
        self._settled: set[str] = set()
        self._planned: set[int] = set()
        self._bodies: set[str] = set()
        self._drafted: dict[str, datetime] = {}
        self._final: set[str] = set()
        self._approved: list[tuple[str | None, str, datetime]] = []
        self._opened: dict[str, datetime] = {}
        planned = {act["act"] for step in file.steps if step.act == "PlanActivity" for act in _acts(step)}
        self._plans = PlanCourse(self._unanswered, planned)
        self._rules: dict[str, Callable[[Step], Iterable[str]]] = {
            "PlanActivity": self._plan,
            "RescheduleActivity": self._reschedule,
            "EstablishBody": self._establish,
            "DraftDocument": self._draft,
            "RegisterContact": self._contact,
            "ExtendWindow": self._extend,
            "SubmitComment": self._submit,
            "WithdrawComment": self._withdraw,
            "RespondToComment": self._respond,
            "RespondToCluster": self._respond_to_several,
            "PublishConsultationReport": self._report,
            "FinaliseDocument": self._finalise,
            "PublishDocument": self._publish,
            "ConfirmAct": self._confirm,
            "DeclineAct": self._second_person,
            **MeetingCourse().rules,
            **CallCourse(file.zone).rules,
            **self._plans.rules,
        }

    def expect(self, step: Step) -> None:
        """Take the activity of a step with faults as planned, and no more of it."""
        with suppress(LookupError, TypeError):
            self._planned.add(step.fields["number"])

    def play(self, step: Step) -> None:
        """Hold the step against those before it."""
        for field, message in (*self._days_ahead(step), *self._unplanned(step)):
            self._faulty((*step.path, field), message)
        if step.act == "AssemblePlan":
            self._draft(step)
        if (rule := self._rules.get(step.act)) is not None:
            for message in rule(step):
                self._faulty(step.path, f"{step.act} {message}")

    def end(self) -> None:
        """Hold each gate against all steps."""
        for name, window in self._windows.items():
            for message in self._shut(name, window):
                self._faulty(window.path, f"the gate of {name} can never open: {message}")

    def _days_ahead(self, step: Step) -> Iterator[tuple[str, str]]:
        today = local_day(step.at, self._file.zone)
        for field in HAPPENED:
            if (day := step.fields.get(field)) and date.fromisoformat(day) > today:
                yield field, f"{day} lies ahead: the step is of {today}"

    def _unplanned(self, step: Step) -> Iterator[tuple[str, str]]:
        for field in ("activity", "number") if step.act in ABOUT_ACTIVITIES else ("activity",):
            number = step.fields.get(field)
            if number is not None and number not in self._planned:
                yield field, f"no activity {number} is planned by then"

    def _contact(self, step: Step) -> Iterator[str]:
        language = step.fields["language"]
        if language not in self._file.languages or template_language(language) not in LANGUAGES:
            yield f"is in {language}, in which no notices of this process are written"

    def _plan(self, step: Step) -> Iterator[str]:
        self._planned.add(step.fields["number"])
        for span in (*step.fields.get("dates", ()), *step.fields.get("acts", ())):
            if span.get("first") and span.get("last") and span["last"] < span["first"]:
                yield f"has a last day, {span['last']}, before the first, {span['first']}"
        for index, act in enumerate(step.fields.get("acts", ())):
            if act["act"] == "OpenConsultation" and {"name", "document", "gate", "first", "last"} <= act.keys():
                self._windows[act["name"]] = Window(
                    activity=step.fields["number"],
                    document=act["document"],
                    gate=act["gate"],
                    first=date.fromisoformat(act["first"]),
                    last=date.fromisoformat(act["last"]),
                    path=(*step.path, "acts", index),
                )

    def _reschedule(self, step: Step) -> Iterable[str]:
        for dates in step.fields["dates"]:
            for name, window in self._windows.items():
                if window.activity == step.fields["number"] and dates["kind"] == COMMENT_PERIOD:
                    first, last = date.fromisoformat(dates["first"]), date.fromisoformat(dates["last"])
                    self._windows[name] = replace(window, first=first, last=last)
        return ()

    def _establish(self, step: Step) -> Iterable[str]:
        self._bodies.add(step.fields["name"])
        return ()

    def _draft(self, step: Step) -> Iterable[str]:
        self._drafted[step.fields["name"]] = step.at
        return ()

    def _extend(self, step: Step) -> Iterator[str]:
        name = step.fields["consultation"]
        yield from self._while_open(step, name)
        if name in self._windows:
            self._windows[name] = replace(self._windows[name], last=date.fromisoformat(step.fields["last"]))

    def _submit(self, step: Step) -> Iterator[str]:
        yield from self._while_open(step, step.fields["consultation"])
        self._comments[step.key] = step.fields["consultation"]

    def _withdraw(self, step: Step) -> Iterator[str]:
        comment = step.fields["comment"]
        yield from self._while_open(step, self._comments.get(comment))
        if (submitted := self._maker(step, "comment")) and step.by and step.by != submitted.by:
            yield "is not by the comment's author"
        self._settled.add(comment)

    def _respond(self, step: Step) -> Iterator[str]:
        yield from self._answered(step, step.fields["comment"])

    def _respond_to_several(self, step: Step) -> Iterator[str]:
        for comment in step.fields.get("comments") or ():
            yield from self._answered(step, comment)

    def _report(self, step: Step) -> Iterator[str]:
        name = step.fields["consultation"]
        yield from self._after_close(step, name)
        if name in self._windows and (waiting := self._waiting_on(name)):
            yield f"is before the answers to {', '.join(waiting)}"

    def _answered(self, step: Step, comment: str) -> Iterator[str]:
        yield from self._after_close(step, self._comments.get(comment))
        if comment in self._settled:
            yield "is for a comment that is withdrawn, or answered already"
        self._settled.add(comment)

    def _finalise(self, step: Step) -> Iterator[str]:
        for name in (name for name, window in self._windows.items() if window.document == step.fields["document"]):
            yield from self._after_close(step, name)
            if waiting := self._waiting_on(name):
                yield f"is before the answers to {', '.join(waiting)}"
        self._final.add(step.fields["document"])

    def _waiting_on(self, name: str) -> list[str]:
        return [key for key, on in self._comments.items() if on == name and key not in self._settled]

    def _unanswered(self, document: str) -> list[str]:
        names = [name for name, window in self._windows.items() if window.document == document]
        return [key for name in names for key in self._waiting_on(name)]

    def _publish(self, step: Step) -> Iterator[str]:
        if step.fields["document"] not in self._final:
            yield "is before FinaliseDocument"

    def _confirm(self, step: Step) -> Iterator[str]:
        yield from self._second_person(step)
        proposed = self._maker(step, "proposal")
        if proposed:
            self._plans.confirmed(proposed)
        if proposed and proposed.act == "OpenConsultation":
            self._opened[proposed.fields["consultation"]] = step.at
        if proposed and proposed.act == "ApprovePublication":
            motion, meeting = self._maker(proposed, "motion"), self._maker(proposed, "meeting")
            if motion and meeting:
                self._approved.append((motion.fields.get("document"), meeting.fields["body"], step.at))

    def _second_person(self, step: Step) -> Iterator[str]:
        proposed = self._maker(step, "proposal")
        if proposed and step.by and step.by == proposed.by:
            yield "needs another person than the one who proposed it"

    def _maker(self, step: Step, field: str) -> Step | None:
        """The step that made what the field names."""
        return self._steps.get(step.fields[field])

    def _while_open(self, step: Step, name: str | None) -> Iterator[str]:
        window = self._windows.get(name or "")
        if window and step.at < starts_at(window.first, self._file.zone):
            yield f"is before {name} opens on {window.first}"
        if window and step.at >= ends_at(window.last, self._file.zone):
            yield f"is after {name} closes at the end of {window.last}"

    def _after_close(self, step: Step, name: str | None) -> Iterator[str]:
        window = self._windows.get(name or "")
        if window and step.at < ends_at(window.last, self._file.zone):
            yield f"is before {name} closes at the end of {window.last}"

    def _shut(self, name: str, window: Window) -> Iterator[str]:
        """Why the window's gate never opens."""
        close = ends_at(window.last, self._file.zone)
        body = window.gate.get("body")
        if self._drafted.get(window.document, close) >= close:
            yield f"no step drafts {window.document} before the window ends"
        elif window.gate["kind"] == "approval" and body is not None and body not in self._bodies:
            yield f"no step establishes the body {body}"
        elif window.gate["kind"] == "approval" and not self._approved_in_time(window, close):
            yield f"no two people approve the publication of {window.document} before the window ends"
        elif window.gate["kind"] == "officer" and self._opened.get(name, close) >= close:
            yield "no two officers open it before the window ends"

    def _approved_in_time(self, window: Window, close: datetime) -> bool:
        wanted = window.gate.get("body")
        return any(
            document == window.document and wanted in (None, body) and at < close
            for document, body, at in self._approved
        )

    def _faulty(self, path: Path, message: str) -> None:
        self.faults.append(self._file.source.fault(path, message, fatal=False))


def _acts(step: Step) -> Iterator[Mapping[str, Any]]:
    """The acts of a planned activity, as far as they can be read."""
    return (act for act in step.fields.get("acts") or () if isinstance(act, Mapping) and "act" in act)

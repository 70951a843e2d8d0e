"""What must hold between the steps of a meeting: who is present, moves and votes; what is closed, stays closed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from local.processfile import Step

Rule = Callable[[Step], Iterable[str]]


class MeetingCourse:
    """Walks through the steps of meetings, and keeps what later ones are held against."""

    def __init__(self) -> None:
        self._present: dict[str, list[str]] = {}
        self._closed: set[str] = set()
        self.rules: Mapping[str, Rule] = {
            "RecordAttendance": self._attend,
            "ProposeMotion": self._by_who_is_present,
            "CastVote": self._by_who_is_present,
            "CloseMeeting": self._close,
            "ApprovePublication": self._approve,
        }

    def _in_meeting(self, step: Step) -> Iterator[str]:
        if step.fields["meeting"] in self._closed:
            yield "is after the meeting's close"

    def _attend(self, step: Step) -> Iterator[str]:
        yield from self._in_meeting(step)
        self._present[step.fields["meeting"]] = step.fields["present"]

    def _by_who_is_present(self, step: Step) -> Iterator[str]:
        yield from self._in_meeting(step)
        if (present := self._present.get(step.fields["meeting"])) is None:
            yield "is before the meeting's attendance is recorded"
        elif step.by and step.by not in present:
            yield f"is by {step.by}, who is not recorded present"

    def _close(self, step: Step) -> Iterator[str]:
        yield from self._in_meeting(step)
        if step.fields["meeting"] not in self._present:
            yield "is before the meeting's attendance is recorded"
        self._closed.add(step.fields["meeting"])

    def _approve(self, step: Step) -> Iterator[str]:
        if step.fields["meeting"] not in self._closed:
            yield "is before the meeting's close, which decides its motions"

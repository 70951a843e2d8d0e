"""What must hold between a call and what answers it: its window, as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from events.calendar import ends_at, starts_at
from local.processfile import Step

Rule = Callable[[Step], Iterable[str]]


class CallCourse:
    """Walks through the steps on calls in that time zone, and keeps what later ones are held against."""

    def __init__(self, zone: str) -> None:
        self._zone = zone
        self._calls: dict[str, tuple[date, date]] = {}
        self.rules: Mapping[str, Rule] = {
            "PublishCall": self._publish,
            "ExtendDeadline": self._extend,
            "SubmitProposal": self._answer,
            "ApplyForSeat": self._answer,
        }

    def _publish(self, step: Step) -> Iterable[str]:
        days = date.fromisoformat(step.fields["first"]), date.fromisoformat(step.fields["last"])
        self._calls[step.fields["name"]] = days
        return ()

    def _extend(self, step: Step) -> Iterable[str]:
        name = step.fields["call"]
        if name in self._calls:
            self._calls[name] = (self._calls[name][0], date.fromisoformat(step.fields["last"]))
        return ()

    def _answer(self, step: Step) -> Iterator[str]:
        if (days := self._calls.get(step.fields["call"])) is not None:
            if step.at < starts_at(days[0], self._zone):
                yield f"is before {step.fields['call']} opens on {days[0]}"
            if step.at >= ends_at(days[1], self._zone):
                yield f"is after {step.fields['call']} closes at the end of {days[1]}"

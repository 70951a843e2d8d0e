"""Refusals: a rule says no. The docstring is the message, the slug names the rule, the kind maps to HTTP."""

from __future__ import annotations

from typing import ClassVar, Literal

Kind = Literal["invalid", "forbidden", "missing", "conflict", "stale"]
"""invalid 422, forbidden 403, missing 404, conflict 409 (a gate is shut, a state does not allow it), stale 412."""


class Refusal(Exception):
    """The act was refused."""

    kind: ClassVar[Kind] = "conflict"
    slug: ClassVar[str] = "refused"

    def __init__(self, field: str | None = None, **details: object) -> None:
        self.field = field
        self.details = details
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The class's docstring, with the details filled in where it names them in braces."""
        return (self.__doc__ or "").strip().format_map(self.details)


class UnknownThing(Refusal):
    """There is no such {what}: {name}."""

    kind = "missing"
    slug = "unknown"


class AlreadyThere(Refusal):
    """There already is a {what} of that name: {name}."""

    slug = "already-there"


class OfficeNeeded(Refusal):
    """This act needs the office of {office}."""

    kind = "forbidden"
    slug = "office-needed"


class SeatNeeded(Refusal):
    """This act needs a seat: {seat}."""

    kind = "forbidden"
    slug = "seat-needed"


class LanguageMissing(Refusal):
    """The text is missing in a language that the process requires: {language}."""

    kind = "invalid"
    slug = "language-missing"


class ReasonNeeded(Refusal):
    """This act needs a reason, in the languages that the process requires."""

    kind = "invalid"
    slug = "reason-needed"


class SecondPersonNeeded(Refusal):
    """What needs four eyes is confirmed by another person than the one who proposed it."""

    kind = "forbidden"
    slug = "second-person-needed"


class ContentDiffers(Refusal):
    """The hash names another content than the one that was proposed: {hash}."""

    slug = "content-differs"


class NotProposed(Refusal):
    """No act waits here under that proposal: {name}."""

    kind = "missing"
    slug = "not-proposed"


class ValueRefused(Refusal):
    """The value breaks a rule: {rule}."""

    kind = "invalid"
    slug = "value-refused"


class ProcessStopped(Refusal):
    """The process is {state}: nothing is decided in it until it is resumed."""

    slug = "process-stopped"

"""The envelope of every event, and the act that a command carries: who, when, why, for which activity."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, TypeAlias, TypeVar
from uuid import UUID, uuid5

Text: TypeAlias = dict[str, str]
"""Words by language tag (BCP 47): {"ar": ..., "en": ...}. At most 8,000 characters in each language."""

MITHAQ = UUID("6d697468-6171-5000-8000-000000000000")
"""The namespace of every id that Mithaq derives (RFC 9562, version 5)."""

MOST_WORDS = 8_000
"""The most characters that official words may have in one language, so that an event stays under 65,535 bytes."""

E = TypeVar("E", bound="Event")


@dataclass(frozen=True, kw_only=True)
class Event:
    """What happened, and the whole of its envelope; a contract adds its own fields beside these."""

    TOPIC: ClassVar[str] = ""
    DECIDES: ClassVar[bool] = True
    """Whether the event belongs to the decisions' digest: false for what tells only of delivery (a mail was sent)."""

    id: UUID
    agency: str
    process: str
    activity: int | None
    stream: UUID
    version: int
    person: UUID | None
    office: str | None
    seat: str | None
    service: str | None
    reason: Text | None
    correlation: UUID
    causation: UUID | None
    due: datetime | None
    traceparent: str | None
    happened_at: datetime
    recorded_at: datetime
    rule: str | None
    rule_version: int | None
    tzdata: str


@dataclass(frozen=True, kw_only=True)
class Seal:
    """A person's words or name: where the sealed bytes lie, and a salted commitment to them (hex SHA-256)."""

    ref: UUID
    commitment: str


def commitment(salt: bytes, words: bytes) -> str:
    """SHA-256 (hex) over a domain tag, the salt (32 bytes) and the words (UTF-8)."""
    return hashlib.sha256(b"mithaq-seal-v1\n" + salt + words).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Act:
    """Who acts, when, why, and for which activity: a field of every command, and the source of each event's envelope.

    A person acts by the token's subject (`person`), with the office that the token claims. A policy or a timer acts as
    `service`, and names the event (`causation`) or the instant (`due`) that caused it.
    """

    id: UUID
    agency: str
    process: str
    happened_at: datetime
    recorded_at: datetime
    correlation: UUID
    tzdata: str
    activity: int | None = None
    person: UUID | None = None
    offices: tuple[str, ...] = ()
    service: str | None = None
    reason: Text | None = None
    causation: UUID | None = None
    due: datetime | None = None
    traceparent: str | None = None

    def event(
        self,
        kind: type[E],
        /,
        stream: UUID,
        version: int,
        *,
        rule: tuple[str, int] | None = None,
        office: str | None = None,
        seat: str | None = None,
        **fields: Any,
    ) -> E:
        """Make the event of this act in `stream` at `version` (1 is a stream's first), under `rule` (name, version)."""
        return kind(
            id=uuid5(self.id, f"{stream}/{version}"),
            agency=self.agency,
            process=self.process,
            activity=self.activity,
            stream=stream,
            version=version,
            person=self.person,
            office=office,
            seat=seat,
            service=self.service,
            reason=self.reason,
            correlation=self.correlation,
            causation=self.causation,
            due=self.due,
            traceparent=self.traceparent,
            happened_at=self.happened_at,
            recorded_at=self.recorded_at,
            rule=rule[0] if rule else None,
            rule_version=rule[1] if rule else None,
            tzdata=self.tzdata,
            **fields,
        )


def space(process: str) -> UUID:
    """The namespace of the ids of one process."""
    return uuid5(MITHAQ, f"process/{process}")


def command_id(process: str, key: str) -> UUID:
    """The id of a command, and of the thing it creates: from the process and its Idempotency-Key."""
    return uuid5(space(process), f"key/{key}")


def named(process: str, kind: str, name: str) -> UUID:
    """The stream id of a thing that the process names: a body, a document, a consultation, the process itself."""
    return uuid5(space(process), f"{kind}/{name}")

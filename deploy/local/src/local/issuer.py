"""The development issuer: a persona for each person of a process file, with a random subject, and tokens for it.

It stands for the identity provider of a real installation. Under the data folder it keeps its key and, for each
process, who has which subject and offices: ids alone, no name and no address.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import jwt

from local.credentials import ed25519, secret, write

KEY = Path("secrets/issuer/mithaq_issuer_key")
NAME = "mithaq-issuer"
KEY_ID = "issuer"
LIFE = timedelta(hours=1)

CLOCK_OPERATOR = "clock-operator"
AUDITOR = "auditor"
OWN = {CLOCK_OPERATOR: ("clock_operator",), AUDITOR: ("auditor",)}
"""Personas beside the file's people, with their offices: one moves the clock, one reads the feeds."""


class NoPersona(LookupError):
    """There is no such person in the process, or no such process was played here."""


@dataclass(frozen=True, kw_only=True)
class Persona:
    """Who a token speaks for: the subject, and the offices that it claims."""

    subject: UUID
    offices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Personas:
    """The personas of one process by the ids of its file, and the agencies at which their tokens hold."""

    process: str
    agencies: tuple[str, ...]
    people: Mapping[str, Persona]

    def subject(self, person: str) -> UUID:
        """The person's subject; NoPersona where there is none."""
        return self._persona(person).subject

    def claims(self, person: str, now: datetime) -> dict[str, object]:
        """A token's claims for the person, from `now` for an hour."""
        persona = self._persona(person)
        return {
            "iss": NAME,
            "aud": [f"mithaq/{agency}" for agency in self.agencies],
            "sub": str(persona.subject),
            "offices": list(persona.offices),
            "iat": now,
            "exp": now + LIFE,
        }

    def _persona(self, person: str) -> Persona:
        try:
            return self.people[person]
        except KeyError:
            raise NoPersona(f"{self.process} has no person {person!r}") from None


class Issuer:
    """The issuer of one data folder."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "personas"
        self._key = data / KEY

    def personas(self, process: str, agencies: Iterable[str], offices: Mapping[str, tuple[str, ...]]) -> Personas:
        """The process's personas, one for each person in `offices`; whoever had a subject here before keeps it."""
        known = self._known(process)
        people = {
            person: Persona(subject=known.get(person) or uuid4(), offices=claimed)
            for person, claimed in {**offices, **OWN}.items()
        }
        personas = Personas(process=process, agencies=tuple(sorted(set(agencies))), people=people)
        write(self._file(process), json.dumps(asdict(personas), default=str, indent=1))
        return personas

    def load(self, process: str) -> Personas:
        """The personas of a process that was played here; NoPersona where none was."""
        try:
            body = json.loads(self._file(process).read_text())
        except FileNotFoundError:
            raise NoPersona(f"no process {process!r} was played from this data folder") from None
        people = {
            person: Persona(subject=UUID(persona["subject"]), offices=tuple(persona["offices"]))
            for person, persona in body["people"].items()
        }
        return Personas(process=process, agencies=tuple(body["agencies"]), people=people)

    def processes(self) -> list[str]:
        """Which processes were played from this data folder."""
        return sorted(file.stem for file in self._folder.glob("*.json"))

    def token(self, personas: Personas, person: str) -> str:
        """A token of the person, good for an hour."""
        claims = personas.claims(person, datetime.now(UTC))
        return jwt.encode(claims, secret(self._key, ed25519), algorithm="EdDSA", headers={"kid": KEY_ID})

    def _known(self, process: str) -> dict[str, UUID]:
        if not self._file(process).exists():
            return {}
        return {person: persona.subject for person, persona in self.load(process).people.items()}

    def _file(self, process: str) -> Path:
        return self._folder / f"{process}.json"

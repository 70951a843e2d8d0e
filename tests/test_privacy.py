"""Names, addresses and contributed texts: found in the recipients' mail, and nowhere in the record or on its way."""

from __future__ import annotations

import email
import email.policy
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import runs
import yaml

from local.testservers import Mithaq

TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name"


CONTRIBUTED = {
    "SubmitComment": ("text",),
    "SubmitProposal": ("title", "text"),
    "ReviseProposal": ("title", "text"),
    "ApplyForSeat": ("statement",),
    "LodgeAppeal": ("grounds",),
    "AllegeInterest": ("detail",),
    "DeclareInterest": ("detail",),
    "AskQuestion": ("question",),
    "RecordDissent": ("words",),
    "ObjectToMinutes": ("words",),
}
"""The acts by which persons contribute words of their own, and the fields that hold them."""


def secrets(file: Path) -> dict[str, list[str]]:
    """The file's people's names and addresses, and the texts that they contribute: by kind.

    An organisation's name is public, also where it acts as one; so is what officers quote in words of their own.
    """
    told = yaml.safe_load(file.read_text())
    people = told["people"].values()
    registered = [step for step in told["steps"] if step["act"] == "RegisterOrganisation"]
    titles = [each.get("title", {}) for step in registered for each in (step, *step.get("given", {}).values())]
    organisations = {name for title in titles for name in title.values()}
    names = [name for person in people for name in person["name"].values() if name not in organisations]
    official = json.dumps([uncontributed(step) for step in told["steps"]], ensure_ascii=False, default=str)
    texts = [words for step in told["steps"] for words in contributed(step) if words not in official]
    addresses = [person[way] for person in people for way in ("email", "phone", "post") if way in person]
    return {"names": names, "addresses": addresses, "texts": texts}


def contributed(step: dict[str, Any]) -> list[str]:
    """The words of a step, or of each thing that it is repeated for."""
    bodies = [step, *step.get("given", {}).values()]
    return [body[field] for body in bodies for field in CONTRIBUTED.get(step["act"], ()) if field in body]


def uncontributed(step: dict[str, Any]) -> dict[str, Any]:
    """The step without the words of those who contribute."""
    hidden = CONTRIBUTED.get(step["act"], ())
    given = {name: {k: v for k, v in each.items() if k not in hidden} for name, each in step.get("given", {}).items()}
    return {field: value for field, value in step.items() if field not in hidden} | {"given": given}


def found(words: str, where: Iterator[tuple[str, bytes]]) -> list[str]:
    forms = (words.encode(), words.encode("utf-16-le"), words.encode("unicode_escape"))
    return [name for name, data in where if any(form in data for form in forms)]


def files(*folders: Path) -> list[tuple[str, bytes]]:
    return [(str(path), path.read_bytes()) for folder in folders for path in folder.rglob("*") if path.is_file()]


def tables(system: Mithaq) -> list[tuple[str, bytes]]:
    """Every table of every service's database, as text."""
    contents = []
    for secret in sorted((system.data / "secrets").glob("*/mithaq_database_url")):
        with psycopg.connect(secret.read_text()) as connection:
            for (table,) in connection.execute(TABLES).fetchall():
                with connection.cursor().copy(f'COPY (SELECT * FROM "{table}") TO STDOUT') as copy:
                    contents.append((f"{secret.parent.name}.{table}", b"".join(bytes(part) for part in copy)))
    return contents


def places(system: Mithaq, file: Path, exported: Path) -> list[tuple[str, bytes]]:
    """All the places in which nothing personal may lie, after the file was played."""
    played = runs.play(system, file, patience=240, seconds=1500)
    assert played.returncode == 0, played.stderr
    subprocess.run(runs.command(system, "export", str(exported)), check=True, capture_output=True)
    return [*tables(system), *files(system.data / "nats", system.data / "logs", exported)]


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    "file",
    [
        pytest.param(runs.METHODOLOGY, id="methodology"),
        pytest.param(runs.JORDAN, id="jordan", marks=pytest.mark.whole),
    ],
)
def test_nothing_personal_lies_in_the_record(system: Mithaq, tmp_path: Path, file: Path) -> None:
    """Tables, JetStream's files, logs and exports; the mailboxes show that the search does find."""
    playing = runs.variant(tmp_path, f"private-{file.stem}", source=file)
    searched, mails = places(system, playing, tmp_path / "export"), read(system)
    hidden = secrets(file)
    lying = [(kind, words, found(words, iter(searched))) for kind, all_of in hidden.items() for words in all_of]
    assert [each for each in lying if each[2]] == []
    assert all(hidden.values())
    assert any(found(name, iter(mails)) for name in hidden["names"]), "the search finds nothing anywhere"
    size = sum(len(data) for _, data in searched)
    assert size > 100_000
    counts = {kind: len(words) for kind, words in hidden.items()}
    print(f"{counts} in {len(searched)} tables and files of {size} bytes, each in 3 encodings: 0 found")


def read(system: Mithaq) -> list[tuple[str, bytes]]:
    """The plain text of each mail, as its reader sees it."""
    texts = []
    for path in system.mail.glob("*.eml"):
        body = email.message_from_bytes(path.read_bytes(), policy=email.policy.default).get_body(("plain",))
        assert body is not None
        texts.append((path.name, str(body.get_content()).encode()))
    return texts

"""Names, addresses and contributed texts: found in the recipients' mail, and nowhere in the record or on its way."""

from __future__ import annotations

import email
import email.policy
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import runs
import yaml

from local.testservers import Mithaq

TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name"


def secrets() -> dict[str, list[str]]:
    """The file's people's names and addresses, and the texts that they contribute: by kind."""
    file = yaml.safe_load(runs.METHODOLOGY.read_text())
    people = file["people"].values()
    names = [name for person in people for name in person["name"].values()]
    texts = [step["text"] for step in file["steps"] if step["act"] == "SubmitComment"]
    return {"names": names, "addresses": [person["email"] for person in people], "texts": texts}


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


@pytest.fixture
def places(system: Mithaq, tmp_path: Path) -> list[tuple[str, bytes]]:
    """All the places in which nothing personal may lie, after Jordan's process was played."""
    played = runs.play(system, runs.METHODOLOGY)
    assert played.returncode == 0, played.stderr
    exported = tmp_path / "export"
    subprocess.run(runs.command(system, "export", str(exported)), check=True, capture_output=True)
    return [*tables(system), *files(system.data / "nats", system.data / "logs", exported)]


def test_nothing_personal_lies_in_the_record(system: Mithaq, places: list[tuple[str, bytes]]) -> None:
    """Tables, JetStream's files, logs and exports; the mailboxes show that the search does find."""
    mails = read(system)
    for kind, words in secrets().items():
        assert words
        for each in words:
            assert not found(each, iter(places)), f"{kind}: {each}"
    assert any(found(name, iter(mails)) for name in secrets()["names"]), "the search finds nothing anywhere"
    assert sum(len(data) for _, data in places) > 100_000


def read(system: Mithaq) -> list[tuple[str, bytes]]:
    """The plain text of each mail, as its reader sees it."""
    texts = []
    for path in system.mail.glob("*.eml"):
        body = email.message_from_bytes(path.read_bytes(), policy=email.policy.default).get_body(("plain",))
        assert body is not None
        texts.append((path.name, str(body.get_content()).encode()))
    return texts

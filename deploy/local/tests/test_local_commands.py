"""What a person types wrong is told in a line or two, before anything starts."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from local import cli

PROVISION = ("provision", "--database-url", "postgresql://127.0.0.1:9/postgres", "--nats-url", "nats://127.0.0.1:9")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["up", "--data", "DATA", "--service", "senate"], 2, "senate"),
        (["up", "--data", "DATA", "--port", "99999"], 2, "99999"),
        (["up", "--data", "DATA", "--agency", "Bad/Name"], 2, "small letters"),
        ([*PROVISION, "--data", "DATA", "--agency", "Bad/Name"], 2, "small letters"),
        ([*PROVISION, "--data", "FILE"], 1, "File exists"),
        (["up", "--data", "FILE", "--port", "18401"], 1, "File exists"),
        (["demo", "FILE", "--once", "--data", "DATA"], 1, "line 2: (file): expected the node content"),
        (["replay", "FILE", "--data", "DATA"], 1, "line 2: (file): expected the node content"),
        (["check", "FILE"], 1, "line 2: (file): expected the node content"),
        (["replay", "NONE", "--data", "DATA"], 2, "Invalid value"),
        (["report", "oslo-1", "--data", "DATA"], 1, "no system runs in"),
        (["history", "--data", "DATA"], 1, "no system runs in"),
        (["export", "NONE", "--data", "DATA"], 1, "no system runs in"),
        (["token", "kari", "--data", "DATA"], 1, "none was played here"),
        (["senate"], 2, "No such command"),
    ],
)
def test_what_is_typed_wrong_is_told(tmp_path: Path, arguments: list[str], code: int, told: str) -> None:
    places = {name: str(tmp_path / name.lower()) for name in ("DATA", "FILE", "NONE")}
    Path(places["FILE"]).write_text("process:\n  id: [")
    ended = CliRunner().invoke(cli.app, [places.get(word, word) for word in arguments])
    assert ended.exit_code == code, ended.output
    assert told in ended.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"], "nothing was made"

"""Plays of process files on a running system, for tests: the command itself, and what the record then says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import yaml

from events import codec, digest
from events.envelope import Event
from local.issuer import AUDITOR, Issuer
from local.system import System, endpoints
from local.testservers import Mithaq

PROCESSES = Path(__file__).parents[1] / "deploy" / "local" / "processes"
JORDAN = PROCESSES / "jo-nap5.yaml"
METHODOLOGY = Path(__file__).parent / "processes" / "methodology.yaml"
"""A small file of the process jo-nap5, for what plays a process many times."""
SELECTION = Path(__file__).parent / "processes" / "selection.yaml"
"""A small file of the process selection: from a call to its task forces."""
CANADA = PROCESSES / "ca-charter.yaml"
SEED = Path(__file__).parents[1] / "deploy" / "local" / "seed" / "jordan-nap5.yaml"


def command(system: Mithaq, *words: str) -> list[str]:
    """A `mithaq` command for that system."""
    return [str(Path(sys.executable).with_name("mithaq")), *words, "--data", str(system.data)]


def play(system: Mithaq, file: Path, patience: int = 60, seconds: float = 300) -> subprocess.CompletedProcess[str]:
    """Play the file to its end, which takes so many seconds at most: the finished command."""
    words = command(system, "replay", str(file), "--patience", str(patience))
    return subprocess.run(words, capture_output=True, text=True, timeout=seconds, check=False)


def process_of(file: Path) -> str:
    """The id of the process that the file tells."""
    return str(yaml.safe_load(file.read_text())["process"]["id"])


def faults(folder: Path, points: list[tuple[str, str, int]]) -> tuple[dict[str, str], list[Path]]:
    """The environment that asks for kills at those points (role, point, pass), and the marks that they will leave."""
    marks = [folder / f"{role}-{point}-{which}" for role, point, which in points]
    asked = ";".join(f"{role},{point},{which},{mark}" for (role, point, which), mark in zip(points, marks, strict=True))
    return {"MITHAQ_FAULTS": asked}, marks


def variant(folder: Path, name: str, *changes: tuple[str, str], source: Path = METHODOLOGY) -> Path:
    """A copy of the file as another process, with each change made in its text, which must be there once."""
    text = re.sub(r"^  id: .*$", f"  id: {name}", source.read_text(), count=1, flags=re.MULTILINE)
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} times in the file: {old}"
        text = text.replace(old, new)
    made = folder / f"{name}.yaml"
    made.write_text(text)
    return made


def events(system: Mithaq, process: str) -> Iterator[Event]:
    """Every service's events of the process, each service's in order of position."""
    issuer = Issuer(system.data)
    token = issuer.token(issuer.load(process), AUDITOR)
    reader = System(endpoints(system.data, ()), 30)
    for service in reader.services:
        position = 0
        while page := reader.feed(service, token, after=position):
            found = (codec.decode(bytes(fed.event)) for fed in page)
            yield from (event for event in found if event.process == process)
            position = page[-1].position


def decisions(system: Mithaq, process: str) -> list[bytes]:
    """The lines of the process's decisions, under one name for all processes, so that two can be compared."""
    return digest.decisions(replace(event, process="process") for event in events(system, process))


def report(system: Mithaq, process: str, **query: str) -> dict[str, Any]:
    """The portal's report.json."""
    answer = httpx.get(f"http://127.0.0.1:{system.port}/v1/processes/{process}/report.json", params=query)
    return dict(json.loads(answer.raise_for_status().text))


def types(system: Mithaq, process: str) -> list[str]:
    """The names of the process's events."""
    return [event.TOPIC.split(".")[1] for event in events(system, process)]

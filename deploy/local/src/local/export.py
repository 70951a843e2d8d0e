"""The record as files: every event's bytes, the decisions in canonical form, and their digest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from events.codec import decode
from events.digest import decisions, digest
from local.system import System

EVENTS, DECISIONS, DIGEST = "events.jsonl", "decisions.jsonl", "decisions.sha256"


class _Head(msgspec.Struct):
    process: str


_HEAD = msgspec.json.Decoder(_Head)


def export(
    system: System, token: Callable[[], str], process: str | None, folder: Path, tell: Callable[[int], None]
) -> str:
    """Write the three files, of one process or of all; the digest (hex). `tell` is told now and then how many events.

    events.jsonl holds each service's events one after the other, in the order of positions, as the owner's feed has
    their bytes; decisions.sha256 is in the form that `sha256sum --check` reads.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / EVENTS).open("wb") as out:
        for count, event in enumerate(_events(system, token, process), start=1):
            out.write(event + b"\n")
            if count % 100 == 0:
                tell(count)
    with (folder / EVENTS).open("rb") as written:
        lines = decisions(decode(line.rstrip(b"\n")) for line in written)
    (folder / DECISIONS).write_bytes(b"".join(line + b"\n" for line in lines))
    (folder / DIGEST).write_text(f"{digest(lines)}  {DECISIONS}\n")
    return digest(lines)


def _events(system: System, token: Callable[[], str], process: str | None) -> Iterator[bytes]:
    for service in system.services:
        after = 0
        while page := system.feed(service, token(), after):
            after = page[-1].position
            bodies = (bytes(fed.event) for fed in page)
            yield from (body for body in bodies if process in (None, _HEAD.decode(body).process))

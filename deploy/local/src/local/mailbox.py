"""A mail server that stands for the recipients' mailboxes: takes all mail by SMTP, keeps each as a file, sends none on.

    python -m local.mailbox FOLDER (--fd N | --port P)

A mail lies in FOLDER/<sha256 of its Message-ID>.eml; a repeated Message-ID is kept once, and <sha256>.count says how
often it came. Nobody is at the domain nobody.invalid: what is sent there is refused with 550, as a wrong address is.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import os
import signal
import socket
from email.parser import BytesHeaderParser
from email.policy import compat32
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

LARGEST = 4 * 1024 * 1024
NOBODY = "@nobody.invalid"
"""The end of addresses that are refused."""


class Mailbox:
    """Keeps mails in a folder; what it has answered with 250 is on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """aiosmtpd's hook: a recipient is named."""
        if address.lower().endswith(NOBODY):
            return "550 5.1.1 nobody is there"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """aiosmtpd's hook: one mail has come whole."""
        count = self.keep(bytes(envelope.original_content or b""))
        return f"250 kept, came {count} times" if count > 1 else "250 kept"

    def keep(self, mail: bytes) -> int:
        """Store the mail unless its Message-ID is there; how often it has come by now."""
        name = hashlib.sha256(message_id(mail)).hexdigest()
        if not (self.folder / f"{name}.eml").exists():
            self._write(f"{name}.eml", mail)
        count = self.count(name) + 1
        self._write(f"{name}.count", b"%d\n" % count)
        return count

    def count(self, name: str) -> int:
        """How often the mail under this name has come."""
        file = self.folder / f"{name}.count"
        return int(file.read_text()) if file.exists() else 0

    def _write(self, name: str, content: bytes) -> None:
        # File, name, folder: in this order, and all on disk before the sender hears 250.
        fresh = self.folder / f"{name}.new"
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(self.folder / name)
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def message_id(mail: bytes) -> bytes:
    """The mail's Message-ID; of a mail without one, all of its bytes."""
    found = BytesHeaderParser(policy=compat32).parsebytes(mail)["Message-ID"]
    return str(found).strip().encode() if found else mail


async def serve(folder: Path, listener: socket.socket) -> None:
    """Take mail until SIGTERM or SIGINT."""
    loop = asyncio.get_running_loop()
    mailbox, stop = Mailbox(folder), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)

    def session() -> SMTP:
        return SMTP(mailbox, hostname="localhost", data_size_limit=LARGEST, enable_SMTPUTF8=True, loop=loop)

    server = await loop.create_server(session, sock=listener)
    await stop.wait()
    server.close()


def main() -> None:
    """Entry point of the process."""
    parser = argparse.ArgumentParser(prog="local.mailbox", description="keep all mail that comes by SMTP in a folder")
    parser.add_argument("folder", type=Path)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--fd", type=int, help="an inherited listening socket")
    where.add_argument("--port", type=int, help="listen on this port of 127.0.0.1")
    given = parser.parse_args()
    inherited = given.fd is not None
    listener = socket.socket(fileno=given.fd) if inherited else socket.create_server(("127.0.0.1", given.port))
    asyncio.run(serve(given.folder, listener))


if __name__ == "__main__":
    main()

"""One letter to one recipient through an SMTP provider: taken, refused for good, or not taken this time."""

from __future__ import annotations

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import localtime
from urllib.parse import unquote, urlsplit

import aiosmtplib

from events.notifications import NoticeQueued

from .letters import Letter

TIMEOUT = 30.0
"""Seconds that the provider has for each of its replies."""


UNREACHABLE, PUT_OFF = "unreachable", "put_off"
"""Why a mail was not taken this time: no session with the provider, or an answer of its that may yet change."""


class NotTaken(Exception):
    """The provider did not take the mail this time: `fault` says why, `code` is its answer's, if it gave one."""

    def __init__(self, kind: str, code: int | None = None) -> None:
        self.fault = UNREACHABLE if code is None else PUT_OFF
        self.code = code
        super().__init__(kind, code)


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """A person's name and address, in the clear: only while one mail is made and sent."""

    name: str
    address: str


@dataclass(frozen=True, kw_only=True, repr=False)
class Provider:
    """An SMTP server: smtp:// (with STARTTLS where it is offered) or smtps://, with or without a user and password."""

    host: str
    port: int
    tls: bool
    user: str | None
    password: str | None

    @classmethod
    def at(cls, url: str) -> Provider:
        """The provider at smtp[s]://[user:password@]host[:port]."""
        parts = urlsplit(url)
        tls = parts.scheme == "smtps"
        return cls(
            host=parts.hostname or "127.0.0.1",
            port=parts.port or (465 if tls else 25),
            tls=tls,
            user=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
        )

    async def send(self, mail: EmailMessage) -> int | None:
        """None when the provider has taken the mail (250), or its reply's code (5xx) when it refused it for good."""
        try:
            await aiosmtplib.send(
                mail,
                hostname=self.host,
                port=self.port,
                use_tls=self.tls,
                username=self.user,
                password=self.password,
                timeout=TIMEOUT,
            )
        except (aiosmtplib.SMTPException, OSError) as fault:
            if (code := _final_code(fault)) is not None:
                return code
            # A fault's own words may name the recipient: only its kind goes on, and into the logs.
            raise NotTaken(type(fault).__name__, _code(fault)) from None
        return None


def mail_of(letter: Letter, notice: NoticeQueued, sender: str, recipient: Recipient) -> EmailMessage:
    """The mail of that notice. Its Message-ID is the same at every attempt, so that one of two copies is kept."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address("Mithaq", addr_spec=sender)
    mail["To"] = Address(recipient.name, addr_spec=recipient.address)
    mail["Subject"] = letter.subject
    mail["Date"] = localtime()
    mail["Message-ID"] = f"<{notice.stream}@{notice.agency}.mithaq.invalid>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.text)
    mail.add_alternative(letter.html, subtype="html")
    mail["Content-Language"] = letter.language
    return mail


def _final_code(fault: Exception) -> int | None:
    """The code of a 5xx reply to the recipient or to the mail itself; other faults are the provider's."""
    if isinstance(fault, aiosmtplib.SMTPRecipientsRefused):
        return _final_code(fault.recipients[0])
    if isinstance(fault, aiosmtplib.SMTPRecipientRefused | aiosmtplib.SMTPDataError) and fault.code >= 500:
        return fault.code
    return None


def _code(fault: Exception) -> int | None:
    """The code of the provider's answer, if it answered."""
    if isinstance(fault, aiosmtplib.SMTPRecipientsRefused):
        return _code(fault.recipients[0])
    return fault.code if isinstance(fault, aiosmtplib.SMTPResponseException) else None

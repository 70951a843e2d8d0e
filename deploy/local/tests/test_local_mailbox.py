"""The mailboxes: each mail once, on disk before 250."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage
from pathlib import Path

import pytest

from local.mailbox import Mailbox
from local.testservers import Mail


def letter(message_id: str | None, words: str = "مرحبا") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "unit@mithaq.example", "layla@mithaq.example", "إشعار"
    if message_id:
        mail["Message-ID"] = message_id
    mail.set_content(words)
    return mail


def send(smtp: Mail, *mails: EmailMessage) -> None:
    with smtplib.SMTP("127.0.0.1", smtp.port) as server:
        for mail in mails:
            server.send_message(mail)


def test_a_repeated_message_id_is_kept_once_and_counted(smtp: Mail) -> None:
    send(smtp, letter("<a@x>"), letter("<b@x>"), letter("<a@x>", "again"))
    send(smtp, letter("<a@x>"))
    assert smtp.counts() == {"<a@x>": 3, "<b@x>": 1}
    bodies = {str(mail["Message-ID"]): mail.get_content().strip() for mail in smtp.mails()}
    assert bodies == {"<a@x>": "مرحبا", "<b@x>": "مرحبا"}


def test_an_address_where_nobody_is_is_refused_for_good(smtp: Mail) -> None:
    mail = letter("<a@x>")
    mail.replace_header("To", "layla@nobody.invalid")
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        send(smtp, mail)
    assert [code for code, _ in refused.value.recipients.values()] == [550]
    assert smtp.counts() == {}


def test_a_mail_survives_kill_9_and_its_count_too(smtp: Mail) -> None:
    send(smtp, letter("<a@x>"))
    smtp.kill()
    smtp.start()
    send(smtp, letter("<a@x>"))
    assert smtp.counts() == {"<a@x>": 2}


def test_mails_without_an_id_are_known_by_their_bytes(smtp: Mail) -> None:
    send(smtp, letter(None), letter(None), letter(None, "other"))
    assert sorted(int(file.read_text()) for file in smtp.folder.glob("*.count")) == [1, 2]


def test_only_the_owner_may_read(smtp: Mail) -> None:
    send(smtp, letter("<a@x>"))
    assert {file.stat().st_mode & 0o777 for file in smtp.folder.iterdir()} == {0o600}
    assert smtp.folder.stat().st_mode & 0o777 == 0o700


def test_a_mail_half_written_before_a_crash_is_written_anew(tmp_path: Path) -> None:
    box = Mailbox(tmp_path / "mail")
    mail = letter("<a@x>").as_bytes()
    box.keep(mail)
    (name,) = (file.stem for file in box.folder.glob("*.eml"))
    (box.folder / f"{name}.eml").rename(box.folder / f"{name}.new")
    (box.folder / f"{name}.count").unlink()
    assert box.keep(mail) == 1
    assert (box.folder / f"{name}.eml").read_bytes() == mail

"""How this service sends mail, beside what every service needs."""

from __future__ import annotations

import os
from typing import Any

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class MailSettings(BaseSettings):
    """The provider, and the address that mails come from. A provider's URL with a password lies among the secrets."""

    model_config = SettingsConfigDict(env_prefix="MITHAQ_", frozen=True, extra="ignore")

    smtp_url: str = Field(default="smtp://127.0.0.1:25", repr=False)
    sender: str = "no-reply@mithaq.invalid"
    mail_attempts: int = Field(default=300, ge=1, le=100_000)
    """How often a mail is tried before it is given up: 300 attempts take about a day."""


def load() -> MailSettings:
    """The settings of this process."""
    where: dict[str, Any] = {"_secrets_dir": os.environ.get("MITHAQ_SECRETS")}
    return MailSettings(**where)

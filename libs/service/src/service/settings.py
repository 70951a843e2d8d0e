"""A service's settings: from MITHAQ_* in the environment, secrets from the files of the folder MITHAQ_SECRETS."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What every service needs. Durations in seconds, sizes in bytes."""

    model_config = SettingsConfigDict(env_prefix="MITHAQ_", frozen=True, extra="ignore", hide_input_in_errors=True)

    agency: str = Field(pattern=r"^[a-z][a-z0-9-]{0,30}$")
    database_url: str = Field(repr=False)
    nats_url: str
    nats_monitor: str
    nats_user: str
    nats_password: str = Field(repr=False)
    jwks: str
    peers: Path
    keys: Path
    signing_key: str = Field(repr=False)
    client_key: str = Field(repr=False)
    idempotency_key: str = Field(repr=False, min_length=64)
    pool_size: int = 4


def load() -> Settings:
    """The settings of this process; pydantic names each that is missing or wrong."""
    where: dict[str, Any] = {"_secrets_dir": os.environ.get("MITHAQ_SECRETS")}
    return Settings(**where)

"""Settings: read once from the environment into one frozen object."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.texts import text

ROOT = Path(__file__).resolve().parents[1]
TIME_ZONE = ZoneInfo("Europe/Amsterdam")
_SECRET_FILE = "secret.key"


class SettingsError(Exception):
    """A setting that cannot be used; the text names it and its mend, never its value."""


@dataclass(frozen=True)
class Settings:
    """Everything that can be set from outside; `.env.example` lists it for people."""

    database_url: str
    """Where the map, the check-ins and the counts live (an SQLAlchemy URL)."""
    redis_url: str | None
    """Where conversations, locks and limits live; None is this process's memory."""
    secret_key: str = field(repr=False)
    telegram_token: str | None = field(repr=False)
    telegram_api: str
    telegram_webhook: str | None
    session_minutes: float
    """Minutes of silence after which a conversation is gone."""
    organisation: str | None
    town: str
    trusted_proxy: str | None
    """Address of the proxy whose X-Forwarded-For is believed; None believes nobody."""
    curator: str | None = field(repr=False)
    root: Path = ROOT
    var: Path = ROOT / "var"

    @property
    def session_seconds(self) -> float:
        return self.session_minutes * 60

    @property
    def models(self) -> Path:
        return self.root / "models"

    @property
    def data(self) -> Path:
        return self.root / "data"


def read_settings(
    environment: Mapping[str, str] | None = None, *, var: Path | None = None
) -> Settings:
    """The settings of this environment.

    Args:
        environment: names and values; the process's own when left out.
        var: the folder for what is made while running; `var/` in the project when left out.

    Raises:
        SettingsError: a value that cannot be used.
    """
    env = os.environ if environment is None else environment
    folder = var or ROOT / "var"
    return Settings(
        database_url=env.get("NAAST_DATABASE_URL") or f"sqlite:///{folder / 'kaart.sqlite3'}",
        redis_url=env.get("NAAST_REDIS_URL") or None,
        secret_key=env.get("NAAST_SECRET_KEY") or _own_secret(folder),
        telegram_token=env.get("NAAST_TELEGRAM_TOKEN") or None,
        telegram_api=env.get("NAAST_TELEGRAM_API") or "https://api.telegram.org",
        telegram_webhook=env.get("NAAST_TELEGRAM_WEBHOOK") or None,
        session_minutes=_minutes(env.get("NAAST_SESSION_MINUTES") or "60"),
        organisation=env.get("NAAST_ORGANISATION") or None,
        town=env.get("NAAST_TOWN") or "zwolle",
        trusted_proxy=env.get("NAAST_TRUSTED_PROXY") or None,
        curator=env.get("NAAST_CURATOR") or None,
        var=folder,
    )


def _minutes(given: str) -> float:
    try:
        minutes = float(given)
    except ValueError:
        minutes = 0.0
    if not 0 < minutes <= 24 * 60:
        raise SettingsError(text("settings.minutes"))
    return minutes


def _own_secret(folder: Path) -> str:
    """The key of this installation, made once and readable by its owner alone."""
    path = folder / _SECRET_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return _read_secret(path)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        return path.read_text().strip()
    except OSError as error:
        raise SettingsError(text("settings.secret_unreachable", path=path)) from error


def _read_secret(path: Path) -> str:
    key = path.read_text().strip()
    if len(key) < 32:
        raise SettingsError(text("settings.secret_short", path=path))
    return key

"""The environment and .env, read once. Names every wrong variable at once; secrets never print."""

from __future__ import annotations

import hmac
import re
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, HttpUrl, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

_TOKEN = re.compile(r"\d+:\S+")
_ENGINES = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}


class SettingsError(Exception):
    """The environment cannot be used as it is; the text has one line for each wrong variable."""


def _bot_token(value: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("must be the token that @BotFather gave: digits, a colon, the rest")
    return value


def _long_enough(value: SecretStr) -> SecretStr:
    if len(value.get_secret_value()) < 32:  # noqa: PLR2004 - 32 characters of hex are 128 bits
        raise ValueError("must have 32 characters or more; `openssl rand -hex 32` makes a good one")
    return value


def _database_url(value: SecretStr) -> SecretStr:
    scheme, separator, rest = value.get_secret_value().partition("://")
    if scheme not in _ENGINES or not separator:
        raise ValueError("must begin with sqlite:/// or postgresql://")
    return SecretStr(f"{_ENGINES[scheme]}://{rest}")


class StoreSettings(BaseSettings):
    """Where the database is: all that a print station is told, so that it holds no secret of the bot."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    database_url: Annotated[SecretStr, AfterValidator(_database_url)] = SecretStr("sqlite:///data/pakunok.db")


class Settings(StoreSettings):
    """Everything the desk is told from outside. `.env.example` explains each variable."""

    bot_token: Annotated[SecretStr, AfterValidator(_bot_token)]
    secret_key: Annotated[SecretStr, AfterValidator(_long_enough)]
    owner_id: Annotated[int, Field(gt=0, lt=2**63)] | None = None
    telegram_api_url: HttpUrl = HttpUrl("https://api.telegram.org")
    telegram_rate: Annotated[int, Field(gt=0)] = 30
    webhook_url: HttpUrl | None = None
    http_host: str = "127.0.0.1"
    http_port: Annotated[int, Field(ge=0, le=65535)] = 8080
    nova_poshta_url: HttpUrl = HttpUrl("https://api.novaposhta.ua/v2.0/json/")
    nova_poshta_key: SecretStr = SecretStr("")
    nightly_branches: bool = True
    shop_zone: ZoneInfo = ZoneInfo("Europe/Kyiv")
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(str.upper)] = "INFO"
    clock_shift_file: Path | None = None
    public_url: HttpUrl | None = None
    trusted_proxies: Annotated[int, Field(ge=0, le=9)] = 0
    tile_url: str = ""
    tile_attribution: str = ""

    @property
    def public_address(self) -> str | None:
        """PUBLIC_URL as a text without the slash at its end; None where it is not set."""
        return None if self.public_url is None else str(self.public_url).rstrip("/")

    @property
    def webhook_secret(self) -> str:
        """What Telegram must say with every update; made from SECRET_KEY, so that there is nothing more to set."""
        return self.derive("webhook").hex()

    def derive(self, purpose: str) -> bytes:
        """Make a key of 32 bytes for one purpose from SECRET_KEY."""
        return hmac.digest(self.secret_key.get_secret_value().encode(), purpose.encode(), "sha256")


Told = TypeVar("Told", bound=StoreSettings)


def load(**overrides: Any) -> Settings:
    """Read the settings, or raise SettingsError that names all that is wrong."""
    return _loaded(Settings, overrides)


def load_store(**overrides: Any) -> StoreSettings:
    """Read where the database is, or raise SettingsError."""
    return _loaded(StoreSettings, overrides)


def _loaded(kind: type[Told], overrides: dict[str, Any]) -> Told:
    try:
        return kind(**overrides)
    except ValidationError as error:
        raise SettingsError("\n".join(_line(fault) for fault in error.errors(include_input=False))) from None


def _line(fault: Any) -> str:
    name = str(fault["loc"][0]).upper()
    if fault["type"] == "missing":
        return f"{name} is missing"
    return f"{name}: {fault['msg'].removeprefix('Value error, ')}"

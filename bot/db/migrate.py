"""Bring the database to the shape the code expects: forward only, one at a time, all of it or nothing."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.db.engine import Database

_SCRIPTS = Path(__file__).parent / "migrations"
_LOCK = 5_140_377  # any number, the same in every replica


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    return config


async def migrate(database: Database, to: str = "head") -> None:
    """Upgrade to a revision, the newest by default. Other replicas that start now wait for it."""
    async with database.reshape() as db:
        if not database.is_sqlite:
            await db.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        await db.run_sync(_upgrade, to)


def _upgrade(connection: Connection, to: str) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


async def revisions(database: Database) -> tuple[str | None, str | None]:
    """The revision the database has, and the one the code wants."""
    async with database.read() as db:
        has = await db.run_sync(lambda connection: MigrationContext.configure(connection).get_current_revision())
    return has, ScriptDirectory.from_config(_config()).get_current_head()

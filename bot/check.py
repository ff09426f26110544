"""`pakunok check`: whether everything is in place, line by line, before the bot is started."""

from __future__ import annotations

from typing import TextIO

from sqlalchemy.exc import SQLAlchemyError

from bot.check_accounts import check_accounts
from bot.db.engine import Database
from bot.db.migrate import revisions
from bot.settings import Settings
from bot.texts import Texts


async def check(settings: Settings, out: TextIO) -> int:
    """Write a line for each thing looked at; 0 where all is well, 1 where something must be done first."""
    lines = [
        ("ok", f"settings: {_owner(settings)}, the shop's zone {settings.shop_zone}"),
        _texts(),
        *await _stored(settings),
        ("ok", "telegram: " + ("webhook" if settings.webhook_url else "long polling")),
    ]
    out.writelines(f"{verdict:<5} {told}\n" for verdict, told in lines)
    return 1 if any(verdict == "FAIL" for verdict, _ in lines) else 0


def _owner(settings: Settings) -> str:
    if settings.owner_id is None:
        return "the first owner is whoever sends the code that `pakunok run` prints"
    return f"the owner is {settings.owner_id}"


def _texts() -> tuple[str, str]:
    languages = ", ".join(speech.language for speech in Texts().all)
    return "ok", f"texts: {languages}"


async def _stored(settings: Settings) -> list[tuple[str, str]]:
    """The database, and with it the accounts, which it must be in shape to hold."""
    database = Database(settings.database_url.get_secret_value())
    try:
        has, wanted = await revisions(database)
        if has != wanted:
            line = "ok", f"database: revision {has or 'none'}, will become {wanted} at the next start"
            return [line, *await check_accounts(settings, None)]
        return [("ok", f"database: revision {has}"), *await check_accounts(settings, database)]
    except (SQLAlchemyError, OSError) as error:
        return [("FAIL", f"database: cannot be opened ({type(error).__name__}); check DATABASE_URL")]
    finally:
        await database.close()

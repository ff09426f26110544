"""Databases of one run's own: made empty, dropped at the end."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg

ENGINES = ("sqlite", "postgresql")


def engines() -> tuple[str, ...]:
    """Those that can be measured here: PostgreSQL where TEST_POSTGRES_URL names one."""
    return ENGINES if os.environ.get("TEST_POSTGRES_URL") else ENGINES[:1]


@asynccontextmanager
async def fresh(engine: str, folder: Path) -> AsyncIterator[str]:
    """The URL of an empty database."""
    name = f"pakunok_bench_{secrets.token_hex(4)}"
    if engine == "sqlite":
        yield f"sqlite:///{folder / name}.db"
        return
    server = urlsplit(os.environ["TEST_POSTGRES_URL"])
    await _on(server.geturl(), f'CREATE DATABASE "{name}"')
    try:
        yield server._replace(path=f"/{name}").geturl()
    finally:
        await asyncio.shield(_on(server.geturl(), f'DROP DATABASE "{name}" WITH (FORCE)'))


async def _on(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()

"""Imported by the parent of all bots alone: does once what every bot would otherwise do for itself before it serves."""

from __future__ import annotations

import functools
import gc
import ssl

import httpcore  # noqa: F401 - imported by httpx at its first client
import httpx

import bot.texts
from bot.db.migrate import revisions  # noqa: F401 - Alembic
from bot.handlers.dispatcher import dispatcher
from bot.texts import Texts

# What is read from files that do not change: the certificates (the stage speaks plain HTTP) and the texts.
ssl.create_default_context = functools.cache(ssl.create_default_context)
bot.texts.FluentResource = functools.cache(bot.texts.FluentResource)
Texts()
httpx.Client(trust_env=False).close()
dispatcher()
gc.collect()
gc.freeze()  # or every child's first collection would copy all of this

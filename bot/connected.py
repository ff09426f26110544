"""Which carriers the settings connect, for the bot and for the command line alike."""

from __future__ import annotations

from bot.carriers.base import Account
from bot.carriers.registry import Registry
from bot.clock import Clock
from bot.http import Http
from bot.settings import Settings


def connected(settings: Settings, clock: Clock) -> Registry:
    """Make the adapters; whoever has the registry closes it."""
    nova_poshta = Account("nova_poshta", settings.nova_poshta_key, version=1)
    return Registry(Http(), {"nova_poshta": str(settings.nova_poshta_url)}, [nova_poshta], clock.now)

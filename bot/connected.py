"""Which carriers the settings connect, for the bot and for the command line alike."""

from __future__ import annotations

from pydantic import SecretStr

from bot.carriers.base import Account
from bot.carriers.nova_poshta import NovaPoshta
from bot.carriers.registry import Registry
from bot.clock import Clock
from bot.http import Http
from bot.settings import Settings

NOVA_POSHTA = NovaPoshta.info.code


def connected(settings: Settings, clock: Clock) -> Registry:
    """Make the adapters, each without a key: accounts are connected when they are used.

    Whoever has the registry closes it.
    """
    keyless = Account(NOVA_POSHTA, SecretStr(""), version=1)
    return Registry(Http(), {NOVA_POSHTA: str(settings.nova_poshta_url)}, [keyless], clock.now)

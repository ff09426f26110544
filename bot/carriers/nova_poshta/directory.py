"""The carrier's directory of towns and branches (Address, Nova Poshta API 2.0), whole or not at all."""

from __future__ import annotations

from collections.abc import AsyncIterator

from bot.carriers.base import Account, TellTotal
from bot.carriers.nova_poshta.api import Api
from bot.carriers.nova_poshta.fields import text
from bot.carriers.nova_poshta.pages import pages
from bot.carriers.nova_poshta.places import branch
from bot.domain.place import Branch, City

_PAGE = 500


async def branches(api: Api, account: Account, tell_total: TellTotal | None = None) -> AsyncIterator[Branch]:
    """Walk all branches, 500 a page."""
    async for entry in pages(api, account, "Address.getWarehouses", {"Limit": str(_PAGE)}, tell_total):
        yield branch(entry)


async def cities(api: Api, account: Account) -> AsyncIterator[City]:
    """Walk all towns that are delivered to."""
    async for entry in pages(api, account, "Address.getCities", {"Limit": str(_PAGE)}):
        yield City(text(entry, "Ref"), text(entry, "Description"), text(entry, "AreaDescription"))

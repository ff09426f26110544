"""The carrier's directory of towns and branches (Address, Nova Poshta API 2.0): whole or not at all, or one look."""

from __future__ import annotations

from collections.abc import AsyncIterator

from bot.carriers.base import Account, TellTotal
from bot.carriers.nova_poshta.api import Api
from bot.carriers.nova_poshta.fields import Entry, text
from bot.carriers.nova_poshta.pages import pages
from bot.carriers.nova_poshta.places import branch
from bot.carriers.nova_poshta.wire import Envelope
from bot.domain.place import Branch, BranchQuery, City

_PAGE = 500
_MOST = 50


async def branches(api: Api, account: Account, tell_total: TellTotal | None = None) -> AsyncIterator[Branch]:
    """Walk all branches, 500 a page."""
    async for entry in pages(api, account, "Address.getWarehouses", {"Limit": str(_PAGE)}, tell_total):
        yield branch(entry)


async def cities(api: Api, account: Account) -> AsyncIterator[City]:
    """Walk all towns that are delivered to."""
    async for entry in pages(api, account, "Address.getCities", {"Limit": str(_PAGE)}):
        yield _city(entry)


async def cities_named(api: Api, account: Account, name: str) -> tuple[City, ...]:
    """Ask for towns by a part of the name; those that begin so come first."""
    asked = {"FindByString": name, "Limit": str(_MOST), "Page": "1"}
    found = [_city(entry) for entry in await api.read(account, "Address.getCities", asked, _referenced)]
    found.sort(key=lambda city: (not city.name.casefold().startswith(name.casefold()), len(city.name)))
    return tuple(found[:_MOST])


async def branches_found(api: Api, account: Account, query: BranchQuery) -> tuple[Branch, ...]:
    """Ask for the branch of a Ref, or for those of a number in a town."""
    by_number = {"CityRef": query.city, "WarehouseId": query.number}
    asked = {"Ref": query.reference} if query.reference else by_number
    paged = {**asked, "Limit": str(_MOST), "Page": "1"}
    return tuple(branch(entry) for entry in await api.read(account, "Address.getWarehouses", paged, _referenced))


def _city(entry: Entry) -> City:
    return City(text(entry, "Ref"), text(entry, "Description"), text(entry, "AreaDescription"))


def _referenced(envelope: Envelope) -> tuple[Entry, ...]:
    return tuple(entry for entry in envelope.entries if text(entry, "Ref"))

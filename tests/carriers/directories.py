"""A carrier with a directory of any size, over real HTTP, for what the desk makes of it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from bot.carriers.base import Carrier, Connection
from tests.carriers.nova_poshta.answers import TOWN, WAREHOUSE
from tests.carriers.nova_poshta.entries import envelope
from tests.carriers.nova_poshta.scripted import Script, scripted

CODE = "nova_poshta"
CATEGORIES = {"offices": "Branch", "lockers": "Postomat", "points": "Store"}


def branches(**many):
    """Entries by kind: branches(offices=3, lockers=20). Half of them stand in each of two towns."""
    entries = []
    for kind, count in many.items():
        for place in range(count):
            told = {"Ref": f"{kind}-{place:05}", "Number": str(place), "CategoryOfWarehouse": CATEGORIES[kind]}
            entries.append(WAREHOUSE | told | {"CityRef": f"town-{place % 2:05}"})
    return entries


def towns(count):
    return [TOWN | {"Ref": f"town-{place:05}", "Description": f"Вигадане {place}"} for place in range(count)]


def by_pages(entries):
    def answer(properties):
        start = (int(properties["Page"]) - 1) * 500
        return envelope(*entries[start : start + 500], info={"totalCount": len(entries)})

    return answer


@dataclass
class Shelf:
    """The one connected carrier, and what it answers."""

    adapter: Carrier
    account: object
    script: Script

    codes = (CODE,)

    @property
    def url(self):
        """Where it answers."""
        return self.adapter._api.endpoint

    def connection(self, code):
        return Connection(self.adapter, self.account) if code == CODE else None

    def has(self, cities=200, **many):
        """From now on the carrier's directory is this one."""
        many = many or {"offices": 200, "lockers": 1000}
        self.script.answers["Address.getCities"] = by_pages(towns(cities))
        self.script.answers["Address.getWarehouses"] = by_pages(branches(**many))


@contextlib.asynccontextmanager
async def shelf():
    async with scripted() as (bound, script):
        made = Shelf(bound.adapter, bound.account, script)
        made.has()
        yield made

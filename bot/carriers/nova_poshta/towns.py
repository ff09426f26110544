"""Finding the carrier's key of a town that somebody wrote (Address.searchSettlements). Never picks one of two."""

from __future__ import annotations

from bot.carriers.base import Account, Problem, Rejected
from bot.carriers.nova_poshta.api import Api
from bot.carriers.nova_poshta.fields import Entry, entries, text
from bot.carriers.nova_poshta.wire import CODE, Envelope
from bot.domain.place import Address, BranchPoint, Destination, Town

_MOST = 50


async def city_of(api: Api, account: Account, place: Destination, field: str) -> str:
    """Give the CityRef of a place; Rejected, with our `field`, where its words fit no town or more than one."""
    if isinstance(place, BranchPoint | Address):
        return place.city
    search = {"CityName": place.town.name, "Limit": str(_MOST), "Page": "1"}
    found = await api.read(account, "Address.searchSettlements", search, lambda told: _fitting(told, place.town))
    if len(found) == 1:
        return found.pop()
    key = "refusal-two-towns" if found else "refusal-recipient-city"
    raise Rejected(CODE, [Problem("", "", field, key)])


def _fitting(envelope: Envelope, town: Town) -> set[str]:
    """A town of the written district goes before one that stands in none (a centre of its region)."""
    listed = [one for told in envelope.entries for one in entries(told.get("Addresses"))]
    found = [one for one in listed if _fits(one, town) and text(one, "DeliveryCity")]
    in_district = [one for one in found if town.district and text(one, "Region")]
    return {text(one, "DeliveryCity") for one in in_district or found}


def _fits(entry: Entry, town: Town) -> bool:
    """Region and district count where both sides have them, and by how they begin: «Київська обл.» is «Київська»."""
    return (
        text(entry, "MainDescription").casefold() == town.name.strip().casefold()
        and _begins(town.region, text(entry, "Area"))
        and _begins(town.district, text(entry, "Region"))
    )


def _begins(written: str, known: str) -> bool:
    return not written.strip() or written.strip().casefold().startswith(known.casefold())

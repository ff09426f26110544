"""The recipient by plain words: NewAddress and what goes with it. Names and numbers, or Refs: both were seen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from sandbox.nova_poshta import directory
from sandbox.nova_poshta.addresses import door
from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.places import NO_REF
from sandbox.nova_poshta.settlements import region
from sandbox.nova_poshta.street_search import street_of
from sandbox.places import Kind, Place
from sandbox.streets import streets_of
from sandbox.towns import Town, towns


@dataclass(frozen=True)
class NewAddress:
    """What the words say, looked up."""

    call: Call

    @property
    def person(self) -> str:
        """Whoever takes the parcel: of an organisation its contact person."""
        return self.call.word("RecipientContactName") or self.call.word("RecipientName")

    @cached_property
    def towns(self) -> list[Town]:
        """The towns that the words may mean."""
        name = self.call.word("RecipientCityName")
        by_ref = directory.city_of(self.call.word("CityRecipient")) or self._by_ref(name)
        if by_ref:
            return [by_ref]
        return [town for town in _namesakes(name) if self._fits(town)]

    @property
    def town(self) -> Town | None:
        return self.towns[0] if len(self.towns) == 1 else None

    @property
    def to_door(self) -> bool:
        return self.call.word("ServiceType").endswith("Doors")

    @cached_property
    def place(self) -> Place | None:
        """The branch of that number, or the door in that street."""
        address = self.call.word("RecipientAddressName")
        if self.town is None or not address:
            return None
        if self.to_door:
            return self._door(self.town, address)
        point = directory.point_of(address) or directory.numbered(self.town, address)
        return point.place if point else None

    def _door(self, town: Town, address: str) -> Place | None:
        found = street_of(address)
        name = address.rsplit(". ", maxsplit=1)[-1].casefold()
        street = found[1] if found else next((one for one in streets_of(town) if one.name.casefold() == name), None)
        # a street that our invented list lacks may well be a real one
        shown = street.full if street else address
        where = door(shown, self.call.word("RecipientHouse"), self.call.word("RecipientFlat"))
        return Place(town, 0, where, Kind.DOOR)

    def _by_ref(self, ref: str) -> Town | None:
        return directory.city_of(ref) or directory.settlement_of(ref)

    def _fits(self, town: Town) -> bool:
        """Area and region narrow the choice; given as Refs they do not."""
        pairs = (("RecipientArea", town.area), ("RecipientAreaRegions", region(town)))
        told = ((self.call.word(name).casefold(), own.casefold()) for name, own in pairs)
        return all(word in ("", own) or len(word) == len(NO_REF) for word, own in told)


def _namesakes(name: str) -> list[Town]:
    return _by_bare_name().get(name.casefold(), [])


@cache
def _by_bare_name() -> dict[str, list[Town]]:
    """Towns by their name, with and without the area that tells namesakes apart."""
    found: dict[str, list[Town]] = {}
    for town in towns():
        for name in {town.name.casefold(), town.name.split(" (")[0].casefold()}:
            found.setdefault(name, []).append(town)
    return found

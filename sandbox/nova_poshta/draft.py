"""A waybill as asked for: every property read and every Ref looked up. Judges nothing: the checks do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sandbox.nova_poshta import addresses, directory, people, phones, places
from sandbox.nova_poshta.accounts import Account, Sender
from sandbox.nova_poshta.call import Call, word
from sandbox.nova_poshta.dates import read_day
from sandbox.nova_poshta.directory import Point
from sandbox.nova_poshta.new_address import NewAddress
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.people import Person
from sandbox.nova_poshta.seats import Seat, read_number, read_seats
from sandbox.nova_poshta.stamps import KYIV
from sandbox.places import Kind, Place
from sandbox.towns import Town


@dataclass(frozen=True)
class Draft:
    """One call of save or update. What could not be looked up is None."""

    call: Call
    office: Office

    @property
    def account(self) -> Account:
        return self.office.account(self.call)

    @cached_property
    def today(self) -> date:
        return self.office.world.now().astimezone(KYIV).date()

    @cached_property
    def sent_on(self) -> date | None:
        """The day of dispatch: today where none is told, None where it cannot be read."""
        return read_day(self.call.word("DateTime")[:10]) if self.call.word("DateTime") else self.today

    @cached_property
    def origin_town(self) -> Town | None:
        return directory.city_of(self.call.word("CitySender"))

    @cached_property
    def sender(self) -> Sender | None:
        return people.sender_of(self.call, self.office, self.call.word("Sender"))

    @cached_property
    def sender_phone(self) -> str:
        return phones.whole(self.call.word("SendersPhone"))

    @cached_property
    def origin(self) -> Place | None:
        return self._place("SenderAddress", "SenderWarehouseIndex")

    @cached_property
    def origin_point(self) -> Point | None:
        return self._point(self.origin)

    @cached_property
    def new_address(self) -> NewAddress | None:
        """The recipient in plain words; None where Refs are used."""
        return NewAddress(self.call) if self.call.flag("NewAddress") else None

    @cached_property
    def destination_town(self) -> Town | None:
        if self.new_address:
            return self.new_address.town
        return directory.city_of(self.call.word("CityRecipient"))

    @cached_property
    def recipient(self) -> Person | None:
        """The contact person who receives."""
        found = people.contact(self.call, self.office, self.call.word("ContactRecipient"))
        return found[1] if found else None

    @cached_property
    def recipient_name(self) -> str:
        if self.new_address:
            return self.new_address.person
        return self.recipient.full if self.recipient else ""

    @cached_property
    def recipient_phone(self) -> str:
        return phones.whole(self.call.word("RecipientsPhone"))

    @cached_property
    def destination(self) -> Place | None:
        if self.new_address:
            return self.new_address.place
        return self._place("RecipientAddress", "RecipientWarehouseIndex")

    @cached_property
    def destination_point(self) -> Point | None:
        return self._point(self.destination)

    @property
    def service(self) -> str:
        return self.call.word("ServiceType")

    @property
    def to_locker(self) -> bool:
        return self.destination is not None and self.destination.kind is Kind.LOCKER

    @cached_property
    def seats(self) -> list[Seat]:
        return read_seats(self.call)

    @property
    def seats_amount(self) -> int:
        return self.call.count("SeatsAmount", 0)

    @cached_property
    def weight(self) -> float:
        return read_number(self.call.properties.get("Weight"))

    @cached_property
    def charged_weight(self) -> float:
        """The greater of what it weighs and what its size comes to."""
        by_size = sum(seat.volume_weight for seat in self.seats)
        return max(self.weight, by_size)

    @cached_property
    def cost(self) -> float:
        """The declared value."""
        return read_number(self.call.properties.get("Cost"))

    @cached_property
    def payment_control(self) -> float:
        return read_number(self.call.properties.get("AfterpaymentOnGoodsCost"))

    @cached_property
    def backward(self) -> list[dict[str, Any]]:
        """BackwardDeliveryData: a list of objects."""
        told = self.call.properties.get("BackwardDeliveryData")
        listed = told if isinstance(told, list) else [told]
        return [one for one in listed if isinstance(one, dict)]

    @cached_property
    def money_back(self) -> dict[str, Any] | None:
        """The element that orders a money transfer."""
        return next((one for one in self.backward if word(one.get("CargoType")) == "Money"), None)

    @property
    def transfer(self) -> float:
        """The sum of the money transfer."""
        return read_number(self.money_back.get("RedeliveryString")) if self.money_back else 0.0

    def _place(self, ref_name: str, index_name: str) -> Place | None:
        """A branch by Ref or by its digital address, or a door by the Ref of Address.save."""
        ref = self.call.word(ref_name)
        point = directory.point_of(ref) or directory.indexed(self.call.word(index_name) if not ref else "")
        if point:
            return point.place
        found = addresses.door_of(self.call, self.office, ref)
        return found[1] if found else None

    def _point(self, place: Place | None) -> Point | None:
        return directory.point_of(places.ref_of(place)) if place else None

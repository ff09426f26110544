"""What all additional services have in common (AdditionalService, Nova Poshta API 2.0): price, order, state, way back.

Every order is preceded by the carrier's own question whether it may be; the price is told by the same call as the
order with OnlyGetPricing, which is never repeated in case that word is overlooked.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.carriers.base import Account, OutcomeUnknown, Problem, Rejected, Unavailable
from bot.carriers.nova_poshta.api import Api, Properties
from bot.carriers.nova_poshta.fields import Entry, flag, inner, money, text
from bot.carriers.nova_poshta.wire import CODE, Envelope
from bot.domain.additional_service import ServiceAnswer
from bot.domain.money import Money
from bot.domain.place import Address, BranchPoint, Destination
from bot.domain.tracking import Leg, NextNumber
from bot.http import Unusable


@dataclass(frozen=True, slots=True)
class Services:
    """The additional services of one account."""

    api: Api
    account: Account

    async def price(self, order: Properties) -> Money | None:
        """Ask what this order would cost, without making it."""
        try:
            return await self.api.write(
                self.account, "AdditionalService.save", {**order, "OnlyGetPricing": "1"}, _price
            )
        except OutcomeUnknown as unknown:
            raise Unavailable(CODE, f"no price: {unknown.detail}") from unknown

    async def order(self, order: Properties) -> ServiceAnswer:
        """Make the order."""
        return ServiceAnswer(
            is_possible=True,
            order=await self.api.write(self.account, "AdditionalService.save", order, _ordered),
        )

    async def take_back(self, order: str | None) -> ServiceAnswer:
        """Delete an order that was not worked on yet."""
        if not order:
            raise missing("order")
        await self.api.write(self.account, "AdditionalService.delete", {"Ref": order}, _numbered)
        return ServiceAnswer(is_possible=True)

    async def state(self, listing: str, order: str, leg: Leg) -> ServiceAnswer:
        """Tell whether an order can still be taken back, and the waybill that was made of it once there is one."""
        listed = await self.api.read(self.account, f"AdditionalService.{listing}", {"Ref": order}, _entries)
        found = next((one for one in listed if text(one, "OrderRef") == order), None)
        if found is None:
            raise missing("order")
        number = text(found, "ExpressWaybillNumber")
        return ServiceAnswer(
            is_possible=flag(found, "CanDeleteOrder") or False,
            words=text(found, "OrderStatus"),
            price=money(found, "DeliveryCost"),
            order=order,
            next_number=NextNumber(number, leg) if number else None,
        )


def missing(field: str) -> Rejected:
    """Refuse a request that lacks what it cannot do without."""
    return Rejected(CODE, [Problem("", "", field, "refusal-incomplete")])


def _entries(envelope: Envelope) -> tuple[Entry, ...]:
    return envelope.entries


def _price(envelope: Envelope) -> Money | None:
    entry = envelope.entries[0] if envelope.entries else {}
    return money(inner(entry, "Pricing"), "Total")


def _ordered(envelope: Envelope) -> str:
    reference = text(envelope.entries[0], "Ref") if envelope.entries else ""
    if not reference:
        raise Unusable("an order without its Ref")
    return reference


def _numbered(envelope: Envelope) -> None:
    if not envelope.entries:
        raise Unusable("an answer without an entry")


def first(envelope: Envelope) -> Entry:
    """Give the one entry that the answer has to hold."""
    if not envelope.entries:
        raise Unusable("an answer without an entry")
    return envelope.entries[0]


def new_place(place: Destination) -> dict[str, str]:
    """Name another place; only by the carrier's references, for these orders take no words."""
    if isinstance(place, BranchPoint):
        return {"RecipientWarehouse": place.branch}
    if not isinstance(place, Address) or not place.settlement:
        raise missing("destination")
    return {
        "RecipientSettlement": place.settlement,
        "RecipientSettlementStreet": place.street,
        "BuildingNumber": place.house,
        "NoteAddressRecipient": place.flat,
    }

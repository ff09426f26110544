"""From a message to drafts: what reads as an order, and what completes the draft that was begun a moment ago."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.db import drafts as rows
from bot.desk import Desk
from bot.domain.draft import Door, Draft, Field
from bot.domain.order import OrderDraft
from bot.domain.people import Person
from bot.reading.draft_answers import MOST_GOODS, MOST_NOTE, MOST_SEATS, read_addition
from bot.reading.order_text import read_orders
from bot.reading.town_as_written import town_as_written
from bot.services import quotes

FOLLOWS_WITHIN = timedelta(minutes=10)
_LONGEST_TEXT = 8000
_LONGEST_PHONE = 30
_ENOUGH = 2  # of: who, how to reach them, where, what


@dataclass(frozen=True, slots=True)
class Read:
    """What a message says: whole orders, or an `addition` to the draft whose id is `completes`."""

    orders: tuple[OrderDraft, ...] = ()
    completes: int = 0
    addition: Draft | None = None

    @property
    def is_single(self) -> bool:
        """Whether it only adds one thing to a draft."""
        return self.addition is not None and len(_said(self.addition)) == 1


async def read_message(desk: Desk, person: Person, text: str) -> Read | None:
    """Read a message of somebody who makes waybills; None where there is no order in it."""
    orders = await asyncio.to_thread(read_as_written, text[:_LONGEST_TEXT], quotes.currency(desk))
    addition = draft_of(orders[0]) if len(orders) == 1 else None if orders else read_addition(text)
    begun = None if addition is None else await _begun(desk, person)
    if addition is not None and begun is not None and fits_into(addition, begun):
        return Read((), begun.id, addition)
    whole = tuple(one for one in orders if is_enough(one))
    return Read(whole) if whole else None


def read_as_written(text: str, currency: str | None) -> tuple[OrderDraft, ...]:
    """Read the orders, bare sums in `currency`; a town put right stays as it was written, so that a person is asked."""
    orders = read_orders(text, currency)
    return tuple(one if not one.city else replace(one, city=town_as_written(one.city, text)) for one in orders)


async def _begun(desk: Desk, person: Person) -> Draft | None:
    if person.id is None:
        return None
    async with desk.database.read() as db:
        return await rows.newest_of(db, person.id, desk.clock.now() - FOLLOWS_WITHIN)


def is_enough(order: OrderDraft) -> bool:
    """Whether that is an order at all, and not a phone or a town that was spoken of."""
    place = order.city and (order.branch_number or order.street or order.postcode or order.delivery)
    told = (_name(order), order.phone or order.wrong_phone, place, order.description or order.cod)
    return sum(map(bool, told)) >= _ENOUGH


def fits_into(addition: Draft, begun: Draft) -> bool:
    """Whether the message says only what the draft lacks."""
    told, known = _said(addition), _said(begun)
    return bool(told) and not told & known


def _said(draft: Draft) -> frozenset[Field]:
    fields = {
        Field.NAME: draft.name,
        Field.PHONE: draft.phone,
        Field.TOWN: draft.city,
        Field.BRANCH: draft.number or draft.branch_id or draft.door.street,
        Field.GOODS: draft.goods,
        Field.SEATS: draft.seats,
        Field.WEIGHT: draft.weight_g,
        Field.SIZE: draft.size,
        Field.COD: draft.cod,
        Field.DECLARED: draft.declared,
        Field.PAYER: draft.payer,
    }
    return frozenset(one for one, value in fields.items() if value)


def draft_of(order: OrderDraft) -> Draft:
    """What an order says, as a draft; a firm stands in the place of a name."""
    seats = order.seats if order.seats and 1 <= order.seats <= MOST_SEATS else None
    return Draft(
        carrier=order.carrier,
        name=_name(order),
        phone=order.phone,
        wrong_phone=(order.wrong_phone or "")[:_LONGEST_PHONE] if order.phone is None else "",
        delivery=order.delivery,
        city=order.city or "",
        region=order.region or "",
        number=order.branch_number or "",
        door=Door(
            street=order.street or "", house=order.house or "", flat=order.flat or "", postcode=order.postcode or ""
        ),
        weight_g=order.weight_g,
        size=order.size,
        seats=seats,
        goods=(order.description or "")[:MOST_GOODS],
        declared=order.declared_value,
        cod=order.cod,
        payer=order.payer,
        note=(order.note or "")[:MOST_NOTE],
    )


def _name(order: OrderDraft) -> str:
    person = " ".join(part for part in (order.last_name, order.first_name, order.middle_name) if part)
    return person or order.organisation or ""


def completed(begun: Draft, addition: Draft) -> Draft:
    """The draft with what the message adds."""
    adds = {
        name: getattr(addition, name)
        for name in _WORDS
        if getattr(addition, name) not in (None, "", Door()) and getattr(begun, name) in (None, "", Door())
    }
    fresh = replace(begun, **adds)
    moves = {"city", "number", "delivery", "carrier"} & adds.keys()
    return replace(fresh, town_id=None, branch_id=None) if moves else fresh


_WORDS = (
    "carrier", "name", "phone", "delivery", "city", "region", "number", "door", "weight_g", "size", "seats", "goods",
    "declared", "cod", "payer", "note",
)  # fmt: skip

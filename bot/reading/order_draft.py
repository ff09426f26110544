"""The text of one order → its draft: each finder in its turn takes what is its own. Splits nothing, judges nothing."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.numbers import UKRPOSHTA
from bot.domain.order import Delivery, OrderDraft
from bot.domain.party import Phone
from bot.reading.addresses import Address, find_postcode, find_typed, find_untyped
from bot.reading.carriers import find_carrier
from bot.reading.destinations import SaidBranch, find_branch, find_delivery, wants_courier
from bot.reading.goods import find_goods
from bot.reading.measures import find_seats, find_size, find_weight
from bot.reading.order_noise import claim_noise
from bot.reading.order_page import Page
from bot.reading.order_region import find_region
from bot.reading.organisations import find_organisation
from bot.reading.payers import find_payer
from bot.reading.people import find_name
from bot.reading.phones import best_phone, find_phones
from bot.reading.sums import find_sums
from bot.reading.towns import find_town


def read_draft(text: str, language: str, currency: str | None) -> OrderDraft:
    """Read a text that holds one order at the most, bare sums in `currency`. What is taken is not seen again."""
    page = Page(text, language)
    claim_noise(page)
    draft = _with_phone(page)
    typed = find_typed(page)
    draft = replace(draft, size=find_size(page), weight_g=find_weight(page), seats=find_seats(page))
    draft = replace(draft, carrier=find_carrier(page), payer=find_payer(page))
    draft = _with_place(page, _with_name(page, draft), typed)
    sums = find_sums(page, currency)
    return replace(draft, declared_value=sums.declared, cod=sums.cod, description=find_goods(page))


def _with_phone(page: Page) -> OrderDraft:
    said = best_phone(find_phones(page))
    wrong = said.written if said and not said.digits else None
    phone = Phone(said.digits) if said and said.digits else None
    return OrderDraft(phone=phone, wrong_phone=wrong, organisation=find_organisation(page))


def _with_name(page: Page, draft: OrderDraft) -> OrderDraft:
    name = find_name(page)
    if name is None:
        return draft
    return replace(draft, last_name=name.last, first_name=name.first, middle_name=name.middle)


def _with_place(page: Page, draft: OrderDraft, typed: Address | None) -> OrderDraft:
    """Where it goes. The address of a branch is not the recipient's and is left out."""
    by_post = draft.carrier == UKRPOSHTA
    draft = replace(draft, region=find_region(page), city=find_town(page))
    branch = None if by_post else find_branch(page)
    postcode = find_postcode(page, by_post=by_post)
    delivery = _delivery(page, branch, by_index=by_post and postcode is not None)
    address = typed
    if address is None and branch is None and delivery in {None, Delivery.DOOR}:
        address = find_untyped(page, wanted=delivery is Delivery.DOOR)
    if delivery is None and address is not None and address.house:
        delivery = Delivery.DOOR
    draft = replace(draft, postcode=postcode, delivery=delivery)
    if delivery is Delivery.DOOR:
        return replace(draft, street=address.street, house=address.house, flat=address.flat) if address else draft
    return replace(draft, branch_number=branch.number if branch else None)


def _delivery(page: Page, branch: SaidBranch | None, *, by_index: bool) -> Delivery | None:
    if branch is None and wants_courier(page):
        return Delivery.DOOR
    return find_delivery(page, branch) or (Delivery.BRANCH if by_index else None)

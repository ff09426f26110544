"""How each refusal of additional services is provoked: orders for a parcel of ours, and what is spoiled in them."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import timedelta
from typing import Any

from sandbox.nova_poshta.places import ref, ref_of
from sandbox.nova_poshta.services import REASON, SUBTYPES
from sandbox.places import LUTSK_BRANCH, ODESA_LOCKER
from tests.sandbox.nova_poshta.provoke import NOBODY, NUMBER, Provoke
from tests.sandbox.nova_poshta.waybill import STORE


def order(shop, kind: str, codes: tuple[str, ...] = ("1", "4", "7"), **asked: Any) -> Awaitable[dict[str, Any]]:
    """Ask for an additional service for a parcel of ours."""
    put = {name: asked.pop(name) for name in ("transfer", "declared") if name in asked}
    parcel = shop.put(*codes, **put)
    told = {"IntDocNumber": parcel.number, "OrderType": kind, "PaymentMethod": "Cash", "PayerType": "Recipient"}
    return shop.call("AdditionalService.save", **told | asked)


def give_back(shop, **asked: Any) -> Awaitable[dict[str, Any]]:
    subtype = next(iter(SUBTYPES))
    told = {"Reason": REASON, "SubtypeReason": subtype, "ReturnAddressRef": ref("return address", NUMBER)}
    return order(shop, "orderCargoReturn", **told | asked)


def redirect(shop, **asked: Any) -> Awaitable[dict[str, Any]]:
    return order(shop, "orderRedirecting", **{"Customer": "Sender", "RecipientWarehouse": ref_of(LUTSK_BRANCH)} | asked)


def extend(shop, day: str = "05.12.2026", **asked: Any) -> Awaitable[dict[str, Any]]:
    return order(shop, "orderTermExtension", **{"StorageFinalDate": day} | asked)


async def returned_twice(shop) -> dict[str, Any]:
    await give_back(shop)
    return await shop.call("AdditionalService.CheckPossibilityCreateReturn", Number=NUMBER)


async def processed(shop) -> dict[str, Any]:
    made = (await give_back(shop))["data"][0]
    shop.clock.wind(timedelta(minutes=31))
    return await shop.call("AdditionalService.delete", Ref=made["Ref"])


ORDERS: dict[str, Provoke] = {
    "waybill_not_found": lambda shop: shop.call(
        "AdditionalService.CheckPossibilityCreateReturn", Number="20450000009999"
    ),
    "redirect_not_found": lambda shop: shop.call(
        "AdditionalService.checkPossibilityForRedirecting", Number="20450000009999"
    ),
    "order_number_incorrect": lambda shop: give_back(shop, IntDocNumber="20450000009999"),
    "order_ref_incorrect": lambda shop: shop.call("AdditionalService.delete", Ref=NOBODY),
    "order_processed": processed,
    "order_type_missing": lambda shop: order(shop, ""),
    "order_type_invalid": lambda shop: order(shop, "orderPizza"),
    "return_ordered": returned_twice,
    "return_unavailable": lambda shop: give_back(shop, codes=("1", "9")),
    "reason_missing": lambda shop: give_back(shop, Reason=""),
    "reason_incorrect": lambda shop: give_back(shop, Reason=NOBODY),
    "subtype_missing": lambda shop: give_back(shop, SubtypeReason=""),
    "subtype_incorrect": lambda shop: give_back(shop, SubtypeReason=NOBODY),
    "order_payment_missing": lambda shop: give_back(shop, PaymentMethod=""),
    "order_payer_missing": lambda shop: redirect(shop, PayerType=""),
    "order_payer_incorrect": lambda shop: redirect(shop, PayerType="Nobody"),
    "return_address_missing": lambda shop: give_back(shop, ReturnAddressRef=""),
    "return_address_incorrect": lambda shop: give_back(shop, ReturnAddressRef=NOBODY),
    "order_warehouse_invalid": lambda shop: redirect(shop, RecipientWarehouse=NOBODY),
    "redirect_unavailable": lambda shop: redirect(shop, codes=("1",)),
    "redirect_with_money": lambda shop: redirect(shop, transfer=500),
    "redirect_dear": lambda shop: redirect(shop, declared=15_000),
    "redirect_to_locker": lambda shop: redirect(shop, RecipientWarehouse=ref_of(ODESA_LOCKER)),
    "redirect_to_store": lambda shop: redirect(shop, RecipientWarehouse=ref_of(STORE)),
    "change_unavailable": lambda shop: order(shop, "orderChangeEW", ("1", "9"), RecipientPhone="380990000003"),
    "change_nothing_told": lambda shop: shop.call(
        "AdditionalService.save", OrderType="orderChangeEW", IntDocNumber=shop.put("7").number
    ),
    "change_no_difference": lambda shop: order(shop, "orderChangeEW"),
    "order_phone_invalid": lambda shop: order(shop, "orderChangeEW", RecipientPhone="12"),
    "extension_unavailable": lambda shop: extend(shop, codes=("1", "5")),
    "extension_date_missing": lambda shop: extend(shop, ""),
    "extension_date_format": lambda shop: extend(shop, "2026-12-05"),
    "extension_date_unavailable": lambda shop: extend(shop, "03.12.2026"),
    "extension_too_long": lambda shop: extend(shop, "14.12.2026"),
    "extension_sender_pays": lambda shop: extend(shop, PayerType="Sender"),
}

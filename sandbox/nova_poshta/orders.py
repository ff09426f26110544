"""AdditionalService.save and delete: returns, redirections, changes and longer storage (Nova Poshta API 2.0).

An order for a return or a redirection is processed half an hour later; until then it can be deleted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from sandbox.journeys import ENDED
from sandbox.kept_parcels import parcel_of as parcel_of_row
from sandbox.kept_parcels import row_of
from sandbox.ledger import Row
from sandbox.nova_poshta import directory, order_changes, people, phones, services, tariff
from sandbox.nova_poshta.addresses import door
from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.dates import read_day
from sandbox.nova_poshta.dictionaries import PAYMENT_FORMS
from sandbox.nova_poshta.envelope import Envelope, answered
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.refusals import Refused
from sandbox.nova_poshta.services import ORDERS
from sandbox.nova_poshta.stamps import KYIV
from sandbox.nova_poshta.street_search import street_of
from sandbox.parcel import Parcel
from sandbox.places import Kind, Place

PROCESSED_AFTER = timedelta(minutes=30)
_FIRST_NUMBER = 6_096
_CHANGE_COSTS = 25.0
_DEAREST_WITHOUT_PAPER = 14_999


def save(call: Call, office: Office) -> Envelope:
    """Order something for a parcel that was handed over."""
    kind = call.word("OrderType")
    if not kind:
        raise Refused("order_type_missing")
    if kind not in _KINDS:
        raise Refused("order_type_invalid")
    return _KINDS[kind](call, office)


def delete(call: Call, office: Office) -> Envelope:
    """Take an order back before it is processed."""
    ref = call.word("Ref")
    row = office.row(call, ORDERS, ref)
    if row is None:
        raise Refused("order_ref_incorrect")
    if services.is_done(office, row):
        raise Refused("order_processed")
    office.world.forget(row["heir"])
    office.world.keep(parcel_of_row(row["parcel"]))
    office.world.ledger.drop(ORDERS, ref)
    return answered([{"Number": row["number"]}])


def _return(call: Call, office: Office) -> Envelope:
    parcel, state = services.parcel_of(call, office, "IntDocNumber", "order_number_incorrect")
    services.returnable(office, parcel, state)
    wrong = [*_payment(call), *_reason(call)]
    if wrong:
        raise Refused(*wrong)
    place = _return_to(call, parcel)
    cost = _cost(parcel, place)
    if call.flag("OnlyGetPricing"):
        return _priced(office, parcel, place, cost)
    at = office.world.now() + PROCESSED_AFTER
    heir = office.world.send_back(parcel.number, place, at)
    return _ordered(call, office, parcel, heir, cost)


def _reason(call: Call) -> list[str]:
    reason, subtype = call.word("Reason"), call.word("SubtypeReason")
    wrong = [] if reason == services.REASON else ["reason_incorrect" if reason else "reason_missing"]
    if subtype not in services.SUBTYPES:
        wrong.append("subtype_incorrect" if subtype else "subtype_missing")
    return wrong


def _payment(call: Call) -> list[str]:
    told = call.word("PaymentMethod")
    return [] if told in PAYMENT_FORMS else ["payment_incorrect" if told else "order_payment_missing"]


def _return_to(call: Call, parcel: Parcel) -> Place:
    """The address it came from, another branch, or another door."""
    if ref := call.word("ReturnAddressRef"):
        if ref != services.return_address(parcel):
            raise Refused("return_address_incorrect")
        return parcel.origin
    place = _new_place(call)
    if place is None:
        raise Refused("return_address_missing")
    return place


def _new_place(call: Call) -> Place | None:
    """RecipientWarehouse, or settlement, street and building; None where neither is told."""
    if ref := call.word("RecipientWarehouse"):
        point = directory.point_of(ref)
        if point is None:
            raise Refused("order_warehouse_invalid")
        return point.place
    town = directory.settlement_of(call.word("RecipientSettlement"))
    if town is None:
        return None
    found = street_of(call.word("RecipientSettlementStreet"))
    street = found[1].full if found else call.word("RecipientSettlementStreet")
    return Place(town, 0, door(street, call.word("BuildingNumber"), ""), Kind.DOOR)


def _redirect(call: Call, office: Office) -> Envelope:
    parcel, state = services.parcel_of(call, office, "IntDocNumber", "order_number_incorrect")
    services.redirectable(parcel, state)
    wrong = [*_payment(call), *_payer(call)]
    if parcel.declared > _DEAREST_WITHOUT_PAPER:
        wrong.append("redirect_dear")
    if wrong:
        raise Refused(*wrong)
    place = _redirect_to(call)
    cost = _cost(parcel, place)
    if call.flag("OnlyGetPricing"):
        return _priced(office, parcel, place, cost)
    heir = replace(
        parcel,
        destination=place,
        recipient_name=call.word("RecipientContactName") or parcel.recipient_name,
        recipient_phone=phones.whole(call.word("RecipientPhone")) or parcel.recipient_phone,
        payer=call.word("PayerType"),
        payment=call.word("PaymentMethod"),
    )
    placed = office.world.redirect(parcel.number, heir, office.world.now() + PROCESSED_AFTER)
    return _ordered(call, office, parcel, placed, cost)


def _payer(call: Call) -> list[str]:
    told = call.word("PayerType")
    return [] if told in {"Sender", "Recipient"} else ["order_payer_incorrect" if told else "order_payer_missing"]


def _redirect_to(call: Call) -> Place:
    place = _new_place(call)
    if place is None:
        raise Refused("order_warehouse_invalid")
    if place.kind is Kind.LOCKER:
        raise Refused("redirect_to_locker")
    if place.kind is Kind.STORE:
        raise Refused("redirect_to_store")
    return place


def _change(call: Call, office: Office) -> Envelope:
    """Change people, payer or money of a parcel on its way; it is done at once."""
    parcel, state = services.parcel_of(call, office, "IntDocNumber", "order_number_incorrect")
    if state.code == "1" or state.code in ENDED:
        raise Refused("change_unavailable")
    if not order_changes.TOLD & call.properties.keys():
        raise Refused("change_nothing_told")
    changed = replace(parcel, **order_changes.read(call, parcel))
    if changed == parcel:
        raise Refused("change_no_difference")
    office.world.keep(changed)
    return _ordered(call, office, parcel, None, _CHANGE_COSTS, changed)


def _extend(call: Call, office: Office) -> Envelope:
    """Keep it longer, up to one of the days that the check tells."""
    parcel, state = services.parcel_of(call, office, "IntDocNumber", "order_number_incorrect")
    days = services.days_to_keep(parcel, state)
    if not call.word("StorageFinalDate"):
        raise Refused("extension_date_missing")
    day = read_day(call.word("StorageFinalDate"))
    if day is None:
        raise Refused("extension_date_format")
    if day > days[-1]:
        raise Refused("extension_too_long")
    if day not in days:
        raise Refused("extension_date_unavailable")
    if call.word("PayerType") == "Sender":
        raise Refused("extension_sender_pays")
    until = datetime(day.year, day.month, day.day, tzinfo=KYIV)
    changed = office.world.keep(replace(parcel, stored_until=until))
    return _ordered(call, office, parcel, None, _CHANGE_COSTS, changed)


_KINDS: dict[str, Callable[[Call, Office], Envelope]] = {
    "orderCargoReturn": _return,
    "orderRedirecting": _redirect,
    "orderChangeEW": _change,
    "orderTermExtension": _extend,
}


def _way(parcel: Parcel, place: Place) -> tariff.Way:
    end = "Doors" if place.kind is Kind.DOOR else "Warehouse"
    return tariff.Way(parcel.destination.town, place.town, f"Warehouse{end}")


def _cost(parcel: Parcel, place: Place) -> float:
    return tariff.delivery(_way(parcel, place), parcel.weight, parcel.declared)


def _arrives(office: Office, parcel: Parcel, place: Place) -> str:
    day = tariff.arrives(_way(parcel, place), office.world.now().astimezone(KYIV).date())
    return f"{day.isoformat()} 18:00:00"


def _priced(office: Office, parcel: Parcel, place: Place, cost: float) -> Envelope:
    """What OnlyGetPricing answers: nothing is ordered."""
    priced = {"Services": [], "Total": cost, "FirstDayStorage": "0000-00-00 00:00:00"}
    return answered([{"ScheduledDeliveryDate": _arrives(office, parcel, place), "Pricing": priced}])


def _ordered(
    call: Call, office: Office, before: Parcel, heir: Parcel | None, cost: float, after: Parcel | None = None
) -> Envelope:
    """Keep the order with what the parcel was before it."""
    ref = people.new_ref(office, ORDERS)
    number = f"102-{_FIRST_NUMBER + len(office.world.ledger.rows(ORDERS)):08}"
    now = office.world.now()
    done_at = now + PROCESSED_AFTER if heir else now
    row: Row = {
        "number": number,
        "kind": call.word("OrderType"),
        "document": before.number,
        "heir": heir.number if heir else "",
        "created_at": now.isoformat(),
        "done_at": done_at.isoformat(),
        "cost": cost,
        "arrives": _arrives(office, before, heir.destination) if heir else "",
        "note": call.word("Note"),
        "parcel": row_of(before),
        "before": _shown(before) if after else {},
        "after": _shown(after) if after else {},
    }
    office.put(call, ORDERS, ref, row)
    return answered([{"Number": number, "Ref": ref}])


def _shown(parcel: Parcel) -> Row:
    return {
        "SenderContactPerson": parcel.sender_name,
        "SenderPhone": parcel.sender_phone,
        "RecipientContactPerson": parcel.recipient_name,
        "RecipientPhone": parcel.recipient_phone,
        "PayerType": parcel.payer,
        "PaymentMethod": parcel.payment,
        "BackwardDeliveryMoney": f"{parcel.transfer:g}",
        "AfterpaymentOnGoodsCost": f"{parcel.to_pay:g}",
    }

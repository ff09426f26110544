"""AdditionalService: what may be ordered for a parcel, why, and which orders there are (Nova Poshta API 2.0)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from sandbox.journeys import ENDED
from sandbox.ledger import Row
from sandbox.nova_poshta import places, stamps, statuses
from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.dates import read_instant, write_day
from sandbox.nova_poshta.envelope import Entry, Envelope, answered
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.refusals import Refused
from sandbox.nova_poshta.settlements import settlement_type
from sandbox.nova_poshta.stamps import KYIV
from sandbox.nova_poshta.waybills import DOCUMENTS, document_ref
from sandbox.parcel import ARRIVED, Parcel, State
from sandbox.places import Kind, Place

ORDERS = "orders"
MOST_DAYS = 10
REASON = "49754eb2-a9e1-11e3-9fa0-0050568002cf"
SUBTYPES = {
    "0679cdb5-898e-11ea-a970-b8830365ade4": "Автоповернення",
    places.ref("return reason", "cannot be reached"): "Неможливо зв'язатися з одержувачем",
    places.ref("return reason", "changed mind"): "Одержувач передумав",
}
_PAGE = 500
_ACCEPTED, _DONE = "Прийняте", "Виконане"
_CHANGES = (
    *("Sender", "Recipient", "PayerTypeOrPaymentMethod", "BackwardDeliveryDocuments", "BackwardDeliveryMoney"),
    *("Cash2Card", "BackwardDeliveryOther", "AfterpaymentType", "LiftingOnFloor", "LiftingOnFloorWithElevator"),
    "FillingWarranty",
)


def parcel_of(call: Call, office: Office, name: str, refusal: str) -> tuple[Parcel, State]:
    """The parcel that is asked about: one that an own sender has sent, else Refused."""
    number = call.word(name)
    parcel = office.world.find(number)
    state = parcel.state_at(office.world.now()) if parcel else None
    phones = {sender.phone for sender in office.account(call).senders}
    known = office.row(call, DOCUMENTS, document_ref(number)) is not None
    if parcel is None or state is None or not (known or parcel.sender_phone in phones):
        raise Refused(refusal)
    return parcel, state


def ordered(office: Office, number: str, kind: str) -> Row | None:
    """The order of one kind that a parcel has."""
    rows = office.world.ledger.rows(ORDERS).values()
    return next((row for row in rows if row["document"] == number and row["kind"] == kind), None)


def returnable(office: Office, parcel: Parcel, state: State) -> None:
    """Refuse where a return cannot be ordered."""
    if ordered(office, parcel.number, "orderCargoReturn"):
        raise Refused("return_ordered")
    if state.code == "1" or state.code in ENDED:
        raise Refused("return_unavailable")


def check_return(call: Call, office: Office) -> Envelope:
    """Where a return may go to: the address that it was sent from."""
    parcel, state = parcel_of(call, office, "Number", "waybill_not_found")
    returnable(office, parcel, state)
    return answered([
        {
            "NonCash": office.account(call).non_cash,
            "City": parcel.origin.town.name,
            "Counterparty": parcel.sender_name,
            "ContactPerson": parcel.sender_name,
            "Address": places.long_address(parcel.origin),
            "Phone": parcel.sender_phone,
            "Ref": return_address(parcel),
        }
    ])  # fmt: skip


def return_address(parcel: Parcel) -> str:
    """The Ref of the address that a parcel was sent from."""
    return places.ref("return address", parcel.number)


def redirectable(parcel: Parcel, state: State) -> None:
    """Refuse where a redirection cannot be ordered."""
    if state.code == "1" or state.code in ENDED:
        raise Refused("redirect_unavailable")
    if parcel.transfer:
        raise Refused("redirect_with_money")


def check_redirecting(call: Call, office: Office) -> Envelope:
    """All that is known of where it goes now."""
    parcel, state = parcel_of(call, office, "Number", "redirect_not_found")
    redirectable(parcel, state)
    return answered([
        {
            "Ref": document_ref(parcel.number),
            "Number": parcel.number,
            "PayerType": parcel.payer,
            "PaymentMethod": parcel.payment,
            **_destination(parcel.destination),
            "CounterpartyRecipientRef": places.ref("private recipient", parcel.recipient_phone),
            "CounterpartyRecipientDescription": "Приватна особа",
            "RecipientName": parcel.recipient_name,
            "PhoneSender": parcel.sender_phone,
            "PhoneRecipient": parcel.recipient_phone,
            "DocumentWeight": f"{parcel.weight:g}",
        }
    ])  # fmt: skip


def _destination(place: Place) -> Entry:
    town = place.town
    return {
        "WarehouseRef": "" if place.kind is Kind.DOOR else places.ref_of(place),
        "WarehouseDescription": places.full_name(place),
        "AddressDescription": place.street,
        "StreetDescription": place.street.split(",")[0],
        "BuildingNumber": place.street.rpartition(", ")[2],
        "CityRecipient": places.ref("city", town.name),
        "CityRecipientDescription": town.name,
        "SettlementRecipient": places.ref("settlement", town.name),
        "SettlementRecipientDescription": town.name,
        "SettlementType": settlement_type(town).ref,
    }


def check_change(call: Call, office: Office) -> Envelope:
    """What may be changed: all of it until it ends."""
    parcel, state = parcel_of(call, office, "IntDocNumber", "order_number_incorrect")
    if state.code == "1" or state.code in ENDED:
        raise Refused("change_unavailable")
    return answered([
        {
            **{f"CanChange{what}": True for what in _CHANGES},
            "SenderCounterparty": parcel.sender_name,
            "ContactPersonSender": parcel.sender_name,
            "SenderPhone": parcel.sender_phone,
            "RecipientCounterparty": "Приватна особа",
            "ContactPersonRecipient": parcel.recipient_name,
            "RecipientPhone": parcel.recipient_phone,
            "PayerType": parcel.payer,
            "PaymentMethod": parcel.payment,
        }
    ])  # fmt: skip


def check_term_extension(call: Call, office: Office) -> Envelope:
    """Up to which days it may be kept. The shape of the answer is assumed: none was ever recorded."""
    parcel, state = parcel_of(call, office, "IntDocNumber", "waybill_not_found")
    return answered([{"StorageFinalDate": write_day(day)} for day in days_to_keep(parcel, state)])


def days_to_keep(parcel: Parcel, state: State) -> list[date]:
    """The days that may be chosen: up to ten more than are free."""
    begins = parcel.stored_until or stamps.paid_storage_from(state.arrived_at)
    if state.code not in ARRIVED or begins is None:
        raise Refused("extension_unavailable")
    return [(begins.astimezone(KYIV) + timedelta(days=day)).date() for day in range(1, MOST_DAYS + 1)]


def get_return_reasons(_call: Call, _office: Office) -> Envelope:
    """Why something goes back."""
    return answered([{"Ref": REASON, "Description": "Відмова Одержувача"}])


def get_return_reasons_subtypes(call: Call, _office: Office) -> Envelope:
    """The reasons within one reason; without one there are none."""
    told = [{"Ref": ref, "Description": name, "ReasonRef": REASON} for ref, name in SUBTYPES.items()]
    return answered(told if call.word("ReasonRef") == REASON else [])


def is_done(office: Office, row: Row) -> bool:
    """Whether an order is processed: until then it can be deleted."""
    return datetime.fromisoformat(row["done_at"]) <= office.world.now()


def _lister(kind: str, more: Callable[[Parcel, Row], Entry]) -> Callable[[Call, Office], Envelope]:
    """The list of one kind of order, by number, Ref and period."""

    def told(call: Call, office: Office) -> Envelope:
        begins, ends = read_instant(call.word("BeginDate")), read_instant(call.word("EndDate"))
        found = [
            (ref, row)
            for ref, row in office.own(call, ORDERS)
            if row["kind"] == kind
            and call.word("Number") in ("", row["number"])
            and call.word("Ref") in ("", ref)
            and (begins is None or datetime.fromisoformat(row["created_at"]) >= begins)
            and (ends is None or datetime.fromisoformat(row["created_at"]) <= ends)
        ]
        entries = [_order(office, ref, row, more) for ref, row in call.page_of(found, _PAGE)]
        return answered(entries, total=len(found))

    return told


def _order(office: Office, ref: str, row: Row, more: Callable[[Parcel, Row], Entry]) -> Entry:
    heir = office.world.find(row["heir"]) if row["heir"] else None
    parcel = heir or office.world.find(row["document"])
    state = parcel.state_at(office.world.now()) if parcel else None
    done = is_done(office, row)
    entry: Entry = {
        "OrderRef": ref,
        "OrderNumber": row["number"],
        "DateTime": stamps.iso(datetime.fromisoformat(row["created_at"])),
        "OrderStatus": _DONE if done else _ACCEPTED,
        "DocumentNumber": row["document"],
        "CanDeleteOrder": not done,
    }
    if parcel is None:
        return entry
    shown = {"ExpressWaybillStatus": statuses.text(heir, state) if heir and state else ""}
    return entry | {"ExpressWaybillNumber": row["heir"] if done else ""} | shown | more(parcel, row)


def _travelling(parcel: Parcel, row: Row) -> Entry:
    return {
        "CounterpartyRecipient": "Приватна особа",
        "ContactPersonRecipient": parcel.recipient_name,
        "RecipientPhone": parcel.recipient_phone,
        "AddressRecipient": places.long_address(parcel.destination),
        "DeliveryCost": f"{row['cost']:g}",
        "EstimatedDeliveryDate": row["arrives"],
    }


def _redirected(parcel: Parcel, row: Row) -> Entry:
    return _travelling(parcel, row) | {
        "Note": row["note"],
        "CityRecipient": parcel.destination.town.name,
        "RecipientAddress": places.long_address(parcel.destination),
        "RecipientName": parcel.recipient_name,
        "PhoneRecipient": parcel.recipient_phone,
        "PayerType": parcel.payer,
        "PaymentMethod": parcel.payment,
    }


def _changed(_parcel: Parcel, row: Row) -> Entry:
    before = {f"BeforeChange{name}": value for name, value in row["before"].items()}
    after = {f"AfterChange{name}": value for name, value in row["after"].items()}
    return {"Cost": f"{row['cost']:g}", **before, **after}


get_return_orders_list = _lister("orderCargoReturn", _travelling)
get_redirection_orders_list = _lister("orderRedirecting", _redirected)
get_change_orders_list = _lister("orderChangeEW", _changed)

"""The account's own documents: lists, one of them, reports, money, what comes by phone (Nova Poshta API 2.0)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sandbox.ledger import Row
from sandbox.nova_poshta import places
from sandbox.nova_poshta.call import Call, word
from sandbox.nova_poshta.dates import read_day, read_instant
from sandbox.nova_poshta.document_entry import Document, listed, whole
from sandbox.nova_poshta.envelope import Entry, Envelope, answered
from sandbox.nova_poshta.fields import money_document
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.refusals import Refused
from sandbox.nova_poshta.stamps import KYIV, iso
from sandbox.nova_poshta.waybills import DOCUMENTS
from sandbox.parcel import ARRIVED, Parcel, State

_MOST = 500
_MONEY = frozenset({"10", "11"})


def get_document_list(call: Call, office: Office) -> Envelope:
    """Documents by the day of their dispatch; where no day is told, of today.

    A new one comes in after `find_lag`, and so does what was changed: until then it is listed as it stood. GetFullList
    gives all at once, but never more than 500.
    """
    begins, ends = _period(call, office)
    newest = (office.world.now() - office.find_lag).isoformat()
    listable = ((ref, _as_listed(row, newest)) for ref, row in office.own(call, DOCUMENTS))
    rows = (
        (ref, row)
        for ref, row in listable
        if begins <= row["sent_on"] <= ends and row["created_at"] <= newest and _may_be_asked(call, row)
    )
    found = [one for one in _standing(office, rows) if _is_asked(call, one)]
    found.sort(key=_order(call), reverse=call.word("OrderDirection").upper() != "ASC")
    page = found[:_MOST] if call.flag("GetFullList") else call.page_of(found, _MOST)
    return answered([listed(one) for one in page], total=len(found))


def _as_listed(row: Row, newest: str) -> Row:
    is_fresh = row.get("stood") and row["changed_at"] > newest
    return row | {"properties": row["stood"]} if is_fresh else row


def get_document(call: Call, office: Office) -> Envelope:
    """One document with all that is known of it."""
    ref = call.word("Ref")
    if not ref:
        raise Refused("document_ref_missing")
    found = next((one for one in _own(call, office) if ref in (one.ref, one.number)), None)
    if found is None:
        raise Refused("document_not_found")
    return answered([whole(found)])


def generate_report(call: Call, office: Office) -> Envelope:
    """Rows of the documents that are named."""
    wanted = call.words("DocumentRefs")
    if not wanted:
        raise Refused("document_refs_missing")
    found = [one for one in _own(call, office) if one.ref in wanted or one.number in wanted]
    return answered([listed(one) for one in found], total=len(found))


def get_money_transfer_documents(call: Call, office: Office) -> Envelope:
    """Money transfers that began within a period. The shape is assumed: no answer was ever recorded."""
    begins, ends = read_instant(call.word("DateFrom")), read_instant(call.word("DateTo"))
    if begins is None or ends is None:
        raise Refused("period_missing")
    told = [_transfer(one) for one in _own(call, office) if _began_within(one, begins, ends)]
    return answered(list(call.page_of(told, _MOST)), total=len(told))


def get_incoming_documents_by_phone(call: Call, office: Office) -> Envelope:
    """What comes to the phones of the account's senders, in a list within the entry."""
    own = {sender.phone for sender in office.account(call).senders}
    coming = [parcel for parcel in office.world.standing() if parcel[0].recipient_phone in own]
    return answered([{"result": [_incoming(parcel, state) for parcel, state in coming]}])


def _own(call: Call, office: Office) -> Iterator[Document]:
    return _standing(office, office.own(call, DOCUMENTS))


def _standing(office: Office, rows: Iterable[tuple[str, Row]]) -> Iterator[Document]:
    """The documents of those rows that were not deleted, with where they stand."""
    now = office.world.now()
    for ref, row in rows:
        parcel = office.world.find(row["number"])
        state = parcel.state_at(now) if parcel else None
        if parcel is not None and state is not None and not row["deleted"]:
            yield Document(ref, row, parcel, state)


def _period(call: Call, office: Office) -> tuple[str, str]:
    """The first and the last day of dispatch that are asked for, as the ledger writes days."""
    told = bool(call.word("DateTimeFrom") and call.word("DateTimeTo"))
    if call.flag("UnassembledCargo") and not told:
        raise Refused("dates_for_uncollected")
    if call.flag("RedeliveryMoney") and not told:
        raise Refused("dates_for_money")
    if told:
        begins, ends = read_day(call.word("DateTimeFrom")[:10]), read_day(call.word("DateTimeTo")[:10])
        return (begins or date.min).isoformat(), (ends or date.max).isoformat()
    day = read_day(call.word("DateTime")[:10]) if call.word("DateTime") else None
    today = (day or office.world.now().astimezone(KYIV).date()).isoformat()
    return today, today


def _may_be_asked(call: Call, row: Row) -> bool:
    """What can be told without looking where the parcel is: thousands of rows pass here for every search."""
    reference, number = call.word("InfoRegClientBarcodes"), call.word("IntDocNumber")
    own = word(row["properties"].get("InfoRegClientBarcodes")).strip()
    return reference in ("", own) and number in ("", row["number"])


def _is_asked(call: Call, one: Document) -> bool:
    return all(test(one, call.word(name)) for name, test in _FILTERS.items() if call.word(name))


def _property(name: str) -> Callable[[Document, str], bool]:
    return lambda one, wanted: one.word(name) == wanted


_FILTERS: dict[str, Callable[[Document, str], bool]] = {
    "StateIds": lambda one, wanted: one.state.code in wanted.split(","),
    "SenderRef": _property("Sender"),
    "RecipientRef": _property("Recipient"),
    "ScanSheetRef": lambda one, wanted: one.row["sheet"] == wanted,
    "UnassembledCargo": lambda one, wanted: wanted != "1" or one.state.code in ARRIVED,
    "RedeliveryMoney": lambda one, wanted: wanted != "1" or one.parcel.transfer > 0,
    "isAfterpayment": lambda one, wanted: wanted != "1" or one.parcel.to_pay > 0,
}
_ORDERS: dict[str, Callable[[Document], Any]] = {
    "IntDocNumber": lambda one: one.number,
    "Weight": lambda one: one.parcel.weight,
    "Cost": lambda one: one.parcel.declared,
    "SeatsAmount": lambda one: one.parcel.seats,
    "CostOnSite": lambda one: one.parcel.cost,
    "StateId": lambda one: int(one.state.code),
    "InfoRegClientBarcodes": lambda one: one.parcel.reference,
    "DateTime": lambda one: one.row["sent_on"],
    "EstimatedDeliveryDate": lambda one: one.row["arrives"],
}


def _order(call: Call) -> Callable[[Document], Any]:
    return _ORDERS.get(call.word("OrderField"), lambda one: one.row["created_at"])


def _began_within(one: Document, begins: datetime, ends: datetime) -> bool:
    received_at = one.state.received_at
    return one.state.code in _MONEY and received_at is not None and begins <= received_at <= ends


def _transfer(one: Document) -> Entry:
    paid = one.state.code == "11"
    return {
        "Number": money_document(one.parcel),
        "IntDocNumber": one.number,
        "DateTime": iso(one.state.received_at),
        "Sum": f"{one.parcel.transfer:.2f}",
        "StateName": "Видано" if paid else "Очікує видачі",
        "DateOfPayment": iso(one.state.since) if paid else "",
    }


def _incoming(parcel: Parcel, state: State) -> Entry:
    place = parcel.destination
    return {
        "TypeOfDocument": "Incoming",
        "Number": parcel.number,
        "TrackingStatusCode": state.code,
        "CityRecipientDescription": place.town.name,
        "SettlmentAddressData": {
            "RecipientWarehouseNumber": str(place.number),
            "RecipientWarehouseRef": places.ref_of(place),
            "RecipientSettlementDescription": place.town.name,
        },
    }

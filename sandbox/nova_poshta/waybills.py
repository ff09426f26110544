"""InternetDocument.save, update, delete (Nova Poshta API 2.0). A document is a row; its parcel lives in the world."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

from sandbox.ledger import Row
from sandbox.nova_poshta import checks_cargo, checks_money, checks_parties, dates, places, tariff
from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.draft import Draft
from sandbox.nova_poshta.envelope import Entry, Envelope, answered
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.refusals import Refusal, Refused
from sandbox.parcel import Parcel, Step
from sandbox.places import SHOP_BRANCH

DOCUMENTS = "documents"
_CHECKS: tuple[Callable[[Draft], Iterable[str | Refusal]], ...] = (
    checks_parties.of_the_sender,
    checks_parties.of_the_origin,
    checks_parties.of_the_recipient,
    checks_parties.of_the_destination,
    checks_cargo.of_the_payment,
    checks_cargo.of_the_order,
    checks_cargo.of_the_goods,
    checks_cargo.of_the_seats,
    checks_money.of_the_transfer,
    checks_money.of_the_control,
)


def document_ref(number: str) -> str:
    """The Ref of a waybill: tracking tells it as RefEW."""
    return places.ref("waybill", number)


def save(call: Call, office: Office) -> Envelope:
    """Write a waybill out. There is no key against repeating: asked twice, it makes two."""
    draft = _checked(Draft(call, office))
    number = office.world.new_number()
    office.world.keep(_parcel(draft, number))
    return _written(draft, number)


def update(call: Call, office: Office) -> Envelope:
    """Replace all of a waybill that was not handed over; what is left out is cleared."""
    known = office.row(call, DOCUMENTS, call.word("Ref"))
    if known is None or known["deleted"]:
        raise Refused("update_not_found")
    parcel = office.world.find(known["number"])
    if parcel is None or state_of(office, known) != "1":
        raise Refused("update_forbidden")
    draft = _checked(Draft(call, office))
    fresh = _parcel(draft, parcel.number)
    office.world.keep(replace(fresh, journey=parcel.journey))
    written = _written(draft, parcel.number, known)
    # a number after save, a text after update, as the two were shown
    entries = [entry | {"CostOnSite": str(entry["CostOnSite"])} for entry in written["data"]]
    return written | {"data": entries}


def delete(call: Call, office: Office) -> Envelope:
    """Delete waybills that were not handed over and stand in no registry; all of those named, or none."""
    refs = call.words("DocumentRefs")
    if not refs:
        raise Refused("document_refs_missing")
    rows = [office.row(call, DOCUMENTS, ref) for ref in refs]
    known = [row for row in rows if row is not None and not row["deleted"]]
    if len(known) < len(rows):
        raise Refused("document_not_found")
    if any(state_of(office, row) != "1" for row in known):
        raise Refused("delete_forbidden")
    if any(row["sheet"] for row in known):
        raise Refused("document_in_registry")
    for ref, row in zip(refs, known, strict=True):
        office.world.delete(row["number"])
        office.world.ledger.put(DOCUMENTS, ref, row | {"deleted": True})
    return answered([{"Ref": ref} for ref in refs])


def state_of(office: Office, row: Row) -> str:
    """The status code of a document's parcel."""
    parcel = office.world.find(row["number"])
    state = parcel.state_at(office.world.now()) if parcel else None
    return state.code if state else ""


def _checked(draft: Draft) -> Draft:
    """Refuse with everything that is wrong at once, as the carrier does."""
    wrong = [found for check in _CHECKS for found in check(draft)]
    if wrong:
        raise Refused(*wrong)
    return draft


def _written(draft: Draft, number: str, known: Row | None = None) -> Envelope:
    row = _row(draft, number, known)
    draft.office.put(draft.call, DOCUMENTS, document_ref(number), row)
    noted = [] if draft.call.word("DateTime") else ["date_set_to_today"]
    return answered([_answer(row)], noted=noted)


def _answer(row: Row) -> Entry:
    return {
        "Ref": document_ref(row["number"]),
        "CostOnSite": row["price"],
        "EstimatedDeliveryDate": dates.write_day(dates.kept_day(row["arrives"])),
        "IntDocNumber": row["number"],
        "TypeDocument": "InternetDocument",
    }


def _row(draft: Draft, number: str, known: Row | None) -> Row:
    """What is kept: the properties as they were sent, and what came of them."""
    now = draft.office.world.now().isoformat()
    way = way_of(draft)
    sent_on = draft.sent_on or draft.today
    return {
        "number": number,
        "created_at": known["created_at"] if known else now,
        "changed_at": now,
        "sent_on": sent_on.isoformat(),
        "arrives": tariff.arrives(way, sent_on).isoformat(),
        "price": _whole(tariff.delivery(way, draft.charged_weight, draft.cost)),
        "properties": draft.call.properties,
        "stood": known["properties"] if known else None,
        "sheet": known["sheet"] if known else "",
        "sheet_number": known["sheet_number"] if known else "",
        "printed": False,
        "deleted": False,
    }


def way_of(draft: Draft) -> tariff.Way:
    """The way of a draft that was found right."""
    origin, destination = draft.origin or SHOP_BRANCH, draft.destination or SHOP_BRANCH
    return tariff.Way(origin.town, destination.town, draft.service)


def _parcel(draft: Draft, number: str) -> Parcel:
    age: timedelta = draft.office.world.now() - draft.office.world.started_at
    sender = draft.sender
    return Parcel(
        number=number,
        sender_phone=draft.sender_phone,
        recipient_phone=draft.recipient_phone,
        journey=(Step(age, "1"),),
        sender_name=sender.person if sender else "",
        recipient_name=draft.recipient_name,
        origin=draft.origin or SHOP_BRANCH,
        destination=draft.destination or SHOP_BRANCH,
        goods=draft.call.word("Description"),
        weight=draft.weight,
        declared=_whole(draft.cost),
        cost=_whole(tariff.delivery(way_of(draft), draft.charged_weight, draft.cost)),
        to_pay=_whole(draft.payment_control),
        transfer=_whole(draft.transfer),
        reference=draft.call.word("InfoRegClientBarcodes"),
        payer=draft.call.word("PayerType"),
        payment=draft.call.word("PaymentMethod"),
        cargo=draft.call.word("CargoType"),
        seats=draft.seats_amount,
    )


def _whole(number: float) -> float:
    """A sum without its .0, as the wire has it."""
    return int(number) if number == int(number) else round(number, 2)

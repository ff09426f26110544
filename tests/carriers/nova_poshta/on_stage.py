"""The simulator's books and places, as the contract asks for them."""

import json
from pathlib import Path

from bot.domain.cod import Cod, CodForm, Payer
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.party import Party, Phone
from bot.domain.place import BranchKind, BranchPoint, NamedBranch, Town
from bot.domain.shipment import Origin, Parcel, WaybillRequest
from sandbox.nova_poshta import accounts, places
from sandbox.nova_poshta.waybills import DOCUMENTS
from sandbox.places import LVIV_BRANCH, ODESA_LOCKER, SHOP_BRANCH

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "nova_poshta"
_KINDS = {"branch": BranchKind.OFFICE, "locker": BranchKind.LOCKER}


def point(place):
    """A place of the world by the carrier's references."""
    return BranchPoint(places.ref("city", place.town.name), places.ref_of(place), _KINDS[place.kind.value])


LOCKER = point(ODESA_LOCKER)
LVIV = NamedBranch(Town("Львів", "Львівська"), str(LVIV_BRANCH.number), BranchKind.OFFICE)


def waybill_request(key, recipient, day, **fields):
    """A waybill that the simulator takes as it is, sent by the account of `key`."""
    name, sender = accounts.name_of(key), accounts.Sender()
    references = {
        "Sender": accounts.sender_ref(name, sender),
        "ContactSender": accounts.sender_contact_ref(name, sender),
    }
    told = {
        "reference": "P-1",
        "origin": Origin(Party(sender.person, Phone(sender.phone)), point(SHOP_BRANCH), references),
        "recipient": Party("Зразок Олена Іванівна", recipient),
        "destination": LVIV,
        "parcels": (Parcel(1500, Size(300, 200, 100)),),
        "description": "Чайник",
        "declared_value": Money(145_000, "UAH"),
        "delivery_payer": Payer.SENDER,
        "ship_on": day,
    }
    return WaybillRequest(**(told | fields))


def transfer(hryvnias):
    return Cod(Money(hryvnias * 100, "UAH"), CodForm.TRANSFER, Payer.RECIPIENT)


def books(world):
    """Our references of all waybills that stand and are not deleted."""
    rows = world.ledger.rows(DOCUMENTS).values()
    return [world.find(row["number"]).reference for row in rows if not row["deleted"]]


def recorded_codes():
    """The status codes of all recordings; none where they are not at hand."""
    answers = [json.loads(path.read_bytes()) for path in SAMPLES.glob("TrackingDocument.getStatusDocuments__*.json")]
    return {entry["StatusCode"] for answer in answers for entry in answer["data"]}

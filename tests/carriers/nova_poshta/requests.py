"""Waybills as the desk asks for them, about nobody."""

from datetime import date

from bot.domain.cod import Cod, CodForm, Payer
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.party import Party, Phone
from bot.domain.place import Address, BranchKind, BranchPoint, NamedAddress, NamedBranch, Town
from bot.domain.shipment import Origin, Parcel, WaybillRequest
from tests.carriers.nova_poshta.answers import BRANCH, CITY, CONTACT, DOOR, REFERENCE, SENDER, SETTLEMENT, STREET

OFFICE = BranchPoint(CITY, BRANCH, BranchKind.OFFICE)
LOCKER = BranchPoint(CITY, BRANCH, BranchKind.LOCKER)
ADDRESS = Address(CITY, STREET, "9", "4", "код 12", SETTLEMENT)
TOWN = Town("Вигадане", "Вигадана", "Вигаданий")
NAMED_OFFICE = NamedBranch(TOWN, "7", BranchKind.OFFICE)
NAMED_ADDRESS = NamedAddress(TOWN, "Вигадана", "9", "4", "код 12")
SMALL = Parcel(1500, Size(400, 300, 200))
MARIA = Party("Зразок Марія Іванівна", Phone("380990000100"))
IVAN = Party("Зразок Іван Петрович", Phone("380990000001"))
FROM_BRANCH = Origin(MARIA, OFFICE, {"Sender": SENDER, "ContactSender": CONTACT})
FROM_DOOR = Origin(MARIA, ADDRESS, {"Sender": SENDER, "ContactSender": CONTACT, "SenderAddress": DOOR})
DAY = date(2026, 11, 25)


def hryvnias(amount):
    return Money.of(str(amount), "UAH")


def cod(amount, form=CodForm.TRANSFER, payer=Payer.RECIPIENT):
    return Cod(hryvnias(amount), form, payer)


def waybill_request(**fields):
    told = {
        "reference": REFERENCE,
        "origin": FROM_BRANCH,
        "recipient": IVAN,
        "destination": NAMED_OFFICE,
        "parcels": (SMALL,),
        "description": "Чайник",
        "declared_value": hryvnias(500),
        "delivery_payer": Payer.SENDER,
        "ship_on": DAY,
    }
    return WaybillRequest(**(told | fields))

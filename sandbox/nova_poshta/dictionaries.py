"""The Common model: dictionaries that change once in years, and the hours of couriers (Nova Poshta API 2.0)."""

from __future__ import annotations

from collections.abc import Callable

from sandbox.nova_poshta import directory, places
from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.dates import read_day
from sandbox.nova_poshta.envelope import Entry, Envelope, answered
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.refusals import REFUSALS, Refused
from sandbox.nova_poshta.stamps import KYIV

PAYERS = {"Sender": "Відправник", "Recipient": "Одержувач", "ThirdPerson": "Третя особа"}
PAYMENT_FORMS = {"Cash": "Готівка", "NonCash": "Безготівка"}
CARGO_TYPES = {
    "Parcel": "Посилка",
    "Cargo": "Вантаж",
    "Documents": "Документи",
    "TiresWheels": "Шини-диски",
    "Pallet": "Палети",
}
SERVICE_TYPES = {
    "DoorsDoors": "Адреса-Адреса",
    "DoorsWarehouse": "Адреса-Відділення",
    "WarehouseWarehouse": "Відділення-Відділення",
    "WarehouseDoors": "Відділення-Адреса",
    "WarehousePostomat": "Відділення-Поштомат",
    "DoorsPostomat": "Адреса-Поштомат",
}
COUNTERPARTY_TYPES = {"PrivatePerson": "Приватна особа", "Organization": "Організація"}
BACKWARD_CARGO_TYPES = {"Documents": "Документи", "Money": "Грошовий переказ"}
_PALLETS = {"1,5 м2 до 2 м2": "816.00", "1 м2 до 1,49 м2": "612.00", "0,5 м2 до 0,99 м2": "408.00"}
_TYRES = {
    "Шина легкова R 13-14": ("Tires", "9.00"),
    "Шина легкова R 17-19": ("Tires", "15.00"),
    "Шина вантажна R 22,5": ("Tires", "94.00"),
    "Диск легковий R 16-17": ("Wheels", "11.00"),
}
_FORMS = {"АБ": "Адвокатське бюро", "АТ": "Акціонерне товариство", "ПП": "Приватне підприємство"}
_FORMS |= {"ТОВ": "Товариство з обмеженою відповідальністю", "ФОП": "Фізична особа-підприємець"}
_PACKS = {
    "Гофрокартон 3-шаровий": ("1000.0", "1000.0", "0.0", "0.00"),
    "Коробка (1 кг) з наповнювачем": ("240.0", "170.0", "100.0", "1.00"),
    "Коробка (5 кг) з наповнювачем": ("400.0", "240.0", "210.0", "5.00"),
    "Конверт з ПБП (С13)": ("215.0", "150.0", "0.0", "0.00"),
}
_GOODS = ("Взуття", "Іграшки", "Книги", "Косметика", "Одяг", "Посуд", "Товари для дому", "Електроніка")
_INTERVALS = (("09:00", "12:00"), ("12:00", "15:00"), ("15:00", "18:00"), ("18:00", "21:00"))
_GOODS_A_PAGE = 500


def _table(rows: dict[str, str]) -> Callable[[Call, Office], Envelope]:
    """A dictionary of words: what each means in Ukrainian."""

    def told(_call: Call, _office: Office) -> Envelope:
        return answered([{"Description": name, "Ref": word} for word, name in rows.items()])

    return told


def form_ref(short: str) -> str:
    """The Ref of a form of ownership."""
    return places.ref("ownership", short)


def _ownership_forms(_call: Call, _office: Office) -> Envelope:
    return answered([
        {"Ref": form_ref(short), "Description": short, "FullName": name} for short, name in _FORMS.items()
    ])  # fmt: skip


def _pallets(_call: Call, _office: Office) -> Envelope:
    told = [(f"Палета від {size} ({weight[:3]})", f"Палета від {size}", weight) for size, weight in _PALLETS.items()]
    return answered([
        {"Ref": places.ref("pallet", name), "Description": name, "DescriptionRu": bare, "Weight": weight}
        for name, bare, weight in told
    ])  # fmt: skip


def _tyres(_call: Call, _office: Office) -> Envelope:
    return answered([
        {**_named("tyre", name), "Weight": weight, "DescriptionType": sort} for name, (sort, weight) in _TYRES.items()
    ])  # fmt: skip


def _packs(_call: Call, _office: Office) -> Envelope:
    return answered([
        {
            **_named("pack", name),
            "Length": length,
            "Width": width,
            "Height": height,
            "VolumetricWeight": weight,
            "TypeOfPacking": "",
            "PackagingForPlace": "0",
        }
        for name, (length, width, height, weight) in _PACKS.items()
    ])  # fmt: skip


def is_pack(ref: str) -> bool:
    """Whether a Ref is one of getPackList."""
    return ref in {places.ref("pack", name) for name in _PACKS}


def _goods(call: Call, _office: Office) -> Envelope:
    words = call.word("FindByString").casefold()
    found = [name for name in _GOODS if words in name.casefold()]
    return answered([_named("goods", name) for name in call.page_of(found, _GOODS_A_PAGE)])


def _named(sort: str, name: str) -> Entry:
    return {"Ref": places.ref(sort, name), "Description": name, "DescriptionRu": name}


def _message_codes(_call: Call, _office: Office) -> Envelope:
    """The codes that this simulator may answer, in English; the carrier's own answer has some 3,300 rows."""
    rows = {row.code: row.text for row in REFUSALS.values() if len(row.code) == len("20000100004")}
    return answered([
        {"MessageCode": code, "MessageText": text, "MessageDescriptionRU": text, "MessageDescriptionUA": text}
        for code, text in sorted(rows.items())
    ])  # fmt: skip


def _delivery_intervals(call: Call, office: Office) -> Envelope:
    return _intervals(call, office, "RecipientCityRef")


def _pickup_intervals(call: Call, office: Office) -> Envelope:
    return _intervals(call, office, "SenderCityRef")


def _intervals(call: Call, office: Office, city: str) -> Envelope:
    """When couriers come on a day: not in the past, and only where the town has couriers."""
    if directory.city_of(call.word(city)) is None:
        raise Refused("city_invalid")
    today = office.world.now().astimezone(KYIV).date()
    day = read_day(call.word("DateTime")) if call.word("DateTime") else today
    if day is None or day < today:
        raise Refused("date_in_the_past")
    return answered([
        {"Number": f"CityDeliveryTimeInterval{number}", "Start": start, "End": end}
        for number, (start, end) in enumerate(_INTERVALS, start=1)
    ])  # fmt: skip


METHODS: dict[str, Callable[[Call, Office], Envelope]] = {
    "getTypesOfPayers": _table(PAYERS),
    "getTypesOfPayersForRedelivery": _table({word: PAYERS[word] for word in ("Sender", "Recipient")}),
    "getPaymentForms": _table(PAYMENT_FORMS),
    "getCargoTypes": _table(CARGO_TYPES),
    "getServiceTypes": _table(SERVICE_TYPES),
    "getTypesOfCounterparties": _table(COUNTERPARTY_TYPES),
    "getBackwardDeliveryCargoTypes": _table(BACKWARD_CARGO_TYPES),
    "getOwnershipFormsList": _ownership_forms,
    "getPalletsList": _pallets,
    "getTiresWheelsList": _tyres,
    "getPackList": _packs,
    "getCargoDescriptionList": _goods,
    "getMessageCodeText": _message_codes,
    "getTimeIntervals": _delivery_intervals,
    "getPickupTimeIntervals": _pickup_intervals,
}

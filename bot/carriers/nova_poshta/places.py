"""From an entry of Address.getWarehouses to a branch of ours. Pure and total."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

from bot.carriers.nova_poshta.fields import Entry, flag, inner, money, number, text, thousandths
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.place import Branch, BranchKind, Opening, Week

_KINDS = {"Branch": BranchKind.OFFICE, "Postomat": BranchKind.LOCKER, "Store": BranchKind.POINT}
_LOCKER_TYPES = {"f9316480-5f2d-425d-bc2c-ac7cd29decf0", "95dc212d-479c-4ffb-a8ab-8c1b9073d0bc"}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HOURS = re.compile(r"([0-2][0-9]):([0-5][0-9])-([0-2][0-9]):([0-5][0-9])")
_PHONE = re.compile(r"[1-9][0-9]{6,14}")
_NOT_FOR_ALL = {"ForResidentOfEntrance", "Private", "LimitedAccess"}
_LAST_MINUTE = time(23, 59)


def branch(entry: Entry) -> Branch:
    """Read one branch; what is not told stays None."""
    status = text(entry, "WarehouseStatus")
    return Branch(
        reference=text(entry, "Ref"),
        number=text(entry, "Number"),
        kind=_kind(entry),
        name=text(entry, "Description"),
        address=text(entry, "ShortAddress"),
        latitude=_degrees(entry, "Latitude", 90),
        longitude=_degrees(entry, "Longitude", 180),
        phone=_phone(text(entry, "Phone")),
        takes_cards=flag(entry, "POSTerminal"),
        pays_out_cod=flag(entry, "CanGetMoneyTransfer"),
        is_working=status == "Working" if status else None,
        may_choose=not flag(entry, "DenyToSelect") and text(entry, "PostMachineType") not in _NOT_FOR_ALL,
        **_town(entry),
        **_limits(entry),
        **_hours(entry),
    )


def _town(entry: Entry) -> dict[str, Any]:
    return {
        "city": text(entry, "CityRef"),
        "city_name": text(entry, "CityDescription"),
        "region": text(entry, "SettlementAreaDescription"),
        "district": text(entry, "SettlementRegionsDescription"),
        "settlement": text(entry, "SettlementRef"),
    }


def _limits(entry: Entry) -> dict[str, Any]:
    return {
        "max_weight_g": thousandths(entry, "PlaceMaxWeightAllowed"),
        "max_shipment_g": thousandths(entry, "TotalMaxWeightAllowed"),
        "max_size": _size(inner(entry, "ReceivingLimitationsOnDimensions")),
        "max_declared_value": _some(entry, "MaxDeclaredCost"),
    }


def _hours(entry: Entry) -> dict[str, Any]:
    return {
        "opening": week(inner(entry, "Schedule")),
        "receiving": week(inner(entry, "Reception")),
        "handing_out": week(inner(entry, "Delivery")),
    }


def _kind(entry: Entry) -> BranchKind:
    """By category; an unknown one by its type, of which only lockers must not be taken for offices."""
    told = _KINDS.get(text(entry, "CategoryOfWarehouse"))
    return told or (BranchKind.LOCKER if text(entry, "TypeOfWarehouse") in _LOCKER_TYPES else BranchKind.OFFICE)


def week(hours: Entry) -> Week:
    """Read seven days: "08:00-21:00", "-" for closed. Empty where a day is missing or cannot be read."""
    days = [text(hours, name) for name in _DAYS]
    if not all(told == "-" or _HOURS.fullmatch(told) for told in days):
        return ()
    return tuple(_opening(told) for told in days)


def _opening(told: str) -> Opening | None:
    hours = _HOURS.fullmatch(told)
    return Opening(_clock(hours[1], hours[2]), _clock(hours[3], hours[4])) if hours else None


def _clock(hour: str, minute: str) -> time:
    """The end of a day is written 24:00, which no clock has."""
    return time(int(hour), int(minute)) if int(hour) < 24 else _LAST_MINUTE  # noqa: PLR2004 - hours of a day


def _size(limits: Entry) -> Size | None:
    sides = [number(limits, side) for side in ("Length", "Width", "Height")]
    told = [int(side * 10) for side in sides if side]
    return Size(*told) if len(told) == len(sides) else None


def _some(entry: Entry, field: str) -> Money | None:
    sum_ = money(entry, field)
    return sum_ if sum_ and sum_.minor else None


def _phone(told: str) -> str:
    """The carrier's hot line, as its directory has it for every branch."""
    return told if _PHONE.fullmatch(told) else ""


def _degrees(entry: Entry, field: str, most: int) -> float | None:
    told = number(entry, field)
    return float(told) if told and told <= most else None

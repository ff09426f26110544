"""The parcels that the demo starts with: one in each state that the carrier knows. All people are invented."""

from __future__ import annotations

from datetime import timedelta

from sandbox.parcel import Link, Parcel, Step
from sandbox.places import (
    CHERNIVTSI_BRANCH,
    DNIPRO_BRANCH,
    KYIV_BRANCH,
    KYIV_DOOR,
    LUTSK_BRANCH,
    LVIV_BRANCH,
    LVIV_DOOR,
    ODESA_BRANCH,
    ODESA_LOCKER,
    POLTAVA_BRANCH,
    SHOP_BRANCH,
    YAHOTYN_BRANCH,
    Place,
)

SHOP = "380990000100"
OLENA = "380990000001"
SERHII = "380990000002"
EMMA = "380990000003"
_NAMES = {OLENA: "Зразок Олена", SERHII: "Зразок Сергій", EMMA: "Зразок Емма"}


def _journey(*steps: tuple[int, str]) -> tuple[Step, ...]:
    """Steps by hours since the world's start."""
    return tuple(Step(timedelta(hours=hours), code) for hours, code in steps)


def _sent(number: str, phone: str, to: Place, *steps: tuple[int, str], to_pay: int = 0, transfer: int = 0) -> Parcel:
    """A parcel of the shop; what the recipient has to pay goes by payment control or by money transfer."""
    return Parcel(
        number=number,
        sender_phone=SHOP,
        recipient_phone=phone,
        recipient_name=_NAMES[phone],
        destination=to,
        to_pay=to_pay,
        transfer=transfer,
        journey=_journey(*steps),
    )


def _returned(number: str, old: str, start: Place, *steps: tuple[int, str]) -> Parcel:
    """The number under which a parcel travels home to the shop."""
    return Parcel(
        number=number,
        sender_phone=SHOP,
        recipient_phone=SHOP,
        recipient_name="Зразок Марія",
        origin=start,
        destination=SHOP_BRANCH,
        made_from=Link(old, "CargoReturn"),
        journey=_journey(*steps),
    )


DEMO_PARCELS = (
    _sent("20451900000013", OLENA, POLTAVA_BRANCH, (-3, "1"), (20, "4"), (28, "5"), (40, "6"), (44, "7"), (60, "9")),
    _sent("20451900000027", SERHII, CHERNIVTSI_BRANCH, (-9, "1"), (-2, "4"), (5, "5"), (21, "6"), (25, "7"), (49, "9")),
    _sent(
        "20451900000031",
        OLENA,
        LVIV_BRANCH,
        *((-20, "1"), (-14, "4"), (-8, "5"), (5, "6"), (8, "7"), (32, "9")),
        to_pay=1250,
    ),
    _sent(
        "20451900000045",
        SERHII,
        YAHOTYN_BRANCH,
        *((-28, "1"), (-22, "4"), (-15, "5"), (-1, "6"), (3, "7"), (243, "102")),
        to_pay=640,
    ),
    _returned("20451900000154", "20451900000045", YAHOTYN_BRANCH, (243, "4"), (248, "5"), (264, "7"), (300, "9")),
    _sent(
        "20400900000052",
        OLENA,
        LVIV_BRANCH,
        *((-60, "1"), (-52, "4"), (-46, "5"), (-30, "6"), (-26, "7"), (22, "10"), (46, "11")),
        transfer=2400,
    ),
    _sent(
        "20451900000066",
        OLENA,
        ODESA_LOCKER,
        *((-50, "1"), (-42, "4"), (-34, "5"), (-9, "6"), (-5, "8"), (19, "9")),
    ),
    _sent("20451900000070", EMMA, KYIV_DOOR, (-26, "1"), (-20, "4"), (-3, "41"), (-1, "101"), (3, "9")),
    Parcel(
        number="20451900000084",
        sender_phone=SHOP,
        recipient_phone=SERHII,
        recipient_name=_NAMES[SERHII],
        destination=LVIV_DOOR,
        to_pay=890,
        journey=(
            *_journey((-48, "1"), (-40, "4"), (-33, "5"), (-10, "6"), (-6, "101")),
            Step(timedelta(hours=-3), "111", reason="Відсутність отримувача за адресою"),
            *_journey((20, "101"), (24, "9")),
        ),
    ),
    _sent("59001900000091", OLENA, KYIV_BRANCH, (-80, "1"), (-76, "4"), (-60, "41"), (-54, "7"), (-26, "9")),
    _sent(
        "20400900000106",
        SERHII,
        DNIPRO_BRANCH,
        *((-90, "1"), (-84, "4"), (-76, "5"), (-58, "6"), (-54, "7"), (-4, "10"), (21, "11")),
        transfer=3150,
    ),
    _sent(
        "20400900000110",
        EMMA,
        LUTSK_BRANCH,
        *((-140, "1"), (-132, "4"), (-124, "5"), (-102, "6"), (-98, "7"), (-70, "10"), (-47, "11")),
        transfer=980,
    ),
    _sent(
        "20451900000123",
        EMMA,
        ODESA_BRANCH,
        *((-100, "1"), (-92, "4"), (-85, "5"), (-62, "6"), (-58, "7"), (-7, "103")),
        to_pay=1700,
    ),
    _returned("20451900000168", "20451900000123", ODESA_BRANCH, (-6, "4"), (-2, "5"), (18, "6"), (22, "7"), (70, "9")),
    _sent("20451900000137", OLENA, LVIV_BRANCH, (-55, "1"), (-47, "4"), (-40, "5"), (-12, "104")),
    Parcel(
        number="20451900000172",
        sender_phone=SHOP,
        recipient_phone=OLENA,
        recipient_name=_NAMES[OLENA],
        origin=LVIV_BRANCH,
        destination=LUTSK_BRANCH,
        made_from=Link("20451900000137", "Redirecting"),
        journey=_journey((-12, "4"), (-6, "5"), (4, "6"), (8, "7"), (50, "9")),
    ),
    _sent("59001900000186", SERHII, KYIV_BRANCH, (-12, "1"), (-7, "4"), (-2, "41"), (4, "7"), (28, "9")),
    _sent("20451900000190", EMMA, POLTAVA_BRANCH, (-70, "1"), (-66, "2")),
    _sent(
        "20451900000205",
        OLENA,
        DNIPRO_BRANCH,
        *((-215, "1"), (-207, "4"), (-200, "5"), (-178, "6"), (-174, "7"), (146, "102")),
        to_pay=430,
    ),
    _returned("20451900000219", "20451900000205", DNIPRO_BRANCH, (147, "4"), (152, "5"), (170, "7"), (200, "9")),
)

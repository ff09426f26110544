"""Rows of a table of orders → what each says of its parcel, and what is wrong with it. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.order import Delivery, OrderDraft
from bot.domain.sheet import Fault, Grid, Layout, Meaning, ReadRow, Row
from bot.reading import sheet_cells, sheet_places
from bot.reading.sheet_evidence import is_patronymic
from bot.reading.sheet_headings import tokens_of
from bot.reading.sheet_places import Said
from bot.reading.spelling import fold_name

_TOTALS = re.compile(r"^(?:разом|всього|усього|итого|всего|total|sum|сума|підсумок)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\s,]+")
_CARRIERS = {
    "nova_poshta": ("нова пошта", "нова пошт", "новая почта", "нп", "новою", "nova", "np", "новапошта"),
    "ukrposhta": ("укрпошта", "укрпочта", "ukrposhta", "ukrpost"),
    "meest": ("миист", "мист", "meest", "meest express"),
    "justin": ("justin", "джастин"),
    "rozetka": ("rozetka", "розетка"),
}
_LONGEST = {Meaning.DESCRIPTION: 100, Meaning.NOTE: 100, Meaning.ORDER: 40}
_MOST_MINOR = 10**10


@dataclass(slots=True)
class _Cells:
    """One row by meaning, and what is found wrong with it."""

    row: Row = field(repr=False)
    layout: Layout
    currency: str
    locker: bool
    faults: list[Fault] = field(default_factory=list)

    def get(self, meaning: Meaning) -> str:
        column = self.layout.columns.get(meaning)
        return "" if column is None else self.row[column].removeprefix("'").strip()

    def fault(self, key: str, meaning: Meaning) -> None:
        self.faults.append(Fault(key, meaning))


def read_rows(grid: Grid, layout: Layout, currency: str) -> list[ReadRow]:
    """Read every row below the headings that says something; bare sums are in `currency`."""
    first = 0 if layout.header is None else layout.header + 1
    column = layout.columns.get(Meaning.BRANCH)
    heading = "" if layout.header is None or column is None else grid.rows[layout.header][column]
    locker = any(word.startswith(("поштомат", "почтомат", "locker")) for word in tokens_of(heading)) and not any(
        word.startswith(("видил", "отдел")) for word in tokens_of(heading)
    )
    return [
        _read(number, _Cells(row, layout, currency, locker))
        for number, row in enumerate(grid.rows[first:], start=first + 1)
        if any(row) and not _is_apart(row, layout, grid)
    ]


def _is_apart(row: Row, layout: Layout, grid: Grid) -> bool:
    """The headings once more, or the totals below."""
    if layout.header is not None and row == grid.rows[layout.header]:
        return True
    phone = layout.columns.get(Meaning.PHONE)
    said = next((cell for cell in row if cell), "")
    return bool(_TOTALS.match(said)) and (phone is None or not row[phone])


def _read(number: int, cells: _Cells) -> ReadRow:
    told: dict[str, Any] = {}
    for part in (_name, _phone, _carrier, _place, _weight, _money, _rest):
        told |= part(cells)
    waybill = cells.get(Meaning.WAYBILL)
    if waybill:
        cells.fault("row-has-waybill", Meaning.WAYBILL)
    return ReadRow(
        number=number,
        draft=OrderDraft(**told, note=cells.get(Meaning.NOTE)[: _LONGEST[Meaning.NOTE]] or None),
        order=cells.get(Meaning.ORDER)[: _LONGEST[Meaning.ORDER]],
        waybill=waybill,
        faults=tuple(cells.faults),
    )


def _name(cells: _Cells) -> Mapping[str, Any]:
    parts = [cells.get(one) for one in (Meaning.LAST_NAME, Meaning.FIRST_NAME, Meaning.MIDDLE_NAME)]
    whole = cells.get(Meaning.FULL_NAME)
    if not any(parts) and whole:
        parts = _parts(whole, given_first=cells.layout.given_name_first)
    last, first, middle = (_titled(part) for part in parts)
    if not last and not first:
        cells.fault("row-no-name", Meaning.FULL_NAME)
    elif not last or not first:
        cells.fault("row-half-name", Meaning.FULL_NAME if whole else Meaning.LAST_NAME)
    return {"last_name": last or None, "first_name": first or None, "middle_name": middle or None}


def _parts(whole: str, *, given_first: bool) -> list[str]:
    """Family name, given name, the rest. A patronymic in the second place stands behind the given name."""
    words = _WORD.findall(whole)
    if len(words) > 2 and is_patronymic(words[1]):  # noqa: PLR2004
        words = [words[2], words[0], words[1], *words[3:]]
    elif given_first and len(words) > 1:
        words = [words[-1], words[0], " ".join(words[1:-1])]
    return [*words[:2], " ".join(words[2:])] if len(words) > 1 else [*words, "", ""]


def _titled(name: str) -> str:
    """Names typed in capitals or without any get theirs."""
    plain = " ".join(name.split())
    if plain.islower() or (plain.isupper() and len(plain) > 2):  # noqa: PLR2004 - initials stay
        return "-".join(part.capitalize() for part in plain.split("-"))
    return plain


def _phone(cells: _Cells) -> Mapping[str, Any]:
    said = cells.get(Meaning.PHONE)
    found = sheet_cells.phone(said)
    if found is None:
        key = "row-no-phone" if not said else "row-phone"
        cells.fault("row-phone-spoiled" if sheet_cells.is_spoiled(said) else key, Meaning.PHONE)
    return {"phone": found}


def _carrier(cells: _Cells) -> Mapping[str, Any]:
    said = fold_name(cells.get(Meaning.CARRIER))
    if not said:
        return {}
    code = next((code for code, names in _CARRIERS.items() if any(_begins(said, name) for name in names)), None)
    if code is None:
        cells.fault("row-carrier", Meaning.CARRIER)
    return {"carrier": code}


def _begins(said: str, name: str) -> bool:
    return said == name or said.startswith((f"{fold_name(name)} ", fold_name(name) + ",")) or said == fold_name(name)


def _place(cells: _Cells) -> Mapping[str, Any]:
    city, region = sheet_places.town(cells.get(Meaning.CITY))
    region = sheet_places.town(cells.get(Meaning.REGION))[0] or region
    said = next((one for one in _said(cells) if one.number or one.street), Said())
    told_in_address = sheet_places.in_one(cells.get(Meaning.ADDRESS) or cells.get(Meaning.BRANCH))
    city = city or said.city or told_in_address.city
    region = region or said.region or ("" if cells.get(Meaning.CITY) else told_in_address.region)
    if not city:
        cells.fault("row-no-city", Meaning.CITY if Meaning.CITY in cells.layout.columns else Meaning.ADDRESS)
    if not said.number and not said.house:
        cells.fault("row-no-place", next((one for one in _PLACES if cells.get(one)), Meaning.BRANCH))
    delivery = said.delivery or (Delivery.LOCKER if said.number and cells.locker else None)
    told = {"street": said.street, "house": said.house, "flat": said.flat, "branch_number": said.number}
    place = {name: value or None for name, value in told.items()}
    postcode = re.fullmatch(r"\d{4,5}", cells.get(Meaning.POSTCODE))
    return {
        **place,
        "city": city or None,
        "region": region or None,
        "delivery": delivery,
        "postcode": postcode[0].zfill(5) if postcode else None,
    }


_PLACES = (Meaning.BRANCH, Meaning.ADDRESS, Meaning.STREET)


def _said(cells: _Cells) -> Iterator[Said]:
    """What each cell says of where to, the surest first."""
    for meaning in (Meaning.BRANCH, Meaning.ADDRESS, Meaning.CITY):
        text = cells.get(meaning)
        found = sheet_places.branch(text) if meaning is Meaning.BRANCH else None
        yield Said(number=found[0], delivery=found[1]) if found else sheet_places.in_one(text)
    street, house = cells.get(Meaning.STREET), cells.get(Meaning.HOUSE)
    if street and not house:
        yield sheet_places.door(street) or sheet_places.door(f"вул. {street}") or Said()
    if street and house:
        kind, _, name = street.partition(" ")
        typed = f"{sheet_places.street_type(kind.rstrip('.'))} {name}" if name else street
        yield Said(delivery=Delivery.DOOR, street=typed, house=house, flat=cells.get(Meaning.FLAT))


def _weight(cells: _Cells) -> Mapping[str, Any]:
    layout = cells.layout
    weight = _if_said(cells, Meaning.WEIGHT, lambda text: sheet_cells.grams(text, in_grams=layout.in_grams))
    size = _if_said(cells, Meaning.SIZE, lambda text: sheet_cells.size(text, in_millimetres=layout.in_millimetres))
    sides = [cells.get(one) for one in (Meaning.LENGTH, Meaning.WIDTH, Meaning.HEIGHT)]
    if size is None and all(sides):
        read = [sheet_cells.side(one, in_millimetres=layout.in_millimetres) for one in sides]
        if None in read:
            cells.fault("row-size", Meaning.LENGTH)
        else:
            size = Size(*(one for one in read if one is not None))
    return {"weight_g": weight, "size": size, "seats": _if_said(cells, Meaning.SEATS, sheet_cells.count)}


_UNREAD = {Meaning.WEIGHT: "row-weight", Meaning.SIZE: "row-size", Meaning.SEATS: "row-seats"}


def _if_said(cells: _Cells, meaning: Meaning, read: Callable[[str], Any]) -> Any:
    said = cells.get(meaning)
    if not any(sign.isalnum() for sign in said):
        return None
    found = read(said)
    if found is None:
        cells.fault(_UNREAD[meaning], meaning)
    return found


def _money(cells: _Cells) -> Mapping[str, Any]:
    declared = _sum(cells, Meaning.DECLARED)
    said = cells.get(Meaning.COD)
    if sheet_cells.no_sum(said):
        return {"declared_value": declared}
    if sheet_cells.amount(said) is None and sheet_cells.on_delivery(said):
        if declared is None:
            cells.fault("row-cod-without-sum", Meaning.COD)
        return {"declared_value": declared, "cod": declared}
    return {"declared_value": declared, "cod": _sum(cells, Meaning.COD)}


def _sum(cells: _Cells, meaning: Meaning) -> Money | None:
    said = cells.get(meaning)
    if not any(sign.isalnum() for sign in said):
        return None
    found = sheet_cells.amount(said)
    if found is None or not _whole_minor(found[0]):
        cells.fault("row-sum", meaning)
        return None
    if found[1] not in {"", cells.currency}:
        cells.fault("row-currency", meaning)
        return None
    return Money.of(found[0], cells.currency) if found[0] else None


def _whole_minor(amount: Decimal) -> bool:
    return amount * 100 == (amount * 100).to_integral_value() and amount * 100 < _MOST_MINOR


def _rest(cells: _Cells) -> Mapping[str, Any]:
    description = " ".join(cells.get(Meaning.DESCRIPTION).split())[: _LONGEST[Meaning.DESCRIPTION]]
    return {"payer": sheet_cells.payer(cells.get(Meaning.PAYER)), "description": description or None}

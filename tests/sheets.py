"""Spreadsheets of invented orders, and a directory small enough to be looked through at once."""

from __future__ import annotations

import csv
import io
import random
from functools import cache
from typing import Any

import xlsxwriter

from bot.carriers.nova_poshta.places import branch as read_branch
from bot.domain.place import City
from sandbox.nova_poshta import directory as simulated
from sandbox.nova_poshta import places
from sandbox.nova_poshta.warehouses import entry
from sandbox.towns import towns

HEADINGS = ("№ замовлення", "ПІБ", "Телефон", "Місто", "Відділення", "Вага, кг", "Оцінка", "Післяплата", "Опис")
_FAMILIES = ("Зразок", "Приклад", "Вигадка", "Проба", "Казка", "Мрія")
_GIVEN = ("Олена", "Марія", "Іван", "Петро", "Ганна", "Остап")
_TOWNS = ("Київ", "Львів", "Одеса", "Харків", "Дніпро", "Полтава", "Луцьк", "Суми")


def order(number: int, **told: Any) -> tuple[str, ...]:
    """One order of the headings above; Ukrainian names of parts: phone, city, branch, weight…"""
    plain = {
        "order": str(number),
        "name": f"{_FAMILIES[number % 6]} {_GIVEN[number // 6 % 6]}",
        "phone": f"+38099{number % 10**7:07}",
        "city": "Львів",
        "branch": "1",
        "weight": "1,5",
        "declared": "500",
        "cod": "",
        "goods": f"Чайник {number}",
    }
    return tuple(str(value) for value in (plain | told).values())


def xlsx(rows: list[tuple[str, ...]], headings: tuple[str, ...] = HEADINGS) -> bytes:
    """A workbook, its phones and numbers as Excel keeps them."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Замовлення")
        for place, row in enumerate([headings, *rows]):
            for column, cell in enumerate(row):
                if cell.isdigit() and not cell.startswith("0"):
                    sheet.write_number(place, column, int(cell))
                else:
                    sheet.write_string(place, column, cell)
    return content.getvalue()


def csv_(rows: list[tuple[str, ...]], headings: tuple[str, ...] = HEADINGS, delimiter: str = ";") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([headings, *rows])
    return text.getvalue()


@cache
def some_country() -> tuple[list[City], list[Any]]:
    """A few towns of the simulator's directory with the first of their branches."""
    chosen = {town.name: town for town in towns() if town.name in _TOWNS}
    cities = [City(places.ref("city", town.name), town.name, town.area) for town in chosen.values()]
    found: dict[str, list[Any]] = {name: [] for name in chosen}
    for point in simulated.points():
        here = found.get(point.place.town.name)
        if here is not None and len(here) < 40:
            here.append(point)
    return cities, [read_branch(entry(point)) for some in found.values() for point in some]


def offices() -> list[tuple[str, str]]:
    """Town and number of every branch there that takes any parcel of up to 30 kg."""
    return [
        (one.city_name, one.number)
        for one in some_country()[1]
        if one.kind == "office"
        and one.is_working is not False
        and one.may_choose
        and (one.max_weight_g or 30000) >= 10000
    ]


def orders(many: int, seed: int = 1, bad: float = 0.0) -> list[tuple[str, ...]]:
    """Orders to all those branches; of so many something is wrong."""
    chance, there = random.Random(seed), offices()
    made = []
    for number in range(1, many + 1):
        city, branch = there[chance.randrange(len(there))]
        wrong = {}
        if chance.random() < bad:
            wrong = chance.choice([{"phone": "12345"}, {"city": "Нетакемісто"}, {"branch": "99999"}, {"name": ""}])
        made.append(order(number, **{"city": city, "branch": branch, **wrong}))
    return made

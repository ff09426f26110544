from __future__ import annotations

import pytest

from sandbox.extract_towns import rows
from sandbox.latin import latin
from sandbox.towns import by_name, named, towns


@pytest.mark.parametrize(
    ("ukrainian", "expected"),
    [
        ("Згурівка", "Zghurivka"),
        ("Єнакієве", "Yenakiieve"),
        ("Знам'янка", "Znamianka"),
        ("Яготин", "Yahotyn"),
        ("Щасливе", "Shchaslyve"),
        ("Подъём, эхо", "Podem, ekho"),
    ],
)
def test_latin_follows_the_table_of_passports(ukrainian, expected):
    assert latin(ukrainian) == expected


def test_towns_are_many_have_unique_names_and_lie_in_ukraine():
    assert len(towns()) > 2500
    assert len(by_name()) == len(towns())
    assert all(44 < town.latitude < 53 and 22 < town.longitude < 41 and town.area for town in towns())


def test_the_largest_of_a_name_bears_it_alone_and_the_others_say_their_area():
    assert named("Чернівці").people > 200_000
    assert named("Чернівці (Вінницька обл.)").area == "Вінницька"


def place(name: str, *names: str, people: int = 5000, **more) -> dict:
    kept = {"name": name, "alternatenames": list(names), "population": people, "admin1code": "17", "geonameid": people}
    return {**kept, "latitude": 46.0, "longitude": 30.0, **more}


def test_the_list_takes_the_ukrainian_name_and_leaves_out_what_it_cannot_tell():
    told = "".join(rows([place("Artsyz", "Арциз", "Арциж"), place("Nikopol", "Никополь", "Нікополь"), place("Alt")]))
    assert [line.split("\t")[0] for line in told.splitlines()] == ["Арциз", "Нікополь"]


def test_the_list_leaves_out_parts_of_cities_and_regions_without_delivery():
    city = place("Odesa", "Одеса", people=1_000_000)
    part = place("Saltivka", "Салтівка", latitude=46.05)
    away = place("Yalta", "Ялта", admin1code="11")
    told = "".join(rows([city, part, away, place("Renivka", "Ренівка", latitude=47.0)]))
    assert [line.split("\t")[0] for line in told.splitlines()] == ["Одеса", "Ренівка"]

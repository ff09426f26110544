"""Where the world's parcels go: real Ukrainian towns, invented branches. Knows no carrier's wording."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from sandbox.towns import Town, named

__all__ = ["Kind", "Place", "Town"]


class Kind(enum.Enum):
    """What stands at the end of a parcel's way."""

    BRANCH = "branch"
    CARGO = "cargo"
    STORE = "store"
    LOCKER = "locker"
    DOOR = "door"


@dataclass(frozen=True, slots=True)
class Place:
    """A branch (one for cargo, or a shop that hands out), a locker or somebody's door; a door has the number 0."""

    town: Town
    number: int
    street: str
    kind: Kind = Kind.BRANCH


KYIV = named("Київ")
LVIV = named("Львів")
ODESA = named("Одеса")
DNIPRO = named("Дніпро")
POLTAVA = named("Полтава")
LUTSK = named("Луцьк")
CHERNIVTSI = named("Чернівці")
YAHOTYN = named("Яготин")

SHOP_BRANCH = Place(KYIV, 902, "вул. Пакункова, 1")
KYIV_BRANCH = Place(KYIV, 917, "просп. Вишневий, 20а")
KYIV_DOOR = Place(KYIV, 0, "вул. Кленова, 8, кв. 15", Kind.DOOR)
LVIV_BRANCH = Place(LVIV, 905, "вул. Липова, 12")
LVIV_DOOR = Place(LVIV, 0, "вул. Каштанова, 3, кв. 7", Kind.DOOR)
ODESA_BRANCH = Place(ODESA, 911, "вул. Приморська, 44")
ODESA_LOCKER = Place(ODESA, 90218, "вул. Акацієва, 9", Kind.LOCKER)
DNIPRO_BRANCH = Place(DNIPRO, 908, "вул. Набережна, 31")
POLTAVA_BRANCH = Place(POLTAVA, 903, "вул. Яблунева, 5")
LUTSK_BRANCH = Place(LUTSK, 901, "вул. Озерна, 77/2")
CHERNIVTSI_BRANCH = Place(CHERNIVTSI, 904, "вул. Горіхова, 16")
YAHOTYN_BRANCH = Place(YAHOTYN, 1, "вул. Польова, 9")

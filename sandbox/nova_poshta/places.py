"""Branches as Nova Poshta words and keys them. Knows the world's places, no parcels."""

from __future__ import annotations

from functools import lru_cache
from uuid import NAMESPACE_URL, uuid5

from sandbox.places import Kind, Place

NO_REF = "00000000-0000-0000-0000-000000000000"
POST_BRANCH = "841339c7-591a-42e2-8233-7a0a00f0ed6f"
PARCEL_SHOP = "6f8c7162-4b72-4b0a-88e5-906948c6a92f"
CARGO_BRANCH = "9a68df70-0267-42a8-bb5c-37f427e36ee4"
LOCKER = "f9316480-5f2d-425d-bc2c-ac7cd29decf0"
# what the carrier itself calls Kyiv, so that a client's own constants find it
_KNOWN = {
    ("city", "Київ"): "8d5a980d-391c-11dd-90d9-001a92567626",
    ("settlement", "Київ"): "e718a680-4b33-11e4-ab6d-005056801329",
}
_TYPES = {
    Kind.BRANCH: POST_BRANCH,
    Kind.CARGO: CARGO_BRANCH,
    Kind.STORE: POST_BRANCH,
    Kind.LOCKER: LOCKER,
    Kind.DOOR: "",
}
_CATEGORIES = {
    Kind.BRANCH: "Branch",
    Kind.CARGO: "Branch",
    Kind.STORE: "Store",
    Kind.LOCKER: "Postomat",
    Kind.DOOR: "",
}
_NAMES = {
    Kind.BRANCH: "Відділення №{number} (до 30 кг на одне місце): {street}",
    Kind.CARGO: "Відділення №{number}: {street}",
    Kind.STORE: "Пункт приймання-видачі (до 30 кг): {street}",
    Kind.LOCKER: 'Поштомат "Нова Пошта" №{number}: {street}',
    Kind.DOOR: "",
}


@lru_cache(maxsize=65536)
def ref(*words: str) -> str:
    """An invented Ref, the same for the same words."""
    return _KNOWN.get((words[0], words[-1])) or str(uuid5(NAMESPACE_URL, "/".join(words)))


def ref_of(place: Place) -> str:
    """The Ref of a branch; the zero Ref for somebody's door."""
    return NO_REF if place.kind is Kind.DOOR else ref("branch", place.town.name, str(place.number))


def type_ref(place: Place) -> str:
    """The Ref of the kind of branch (Address.getWarehouseTypes)."""
    return _TYPES[place.kind]


def category(place: Place) -> str:
    """The word of CategoryOfWarehouse."""
    return _CATEGORIES[place.kind]


def full_name(place: Place) -> str:
    """Name a branch as WarehouseRecipient does; empty for somebody's door."""
    return _NAMES[place.kind].format(number=place.number, street=place.street)


def short_address(place: Place) -> str:
    """Write the address of a branch as WarehouseRecipientAddress does; empty for somebody's door."""
    return "" if place.kind is Kind.DOOR else f"{place.town.name}, {place.street}"


def long_address(place: Place) -> str:
    """Write what RecipientAddress shows once the phone was right: the branch, or the street and house."""
    return f"м. {place.town.name}, {full_name(place) or place.street}"

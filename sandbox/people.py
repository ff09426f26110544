"""The demo's people: all invented. Their phones are the recipients' phones of the demo's parcels."""

from __future__ import annotations

from typing import TypedDict


class PersonRow(TypedDict):
    """One row of the table; `role` is what they are to the shop."""

    id: int
    first_name: str
    language_code: str
    role: str
    phone: str


PEOPLE: tuple[PersonRow, ...] = (
    {"id": 7001, "first_name": "Олена", "language_code": "uk", "role": "customer", "phone": "380990000001"},
    {"id": 7002, "first_name": "Сергій", "language_code": "ru", "role": "customer", "phone": "380990000002"},
    {"id": 7003, "first_name": "Emma", "language_code": "en", "role": "customer", "phone": "380990000003"},
    {"id": 7005, "first_name": "Богдан", "language_code": "uk", "role": "storekeeper", "phone": "380990000005"},
    {"id": 7006, "first_name": "Ірина", "language_code": "uk", "role": "courier", "phone": "380990000006"},
    {"id": 7007, "first_name": "Андрій", "language_code": "uk", "role": "manager", "phone": "380990000007"},
    {"id": 7010, "first_name": "Марія", "language_code": "uk", "role": "owner", "phone": "380990000010"},
)

OWNER_ID = next(person["id"] for person in PEOPLE if person["role"] == "owner")

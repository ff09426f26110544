"""A parcel as a row of the ledger, and back. Times as ISO texts, offsets in seconds."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from sandbox.ledger import Row
from sandbox.parcel import Link, Parcel, Step
from sandbox.places import Kind, Place
from sandbox.towns import Town, by_name

_APART = {"journey", "origin", "destination", "made_from", "stored_until", "started_at"}
_PLAIN = tuple(field.name for field in fields(Parcel) if field.name not in _APART)


def row_of(parcel: Parcel) -> Row:
    """Write down everything but the world's start."""
    return {name: getattr(parcel, name) for name in _PLAIN} | {
        "journey": [[step.after.total_seconds(), step.code, step.reason] for step in parcel.journey],
        "origin": place_row(parcel.origin),
        "destination": place_row(parcel.destination),
        "made_from": [parcel.made_from.number, parcel.made_from.why] if parcel.made_from else None,
        "stored_until": parcel.stored_until.isoformat() if parcel.stored_until else None,
    }


def parcel_of(row: Row) -> Parcel:
    """Read a row that `row_of` wrote."""
    until: str | None = row["stored_until"]
    return Parcel(
        **{name: row[name] for name in _PLAIN},
        journey=tuple(Step(timedelta(seconds=after), code, reason) for after, code, reason in row["journey"]),
        origin=place_of(row["origin"]),
        destination=place_of(row["destination"]),
        made_from=Link(*row["made_from"]) if row["made_from"] else None,
        stored_until=datetime.fromisoformat(until) if until else None,
    )


def place_row(place: Place) -> list[Any]:
    """Write down a place; its town by name."""
    return [place.town.name, place.number, place.street, place.kind.value]


def place_of(row: list[Any]) -> Place:
    """Read what `place_row` wrote; a town that the list lacks is a town by name alone."""
    name, number, street, kind = row
    return Place(by_name().get(name) or Town(name), number, street, Kind(kind))

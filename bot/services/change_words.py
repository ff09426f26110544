"""What tells two states of a shipment apart, for the staff's trail: values of ours, and of a person only that."""

from __future__ import annotations

from bot.db.shipments import Shipment
from bot.domain.measure import Size
from bot.domain.money import Money

_OTHER, _CHANGED = "other", "changed"  # of a person: that it was another
Words = dict[str, str | int | None]


def told_apart(before: Shipment, after: Shipment) -> tuple[Words, Words]:
    """What stood before and what stands after, of all that differs."""
    stood, stands = _values(before), _values(after)
    differing = [name for name in stood if stood[name] != stands[name]]
    personal = [
        name
        for name, is_other in (
            ("name", before.recipient.name != after.recipient.name),
            ("phone", before.recipient.phone != after.recipient.phone),
            ("place", before.destination != after.destination),
            ("note", before.note != after.note),
            ("goods", before.description != after.description),
        )
        if is_other
    ]
    was: Words = {name: stood[name] for name in differing} | dict.fromkeys(personal, _OTHER)
    told: Words = {name: stands[name] for name in differing} | dict.fromkeys(personal, _CHANGED)
    return was, told


def _values(one: Shipment) -> Words:
    return {
        "weight_g": sum(piece.weight_g for piece in one.parcels),
        "size": _size(one.parcels[0].size),
        "seats": len(one.parcels),
        "declared_value": _money(one.declared_value),
        "to_collect": None if one.cod is None else _money(one.cod.amount),
        "payer": one.delivery_payer.value,
    }


def _size(one: Size | None) -> str | None:
    return None if one is None else f"{one.length_mm}×{one.width_mm}×{one.height_mm}"


def _money(one: Money) -> str:
    return f"{one.major} {one.currency}"

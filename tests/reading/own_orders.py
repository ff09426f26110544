"""The invented orders of tests/reading/orders: each message and what is expected of it, in the shape of the command."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "orders"
CARRIERS = {"np": "nova_poshta", "ukrposhta": "ukrposhta", "meest": "meest", "-": None}
FIELDS = {"weight": "weight_kg", "size": "dimensions_cm", "declared": "declared_value", "goods": "description"}


@dataclass(frozen=True)
class Message:
    """A message by its name, its text and the orders in it."""

    name: str
    text: str
    orders: tuple[dict[str, Any], ...]

    @property
    def held_out(self) -> bool:
        """Whether it belongs to the half that nothing was tuned on."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2 == 0


def messages() -> list[Message]:
    blocks = [block for file in sorted(FOLDER.glob("*.txt")) for block in file.read_text("utf-8").split("\n@ ")[1:]]
    whole = [line for file in sorted(FOLDER.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    return [*map(_message, blocks), *map(_written_whole, whole)]


def _written_whole(line: str) -> Message:
    """A message with what is expected of it in the shape of the command; several orders in a list."""
    written = json.loads(line)
    expected = written["expect"]
    return Message(written["id"], written["text"], tuple(expected if isinstance(expected, list) else [expected]))


def _message(block: str) -> Message:
    name, *lines = block.strip("\n").split("\n")
    text = "\n".join(line for line in lines if not line.startswith("= "))
    expected = [line[2:] for line in lines if line.startswith("= ") and line != "= none"]
    return Message(name, text, tuple(_order(line) for line in expected))


def _order(line: str) -> dict[str, Any]:
    carrier, name, phone, city, delivery, *more = (part.strip() for part in line.split(";"))
    last, first, middle = (None if part == "-" else part for part in name.split("/"))
    kind, _, number = delivery.partition(" ")
    order: dict[str, Any] = dict.fromkeys(
        [
            "region",
            "street",
            "house",
            "flat",
            "postcode",
            "weight_kg",
            "dimensions_cm",
            "seats",
            "declared_value",
            "cod",
            "payer",
            "description",
        ]
    )
    order |= {
        "carrier": CARRIERS[carrier],
        "recipient": {
            "last_name": last,
            "first_name": first,
            "middle_name": middle,
            "phone": None if phone == "-" else f"+{phone}",
        },
        "city": None if city == "-" else city,
        "delivery": None if kind == "-" else kind,
        "branch_number": number or None,
    }
    for part in more:
        field, _, value = part.partition(" ")
        order[FIELDS.get(field, field)] = value.split() if field == "size" else value
    return order


EXACT = ["carrier", "city", "delivery", "branch_number", "street", "house", "flat", "postcode", "payer"]
BY_VALUE = ("weight_kg", "seats", "declared_value", "cod")


def right(message: Message, found: list[dict[str, Any]]) -> list[str]:
    """What of a message was read wrongly; goods and region aside, as they are only hints."""
    if len(found) != len(message.orders):
        return [f"{len(found)} orders"]
    return [fault for expected, got in zip(message.orders, found, strict=True) for fault in _faults(expected, got)]


def _faults(expected: dict[str, Any], got: dict[str, Any]) -> list[str]:
    faults = [field for field in EXACT if _plain(expected[field]) != _plain(got[field])]
    faults += [part for part, said in expected["recipient"].items() if _plain(said) != _plain(got["recipient"][part])]
    faults += [field for field in BY_VALUE if _value(expected[field]) != _value(got[field])]
    sides = ([Decimal(str(side)) for side in one["dimensions_cm"] or ()] for one in (expected, got))
    faults += ["dimensions_cm"] if next(sides) != next(sides) else []
    faults += ["phone taken wrongly"] if "phone" in faults and got["recipient"]["phone"] else []
    return faults + (["branch taken wrongly"] if "branch_number" in faults and got["branch_number"] else [])


def _plain(said: str | None) -> str | None:
    return said and said.lower().replace(" ", "")


def _value(said: Any) -> Decimal | None:
    return None if said is None else Decimal(str(said))

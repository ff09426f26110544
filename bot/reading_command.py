"""`python -m bot read … FILE`: what each message of a file means, one JSON line each. Wants no settings."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

from bot.domain.measure import Size
from bot.domain.order import OrderDraft
from bot.reading.order_text import read_orders
from bot.reading.utterance import Utterance, read_utterance

_Reader = Callable[[str], Any]
_CURRENCY = "UAH"  # of a bare sum: the command knows no shop, and its messages are those of shops of Ukraine


def read_file(kind: str, file: str, out: TextIO, err: TextIO) -> int:
    """Read lines {"id", "text", …} and print {"id", "result"} for each; the process's exit code."""
    try:
        lines = Path(file).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        err.write(f"{file} cannot be read: {error}\n")
        return 1
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        answer = _answer(line, READERS[kind])
        if answer is None:
            err.write(f'{file}:{number}: not a JSON object with an "id" and a "text"\n')
            return 1
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 0


def _answer(line: str, read: _Reader) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    if not isinstance(record, dict) or "id" not in record or not isinstance(record.get("text"), str):
        return None
    return {"id": record["id"], "result": read(record["text"])}


def _utterance(text: str) -> dict[str, Any]:
    return _understood(read_utterance(text))


def _orders(text: str) -> list[dict[str, Any]]:
    return [_order(draft) for draft in read_orders(text, _CURRENCY)]


def _understood(found: Utterance) -> dict[str, Any]:
    return {
        "intent": found.intent.value,
        "numbers": list(found.numbers),
        "city": found.city,
        "branch_number": found.branch_number,
    }


def _order(draft: OrderDraft) -> dict[str, Any]:
    same = ("carrier", "city", "region", "branch_number", "street", "house", "flat", "postcode", "seats", "description")
    return {
        "recipient": _recipient(draft),
        "delivery": draft.delivery.value if draft.delivery else None,
        "weight_kg": str(Decimal(draft.weight_g) / 1000) if draft.weight_g is not None else None,
        "dimensions_cm": _centimetres(draft.size) if draft.size else None,
        "declared_value": str(draft.declared_value.major) if draft.declared_value else None,
        "cod": str(draft.cod.major) if draft.cod else None,
        "payer": draft.payer.value if draft.payer else None,
    } | {field: getattr(draft, field) for field in same}


def _recipient(draft: OrderDraft) -> dict[str, str | None]:
    return {
        "last_name": draft.last_name,
        "first_name": draft.first_name,
        "middle_name": draft.middle_name,
        "phone": f"+{draft.phone.digits}" if draft.phone else None,
    }


def _centimetres(size: Size) -> list[float]:
    return [side / 10 for side in (size.length_mm, size.width_mm, size.height_mm)]


READERS: dict[str, _Reader] = {"utterances": _utterance, "orders": _orders}

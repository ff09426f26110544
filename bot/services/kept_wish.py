"""A wish, and a place to look around of, as they are kept with a chat between two messages, and read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.branch_search import Around, Point, Wish
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.place import BranchKind
from bot.reading.landmarks import all_landmarks

_SOON_OVER = timedelta(hours=1)  # "open now" of an hour ago is not meant any more
_SAME = ("weight_g", "pays_out_cod", "takes_cards", "open_on_sunday")


def kept(wish: Wish) -> dict[str, Any]:
    """Write it down; what was not wished is left out."""
    told = {name: getattr(wish, name) for name in _SAME}
    told["kinds"] = sorted(wish.kinds)
    told["carriers"] = sorted(wish.carriers)
    told["size"] = wish.size and [wish.size.length_mm, wish.size.width_mm, wish.size.height_mm]
    told["declared"] = wish.declared_value and [wish.declared_value.minor, wish.declared_value.currency]
    told["open_at"] = wish.open_at and wish.open_at.isoformat()
    return {name: value for name, value in told.items() if value}


def read(told: dict[str, Any], now: datetime) -> Wish:
    """Read what `kept` has written."""
    wish = Wish(
        kinds=frozenset(map(BranchKind, told.get("kinds", ()))),
        carriers=frozenset(told.get("carriers", ())),
        size=Size(*told["size"]) if "size" in told else None,
        declared_value=Money(*told["declared"]) if "declared" in told else None,
        **{name: told[name] for name in _SAME if name in told},
    )
    open_at = datetime.fromisoformat(told["open_at"]) if "open_at" in told else None
    return replace(wish, open_at=open_at) if open_at is not None and open_at > now - _SOON_OVER else wish


def kept_around(around: Around | None) -> str | list[float] | None:
    """A landmark's key, or a point."""
    if around is None:
        return None
    return around.landmark.key if around.landmark else [around.point.latitude, around.point.longitude]


def read_around(told: str | list[float] | None) -> Around | None:
    """Read what `kept_around` has written; a landmark that the list has no more is forgotten."""
    if isinstance(told, str):
        landmark = all_landmarks().get(told)
        return None if landmark is None else Around(landmark.point, landmark)
    return Around(Point(*told)) if told else None

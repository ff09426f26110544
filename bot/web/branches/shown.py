"""What the page is told of towns, branches and the map: plain JSON without words, which the page says in its language.

An answer is so the same for all readers, and can be kept by whoever stands between.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.branch_search import Cluster, Found, FoundBranch, FoundTown, Landmark
from bot.domain.obstacles import is_open
from bot.domain.place import Branch, Week
from bot.services.branch_labels import Label

JSON = dict[str, Any]
_LABEL_DIGITS = 3
_METRES = 5  # digits of a degree: a metre


def town(one: FoundTown) -> JSON:
    """A town among which one chooses."""
    return {
        "id": one.id,
        "carrier": one.carrier,
        "name": one.name,
        "region": one.region,
        "district": one.district,
        "many": one.many,
    }


def branch(one: FoundBranch) -> JSON:
    """A branch in a list: what tells it from the others."""
    return {
        "id": one.id,
        "carrier": one.carrier,
        "number": one.branch.number,
        "kind": one.branch.kind.value,
        "name": one.branch.name,
        "address": one.branch.address,
        "town": one.branch.city_name,
        "region": one.branch.region,
        "at": _at(one.branch),
        "distance_m": one.distance_m,
        "obstacles": [why.value for why in one.obstacles],
    }


def card(one: FoundBranch, now: datetime, zone: ZoneInfo) -> JSON:
    """All that is known of a branch; null where the carrier does not say. Limits are grams, millimetres and kopecks."""
    known, local = one.branch, now.astimezone(zone)
    size, value = known.max_size, known.max_declared_value
    return {
        **branch(one),
        "reference": known.reference,
        "week": _week(known.opening),
        "today": local.weekday(),
        "open": is_open(known.opening, now, zone),
        "max_weight_g": known.max_weight_g,
        "max_size_mm": None if size is None else [size.length_mm, size.width_mm, size.height_mm],
        "max_value": None if value is None else {"minor": value.minor, "currency": value.currency},
        "takes_cards": known.takes_cards,
        "pays_out_cod": known.pays_out_cod,
        "phone": known.phone,
    }


def found(one: Found) -> JSON:
    """What a line of words found."""
    return {
        "town": None if one.town is None else town(one.town),
        "towns": [town(each) for each in one.towns],
        "branches": [branch(each) for each in one.branches],
        "many": one.many,
        "near": _landmark(one.around.landmark) if one.around and one.around.landmark else None,
        "missed": one.missed,
    }


def _landmark(one: Landmark) -> JSON:
    """What the distances are from, in all languages that it has a name in: the answer is the same for all readers."""
    at = [round(one.point.latitude, _METRES), round(one.point.longitude, _METRES)]
    return {"kind": one.kind.value, "uk": one.ukrainian, "ru": one.russian, "en": one.english, "at": at}


def cluster(one: Cluster) -> list[Any]:
    """[latitude, longitude, how many] and, where it is only one, the branch."""
    told: list[Any] = [round(one.middle.latitude, _METRES), round(one.middle.longitude, _METRES), one.many]
    return told if one.only is None else [*told, branch(one.only)]


def label(one: Label) -> list[Any]:
    """A town's name and where it stands on the map."""
    return [one.name, round(one.middle.latitude, _LABEL_DIGITS), round(one.middle.longitude, _LABEL_DIGITS)]


def _at(one: Branch) -> list[float] | None:
    if one.latitude is None or one.longitude is None:
        return None
    return [round(one.latitude, _METRES), round(one.longitude, _METRES)]


def _week(week: Week) -> list[list[str] | None]:
    return [None if day is None else [f"{day.opens:%H:%M}", f"{day.closes:%H:%M}"] for day in week]

"""Points and venues on the map, from a request's parameters or from an object in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.telegram.chats import JSON
from sandbox.telegram.refusals import Refused

FARTHEST_NORTH = 90.0
FARTHEST_EAST = 180.0
WIDEST = 1500.0  # metres of "horizontal_accuracy" (Bot API)
PROVIDERS = ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type")


def location_of(given: Mapping[str, Any]) -> JSON:
    """A message's location; raises Refused."""
    return {"location": _point(given, "location_wrong")}


def venue_of(given: Mapping[str, Any]) -> JSON:
    """A message's venue, and its location beside it, as Telegram has it; raises Refused."""
    location = _point(given, "venue_location")
    venue: JSON = {"location": location, "title": given["title"], "address": given["address"]}
    venue |= {name: given[name] for name in PROVIDERS if given.get(name)}
    return {"location": location, "venue": venue}


def _point(given: Mapping[str, Any], refusal: str) -> JSON:
    latitude, longitude = _degrees(given, "latitude", refusal), _degrees(given, "longitude", refusal)
    if abs(latitude) > FARTHEST_NORTH or abs(longitude) > FARTHEST_EAST:
        raise Refused(refusal)
    accuracy = _figure(str(given.get("horizontal_accuracy") or "0"))
    known = {"horizontal_accuracy": min(accuracy, WIDEST)} if accuracy is not None and accuracy > 0 else {}
    return {"latitude": latitude, "longitude": longitude} | known


def _degrees(given: Mapping[str, Any], name: str, refusal: str) -> float:
    value = str(given.get(name, "")).strip()
    if not value:
        raise Refused(f"{name}_empty")
    figure = _figure(value)
    if figure is None:
        raise Refused(refusal)
    return figure


def _figure(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None

"""The words of the page with the map: it says them itself, in the language in which it was opened."""

from __future__ import annotations

from bot.texts import Speech

_BARE = (
    "map-search",
    "map-search-example",
    "map-clear",
    "map-suggestions",
    "map-locate",
    "map-close",
    "map-panel",
    "map-filters",
    "map-more",
    "map-back",
    "map-welcome",
    "map-big-towns",
    "map-nearest",
    "map-which-town",
    "map-nothing",
    "map-empty-view",
    "map-kind-office",
    "map-kind-locker",
    "map-kind-point",
    "map-able-now",
    "map-able-sunday",
    "map-able-card",
    "map-able-cod",
    "map-weight",
    "map-weight-any",
    "map-map",
    "map-closer",
    "map-farther",
    "map-obstacle-closed",
    "map-obstacle-not-for-all",
    "map-obstacle-too-heavy",
    "map-obstacle-too-big",
    "map-obstacle-too-valuable",
    "map-obstacle-no-cod",
    "map-obstacle-other-kind",
    "map-obstacle-no-card",
    "map-obstacle-closed-now",
    "map-obstacle-closed-on-sunday",
    "map-hours",
    "map-hours-unknown",
    "map-closed-now",
    "map-day-off",
    "map-limits",
    "map-pays",
    "map-pays-card",
    "map-pays-cod",
    "map-phone",
    "map-counting",
    "map-no-price",
    "map-for-kilo",
    "map-take",
    "map-taken",
    "map-no-location",
    "map-locating",
)
_WITH_PLACES = {
    "map-for-order": ("order",),
    "map-found-in": ("town", "many"),
    "map-nothing-in": ("town",),
    "map-near": ("place", "town"),
    "map-metro": ("name",),
    "map-in-view": ("many",),
    "map-up-to": ("kg",),
    "map-size": ("size",),
    "map-up-to-value": ("sum",),
    "map-crowd": ("many",),
    "map-heading": ("kind", "number"),
    "map-metres": ("many",),
    "map-kilometres": ("many",),
    "map-open-till": ("time",),
    "map-arrives": ("day",),
}
_REFUSALS = (
    "map-error-silent",
    "map-error-query",
    "map-error-often",
    "map-error-unsigned",
    "map-error-gone",
    "map-error-order",
    "error-busy",
    "error-no-branches",
    "error-carrier-silent",
    "error-not-allowed",
)


def texts(speech: Speech) -> dict[str, str]:
    """By the names that the page uses; {places} are filled in there. Errors keep their keys."""
    told = {key.removeprefix("map-"): speech.plain(key) for key in _BARE}
    told |= {
        key.removeprefix("map-"): speech.plain(key, **{name: f"{{{name}}}" for name in places})
        for key, places in _WITH_PLACES.items()
    }
    return told | {key: speech.plain(key) for key in _REFUSALS}


def title(speech: Speech) -> str:
    """The page's name."""
    return speech.plain("map-title")


def shop_button(speech: Speech) -> str:
    """What stands on the button in a shop's page, which opens it."""
    return speech.plain("map-shop-button")

"""Whether a parcel fits into any branch of a town, and if into none, why."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.domain.branch_search import Obstacle, Wish
from bot.domain.obstacles import obstacles_of
from bot.domain.place import Branch
from bot.domain.quote import NoOffer

# The further down, the nearer the parcel came to fitting: that is what the person can change.
_BY_NEARNESS = {
    Obstacle.CLOSED: NoOffer.CLOSED,
    Obstacle.NOT_FOR_ALL: NoOffer.CLOSED,
    Obstacle.TOO_HEAVY: NoOffer.TOO_HEAVY,
    Obstacle.TOO_BIG: NoOffer.TOO_BIG,
    Obstacle.TOO_VALUABLE: NoOffer.TOO_VALUABLE,
}
_ORDER = list(_BY_NEARNESS)


def why_not(there: Sequence[Branch], wish: Wish, zone: ZoneInfo) -> NoOffer | None:
    """Why none of these takes what the wish says of the parcel; None where one does."""
    held = [obstacles_of(one, wish, zone) for one in there]
    if not held:
        return NoOffer.NONE_THERE
    if () in held:
        return None
    worst = [min(one, key=_ORDER.index) for one in held]
    return _BY_NEARNESS[max(worst, key=_ORDER.index)]

"""What somebody has said so far of a delivery whose price they want to know."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.branch_finding import ShownBranch
from bot.domain.branch_search import FoundTown
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.quote import DeliveryKind, Offers


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceTalk:
    """Where to (a town, or one branch), and what. `towns` are those among which the person must choose.

    `unknown` are words that name no town. `offers` are there once town and weight are.
    """

    town: FoundTown | None = None
    branch: ShownBranch | None = None
    towns: tuple[FoundTown, ...] = ()
    unknown: str = ""
    weight_g: int | None = None
    size: Size | None = None
    declared_value: Money | None = None
    cod: Money | None = None
    kinds: frozenset[DeliveryKind] = frozenset()
    offers: Offers | None = None

"""Money: whole minor units with a currency. Never a float, never a default currency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_CURRENCY = re.compile(r"[A-Z]{3}")
_KOPECK = Decimal("0.01")
_LARGEST = 2**63 - 1  # what both databases can hold


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """A sum in minor units (kopecks for UAH), with its ISO 4217 currency.

    Sums of different currencies are never added: group them first.
    """

    minor: int
    currency: str

    def __post_init__(self) -> None:
        """Refuse what cannot be a sum."""
        if type(self.minor) is not int:
            raise TypeError(f"minor units are whole: {self.minor!r}")
        if abs(self.minor) > _LARGEST:
            raise ValueError("more than can be stored")
        if not _CURRENCY.fullmatch(self.currency):
            raise ValueError(f"not an ISO 4217 code: {self.currency!r}")

    @classmethod
    def of(cls, amount: str | Decimal, currency: str) -> Money:
        """Make a sum of a decimal amount in major units; ValueError where it is not a sum to the kopeck."""
        try:
            exact = Decimal(amount)
            kopecks = exact.quantize(_KOPECK)
        except InvalidOperation as error:
            raise ValueError(f"not an amount: {amount!r}") from error
        if kopecks != exact:
            raise ValueError(f"not whole minor units: {amount!r}")
        return cls(int(kopecks.scaleb(2)), currency)

    @property
    def major(self) -> Decimal:
        """The amount in major units, exact."""
        return Decimal(self.minor).scaleb(-2)

    def __add__(self, other: Money) -> Money:
        """Add two sums of one currency."""
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
        return Money(self.minor + other.minor, self.currency)

"""People as carriers know them. A phone never prints whole and a name never, so that no log or traceback holds one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_DIGITS = re.compile(r"[1-9][0-9]{6,14}")
_NOT_DIGITS = re.compile(r"[^0-9]")


@dataclass(frozen=True, slots=True, repr=False)
class Phone:
    """A phone as E.164 digits without the plus: 380990000001."""

    digits: str

    def __post_init__(self) -> None:
        """Refuse what E.164 does not know."""
        if not _DIGITS.fullmatch(self.digits):
            raise ValueError("not E.164 digits")

    @classmethod
    def of(cls, text: str) -> Phone | None:
        """Read a phone as Telegram or a carrier writes it (+380 99 000-00-01); None where there is none."""
        if not text:
            return None
        try:
            return cls(text if text.isdigit() else _NOT_DIGITS.sub("", text))
        except ValueError:
            return None

    def __repr__(self) -> str:
        """Show the country and the last two digits."""
        return f"Phone({self.digits[:3]}…{self.digits[-2:]})"

    __str__ = __repr__


@dataclass(frozen=True, slots=True)
class Party:
    """Sender or recipient of a waybill. The name never prints."""

    name: str = field(repr=False)
    phone: Phone

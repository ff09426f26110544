"""The map in a shop's checkout: how it is set up, links for orders, and branches that people chose."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

PUBLIC_ID = 8  # characters
_ORDER = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)
_LINK = re.compile(r"o-(?P<widget>[a-z0-9]{8})-(?P<order>[A-Za-z0-9_-]{1,40})", re.ASCII)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
_LONGEST_ORIGIN = 200
_OWN_MACHINE = frozenset({"localhost", "127.0.0.1"})


class Theme(enum.StrEnum):
    """How a widget looks; AUTO follows the buyer's device."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Widget:
    """The map as one shop shows it. Only pages of `origin` may frame it. No `carriers`: those that are connected.

    `has_key` tells whether a key was made by which the shop fetches what was chosen for an order.
    """

    id: int
    public_id: str
    origin: str
    carriers: frozenset[str] = frozenset()
    theme: Theme = Theme.AUTO
    language: str
    has_key: bool = False


@dataclass(frozen=True, slots=True)
class OrderLink:
    """What t.me/<bot>?start=o-<widget>-<order> carries: for which shop's order a branch is chosen."""

    widget: str
    order: str

    @classmethod
    def read(cls, payload: str) -> OrderLink | None:
        """Read the start parameter; None where it is none of ours."""
        found = _LINK.fullmatch(payload)
        return None if found is None else cls(found["widget"], found["order"])

    @property
    def payload(self) -> str:
        """The start parameter, of at most 64 characters."""
        return f"o-{self.widget}-{self.order}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The branch that a person chose: for an order of a widget's shop, or (no widget) for themselves."""

    id: int
    person_id: int
    branch_id: int
    chosen_at: datetime
    widget_id: int | None = None
    order: str = ""


def is_order_number(text: str) -> bool:
    """Whether a shop's order number can stand in a link."""
    return _ORDER.fullmatch(text) is not None


def origin_of(text: str) -> str | None:
    """The origin of a shop's address, as browsers write it: https://shop.example. None where it is none.

    Without a scheme https is meant; http is for one's own machine alone.
    """
    address = text.strip().lower()
    if not 0 < len(address) <= _LONGEST_ORIGIN or any(sign.isspace() for sign in address):
        return None
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        return None
    own = host in _OWN_MACHINE
    if parts.scheme not in ({"https", "http"} if own else {"https"}) or parts.username is not None:
        return None
    if not _HOST.fullmatch(host) or not (own or "." in host):
        return None
    usual = port is None or (parts.scheme, port) in {("https", 443), ("http", 80)}
    return f"{parts.scheme}://{host}" + ("" if usual else f":{port}")

"""How often one address may ask: a bucket of tokens each, in memory that does not grow with the number of addresses."""

from __future__ import annotations

import ipaddress
from collections import OrderedDict

_MOST_ADDRESSES = 20_000
_HOME_BITS = 64  # of an IPv6 address: what one household is given


class Rate:
    """`burst` at once, then `per_second`. The address heard of longest ago is forgotten where there are too many."""

    def __init__(self, per_second: float, burst: float) -> None:
        """Know nobody yet."""
        self._per_second = per_second
        self._burst = burst
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, address: str, at: float) -> bool:
        """Take one token of this address at the moment `at`, in seconds of a steady clock; False where none is left."""
        home = _home(address)
        tokens, seen = self._left.pop(home, (self._burst, at))
        tokens = min(self._burst, tokens + (at - seen) * self._per_second)
        allowed = tokens >= 1
        if len(self._left) >= _MOST_ADDRESSES:
            self._left.popitem(last=False)
        self._left[home] = (tokens - 1 if allowed else tokens, at)
        return allowed

    def __len__(self) -> int:
        """How many addresses are known now."""
        return len(self._left)


def _home(address: str) -> str:
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(known, ipaddress.IPv4Address):
        return str(known)
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    return str(ipaddress.ip_network((known, _HOME_BITS), strict=False))


def caller(peer: str | None, forwarded: str, trusted_hops: int) -> str:
    """Tell the address that asks: the peer's, or behind `trusted_hops` proxies of ours what the outermost of them saw.

    X-Forwarded-For is written by the caller but for the entries at its right end: what stands to the left of ours is
    anybody's word.
    """
    seen = [entry.strip() for entry in forwarded.split(",") if entry.strip()]
    if trusted_hops and len(seen) >= trusted_hops:
        return seen[-trusted_hops]
    return peer or ""

"""A carrier's terms: how long it keeps a parcel, and what it wants of one that goes to a locker."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StorageRules:
    """Customary terms, to be told as such: the date that the carrier gives for a parcel always wins."""

    free_days: int | None = None
    goes_back_after_days: int | None = None


@dataclass(frozen=True, slots=True)
class LockerRules:
    """What a carrier wants of a parcel that goes to a locker."""

    sender_pays: bool = False
    needs_size: bool = False


NOT_TOLD = StorageRules()
LIKE_BRANCHES = LockerRules()

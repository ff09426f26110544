"""Who may see what of a parcel."""

from __future__ import annotations

import enum


class View(enum.Enum):
    """How much of a parcel a person is shown (design, law 10)."""

    PUBLIC = "public"  # whoever has the number: status, progress, town, branch, dates
    FULL = "full"  # one's own shared phone is the sender's or the recipient's: sums too

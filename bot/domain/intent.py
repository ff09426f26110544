"""What people ask a shop's bot for."""

from __future__ import annotations

import enum


class Intent(enum.StrEnum):
    """The one thing that a message asks for."""

    TRACK = "track"
    MY_PARCELS = "my_parcels"
    FIND_BRANCH = "find_branch"
    PRICE = "price"
    STORAGE_TIME = "storage_time"
    PAY_COD = "pay_cod"
    REDIRECT = "redirect"
    RETURN = "return"
    OPERATOR = "operator"
    GREETING = "greeting"
    THANKS = "thanks"
    LANGUAGE = "language"
    HELP = "help"
    UNSUBSCRIBE = "unsubscribe"
    UNKNOWN = "unknown"

"""What a person may ask: how long is kept what is kept of them."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta


class Record(enum.StrEnum):
    """What is kept for a time. What is not named here is kept for as long as the person wants it."""

    ASKED = "asked"  # what was asked of them, and in which town they looked
    CHOICE = "choice"  # a branch for an order
    QUESTION = "question"
    FORGOTTEN = "forgotten"  # a recipient who asked to be erased
    SHEET = "sheet"
    DRAFT = "draft"  # an order that nobody sent
    LABEL = "label"
    PHOTO = "photo"
    INVITATION = "invitation"
    DEED = "deed"  # what one of the staff did
    BATCH = "batch"  # which row of whose table became which waybill


@dataclass(frozen=True, slots=True)
class Kept:
    """For how long each is kept; `of_staff`: whoever asks works for the shop."""

    lasts: Mapping[Record, timedelta]
    of_staff: bool

"""What is said to words that are no answer: one text a field."""

from __future__ import annotations

from bot.domain.draft import Field
from bot.domain.errors import DeskError

_LONGEST = 40
_KEYS = {
    Field.NAME: "error-draft-name",
    Field.PHONE: "error-draft-phone",
    Field.CARRIER: "error-draft-carrier",
    Field.TOWN: "error-draft-town",
    Field.BRANCH: "error-draft-branch",
    Field.DOOR: "error-draft-door",
    Field.GOODS: "error-draft-goods",
    Field.SEATS: "error-draft-seats",
    Field.WEIGHT: "error-draft-weight",
    Field.SIZE: "error-draft-size",
    Field.COD: "error-draft-cod",
    Field.DECLARED: "error-draft-declared",
    Field.PAYER: "error-draft-payer",
    Field.NOTE: "error-draft-note",
    Field.ORIGIN: "error-draft-origin",
}


def not_understood(field: Field, words: str) -> DeskError:
    """The words do not answer the question about this field; a phone is quoted, so that the wrong digit is seen."""
    told = " ".join(words.split())
    return DeskError(_KEYS[field], words=told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…")

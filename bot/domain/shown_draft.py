"""A draft as its card shows it: completed by the shop's habits, with what it lacks and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.attempt import Attempt
from bot.domain.branch_search import FoundBranch, FoundTown
from bot.domain.draft import Caution, Draft, Field, Gap, SendsFrom, Stage
from bot.domain.habits import Filled
from bot.domain.quote import Quote

_BASE = 36
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a draft goes as far as that is sure, and what is to be asked about it."""

    town: FoundTown | None = None
    branch: FoundBranch | None = None
    gap: Gap | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDraft:
    """A draft with all about it. `attempt` is the newest one of its shipment, `others` are the order's other parts.

    `before` is what stands, where the draft says what is to stand instead. `may_change` tells whether the carrier can
    change a waybill at all, `has_left` that it has the parcel.
    """

    draft: Draft
    filled: Filled
    place: Place
    origin: SendsFrom | None
    stage: Stage
    gaps: tuple[Gap, ...] = ()
    cautions: tuple[Caution, ...] = ()
    quote: Quote | None = None
    attempt: Attempt | None = None
    may_cancel: bool = False
    may_change: bool = False
    may_choose_origin: bool = False
    has_left: bool = False
    before: ShownDraft | None = None
    others: tuple[int, ...] = ()

    @property
    def version(self) -> str:
        """What was seen, in a few signs: a button that was drawn for another version must not be obeyed blindly."""
        changed = self.draft.changed_at
        return "0" if changed is None else _short(int(changed.timestamp() * 1000) % _BASE**6)

    def gap(self, field: Field) -> Gap | None:
        """What is to be asked about a field."""
        return next((one for one in self.gaps if one.field is field), None)


def _short(number: int) -> str:
    signs = ""
    while number:
        number, last = divmod(number, _BASE)
        signs = _DIGITS[last] + signs
    return signs or "0"

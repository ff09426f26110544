"""What a shop is used to, and how it completes a draft: what was said always wins, and what was not said is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.domain.branch_search import Wish
from bot.domain.cod import Cod, CodForm, Payer
from bot.domain.draft import DeclaredRule, Draft, Field
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.order import Delivery
from bot.domain.place import BranchKind
from bot.domain.shipment import Parcel

T = TypeVar("T")

MOST_SEATS = 50
_KINDS = {
    Delivery.BRANCH: frozenset({BranchKind.OFFICE, BranchKind.POINT}),
    Delivery.LOCKER: frozenset({BranchKind.LOCKER}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """The shop's defaults; None where it has none."""

    weight_g: int | None = None
    size: Size | None = None
    payer: Payer | None = Payer.RECIPIENT
    declared_rule: DeclaredRule = DeclaredRule.COD
    declared: Money | None = None
    goods: str = ""
    cod_form: CodForm = CodForm.TRANSFER


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """Goods that always weigh the same; `folded` is how their words begin, word by word."""

    id: int
    words: str
    folded: str
    weight_g: int
    size: Size | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A draft with the shop's habits; `taken` names what comes from them. `cod` of None: none is asked for."""

    weight_g: int | None
    size: Size | None
    seats: int
    goods: str
    declared: Money | None
    cod: Money | None
    payer: Payer | None
    cod_form: CodForm
    taken: frozenset[Field]

    @property
    def pieces(self) -> tuple[Parcel, ...]:
        """The pieces: the weight is shared out, so that no gram is lost."""
        if self.weight_g is None:
            return ()
        each, more = divmod(self.weight_g, self.seats)
        return tuple(Parcel(each + (place < more), self.size) for place in range(self.seats))

    @property
    def as_cod(self) -> Cod | None:
        """Cash on delivery as a carrier is asked for it; its fee is the recipient's."""
        return None if self.cod is None else Cod(self.cod, self.cod_form, Payer.RECIPIENT)


def fill(draft: Draft, habits: Habits, template: Template | None) -> Filled:
    """Complete a draft; `template` is the one that its goods fit."""
    cod = draft.cod if draft.cod is not None and draft.cod.minor > 0 else None
    usual_weight, usual_size = (template.weight_g, template.size) if template else (habits.weight_g, habits.size)
    filled = Filled(
        weight_g=_or(draft.weight_g, usual_weight),
        size=_or(draft.size, usual_size),
        seats=draft.seats or 1,
        goods=draft.goods or habits.goods,
        declared=_or(draft.declared, _declared(habits, cod)),
        cod=cod,
        payer=_or(draft.payer, habits.payer),
        cod_form=habits.cod_form,
        taken=frozenset(),
    )
    return replace(filled, taken=_taken(draft, filled))


def _or(said: T | None, usual: T | None) -> T | None:
    return usual if said is None else said


def _taken(draft: Draft, filled: Filled) -> frozenset[Field]:
    said_and_used = {
        Field.WEIGHT: (draft.weight_g, filled.weight_g),
        Field.SIZE: (draft.size, filled.size),
        Field.GOODS: (draft.goods or None, filled.goods or None),
        Field.DECLARED: (draft.declared, filled.declared),
        Field.PAYER: (draft.payer, filled.payer),
    }
    return frozenset(one for one, (said, used) in said_and_used.items() if said is None and used is not None)


def _declared(habits: Habits, cod: Money | None) -> Money | None:
    if habits.declared_rule is DeclaredRule.ASK:
        return None
    return cod if habits.declared_rule is DeclaredRule.COD and cod is not None else habits.declared


def template_of(folded_goods: str, templates: Sequence[Template]) -> Template | None:
    """The template whose words the goods have, each by its beginning; of several the one with the most words."""
    words = folded_goods.split()
    fitting = [one for one in templates if all(any(word.startswith(begin) for word in words) for begin in _of(one))]
    return max(fitting, key=lambda one: (len(_of(one)), one.id), default=None)


def _of(template: Template) -> list[str]:
    return template.folded.split()


def wish_of(draft: Draft, filled: Filled, carrier: str) -> Wish:
    """What a branch must be able to do for this parcel."""
    pieces = filled.pieces
    return Wish(
        kinds=_KINDS.get(draft.delivery, frozenset()) if draft.delivery else frozenset(),
        carriers=frozenset({carrier}),
        weight_g=pieces[0].weight_g if pieces else None,
        size=filled.size,
        declared_value=filled.declared,
        pays_out_cod=filled.cod is not None,
    )

"""Answers by button: what a chosen town, branch or sender makes of a draft, and what is offered for a field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.desk import Desk
from bot.domain.draft import Draft, Field, Gap, Option
from bot.domain.money import Money
from bot.domain.order import Delivery
from bot.domain.place import BranchKind
from bot.domain.shown_draft import ShownDraft
from bot.reading.draft_answers import chosen
from bot.services import branches
from bot.services.draft_card import Customs
from bot.services.draft_gaps import PAYERS, SIZES, WEIGHTS, declared_options
from bot.services.draft_place import alternatives

TO_DOOR = "door"
_SEATS = (1, 2, 3, 4)
_DELIVERY = {
    BranchKind.LOCKER: Delivery.LOCKER,
    BranchKind.OFFICE: Delivery.BRANCH,
    BranchKind.POINT: Delivery.BRANCH,
}


async def choose(desk: Desk, known: Customs, draft: Draft, field: Field, key: str) -> Draft | None:
    """The draft with what the button says; None where no button of today says that."""
    if field is Field.TOWN:
        return await _town(desk, draft, _id(key))
    if field is Field.BRANCH:
        return await _branch(desk, draft, key)
    if field is Field.ORIGIN:
        return _origin(known, draft, _id(key))
    if field is Field.CARRIER:
        return _carrier(known, draft, key)
    return chosen(draft, field, key)


def _id(key: str) -> int:
    return int(key) if key.isascii() and key.isdigit() and len(key) < 19 else 0  # noqa: PLR2004


async def _town(desk: Desk, draft: Draft, town_id: int) -> Draft | None:
    town = await branches.town(desk, town_id)
    if town is None:
        return None
    return replace(draft, city=town.name, region=town.region, town_id=town.id, branch_id=None)


async def _branch(desk: Desk, draft: Draft, key: str) -> Draft | None:
    """A branch of the draft's town, whose kind from now on is the one that is meant; or a door."""
    if key == TO_DOOR:
        return replace(draft, delivery=Delivery.DOOR, branch_id=None, number="")
    found = await branches.one(desk, _id(key))
    if found is None:
        return None
    delivery = _DELIVERY[found.branch.kind]
    return replace(draft, branch_id=found.id, number=found.branch.number, delivery=delivery)


def _origin(known: Customs, draft: Draft, origin_id: int) -> Draft | None:
    origin = next((one for one in known.origins if one.origin_id == origin_id), None)
    if origin is None:
        return None
    moves = origin.carrier != (before.carrier if (before := known.origin_of(draft)) else None)
    fresh = replace(draft, origin_id=origin.origin_id, carrier=origin.carrier)
    return replace(fresh, town_id=None, branch_id=None) if moves else fresh


def _carrier(known: Customs, draft: Draft, code: str) -> Draft | None:
    if all(one.carrier != code for one in known.origins):
        return None
    return replace(draft, carrier=code, origin_id=None, town_id=None, branch_id=None)


async def question(desk: Desk, known: Customs, shown: ShownDraft, field: Field) -> Gap:
    """Ask for a field that is to be changed, with what may be chosen."""
    standing = shown.gap(field)
    if standing is not None:
        return standing
    if field is Field.BRANCH and shown.place.town is not None:
        wish = known.wish(replace(shown.draft, delivery=None))
        return Gap(field, options=await alternatives(desk, shown.place.town, wish))
    return Gap(field, options=tuple(_offered(known, shown, field)))


def _offered(known: Customs, shown: ShownDraft, field: Field) -> Sequence[Option]:
    offered: dict[Field, Sequence[Option]] = {
        Field.WEIGHT: WEIGHTS,
        Field.SIZE: SIZES,
        Field.PAYER: PAYERS,
        Field.SEATS: [Option(str(many), many) for many in _SEATS],
        Field.COD: [Option("0", Money(0, "UAH"))],
        Field.DECLARED: declared_options(shown.filled),
        Field.NOTE: [Option("none", "")] if shown.draft.note else [],
        Field.ORIGIN: [Option(str(one.origin_id), one) for one in known.origins],
        Field.CARRIER: [Option(code, code) for code in dict.fromkeys(one.carrier for one in known.origins)],
    }
    return offered.get(field, ())

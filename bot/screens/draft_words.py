"""Drafts in words: which text names which field and value."""

from __future__ import annotations

import re

from bot.domain.attempt import Attempt
from bot.domain.branch_search import FoundBranch, FoundTown, Obstacle
from bot.domain.cod import Payer
from bot.domain.draft import Caution, Field, Gap, GapWhy, SendsFrom, Value, Warn
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.order import Delivery
from bot.domain.party import Phone
from bot.domain.shipment import Why
from bot.domain.shown_draft import ShownDraft
from bot.screens import words
from bot.screens.message import clipped
from bot.texts import Speech

_LONGEST_PLACE = 120
_GRAMS, _MM = 1000, 10
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")

FIELD = {
    Field.NAME: "draft-field-name",
    Field.PHONE: "draft-field-phone",
    Field.CARRIER: "draft-field-carrier",
    Field.TOWN: "draft-field-town",
    Field.BRANCH: "draft-field-branch",
    Field.DOOR: "draft-field-door",
    Field.GOODS: "draft-field-goods",
    Field.SEATS: "draft-field-seats",
    Field.WEIGHT: "draft-field-weight",
    Field.SIZE: "draft-field-size",
    Field.COD: "draft-field-cod",
    Field.DECLARED: "draft-field-declared",
    Field.PAYER: "draft-field-payer",
    Field.NOTE: "draft-field-note",
    Field.ORIGIN: "draft-field-origin",
}
ASK = {
    Field.NAME: "draft-ask-name",
    Field.PHONE: "draft-ask-phone",
    Field.CARRIER: "draft-ask-carrier-change",
    Field.TOWN: "draft-ask-town",
    Field.BRANCH: "draft-ask-branch",
    Field.DOOR: "draft-ask-door",
    Field.GOODS: "draft-ask-goods",
    Field.SEATS: "draft-ask-seats",
    Field.WEIGHT: "draft-ask-weight",
    Field.SIZE: "draft-ask-size",
    Field.COD: "draft-ask-cod",
    Field.DECLARED: "draft-ask-declared",
    Field.PAYER: "draft-ask-payer",
    Field.NOTE: "draft-ask-note",
    Field.ORIGIN: "draft-ask-origin",
}
ASK_BECAUSE = {
    (Field.NAME, GapWhy.UNSURE): "draft-ask-name-unsure",
    (Field.PHONE, GapWhy.NOT_FOUND): "draft-ask-phone-not-found",
    (Field.PHONE, GapWhy.UNSURE): "draft-ask-phone-wrong",
    (Field.CARRIER, GapWhy.NOT_FOUND): "draft-ask-carrier",
    (Field.TOWN, GapWhy.UNSURE): "draft-ask-town-unsure",
    (Field.TOWN, GapWhy.NOT_FOUND): "draft-ask-town-not-found",
    (Field.BRANCH, GapWhy.UNSURE): "draft-ask-branch-unsure",
    (Field.BRANCH, GapWhy.NOT_FOUND): "draft-ask-branch-not-found",
    (Field.BRANCH, GapWhy.GONE): "draft-ask-branch-gone",
    (Field.BRANCH, GapWhy.CANNOT): "draft-ask-branch-cannot",
    (Field.SIZE, GapWhy.LOCKER): "draft-ask-size-locker",
    (Field.PAYER, GapWhy.LOCKER): "draft-ask-payer-locker",
}
OBSTACLE = {
    Obstacle.CLOSED: "draft-obstacle-closed",
    Obstacle.NOT_FOR_ALL: "draft-obstacle-not-for-all",
    Obstacle.TOO_HEAVY: "draft-obstacle-too-heavy",
    Obstacle.TOO_BIG: "draft-obstacle-too-big",
    Obstacle.TOO_VALUABLE: "draft-obstacle-too-valuable",
    Obstacle.NO_COD: "draft-obstacle-no-cod",
    Obstacle.OTHER_KIND: "draft-obstacle-other-kind",
}
WHY = {
    Why.PART: "draft-why-part",
    Why.SIZE: "draft-why-size",
    Why.DEFECT: "draft-why-defect",
    Why.LOST: "draft-why-lost",
    Why.DAMAGED: "draft-why-damaged",
    Why.UNCOLLECTED: "draft-why-uncollected",
}
PAYER = {Payer.RECIPIENT: "button-draft-payer-recipient", Payer.SENDER: "button-draft-payer-sender"}


def asked(speech: Speech, shown: ShownDraft, gap: Gap) -> str:
    """The question of a gap."""
    if gap.field is Field.ORIGIN and not gap.options:
        return speech.html("draft-no-origin")
    key = ASK_BECAUSE.get((gap.field, gap.why), ASK[gap.field])
    why = ", ".join(speech.plain(OBSTACLE[one]) for one in gap.obstacles if one in OBSTACLE)
    return speech.html(key, words=_said(speech, shown, gap), why=why)


def _said(speech: Speech, shown: ShownDraft, gap: Gap) -> str:
    draft = shown.draft
    if gap.field is Field.CARRIER:
        return carrier(speech, draft.carrier or "")
    number = f"№ {draft.number}" if draft.number.isdigit() else draft.number
    told = {Field.NAME: draft.name, Field.PHONE: draft.wrong_phone, Field.TOWN: draft.city, Field.BRANCH: number}
    return clipped(told.get(gap.field, ""), _LONGEST_PLACE)


def carrier(speech: Speech, code: str) -> str:
    """The carrier's name; one that is not known by its code."""
    return speech.plain(words.CARRIER[code]) if code in words.CARRIER else code


def value(speech: Speech, one: Value) -> str:
    """One value in plain words, as a button or a line has it."""
    match one:
        case FoundTown():
            return town_button(speech, one)
        case FoundBranch():
            return branch(one)
        case SendsFrom():
            return f"{carrier(speech, one.carrier)}: {one.sender}, {origin(one)}"
        case Size():
            return size(speech, one)
        case _:
            return _plain(speech, one)


def _plain(speech: Speech, one: Money | Payer | int | str) -> str:
    if isinstance(one, Money):
        return speech.money(one) if one.minor else speech.plain("button-draft-no-cod")
    return speech.plain(PAYER[one]) if isinstance(one, Payer) else str(one)


def town_button(speech: Speech, one: FoundTown) -> str:
    """A town with what tells it from others of its name."""
    if one.district:
        return speech.plain("button-draft-town-district", town=one.name, region=one.region, district=one.district)
    return speech.plain("button-draft-town", town=one.name, region=one.region)


def town(speech: Speech, one: FoundTown) -> str:
    """A town on a card."""
    return speech.plain("draft-town-region", town=one.name, region=one.region) if one.region else one.name


def branch(found: FoundBranch) -> str:
    """A branch as its carrier names it."""
    return shortened(found.branch.name or found.branch.address)


def shortened(place: str) -> str:
    """A carrier's words for a place without what stands in brackets: how heavy a parcel it takes was checked."""
    return clipped(_IN_BRACKETS.sub("", place), _LONGEST_PLACE)


def weight(speech: Speech, grams: int) -> str:
    """«1,2 кг»."""
    return speech.plain("draft-weight-kg", number=speech.number(grams / _GRAMS))


def size(speech: Speech, one: Size) -> str:
    """«30×20×10 см»."""
    sides = [speech.number(side / _MM) for side in (one.length_mm, one.width_mm, one.height_mm)]
    return speech.plain("draft-size-cm", length=sides[0], width=sides[1], height=sides[2])


def origin(one: SendsFrom) -> str:
    """From where it goes: the town, and the branch without its address."""
    label = shortened(one.label).partition(":")[0]
    return f"{one.city}, {label}" if one.city else label


def phone(one: Phone) -> str:
    """With its plus, ready to be tapped."""
    return f"+{one.digits}"


def number_of(attempt: Attempt | None) -> str:
    """The waybill's number; "" where there is none."""
    return attempt.waybill.number if attempt and attempt.waybill else ""


def where(speech: Speech, shown: ShownDraft) -> str:
    """Where it goes, as a line of a card; "" where nothing is known of that."""
    draft, place = shown.draft, shown.place
    if place.town is None:
        return speech.html("draft-town-only", town=f"{draft.city} {draft.number}".strip()) if draft.city else ""
    there = town(speech, place.town)
    if place.branch is not None:
        return speech.html("draft-branch", town=there, branch=branch(place.branch))
    if draft.delivery is not Delivery.DOOR or not draft.door.street:
        return speech.html("draft-town-only", town=there)
    told = {"town": there, "street": draft.door.street, "house": draft.door.house}
    if draft.door.flat:
        return speech.html("draft-door-flat", **told, flat=draft.door.flat)
    return speech.html("draft-door", **told)


def caution(speech: Speech, one: Caution) -> str:
    """What to look at before a carrier is asked."""
    if one.what is Warn.FOREIGN_PHONE:
        return speech.html("draft-caution-foreign-phone")
    if one.what is Warn.NOT_COLLECTED:
        return speech.html("draft-caution-not-collected", count=one.many)
    if one.number:
        return speech.html("draft-caution-duplicate", number=one.number)
    return speech.html("draft-caution-duplicate-asked")

"""The weight of what is being packed: what was declared, what the scale said, and what became of the difference."""

from __future__ import annotations

from bot.domain.packing import PackingCard, WeightChange
from bot.screens.message import Button, clipped
from bot.screens.taps import Action, Tap
from bot.texts import Speech

_KILOGRAM = 1000
_LONGEST_WORDS = 200
_NOT_NOW = "packing-carrier-not-now"
_REFUSAL = "refusal-"

_CHANGED = {
    WeightChange.LEFT: "pack-weight-left",
    WeightChange.ASKING: "pack-weight-asking",
    WeightChange.UPDATED: "pack-weight-updated",
    WeightChange.UNKNOWN: "pack-weight-unknown",
}


def grams(speech: Speech, weight_g: int) -> str:
    """A weight as people say it: «1,24 кг», «350 г»."""
    if weight_g < _KILOGRAM:
        return speech.plain("pack-grams", number=speech.number(weight_g))
    return speech.plain("pack-kilograms", number=speech.number(weight_g / _KILOGRAM))


def weight_lines(speech: Speech, shown: PackingCard) -> list[str]:
    """What is to be known of the weight."""
    weighing = shown.packing.weighing
    declared = grams(speech, weighing.declared_g)
    if weighing.weighed_g is None:
        return [] if shown.packing.packed_at else [speech.html("pack-weight-declared", declared=declared)]
    told = {"declared": declared, "weighed": grams(speech, weighing.weighed_g)}
    if weighing.change in _CHANGED:
        return [speech.html(_CHANGED[weighing.change], **told)]
    if not shown.rules.differs(weighing.declared_g, weighing.weighed_g):
        return [speech.html("pack-weight-same", **told)]
    lines: list[str] = [speech.html("pack-weight-differs", **told)]
    if weighing.change is WeightChange.REFUSED:
        lines.append(speech.html("pack-weight-refused", why=_why(speech, weighing.problem)))
    elif weighing.problem == _NOT_NOW:
        lines.append(speech.html("packing-carrier-not-now"))
    return lines


def _why(speech: Speech, problem: str) -> str:
    """Our words for it where we have some, else the carrier's."""
    return speech.plain(problem) if problem.startswith(_REFUSAL) else clipped(problem, _LONGEST_WORDS)


def weight_buttons(speech: Speech, shown: PackingCard) -> list[tuple[Button, ...]]:
    """What can be done about the difference."""
    weighing, id_ = shown.packing.weighing, shown.packing.shipment_id
    if weighing.change is WeightChange.ASKING:
        return [(Button(speech.plain("pack-weight-refresh"), Tap(Action.PACK, id_, "show").encode()),)]
    if not weighing.wants_decision(shown.rules):
        return []
    rows = []
    if shown.may_update:
        key = "pack-weight-ask-again" if weighing.change is WeightChange.UNKNOWN else "pack-weight-update"
        text = speech.plain(key, weighed=grams(speech, weighing.weighed_g or 0))
        rows.append((Button(text, Tap(Action.PACK, id_, "update").encode()),))
    leave = speech.plain("pack-weight-leave", declared=grams(speech, weighing.declared_g))
    return [*rows, (Button(leave, Tap(Action.PACK, id_, "leave").encode()),)]

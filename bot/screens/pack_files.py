"""What is printed and what is set: labels of all that is packed, the courier's hour, how far a weight may differ."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.packing import TOLERANCES, PackingRules
from bot.screens.message import Button, File, Message
from bot.screens.pack_weight import grams
from bot.screens.taps import Action, Tap
from bot.texts import Speech

_LAYOUTS = {"100x100": "pack-layout-one", "a4x4": "pack-layout-four", "a4x6": "pack-layout-six"}
_HOURS = range(11, 21)
_IN_A_ROW = 5
_MOST_NAMED = 20


def choose_layout(speech: Speech) -> Message:
    """On which paper."""
    rows = [
        (Button(speech.plain(key), Tap(Action.PACK_FILE, 0, f"print.{layout}").encode()),)
        for layout, key in _LAYOUTS.items()
    ]
    back = Button(speech.plain("pack-to-queue"), Tap(Action.PACK_QUEUE, 0, "show").encode())
    return Message(speech.html("pack-choose-layout"), (*rows, (back,)))


def labels(speech: Speech, file: File | None, many: int, left_out: Sequence[str]) -> Message:
    """The file with so many shipments' labels; those that are not in it are named."""
    lines = [speech.html("pack-labels", count=many) if file else speech.html("pack-no-labels")]
    if left_out:
        numbers = ", ".join(left_out[:_MOST_NAMED])
        lines.append(speech.html("pack-labels-left-out", count=len(left_out), numbers=numbers))
    return Message("\n".join(lines), file=file)


def label(speech: Speech, file: File | None) -> Message:
    """The label of one shipment."""
    return Message(speech.html("pack-label-file") if file else speech.html("pack-label-later"), file=file)


def photo(speech: Speech, file: File) -> Message:
    """One kept photo."""
    return Message(speech.html("pack-photo"), photo=file)


def ask_proof(speech: Speech) -> Message:
    """Ask for a photo to keep."""
    return Message(speech.html("pack-ask-proof"))


def rules(speech: Speech, set_: PackingRules) -> Message:
    """When the courier comes, and how far a weight may differ."""
    at = speech.html("pack-rules-courier", time=f"{set_.courier_at:%H:%M}") if set_.courier_at else ""
    weight = grams(speech, set_.tolerance_g)
    tolerance = speech.html("pack-rules-tolerance", grams=weight, percent=set_.tolerance_percent)
    lines = [at or speech.html("pack-rules-no-courier"), tolerance]
    back = Button(speech.plain("pack-to-queue"), Tap(Action.PACK_QUEUE, 0, "show").encode())
    return Message("\n".join(lines), (*_hours(speech, set_), *_tolerances(speech, set_), (back,)))


def _hours(speech: Speech, set_: PackingRules) -> list[tuple[Button, ...]]:
    buttons = [_hour(hour, chosen=set_.courier_at is not None and set_.courier_at.hour == hour) for hour in _HOURS]
    rows = [tuple(buttons[start : start + _IN_A_ROW]) for start in range(0, len(buttons), _IN_A_ROW)]
    none = Button(speech.plain("pack-rules-none"), Tap(Action.PACK_RULES, 0, "at.none").encode())
    return [*rows, (none,)]


def _hour(hour: int, *, chosen: bool) -> Button:
    return Button(f"✓{hour}:00" if chosen else f"{hour}:00", Tap(Action.PACK_RULES, 0, f"at.{hour * 60}").encode())


def _tolerances(speech: Speech, set_: PackingRules) -> list[tuple[Button, ...]]:
    buttons = []
    for place, (weight_g, percent) in enumerate(TOLERANCES):
        chosen = (weight_g, percent) == (set_.tolerance_g, set_.tolerance_percent)
        text = speech.plain("pack-rules-choice", grams=grams(speech, weight_g), percent=percent)
        buttons.append(Button(f"✓ {text}" if chosen else text, Tap(Action.PACK_RULES, 0, f"by.{place}").encode()))
    return [tuple(buttons[:2]), tuple(buttons[2:])]
